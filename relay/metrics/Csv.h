#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

#include <vector>

namespace qiao::relay::metrics {

// A table as RFC 4180 has it, in UTF-8 with a byte order mark: a line of the columns' names, then for each row the
// members of these names. null is an empty cell. No cell is a formula to a spreadsheet.
QByteArray csvOf(const QStringList &columns, const std::vector<QJsonObject> &rows);

} // namespace qiao::relay::metrics
