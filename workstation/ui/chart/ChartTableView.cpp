#include "workstation/ui/chart/ChartTableView.h"

#include "workstation/ui/Theme.h"
#include "workstation/ui/chart/ChartTableModel.h"
#include "workstation/ui/chart/Strokes.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QSortFilterProxyModel>

#include <algorithm>

namespace qiao::workstation::ui::chart {

namespace {

constexpr int measuredRows = 60;

// Sorts by bare values; what has none comes last in both directions. GUI thread.
class ValueOrder final : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override
    {
        const bool hasLeft = left.data(ChartTableModel::ValueRole).isValid();
        const bool hasRight = right.data(ChartTableModel::ValueRole).isValid();
        if (hasLeft != hasRight) {
            return sortOrder() == Qt::AscendingOrder ? hasLeft : hasRight;
        }
        return QSortFilterProxyModel::lessThan(left, right);
    }
};

} // namespace

ChartTableView::ChartTableView(QWidget *parent)
    : QTableView(parent)
    , m_model(new ChartTableModel(this))
    , m_sorted(new ValueOrder(this))
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(ChartTableModel::ValueRole);
    m_sorted->setSortLocaleAware(true);
    m_sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    setModel(m_sorted);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    // The widths follow the rows that are seen: thousands would take long to measure.
    horizontalHeader()->setResizeContentsPrecision(measuredRows);
    horizontalHeader()->setSectionsClickable(false);
    const auto choose = [this](const QModelIndex &index) { Q_EMIT rowChosen(m_sorted->mapToSource(index).row()); };
    connect(this, &QTableView::clicked, this, choose);
    connect(this, &QTableView::activated, this, choose);
    restyle();
}

void ChartTableView::setTable(const ChartTable &table)
{
    m_model->setTable(table);
    resizeColumnsToContents();
    // Figures want air between them; those of an hour's narrow column do not get it.
    const int least = table.headers.size() > 10 ? 0 : px(88);
    for (int column = 0; column < table.headers.size(); ++column) {
        setColumnWidth(column, std::max(least, columnWidth(column) + px(8)));
    }
}

const ChartTable &ChartTableView::table() const
{
    return m_model->table();
}

void ChartTableView::copy() const
{
    QModelIndexList chosen = selectionModel()->selectedRows();
    if (chosen.isEmpty()) {
        QGuiApplication::clipboard()->setText(table().toTabbedText());
        return;
    }
    std::sort(chosen.begin(), chosen.end());
    ChartTable part{table().headers, {}};
    for (const QModelIndex &index : std::as_const(chosen)) {
        part.rows.append(table().rows.at(m_sorted->mapToSource(index).row()));
    }
    QGuiApplication::clipboard()->setText(part.toTabbedText());
}

void ChartTableView::setSortable(bool isSortable)
{
    setSortingEnabled(isSortable);
    horizontalHeader()->setSectionsClickable(isSortable);
    // As it came, until somebody asks for an order.
    m_sorted->sort(-1);
    horizontalHeader()->setSortIndicator(-1, Qt::DescendingOrder);
}

bool ChartTableView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Copy) || (key->key() == Qt::Key_T && key->modifiers() == Qt::NoModifier)) {
            event->accept();
            return true;
        }
    }
    return QTableView::event(event);
}

void ChartTableView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    const bool isPlain = event->modifiers() == Qt::NoModifier;
    if (isPlain && (event->key() == Qt::Key_T || event->key() == Qt::Key_Escape)) {
        Q_EMIT chartRequested();
        return;
    }
    QTableView::keyPressEvent(event);
}

void ChartTableView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        restyle();
    }
}

void ChartTableView::restyle()
{
    verticalHeader()->setDefaultSectionSize(px(28));
    verticalHeader()->setMinimumSectionSize(px(28));
    horizontalHeader()->setMinimumSectionSize(px(56));
    horizontalHeader()->setFont(Theme::current().font(TextStyle::LabelStrong));
}

} // namespace qiao::workstation::ui::chart
