#include "workstation/ui/chart/Bars.h"

#include <QCoreApplication>

#include <algorithm>

namespace qiao::workstation::ui::chart {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Bars)
};

} // namespace

double Bars::total() const
{
    double sum = 0;
    for (const Bar &bar : bars) {
        sum += std::max(0.0, bar.value.value_or(0));
    }
    return sum;
}

bool Bars::isEmpty() const
{
    // Parts of nothing say nothing; a figure that is zero does.
    return hasShares ? total() <= 0
                     : std::none_of(bars.cbegin(), bars.cend(), [](const Bar &bar) { return bar.value.has_value(); });
}

std::optional<double> Bars::share(int index) const
{
    const double all = total();
    const std::optional<double> value = bars.at(index).value;
    return hasShares && value && all > 0 ? std::optional(*value / all) : std::nullopt;
}

QString Bars::barText(int index) const
{
    const std::optional<double> value = bars.at(index).value;
    if (!value) {
        return noValueText();
    }
    const std::optional<double> part = share(index);
    return part ? Words::tr("%1 (%2)", "count, share").arg(valueText(*value, unit), valueText(*part, Unit::Share))
                : valueText(*value, unit);
}

ChartTable Bars::table() const
{
    ChartTable table;
    table.headers = {labelName, valueName};
    if (hasShares) {
        table.headers.append(Words::tr("Share"));
    }
    for (int index = 0; index < bars.size(); ++index) {
        QList<ChartTable::Cell> row{textCell(bars.at(index).label), valueCell(bars.at(index).value, unit)};
        if (hasShares) {
            row.append(valueCell(share(index), Unit::Share));
        }
        table.rows.append(row);
    }
    return table;
}

QString Bars::summary() const
{
    if (isEmpty()) {
        return Words::tr("No figures.");
    }
    QString all;
    for (int index = 0; index < bars.size(); ++index) {
        const QString part = bars.at(index).label + QLatin1Char(' ') + barText(index);
        all = all.isEmpty() ? part : Words::tr("%1, %2", "bars").arg(all, part);
    }
    return Words::tr("%1: %2.").arg(valueName, all);
}

} // namespace qiao::workstation::ui::chart
