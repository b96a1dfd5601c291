#pragma once

#include "common/base/Result.h"

#include <QString>

namespace qiao::relay::app {

// Asks for a new password: twice and without echo on a terminal, or reads one line from standard input when that is
// none. Waits; for the command line only.
base::Result<QString> askForNewPassword();

} // namespace qiao::relay::app
