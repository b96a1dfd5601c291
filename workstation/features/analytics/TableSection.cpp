#include "workstation/features/analytics/TableSection.h"

#include "workstation/ui/EmptyState.h"
#include "workstation/ui/TextLook.h"
#include "workstation/ui/Theme.h"
#include "workstation/ui/chart/ChartTableView.h"

#include <QEvent>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace qiao::workstation::analytics {

using ui::Words;

namespace {

constexpr int rowHeight = 28;
constexpr int mostRows = 14;
constexpr int emptyHeight = 220;

} // namespace

TableSection::TableSection(const Words &title, QWidget *parent)
    : QWidget(parent)
    , m_title(title)
    , m_heading(new QLabel(this))
    , m_stack(new QStackedWidget(this))
    , m_table(new ui::chart::ChartTableView)
    , m_empty(new ui::EmptyState)
{
    m_table->setSortable(true);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_heading);
    column->addWidget(m_stack, 1);
    connect(m_table, &ui::chart::ChartTableView::rowChosen, this, [this](int row) {
        if (row >= 0 && row < m_breakdown.keys.size())
            Q_EMIT rowChosen(m_breakdown.keys.at(row), m_breakdown.table.rows.at(row).constFirst().text);
    });
    connect(m_empty, &ui::EmptyState::actionTriggered, this, &TableSection::retryRequested);
    retranslate();
    restyle();
    showLoading();
}

void TableSection::showBreakdown(const Breakdown &breakdown)
{
    m_breakdown = breakdown;
    m_table->setTable(breakdown.table);
    if (breakdown.keys.isEmpty()) {
        m_empty->showEmpty(ui::Icon::Stats, Words{"TableSection", QT_TRANSLATE_NOOP("TableSection", "No figures")},
            Words{"TableSection", QT_TRANSLATE_NOOP("TableSection", "Nothing happened here in this time.")});
        m_stack->setCurrentWidget(m_empty);
    } else {
        m_stack->setCurrentWidget(m_table);
    }
    restyle();
}

void TableSection::showLoading()
{
    m_empty->showLoading(Words{"TableSection", QT_TRANSLATE_NOOP("TableSection", "Loading the figures")});
    m_stack->setCurrentWidget(m_empty);
    restyle();
}

void TableSection::showFailed(const QString &title, const QString &advice)
{
    m_empty->showFailed(title, advice, Words{"TableSection", QT_TRANSLATE_NOOP("TableSection", "Try again")});
    m_stack->setCurrentWidget(m_empty);
    restyle();
}

void TableSection::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
}

void TableSection::retranslate()
{
    m_heading->setText(m_title.text());
    m_table->setAccessibleName(m_title.text());
}

void TableSection::restyle()
{
    setTextLook(m_heading, ui::TextStyle::Title, ui::Role::Text);
    // As high as its rows; a long table scrolls by itself.
    const int rows = std::min(static_cast<int>(m_breakdown.keys.size()), mostRows);
    m_stack->setFixedHeight(ui::Theme::current().scaled(
        m_stack->currentWidget() == m_table ? rowHeight * (rows + 1) + rowHeight / 2 : emptyHeight));
}

} // namespace qiao::workstation::analytics
