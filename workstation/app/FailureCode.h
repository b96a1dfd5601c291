#pragma once

#include "workstation/client/Failure.h"

#include <QString>

namespace qiao::workstation::app {

// The code under which ui::errorText() knows the failure: the relay's own, or one of this machine.
QString failureCode(const client::Failure &failure);

} // namespace qiao::workstation::app
