#include "workstation/features/analytics/FilterBar.h"

#include "workstation/ui/SegmentedControl.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDateEdit>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>
#include <utility>

namespace qiao::workstation::analytics {

using ui::Words;

namespace {

constexpr int longestCombo = 180;
constexpr int shortestCombo = 72; // so that a narrow window is not forced to be wide

QDateEdit *dateEdit(QWidget *parent)
{
    auto *edit = new QDateEdit(parent);
    edit->setCalendarPopup(true);
    edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    return edit;
}

} // namespace

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent)
    , m_period(new ui::SegmentedControl(this))
    , m_from(dateEdit(this))
    , m_dash(new QLabel(QStringLiteral("–"), this))
    , m_to(dateEdit(this))
    , m_queue(new QComboBox(this))
    , m_agent(new QComboBox(this))
    , m_channel(new QComboBox(this))
    , m_hours(new QComboBox(this))
{
    // In the order of Period.
    m_period->addSegment(Words{"FilterBar", QT_TRANSLATE_NOOP("FilterBar", "Today")});
    m_period->addSegment(Words{"FilterBar", QT_TRANSLATE_NOOP("FilterBar", "7 days")});
    m_period->addSegment(Words{"FilterBar", QT_TRANSLATE_NOOP("FilterBar", "28 days")});
    m_period->addSegment(Words{"FilterBar", QT_TRANSLATE_NOOP("FilterBar", "From – to")});

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_period);
    row->addWidget(m_from);
    row->addWidget(m_dash);
    row->addWidget(m_to);
    for (QComboBox *combo : {m_queue, m_agent, m_channel, m_hours}) {
        combo->setMinimumWidth(shortestCombo);
        combo->setMaximumWidth(longestCombo);
        combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        row->addWidget(combo);
    }
    row->addStretch(1);
    setToday(QDate::currentDate());
    retranslate();

    connect(m_period, &ui::SegmentedControl::currentChanged, this, &FilterBar::takeChoices);
    for (QDateEdit *edit : {m_from, m_to})
        connect(edit, &QDateEdit::dateChanged, this, &FilterBar::takeChoices);
    for (QComboBox *combo : {m_queue, m_agent, m_channel, m_hours})
        connect(combo, &QComboBox::currentIndexChanged, this, &FilterBar::takeChoices);
    takeChoices();
}

void FilterBar::setToday(const QDate &today)
{
    m_isFilling = true;
    const bool isFirst = !m_scope.to.isValid();
    for (QDateEdit *edit : {m_from, m_to})
        edit->setMaximumDate(today);
    if (isFirst) {
        m_to->setDate(today);
        m_from->setDate(today.addDays(-6));
    }
    m_isFilling = false;
}

void FilterBar::setQueues(const QList<Choice> &queues)
{
    if (std::exchange(m_queues, queues) != queues)
        refill();
}

void FilterBar::setAgents(const QList<Choice> &agents)
{
    if (std::exchange(m_agents, agents) != agents)
        refill();
}

void FilterBar::setChannels(const QList<Choice> &channels)
{
    if (std::exchange(m_channels, channels) != channels)
        refill();
}

void FilterBar::setAgentFixed(bool isFixed)
{
    m_agent->setVisible(!isFixed);
}

void FilterBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void FilterBar::fill(QComboBox *combo, const QString &all, const QList<Choice> &choices, const QString &chosen)
{
    combo->clear();
    combo->addItem(all, QString());
    for (const Choice &choice : choices)
        combo->addItem(choice.second.isEmpty() ? choice.first : choice.second, choice.first);
    const int index = combo->findData(chosen);
    if (index < 0) // what was chosen is not there any more, and is still what is shown
        combo->addItem(chosen, chosen);
    combo->setCurrentIndex(index < 0 ? combo->count() - 1 : index);
}

void FilterBar::refill()
{
    m_isFilling = true;
    fill(m_queue, tr("All queues"), m_queues, m_scope.queue);
    fill(m_agent, tr("All agents"), m_agents, m_scope.agent);
    fill(m_channel, tr("All channels"), m_channels, m_scope.channel);
    const int hours = static_cast<int>(m_scope.hours);
    m_hours->clear();
    // In the order of ReportHours.
    m_hours->addItems({tr("All hours"), tr("Opening hours"), tr("Outside opening hours")});
    m_hours->setCurrentIndex(hours);
    m_isFilling = false;
}

void FilterBar::retranslate()
{
    m_period->setAccessibleName(tr("Time"));
    m_from->setAccessibleName(tr("From day"));
    m_to->setAccessibleName(tr("To day"));
    m_queue->setAccessibleName(tr("Queue"));
    m_agent->setAccessibleName(tr("Agent"));
    m_channel->setAccessibleName(tr("Channel"));
    m_hours->setAccessibleName(tr("Opening hours"));
    for (QComboBox *combo : {m_queue, m_agent, m_channel, m_hours})
        combo->view()->setAccessibleName(combo->accessibleName());
    refill();
}

void FilterBar::takeChoices()
{
    const bool isCustom = m_period->currentIndex() == static_cast<int>(Period::Custom);
    m_from->setVisible(isCustom);
    m_dash->setVisible(isCustom);
    m_to->setVisible(isCustom);
    if (m_isFilling)
        return;
    Scope scope;
    scope.period = static_cast<Period>(m_period->currentIndex());
    scope.from = m_from->date();
    scope.to = m_to->date();
    scope.queue = m_queue->currentData().toString();
    scope.agent = m_agent->currentData().toString();
    scope.channel = m_channel->currentData().toString();
    scope.hours = static_cast<protocol::ReportHours>(std::max(0, m_hours->currentIndex()));
    if (scope == m_scope)
        return;
    m_scope = scope;
    Q_EMIT scopeChanged(m_scope);
}

} // namespace qiao::workstation::analytics
