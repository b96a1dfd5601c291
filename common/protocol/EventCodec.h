#pragma once

#include "common/base/Result.h"
#include "common/domain/ConversationEvent.h"
#include "common/protocol/Ephemeral.h"

#include <QByteArray>
#include <QJsonObject>

namespace qiao::protocol {

// The event's name on the wire, such as "message.posted".
QString typeOf(const domain::EventBody &body);

// An event's data as one side may see it, as the text of a JSON object. The agents' holds everything: `bodyFromJson`
// gives the same body back.
QByteArray dataOf(const domain::EventBody &body, domain::Side side);
base::Result<domain::EventBody> bodyFromJson(const QString &type, const QJsonObject &data);

// The whole event object for one side's readers. For the visitor's side the event must be visible to the visitor.
QByteArray encode(const domain::ConversationEvent &event, domain::Side side);
QJsonObject toJson(const domain::ConversationEvent &event, domain::Side side);

QByteArray encode(const EphemeralEvent &event);

QByteArray encodeOk(const domain::CommandId &re, const QJsonObject &data);
// The same with data that is the text of a JSON object already; nothing stands for an empty one.
QByteArray encodeAnswer(const domain::CommandId &re, const QByteArray &data);
// The data of the ok to who posted a message or a note: where it stands in the sender's numbering, and when.
QByteArray postedAnswer(const domain::ConversationEvent &event, domain::Side side);
QByteArray encodeError(const domain::CommandId &re, const base::Error &error);
QJsonObject toJson(const base::Error &error);
base::Error errorFromJson(const QJsonObject &json);

} // namespace qiao::protocol
