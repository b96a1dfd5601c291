#pragma once

#include "common/domain/OpeningHours.h"

#include <QList>
#include <QString>

#include <optional>

// The spans of a day as people write them: "09:00–12:00, 13:00–18:00"; nothing is closed. Pure functions.
namespace qiao::workstation::administration {

QString textOf(const QList<domain::DaySpan> &spans);

// Also 9-12 and 9:30~18; full-width commas and dashes too. Nothing when it cannot be read.
std::optional<QList<domain::DaySpan>> spansFrom(const QString &text);

} // namespace qiao::workstation::administration
