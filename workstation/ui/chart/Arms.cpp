#include "workstation/ui/chart/Arms.h"

#include <QCoreApplication>

#include <algorithm>

namespace qiao::workstation::ui::chart {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Arms)
};

} // namespace

bool Arms::isEmpty() const
{
    return std::none_of(arms.cbegin(), arms.cend(), [](const Arm &arm) { return arm.value.has_value(); });
}

QString Arms::intervalText(int index) const
{
    const Arm &arm = arms.at(index);
    return arm.value ? Words::tr("%1 – %2", "from, to").arg(valueText(arm.low, unit), valueText(arm.high, unit))
                     : noValueText();
}

ChartTable Arms::table() const
{
    ChartTable table;
    table.headers = {Words::tr("Arm"), countName, valueName, Words::tr("Interval from"), Words::tr("Interval to")};
    for (const Arm &arm : arms) {
        const auto bound = [&](double value) { return arm.value ? std::optional(value) : std::nullopt; };
        table.rows.append({textCell(arm.name), valueCell(static_cast<double>(arm.count), Unit::Count),
            valueCell(arm.value, unit), valueCell(bound(arm.low), unit), valueCell(bound(arm.high), unit)});
    }
    return table;
}

QString Arms::summary() const
{
    if (isEmpty()) {
        return Words::tr("No figures.");
    }
    QStringList sentences;
    for (int index = 0; index < arms.size(); ++index) {
        const Arm &arm = arms.at(index);
        sentences.append(arm.value ? Words::tr("%1: %2 %3, interval %4.")
                                         .arg(arm.name, valueName, valueText(*arm.value, unit), intervalText(index))
                                   : Words::tr("%1: no figures.").arg(arm.name));
    }
    if (!sentence.isEmpty()) {
        sentences.append(sentence);
    }
    return sentences.join(QLatin1Char(' '));
}

} // namespace qiao::workstation::ui::chart
