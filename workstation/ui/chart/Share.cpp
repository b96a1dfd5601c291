#include "workstation/ui/chart/Share.h"

#include <QCoreApplication>

namespace qiao::workstation::ui::chart {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Share)
};

} // namespace

Share::Standing Share::standing() const
{
    if (!share) {
        return Standing::Unknown;
    }
    return *share >= goal ? Standing::Reached : *share >= goal * 0.9 ? Standing::Close : Standing::Missed;
}

Role Share::role() const
{
    switch (standing()) {
    case Standing::Unknown:
        return Role::TextSecondary;
    case Standing::Reached:
        return Role::Success;
    case Standing::Close:
        return Role::Warning;
    case Standing::Missed:
        return Role::Danger;
    }
    return Role::TextSecondary;
}

QString Share::standingText() const
{
    switch (standing()) {
    case Standing::Unknown:
        return Words::tr("nothing to count yet");
    case Standing::Reached:
        return Words::tr("goal reached");
    case Standing::Close:
        return Words::tr("just short of the goal");
    case Standing::Missed:
        return Words::tr("goal missed");
    }
    return {};
}

ChartTable Share::table() const
{
    ChartTable table;
    table.headers = {Words::tr("Figure"), Words::tr("Share"), Words::tr("Goal"), Words::tr("Standing")};
    table.rows.append(
        {textCell(name), valueCell(share, Unit::Share), valueCell(goal, Unit::Share), textCell(standingText())});
    return table;
}

QString Share::summary() const
{
    return share ? Words::tr("%1: %2 of a goal of %3, %4.")
                       .arg(name, valueText(*share, Unit::Share), valueText(goal, Unit::Share), standingText())
                 : Words::tr("%1: %2.").arg(name, standingText());
}

} // namespace qiao::workstation::ui::chart
