#pragma once

#include "common/base/Result.h"
#include "relay/link/AdminRequest.h"

#include <functional>

namespace qiao::relay::api {

// Where the administration's requests are carried out. Every answer comes later, on the asking thread.
class AdminLedger
{
public:
    using Done = std::function<void(base::Result<link::AdminAnswer>)>;

    virtual ~AdminLedger() = default;

    virtual void carryOut(const link::AdminRequest &request, Done done) = 0;
};

} // namespace qiao::relay::api
