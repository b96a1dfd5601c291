#include "workstation/features/analytics/CasePanel.h"

#include "workstation/features/analytics/CaseDelegate.h"
#include "workstation/features/analytics/CaseModel.h"
#include "workstation/state/Reports.h"
#include "workstation/ui/EmptyState.h"
#include "workstation/ui/ErrorText.h"
#include "workstation/ui/SegmentedControl.h"
#include "workstation/ui/TextLook.h"
#include "workstation/ui/Theme.h"
#include "workstation/ui/chart/ValueText.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace qiao::workstation::analytics {

using state::ReportState;
using ui::Words;

CasePanel::CasePanel(state::Reports &reports, QWidget *parent)
    : QWidget(parent)
    , m_reports(reports)
    , m_model(new CaseModel(reports, this))
    , m_title(new QLabel(this))
    , m_total(new QLabel(this))
    , m_close(new QToolButton(this))
    , m_met(new ui::SegmentedControl(this))
    , m_stack(new QStackedWidget(this))
    , m_list(new QListView)
    , m_empty(new ui::EmptyState)
{
    m_title->setWordWrap(true);
    m_close->setAutoRaise(true);
    m_close->setIcon(ui::makeIcon(ui::Icon::Close));
    m_met->addSegment(Words{"CasePanel", QT_TRANSLATE_NOOP("CasePanel", "All")});
    m_met->addSegment(Words{"CasePanel", QT_TRANSLATE_NOOP("CasePanel", "Yes")});
    m_met->addSegment(Words{"CasePanel", QT_TRANSLATE_NOOP("CasePanel", "No")});
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CaseDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 0, 4, 0);
    head->addWidget(m_title, 1);
    head->addWidget(m_close, 0, Qt::AlignTop);
    auto *below = new QHBoxLayout;
    below->setContentsMargins(12, 0, 12, 4);
    below->addWidget(m_total, 1);
    below->addWidget(m_met);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(4);
    column->addLayout(head);
    column->addLayout(below);
    column->addWidget(m_stack, 1);

    connect(m_close, &QToolButton::clicked, this, &CasePanel::closed);
    connect(m_met, &ui::SegmentedControl::currentChanged, this, &CasePanel::ask);
    connect(m_empty, &ui::EmptyState::actionTriggered, this, &CasePanel::ask);
    const auto choose = [this](const QModelIndex &index) {
        Q_EMIT conversationChosen(index.data(CaseModel::CaseRole).value<protocol::CasesReport::Case>().conversation);
    };
    connect(m_list, &QListView::clicked, this, choose);
    connect(m_list, &QListView::activated, this, choose);
    connect(m_model, &QAbstractItemModel::modelReset, this, &CasePanel::refresh);
    retranslate();
    restyle();
}

void CasePanel::showCases(const QString &title, const protocol::ReportRequest &request, bool isRatio)
{
    m_base = request;
    m_base.limit = mostShown;
    m_title->setText(title);
    m_met->setVisible(isRatio);
    const QSignalBlocker blocker(m_met);
    m_met->setCurrentIndex(0);
    ask();
}

const protocol::ReportRequest &CasePanel::request() const
{
    return m_model->request();
}

void CasePanel::ask()
{
    protocol::ReportRequest request = m_base;
    if (m_met->isVisibleTo(this) && m_met->currentIndex() > 0)
        request.met = m_met->currentIndex() == 1;
    m_model->setRequest(request);
    m_reports.want(request);
}

void CasePanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), ui::Theme::current().colour(ui::Role::Surface));
}

void CasePanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
}

void CasePanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        QWidget::keyPressEvent(event);
}

void CasePanel::refresh()
{
    const ReportState state = m_reports.state(m_model->request());
    const auto *report = state.as<protocol::CasesReport>();
    m_total->setText(report == nullptr ? QString()
            : report->total > report->cases.size()
            ? tr("the latest %1 of %2")
                  .arg(ui::chart::valueText(static_cast<double>(report->cases.size()), ui::chart::Unit::Count),
                      ui::chart::valueText(static_cast<double>(report->total), ui::chart::Unit::Count))
            : tr("%1 in all").arg(ui::chart::valueText(static_cast<double>(report->total), ui::chart::Unit::Count)));
    if (report != nullptr && !report->cases.isEmpty()) {
        m_stack->setCurrentWidget(m_list);
        return;
    }
    m_stack->setCurrentWidget(m_empty);
    if (state.status == ReportState::Status::Failed) {
        const ui::ErrorText text = ui::errorText(state.failure, ui::ErrorPlace::Order, state.retryAfter);
        m_empty->showFailed(text.title, text.advice, Words{"CasePanel", QT_TRANSLATE_NOOP("CasePanel", "Try again")});
    } else if (report != nullptr) {
        m_empty->showEmpty(ui::Icon::Inbox, Words{"CasePanel", QT_TRANSLATE_NOOP("CasePanel", "No conversations")},
            Words{"CasePanel", QT_TRANSLATE_NOOP("CasePanel", "This figure counts none in this time.")});
    } else {
        m_empty->showLoading(Words{"CasePanel", QT_TRANSLATE_NOOP("CasePanel", "Loading the conversations")});
    }
}

void CasePanel::retranslate()
{
    m_close->setToolTip(tr("Close the list (Esc)"));
    m_close->setAccessibleName(tr("Close the list"));
    m_list->setAccessibleName(tr("Conversations of the figure"));
    refresh();
}

void CasePanel::restyle()
{
    setTextLook(m_title, ui::TextStyle::Title, ui::Role::Text);
    setTextLook(m_total, ui::TextStyle::Secondary, ui::Role::TextSecondary);
}

} // namespace qiao::workstation::analytics
