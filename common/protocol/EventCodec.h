#pragma once

#include "common/base/Result.h"
#include "common/domain/ConversationEvent.h"
#include "common/protocol/Ephemeral.h"

#include <QByteArray>
#include <QJsonObject>

namespace qiao::protocol {

// The event's name on the wire, such as "message.posted".
QString typeOf(const domain::EventBody &body);

// An event's data as the agents see it. It holds everything: `bodyFromJson` gives the same body back.
QJsonObject dataOf(const domain::EventBody &body);
base::Result<domain::EventBody> bodyFromJson(const QString &type, const QJsonObject &data);

// An event's data as the visitor may see it.
QJsonObject visitorDataOf(const domain::EventBody &body);

// The whole event object for one side's readers. For the visitor's side the event must be visible to the visitor.
QJsonObject toJson(const domain::ConversationEvent &event, domain::Side side);
QByteArray encode(const domain::ConversationEvent &event, domain::Side side);

QByteArray encode(const EphemeralEvent &event);

QByteArray encodeOk(const domain::CommandId &re, const QJsonObject &data);
QByteArray encodeError(const domain::CommandId &re, const base::Error &error);
QJsonObject toJson(const base::Error &error);
base::Error errorFromJson(const QJsonObject &json);

} // namespace qiao::protocol
