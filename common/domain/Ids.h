#pragma once

#include "common/base/StrongId.h"

namespace qiao::domain {

using SiteKey = base::StrongId<struct SiteKeyTag>;
using VisitorId = base::StrongId<struct VisitorIdTag>;
using AgentId = base::StrongId<struct AgentIdTag>;
using QueueId = base::StrongId<struct QueueIdTag>;
using ConversationId = base::StrongId<struct ConversationIdTag>;
using FileId = base::StrongId<struct FileIdTag>;
// The id a client gave its command: what makes repeating it harmless.
using CommandId = base::StrongId<struct CommandIdTag>;

} // namespace qiao::domain
