#pragma once

#include "common/base/Result.h"
#include "common/protocol/Commands.h"

#include <QByteArray>

namespace qiao::protocol {

// A frame that is no valid command: the error, and the id it answers where one could be read.
struct Refusal
{
    domain::CommandId re;
    base::Error error;
};

// Reads one command. Every field is bounded by `limits`; unknown fields are ignored.
std::variant<VisitorRequest, Refusal> decodeVisitorCommand(const QByteArray &frame);
std::variant<AgentRequest, Refusal> decodeAgentCommand(const QByteArray &frame);

// The same from an object that is already read (a poll request carries many).
std::variant<VisitorRequest, Refusal> decodeVisitorCommand(const QJsonObject &frame);

// What a client sends.
QByteArray encode(const AgentRequest &request);
QByteArray encode(const VisitorRequest &request);

// Reads a JSON object no deeper than limits::jsonDepth.
base::Result<QJsonObject> parseObject(const QByteArray &text);

} // namespace qiao::protocol
