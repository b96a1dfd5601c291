#pragma once

#include "workstation/ui/chart/ValueText.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <optional>

namespace qiao::workstation::ui::chart {

// What a chart shows, as rows of words and numbers; the first column names the row. A plain value.
struct ChartTable
{
    struct Cell
    {
        QString text; // as people read it
        QVariant value; // a number, a time or a text, for sorting and export; none: there is no value

        bool operator==(const Cell &) const = default;
    };

    QStringList headers;
    QList<QList<Cell>> rows;

    // As it is shown, for a paste into a sheet or a mail: columns parted by tabs.
    QString toTabbedText() const;

    // RFC 4180 with the bare values: a point before decimals, times in ISO 8601. A text that a sheet would take for a
    // formula is led by an apostrophe.
    QString toCsv() const;

    bool operator==(const ChartTable &) const = default;
};

// A cell of words.
ChartTable::Cell textCell(const QString &text);

// A cell of a number; without a value it is a dash.
ChartTable::Cell valueCell(std::optional<double> value, Unit unit);

} // namespace qiao::workstation::ui::chart
