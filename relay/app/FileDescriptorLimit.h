#pragma once

#include <QtGlobal>

namespace qiao::relay::app {

// Raises how many files and sockets the process may hold to what it is allowed at most, and tells what that is.
quint64 raiseFileDescriptorLimit();

} // namespace qiao::relay::app
