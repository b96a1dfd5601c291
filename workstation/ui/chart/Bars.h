#pragma once

#include "workstation/ui/Role.h"
#include "workstation/ui/chart/ChartTable.h"

#include <QList>
#include <QString>

namespace qiao::workstation::ui::chart {

// Figures of a few things beside each other, such as how many gave one to five stars. A plain value.
struct Bars
{
    struct Bar
    {
        QString label;
        std::optional<double> value;
        Role role = Role::Accent;

        bool operator==(const Bar &) const = default;
    };

    Unit unit = Unit::Count;
    QString labelName; // what the labels are: "Rating"
    QString valueName; // what is counted: "Answers"
    bool hasShares = true; // each is a part of their sum, which is then told beside it
    QList<Bar> bars;

    double total() const;
    bool isEmpty() const;
    // Of the total; none where shares mean nothing.
    std::optional<double> share(int index) const;
    QString barText(int index) const; // "124 (42%)"
    ChartTable table() const;
    QString summary() const;

    bool operator==(const Bars &) const = default;
};

} // namespace qiao::workstation::ui::chart
