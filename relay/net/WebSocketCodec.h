#pragma once

#include "common/protocol/CloseCode.h"
#include "relay/net/Utf8Validator.h"

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <optional>
#include <variant>

namespace qiao::relay::net {

// The server's side of RFC 6455 on bytes alone: reads a client's frames as they arrive, split anywhere, and writes a
// server's frames. It holds no more than one message and one control frame. Lives in its connection's worker thread.
class WebSocketCodec
{
public:
    // A whole message, whatever the number of its fragments.
    struct Text
    {
        QByteArray payload; // UTF-8
    };
    struct Binary
    {
        QByteArray payload;
    };
    struct Ping
    {
        QByteArray payload; // to be sent back by pongFrame()
    };
    struct Pong
    {
    };
    // The client leaves. Nothing is read behind it.
    struct Close
    {
        std::optional<quint16> code;
    };
    // The client broke a rule: what to close with. Nothing is read behind it.
    struct Violation
    {
        protocol::CloseCode code;
        const char *reason; // one phrase, ASCII
    };
    using Incoming = std::variant<Text, Binary, Ping, Pong, Close, Violation>;

    explicit WebSocketCodec(int mostMessageBytes);

    // The next thing the client said, its bytes taken off the front of `bytes`; nothing when all of them are taken and
    // more are needed.
    std::optional<Incoming> next(QByteArrayView &bytes);

    // Unfragmented and unmasked frames as they stand on the wire.
    static QByteArray textFrame(QByteArrayView payload);
    static QByteArray pingFrame();
    // Of at most 125 bytes, as the ping had.
    static QByteArray pongFrame(QByteArrayView payload);
    static QByteArray closeFrame(std::optional<quint16> code, QByteArrayView reason = {});

private:
    enum class State : quint8 { Head, Payload, Over };
    enum class Opcode : quint8 { Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };

    static constexpr std::size_t longestHead = 14;

    // Both: what was violated, or nothing.
    std::optional<Violation> readHead(QByteArrayView &bytes);
    std::optional<Violation> judgeOpening() const;
    std::optional<Violation> judgeLength(quint64 length);
    std::optional<Violation> readPayload(QByteArrayView bytes);
    std::optional<Incoming> finishFrame();
    Incoming readClose();
    Violation end(Violation violation);

    std::size_t headSize() const;
    bool isControl() const { return (m_head[0] & 0x08) != 0; }
    bool isFinal() const { return (m_head[0] & 0x80) != 0; }
    Opcode opcode() const { return Opcode(m_head[0] & 0x0f); }
    QByteArray &payload() { return isControl() ? m_control : m_message; }
    bool isInText() const { return m_messageKind == Opcode::Text; }

    QByteArray m_message;
    QByteArray m_control;
    quint64 m_left = 0; // bytes to come of the frame's payload
    int m_mostMessageBytes;
    std::array<quint8, longestHead> m_head{};
    quint8 m_headBytes = 0; // of m_head, that have arrived
    std::array<quint8, 4> m_mask{}; // turned so that its first byte is for the payload's next
    State m_state = State::Head;
    Opcode m_messageKind = Opcode::Continuation; // of the message that has begun; Continuation when none has
    Utf8Validator m_utf8;
};

} // namespace qiao::relay::net
