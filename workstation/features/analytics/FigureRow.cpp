#include "workstation/features/analytics/FigureRow.h"

#include "workstation/features/analytics/FigureTile.h"
#include "workstation/ui/chart/ValueText.h"

#include <QEvent>

#include <algorithm>

namespace qiao::workstation::analytics {

namespace {

QString latencyText(std::optional<double> milliseconds)
{
    return milliseconds ? ui::chart::valueText(*milliseconds, ui::chart::Unit::Milliseconds) : ui::chart::noValueText();
}

} // namespace

FigureRow::FigureRow(QWidget *parent)
    : QWidget(parent)
    , m_success(nullptr)
    , m_latency(nullptr)
{
    for (const Metric &metric : metrics()) {
        auto *tile = new FigureTile(this);
        connect(tile, &FigureTile::clicked, this,
            [this, name = QString::fromLatin1(metric.name)] { Q_EMIT metricChosen(name); });
        m_metrics.append(tile);
    }
    m_success = new FigureTile(this);
    m_latency = new FigureTile(this);
    m_success->setActivatable(false);
    m_latency->setActivatable(false);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    retranslate();
    showLoading();
    showService(nullptr);
}

void FigureRow::showLoading()
{
    for (FigureTile *tile : m_metrics)
        tile->showLoading();
}

void FigureRow::showSummary(const protocol::SummaryReport &summary)
{
    for (int index = 0; index < m_metrics.size(); ++index) {
        const Metric &metric = metrics().at(index);
        const auto found = summary.metrics.constFind(QString::fromLatin1(metric.name));
        m_metrics.at(index)->showFigure(found == summary.metrics.constEnd()
                ? FigureText{ui::chart::noValueText(), {}}
                : figureText(metric, found->unit, found->figure));
    }
}

void FigureRow::setServiceShown(bool isShown)
{
    m_isServiceShown = isShown;
    m_success->setVisible(isShown);
    m_latency->setVisible(isShown);
    placeTiles();
    updateGeometry();
}

void FigureRow::showService(const protocol::ServiceReport *service)
{
    if (service == nullptr) {
        m_success->showFigure({ui::chart::noValueText(), {}});
        m_latency->showFigure({ui::chart::noValueText(), {}});
        return;
    }
    const auto count
        = [](qint64 value) { return ui::chart::valueText(static_cast<double>(value), ui::chart::Unit::Count); };
    m_success->showFigure(
        {service->success ? ui::chart::valueText(*service->success, ui::chart::Unit::Share) : ui::chart::noValueText(),
            tr("%1 of %2", "part of all")
                .arg(count(service->accepted), count(service->accepted + service->refused + service->failed))});
    m_latency->showFigure({latencyText(service->delivered.p50),
        tr("P90 %1, P99 %2").arg(latencyText(service->delivered.p90), latencyText(service->delivered.p99))});
}

ui::chart::ChartTable FigureRow::table() const
{
    ui::chart::ChartTable table;
    table.headers = {tr("Figure"), tr("Value"), tr("Detail")};
    for (const FigureTile *tile : shownTiles()) {
        table.rows.append({ui::chart::textCell(tile->title()), ui::chart::textCell(tile->value()),
            ui::chart::textCell(tile->detail())});
    }
    return table;
}

int FigureRow::heightForWidth(int width) const
{
    const int count = static_cast<int>(shownTiles().size());
    const int columns = columnsFor(width);
    return (count + columns - 1) / columns * m_success->sizeHint().height();
}

QSize FigureRow::sizeHint() const
{
    const int width = m_success->sizeHint().width() * 7;
    return {width, heightForWidth(width)};
}

void FigureRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeTiles();
}

void FigureRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange) {
        placeTiles();
        updateGeometry();
    }
}

QList<FigureTile *> FigureRow::shownTiles() const
{
    QList<FigureTile *> tiles = m_metrics;
    if (m_isServiceShown)
        tiles << m_success << m_latency;
    return tiles;
}

int FigureRow::columnsFor(int width) const
{
    // Lines of about the same length look calmer than a full one above a short one.
    const int count = static_cast<int>(shownTiles().size());
    const int most = std::clamp(width / std::max(1, m_success->sizeHint().width()), 1, count);
    const int lines = (count + most - 1) / most;
    return (count + lines - 1) / lines;
}

void FigureRow::placeTiles()
{
    const QList<FigureTile *> tiles = shownTiles();
    const int columns = columnsFor(width());
    const QSize size(width() / columns, m_success->sizeHint().height());
    for (int index = 0; index < tiles.size(); ++index) {
        tiles.at(index)->setGeometry(
            QRect(QPoint(index % columns * size.width(), index / columns * size.height()), size));
    }
}

void FigureRow::retranslate()
{
    for (int index = 0; index < m_metrics.size(); ++index)
        m_metrics.at(index)->setTitle(metrics().at(index).title.text(), metrics().at(index).definition.text());
    m_success->setTitle(
        tr("Connections"), tr("Share of attempts to connect that succeeded, since the relay was started."));
    m_latency->setTitle(tr("Message delay"),
        tr("From a message's arrival at the relay until it is handed to its reader, since the relay was started."));
}

} // namespace qiao::workstation::analytics
