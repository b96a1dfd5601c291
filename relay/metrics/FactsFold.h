#pragma once

#include "relay/link/ConversationFacts.h"

// Conversations' events become facts. Pure functions, any thread.
namespace qiao::relay::metrics {

// Takes the next event into account; tells whether it changed a fact. Most events, such as messages, change none.
bool apply(link::ConversationFacts &facts, const domain::ConversationEvent &event);

} // namespace qiao::relay::metrics
