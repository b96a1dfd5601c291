#pragma once

#include "relay/link/Outbound.h"
#include "relay/link/StorageRequest.h"

#include <vector>

namespace qiao::relay::hub {

// What the hub wants done after it handled something, in order.
struct Effects
{
    link::OutboundBatch outbound;
    std::vector<link::StorageRequest> storage;
};

} // namespace qiao::relay::hub
