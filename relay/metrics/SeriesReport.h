#pragma once

#include "relay/metrics/Figure.h"
#include "relay/metrics/Report.h"

namespace qiao::relay::metrics {

// One metric by hour, day, hour of the week, queue, agent or channel.
class SeriesReport : public Report
{
public:
    static constexpr size_t mostPoints = 2'000; // of those that are found, not made

    SeriesReport(const ReportQuery &query, const ReportContext &context);

    void take(const link::ConversationFacts &facts) override;
    QJsonObject toJson() const override;
    QStringList columns() const override;
    std::vector<QJsonObject> rows() const override;

private:
    struct Point
    {
        QString key;
        std::optional<base::TimePoint> at;
        Figure figure;
    };

    bool isByTime() const;
    void makePoints();
    Point &point(const QString &key, std::optional<base::TimePoint> at = {});
    QString keyOf(const Case &one, const link::ConversationFacts &facts) const;
    QJsonObject rowOf(const Point &point) const;

    const ReportQuery &m_query;
    const ReportContext &m_context;
    CaseFilter m_filter;
    Figure m_total;
    std::vector<Point> m_points;
    QHash<QString, size_t> m_places;
};

} // namespace qiao::relay::metrics
