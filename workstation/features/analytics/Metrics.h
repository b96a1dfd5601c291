#pragma once

#include "common/protocol/Reports.h"
#include "workstation/ui/Words.h"
#include "workstation/ui/chart/ValueText.h"

#include <QList>

namespace qiao::workstation::analytics {

// What the figure of a metric is shown as.
enum class FigureShape { Count, Median, Mean, Share };

// A metric as people know it; docs/metrics.md says the same at length.
struct Metric
{
    const char *name; // on the wire
    ui::Words title;
    ui::Words definition; // whole sentences
    FigureShape shape;
};

// Those of the row of figures, in its order.
const QList<Metric> &metrics();

// Null: none of them.
const Metric *findMetric(const QString &name);
QString metricTitle(const QString &name);

ui::chart::Unit unitOf(protocol::ReportUnit unit);
// Milliseconds of the wire as the seconds people read; everything else as it is.
double shownValue(double value, protocol::ReportUnit unit);
std::optional<double> shownValue(std::optional<double> value, protocol::ReportUnit unit);
QString valueText(std::optional<double> value, protocol::ReportUnit unit);

// The figure, large, and what else is to say about it, small.
struct FigureText
{
    QString value;
    QString detail;
};

FigureText figureText(const Metric &metric, protocol::ReportUnit unit, const protocol::ReportFigure &figure);

} // namespace qiao::workstation::analytics
