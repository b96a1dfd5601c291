#pragma once

#include "workstation/ui/Icon.h"
#include "workstation/ui/Role.h"

#include <QString>

#include <chrono>

namespace qiao::workstation::ui {

// How long somebody waits, against what was promised. Each level has a colour and a sign of its own.
enum class WaitLevel { Fine, Late, TooLate };

// Late from half of the promise on, too late from its end on. Without a promise nobody is late.
WaitLevel waitLevel(std::chrono::milliseconds waited, std::chrono::milliseconds promised);

Role roleOf(WaitLevel level);
Icon iconOf(WaitLevel level);

// What is left of the promise, or how long ago it was broken: "00:20 left", "01:10 over".
QString promiseText(std::chrono::milliseconds waited, std::chrono::milliseconds promised);

} // namespace qiao::workstation::ui
