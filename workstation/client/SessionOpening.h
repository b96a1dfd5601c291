#pragma once

#include "common/protocol/Commands.h"

#include <QByteArray>

namespace qiao::workstation::client {

// The frame of a session.open, with as many cursors as the relay takes and one frame holds. What is left out is not
// resumed; it is loaded when somebody looks at it. A value.
struct SessionOpening
{
    SessionOpening(const domain::CommandId &id, const QString &token, const protocol::ResumeCursors &cursors);

    QByteArray frame;
    protocol::ResumeCursors resumed; // the cursors in the frame
};

} // namespace qiao::workstation::client
