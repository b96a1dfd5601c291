#pragma once

#include <QDateTime>
#include <QString>
#include <QStringView>

#include <chrono>
#include <optional>

namespace qiao::workstation::ui {

// Why nobody is asked for a conversation just now, in words. `reason`: as the protocol names it (all_busy, nobody_here,
// nobody_fits, outside_hours, asked_in_vain, message_left); any other has no words. `until`: invalid when not known.
QString waitingText(QStringView reason, const QDateTime &until, const QDateTime &now);

// How far in front it is and how long it may take: "place 2, about 3 min". Position 0: not counted.
QString placeText(int position, std::optional<std::chrono::milliseconds> estimate);

} // namespace qiao::workstation::ui
