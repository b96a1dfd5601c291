#pragma once

#include "common/protocol/Ephemeral.h"

#include <QByteArrayList>

namespace qiao::protocol {

// What the company has set up, whole, in as many `directory.changed` frames as it needs: each is below the bound of a
// frame, and whoever takes them in order knows all of it and forgets what it knew before.
QByteArrayList directoryFrames(const DirectoryChanged &whole);

} // namespace qiao::protocol
