#pragma once

#include "relay/storage/Stores.h"

// Makes the conversations' facts from their events. Storage thread before it takes work, or the command line, also
// while a relay runs.
namespace qiao::relay::storage {

struct RebuiltFacts
{
    int conversations = 0; // looked at
    int missing = 0; // made for the first time
    int differing = 0; // kept otherwise than the events say; put right
};

base::Result<RebuiltFacts> rebuildMissingFacts(Stores &stores);
base::Result<RebuiltFacts> rebuildAllFacts(Stores &stores);

} // namespace qiao::relay::storage
