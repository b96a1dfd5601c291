#include "workstation/ui/chart/ChartSection.h"

#include "workstation/ui/EmptyState.h"
#include "workstation/ui/TextLook.h"
#include "workstation/ui/chart/Chart.h"
#include "workstation/ui/chart/ChartTableView.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace qiao::workstation::ui::chart {

ChartSection::ChartSection(const Words &title, Chart *chart, QWidget *parent)
    : QWidget(parent)
    , m_title(title)
    , m_emptyTitle{"ChartSection", QT_TRANSLATE_NOOP("ChartSection", "No figures")}
    , m_emptyAdvice{"ChartSection", QT_TRANSLATE_NOOP("ChartSection", "Nothing happened here in this time.")}
    , m_chart(chart)
    , m_heading(new QLabel(this))
    , m_detail(new QLabel(this))
    , m_toggle(new QToolButton(this))
    , m_stack(new QStackedWidget(this))
    , m_table(new ChartTableView)
    , m_empty(new EmptyState)
{
    m_toggle->setAutoRaise(true);
    m_toggle->setCheckable(true);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_heading);
    head->addWidget(m_detail, 1);
    head->addWidget(m_toggle);
    m_stack->addWidget(chart);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(head);
    column->addWidget(m_stack, 1);

    connect(m_toggle, &QToolButton::clicked, this, &ChartSection::setTableShown);
    connect(chart, &Chart::tableRequested, this, [this] { setTableShown(true); });
    connect(chart, &Chart::dataChanged, this, [this] {
        if (m_state == State::Shown) {
            refresh();
        }
    });
    connect(m_table, &ChartTableView::chartRequested, this, [this] { setTableShown(false); });
    connect(m_empty, &EmptyState::actionTriggered, this, &ChartSection::retryRequested);
    retranslate();
    restyle();
    showLoading();
}

void ChartSection::setTitleText(const QString &title)
{
    m_titleText = title;
    retranslate();
}

void ChartSection::setDetail(const QString &detail)
{
    m_detail->setText(detail);
}

void ChartSection::setEmptyWords(const Words &title, const Words &advice)
{
    m_emptyTitle = title;
    m_emptyAdvice = advice;
    refresh();
}

void ChartSection::setTableShown(bool isShown)
{
    const bool hadFocus = m_chart->hasFocus() || m_table->hasFocus();
    m_isTableShown = isShown;
    refresh();
    if (hadFocus && m_state == State::Shown) {
        m_stack->currentWidget()->setFocus(Qt::ShortcutFocusReason);
    }
}

void ChartSection::showLoading()
{
    m_state = State::Loading;
    m_empty->showLoading(Words{"ChartSection", QT_TRANSLATE_NOOP("ChartSection", "Loading the figures")});
    refresh();
}

void ChartSection::showFailed(const QString &title, const QString &advice)
{
    m_state = State::Failed;
    m_empty->showFailed(title, advice, Words{"ChartSection", QT_TRANSLATE_NOOP("ChartSection", "Try again")});
    refresh();
}

void ChartSection::showChart()
{
    m_state = State::Shown;
    refresh();
}

void ChartSection::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        restyle();
    }
}

void ChartSection::refresh()
{
    const bool hasFigures = m_state == State::Shown && !m_chart->isEmpty();
    m_toggle->setVisible(hasFigures);
    m_toggle->setChecked(m_isTableShown);
    if (!hasFigures) {
        if (m_state == State::Shown) {
            m_empty->showEmpty(Icon::Stats, m_emptyTitle, m_emptyAdvice);
        }
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    if (m_isTableShown) {
        m_table->setTable(m_chart->table());
        m_stack->setCurrentWidget(m_table);
    } else {
        m_stack->setCurrentWidget(m_chart);
    }
}

void ChartSection::retranslate()
{
    m_heading->setText(title());
    m_chart->setAccessibleName(title());
    m_table->setAccessibleName(tr("%1 as a table").arg(title()));
    m_toggle->setText(tr("Table"));
    m_toggle->setToolTip(tr("Show the figures as a table (T)"));
    m_toggle->setAccessibleName(tr("%1 as a table").arg(title()));
    refresh();
}

void ChartSection::restyle()
{
    setTextLook(m_heading, TextStyle::Title, Role::Text);
    setTextLook(m_detail, TextStyle::Secondary, Role::TextSecondary);
}

} // namespace qiao::workstation::ui::chart
