#pragma once

#include "common/protocol/Reports.h"
#include "workstation/ui/chart/Arms.h"
#include "workstation/ui/chart/Bars.h"
#include "workstation/ui/chart/Distribution.h"
#include "workstation/ui/chart/HeatMap.h"
#include "workstation/ui/chart/TimeSeries.h"

#include <QDateTime>

// What the relay reports, as the charts show it. Pure functions in the language of the window.
namespace qiao::workstation::analytics {

// A named course of figures.
struct Course
{
    QString name;
    const protocol::SeriesReport *report = nullptr; // null: not here yet
};

// The points of hours or days until `now`, in its zone. Counts that are not reported are gaps.
ui::chart::TimeSeries timeSeriesOf(const QList<Course> &courses, ui::chart::Bucket bucket, const QDateTime &now);

// The buckets with the percentiles; empty ones at the end are left away.
ui::chart::Distribution distributionOf(const protocol::DistributionReport &report, const QString &countName);

// The ratings from five to one.
ui::chart::Bars ratingBarsOf(const protocol::DistributionReport &report);

ui::chart::HeatMap heatMapOf(const protocol::SeriesReport &report, const QString &valueName);

// One metric's rates of an experiment's arms, and what its differences say.
ui::chart::Arms armsOf(const protocol::ExperimentsReport::Experiment &experiment, const QString &metric);

} // namespace qiao::workstation::analytics
