#pragma once

#include "common/base/Clock.h"
#include "workstation/client/Failure.h"

#include <QString>

#include <functional>
#include <variant>

namespace qiao::workstation::client {

// What a relay gives an agent who may come in.
struct Tokens
{
    QString access; // short-lived, opens a session and the files
    QString refresh; // changed at each use
    base::Milliseconds expiresIn{}; // of the access token
};

using TokenAnswer = std::variant<Tokens, Failure>;

} // namespace qiao::workstation::client
