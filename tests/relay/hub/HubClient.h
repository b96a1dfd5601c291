#pragma once

#include "common/domain/Participant.h"
#include "common/protocol/CloseCode.h"
#include "relay/link/ConnectionId.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <optional>

namespace qiao::tests::hub {

using namespace qiao::relay;

class HubWorld;

// The far end of one connection: sends commands as text frames, keeps every frame that it got.
class HubClient
{
public:
    HubClient(HubWorld &world, link::ConnectionId id, domain::Side side)
        : m_world(world)
        , m_id(id)
        , m_side(side)
    {
    }

    link::ConnectionId id() const { return m_id; }
    domain::Side side() const { return m_side; }

    // Sends a command, lets the world settle, and gives the command's id.
    QString send(const QString &type, const QJsonObject &data = {}, const QString &conversation = {},
        const QString &commandId = {});
    QString post(const QString &conversation, const QString &text, const QString &commandId = {})
    {
        return send("message.post", {{"text", text}}, conversation, commandId);
    }
    void drop();

    const QList<QJsonObject> &frames() const { return m_frames; }
    void forgetFrames() { m_frames.clear(); }
    std::optional<protocol::CloseCode> closeCode() const { return m_closeCode; }

    QList<QJsonObject> answers(const QString &commandId) const;
    // The data of the command's ok; nothing when it was not answered so.
    std::optional<QJsonObject> ok(const QString &commandId) const;
    // The code of its error; empty when it was not answered so.
    QString error(const QString &commandId) const;
    // What the events of a conversation carry: numbers and types, in the order they came.
    QList<quint64> seqs(const QString &conversation) const;
    QStringList types(const QString &conversation) const;
    QList<QJsonObject> events(const QString &type) const;
    QStringList texts(const QString &conversation) const;

    // For the world: what came from the hub.
    void receive(const QJsonObject &frame) { m_frames.append(frame); }
    void close(std::optional<protocol::CloseCode> code)
    {
        m_isOpen = false;
        m_closeCode = code;
    }
    bool isOpen() const { return m_isOpen; }

    // From the session's answer.
    QString token;
    QString visitor;

private:
    HubWorld &m_world;
    link::ConnectionId m_id;
    domain::Side m_side;
    bool m_isOpen = true;
    std::optional<protocol::CloseCode> m_closeCode;
    QList<QJsonObject> m_frames;
};

} // namespace qiao::tests::hub
