#pragma once

#include "relay/storage/Stores.h"

// What the hub reads. Storage thread.
namespace qiao::relay::storage {

base::Result<link::Reply> load(Stores &stores, const link::Query &query, base::TimePoint now);

base::Result<link::Directory> loadDirectory(Stores &stores);

// What the hub needs before its first command: every open conversation with its visitor.
base::Result<link::Restored> restore(Stores &stores);

} // namespace qiao::relay::storage
