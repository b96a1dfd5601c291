#include "workstation/ui/chart/TimeSeries.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace qiao::workstation::ui::chart {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TimeSeries)
};

QString timeHeader(Bucket bucket)
{
    switch (bucket) {
    case Bucket::Hour:
        return Words::tr("Hour");
    case Bucket::Day:
        return Words::tr("Day");
    case Bucket::Week:
        return Words::tr("Week");
    }
    return {};
}

} // namespace

bool TimeSeries::isEmpty() const
{
    for (int line = 0; line < lines.size(); ++line) {
        for (int index = 0; index < times.size(); ++index) {
            if (value(line, index)) {
                return false;
            }
        }
    }
    return true;
}

std::optional<double> TimeSeries::value(int line, int index) const
{
    const QList<std::optional<double>> &values = lines.at(line).values;
    const std::optional<double> found = index < values.size() ? values.at(index) : std::nullopt;
    return found && std::isfinite(*found) ? found : std::nullopt;
}

ChartTable TimeSeries::table() const
{
    ChartTable table;
    table.headers.append(timeHeader(bucket));
    for (const Line &line : lines) {
        table.headers.append(line.name);
    }
    for (int index = 0; index < times.size(); ++index) {
        QList<ChartTable::Cell> row{{bucketText(times.at(index), bucket), times.at(index)}};
        for (int line = 0; line < lines.size(); ++line) {
            row.append(valueCell(value(line, index), unit));
        }
        table.rows.append(row);
    }
    return table;
}

QString TimeSeries::summary() const
{
    if (isEmpty()) {
        return Words::tr("No figures.");
    }
    QStringList sentences{
        Words::tr("From %1 to %2.").arg(bucketText(times.constFirst(), bucket), bucketText(times.constLast(), bucket))};
    for (int line = 0; line < lines.size(); ++line) {
        int lowest = -1;
        int highest = -1;
        int last = -1;
        for (int index = 0; index < times.size(); ++index) {
            const std::optional<double> here = value(line, index);
            if (!here) {
                continue;
            }
            lowest = lowest < 0 || *here < *value(line, lowest) ? index : lowest;
            highest = highest < 0 || *here > *value(line, highest) ? index : highest;
            last = index;
        }
        if (last < 0) {
            sentences.append(Words::tr("%1: no figures.").arg(lines.at(line).name));
            continue;
        }
        const auto text = [&](int index) { return valueText(*value(line, index), unit); };
        sentences.append(Words::tr("%1: lowest %2 at %3, highest %4 at %5, last %6.")
                             .arg(lines.at(line).name, text(lowest), bucketText(times.at(lowest), bucket),
                                 text(highest), bucketText(times.at(highest), bucket), text(last)));
    }
    if (goal) {
        sentences.append(Words::tr("Goal %1: %2.").arg(goal->name, valueText(goal->value, unit)));
    }
    return sentences.join(QLatin1Char(' '));
}

} // namespace qiao::workstation::ui::chart
