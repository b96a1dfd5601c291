#pragma once

#include "common/base/Result.h"
#include "common/domain/ConversationEvent.h"
#include "common/protocol/Ephemeral.h"

#include <QByteArray>

// What an agent's client hears from the relay.
namespace qiao::protocol {

struct OkAnswer
{
    domain::CommandId re;
    QJsonObject data;
};

struct ErrorAnswer
{
    domain::CommandId re;
    base::Error error;
};

// An event of a kind that this client does not know: to be ignored, but its number counts.
struct UnknownEvent
{
    QString type;
    domain::ConversationId conversation;
    quint64 seq = 0;
};

using ServerFrame = std::variant<OkAnswer, ErrorAnswer, domain::ConversationEvent, EphemeralEvent, UnknownEvent>;

base::Result<ServerFrame> decodeServerFrame(const QByteArray &frame);

// One event object as `encode` made it for the agents' side.
base::Result<domain::ConversationEvent> eventFromJson(const QJsonObject &json);

} // namespace qiao::protocol
