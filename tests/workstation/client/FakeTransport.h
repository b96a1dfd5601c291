#pragma once

#include "common/protocol/Answers.h"
#include "common/protocol/CloseCode.h"
#include "common/protocol/CommandCodec.h"
#include "common/protocol/EventCodec.h"
#include "workstation/client/Transport.h"

#include <QList>

#include <optional>

namespace qiao::tests {

// The test is the relay at the other end.
class FakeTransport final : public workstation::client::Transport
{
public:
    void open() override
    {
        ++openings;
        isOpen = true;
    }
    void send(const QByteArray &frame) override
    {
        const auto command = protocol::decodeAgentCommand(frame);
        if (const auto *request = std::get_if<protocol::AgentRequest>(&command))
            sent.append(*request);
    }
    void close() override { isOpen = false; }

    // The command that was sent last, taken from the list.
    protocol::AgentRequest take() { return sent.isEmpty() ? protocol::AgentRequest{} : sent.takeLast(); }

    void ok(const domain::CommandId &command, const QJsonObject &data = {})
    {
        Q_EMIT frameReceived(protocol::encodeOk(command, data));
    }
    void error(const domain::CommandId &command, const base::Error &error)
    {
        Q_EMIT frameReceived(protocol::encodeError(command, error));
    }
    void event(const domain::ConversationEvent &event)
    {
        Q_EMIT frameReceived(protocol::encode(event, domain::Side::Agent));
    }
    void end(std::optional<protocol::CloseCode> code = {})
    {
        isOpen = false;
        workstation::client::Ending ending;
        if (code)
            ending.closeCode = static_cast<quint16>(*code);
        Q_EMIT ended(ending);
    }

    // From the handshake to the answer of session.open; the command that opened it.
    protocol::agent::SessionOpen admit(const protocol::AgentSession &session)
    {
        Q_EMIT opened();
        const protocol::AgentRequest request = take();
        ok(request.id, protocol::toJson(session));
        const auto *opening = std::get_if<protocol::agent::SessionOpen>(&request.command);
        return opening ? *opening : protocol::agent::SessionOpen{};
    }

    QList<protocol::AgentRequest> sent;
    int openings = 0;
    bool isOpen = false;
};

} // namespace qiao::tests
