#pragma once

#include "common/base/Error.h"

namespace qiao::workstation::client {

// Where an attempt broke.
enum class Cause {
    Refused, // the relay answered with an error of its own
    Unreachable, // no network, no such name, nobody listens
    Untrusted, // the relay's certificate does not hold
    TimedOut,
    NotARelay, // something answered, but not as a relay does
    Local, // a file of this machine could not be read or written
};

// Why something asked of the relay did not happen. For Refused the error is the relay's; else its message is for the
// log.
struct Failure
{
    Cause cause = Cause::Unreachable;
    base::Error error;

    bool operator==(const Failure &) const = default;
};

} // namespace qiao::workstation::client
