#include "workstation/ui/chart/HeatMap.h"

#include <QCoreApplication>

#include <algorithm>

namespace qiao::workstation::ui::chart {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(HeatMap)
};

QString hourText(int hour)
{
    return QStringLiteral("%1:00").arg(hour, 2, 10, QLatin1Char('0'));
}

} // namespace

bool HeatMap::isEmpty() const
{
    return std::all_of(values.cbegin(), values.cend(), [](const auto &day) {
        return std::none_of(day.cbegin(), day.cend(), [](const auto &value) { return value.has_value(); });
    });
}

double HeatMap::highest() const
{
    double most = 0;
    for (const auto &day : values) {
        for (const std::optional<double> &value : day) {
            most = std::max(most, value.value_or(0));
        }
    }
    return most;
}

QString HeatMap::cellText(int day, int hour) const
{
    return Words::tr("%1, %2–%3", "weekday, from, to")
        .arg(QLocale().standaloneDayName(day + 1), hourText(hour), hourText(hour + 1));
}

ChartTable HeatMap::table() const
{
    ChartTable table;
    table.headers = {Words::tr("Weekday")};
    for (int hour = 0; hour < hours; ++hour) {
        table.headers.append(hourText(hour));
    }
    for (const int day : weekOrder()) {
        QList<ChartTable::Cell> row{textCell(QLocale().standaloneDayName(day + 1))};
        for (const std::optional<double> &value : values[static_cast<std::size_t>(day)]) {
            row.append(valueCell(value, unit));
        }
        table.rows.append(row);
    }
    return table;
}

QString HeatMap::summary() const
{
    if (isEmpty()) {
        return Words::tr("No figures.");
    }
    int most = -1;
    const auto value = [this](int cell) {
        return values[static_cast<std::size_t>(cell / hours)][static_cast<std::size_t>(cell % hours)];
    };
    for (int cell = 0; cell < days * hours; ++cell) {
        if (value(cell) && (most < 0 || *value(cell) > *value(most))) {
            most = cell;
        }
    }
    return Words::tr("%1 by weekday and hour. The highest is %2: %3.")
        .arg(valueName, cellText(most / hours, most % hours), valueText(*value(most), unit));
}

std::array<int, HeatMap::days> weekOrder(const QLocale &locale)
{
    std::array<int, HeatMap::days> order{};
    const int first = static_cast<int>(locale.firstDayOfWeek()) - 1;
    for (int index = 0; index < HeatMap::days; ++index) {
        order[static_cast<std::size_t>(index)] = (first + index) % HeatMap::days;
    }
    return order;
}

} // namespace qiao::workstation::ui::chart
