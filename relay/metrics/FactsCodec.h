#pragma once

#include "common/base/Result.h"
#include "relay/link/ConversationFacts.h"

#include <QJsonObject>

// How facts are stored. What has not come is left out. Pure functions, any thread.
namespace qiao::relay::metrics {

QJsonObject toJson(const link::ConversationFacts &facts);
// Internal when it is none that toJson() wrote.
base::Result<link::ConversationFacts> factsFromJson(const domain::ConversationId &id, const QJsonObject &json);

} // namespace qiao::relay::metrics
