#include "workstation/ui/chart/Distribution.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace qiao::workstation::ui::chart {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Distribution)
};

} // namespace

qint64 Distribution::total() const
{
    qint64 sum = 0;
    for (const Bin &bin : bins) {
        sum += bin.count;
    }
    return sum;
}

QString Distribution::binText(int index) const
{
    const Bin &bin = bins.at(index);
    if (!std::isfinite(bin.to)) {
        return Words::tr("%1 and more").arg(valueText(bin.from, unit));
    }
    if (unit == Unit::Count && bin.to - bin.from <= 1) {
        return valueText(bin.from, unit);
    }
    return Words::tr("%1 – %2", "from, to").arg(valueText(bin.from, unit), valueText(bin.to, unit));
}

ChartTable Distribution::table() const
{
    ChartTable table;
    table.headers = {Words::tr("Range"), countName, Words::tr("Share")};
    const double all = static_cast<double>(total());
    for (int index = 0; index < bins.size(); ++index) {
        const double count = static_cast<double>(bins.at(index).count);
        table.rows.append({textCell(binText(index)), valueCell(count, Unit::Count),
            valueCell(all > 0 ? std::optional(count / all) : std::nullopt, Unit::Share)});
    }
    for (const Mark &mark : marks) {
        table.rows.append({textCell(mark.name), valueCell(mark.value, unit), {QString(), {}}});
    }
    return table;
}

QString Distribution::summary() const
{
    if (isEmpty()) {
        return Words::tr("No figures.");
    }
    const auto most = std::max_element(
        bins.cbegin(), bins.cend(), [](const Bin &one, const Bin &other) { return one.count < other.count; });
    QStringList sentences{Words::tr("%1: %2 in all, most of them %3.")
                              .arg(countName, valueText(static_cast<double>(total()), Unit::Count),
                                  binText(static_cast<int>(most - bins.cbegin())))};
    for (const Mark &mark : marks) {
        sentences.append(Words::tr("%1 is %2.").arg(mark.name, valueText(mark.value, unit)));
    }
    return sentences.join(QLatin1Char(' '));
}

} // namespace qiao::workstation::ui::chart
