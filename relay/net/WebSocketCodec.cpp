#include "relay/net/WebSocketCodec.h"

#include <algorithm>
#include <cstring>

namespace qiao::relay::net {

using protocol::CloseCode;

namespace {

constexpr quint8 finalBit = 0x80;
constexpr quint8 reservedBits = 0x70;
constexpr quint8 maskBit = 0x80;
constexpr quint8 lengthBits = 0x7f;
constexpr qsizetype longestControl = 125;
constexpr std::size_t maskSize = 4;

// The bytes that the extended length takes, by the seven bits of the length.
std::size_t extendedSize(quint8 length)
{
    return length == 126 ? 2 : length == 127 ? 8 : 0;
}

// RFC 6455, 7.4, and the registry it opens: the codes that may stand in a frame.
bool isCloseCode(quint16 code)
{
    return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
}

void unmask(char *bytes, std::size_t size, std::array<quint8, maskSize> &mask)
{
    quint32 four = 0;
    std::memcpy(&four, mask.data(), maskSize);
    const quint64 twice = (quint64(four) << 32) | four;
    std::size_t at = 0;
    for (; at + sizeof twice <= size; at += sizeof twice) {
        quint64 eight = 0;
        std::memcpy(&eight, bytes + at, sizeof eight);
        eight ^= twice;
        std::memcpy(bytes + at, &eight, sizeof eight);
    }
    for (; at < size; ++at) {
        bytes[at] = char(uchar(bytes[at]) ^ mask[at % maskSize]);
    }
    std::rotate(mask.begin(), mask.begin() + size % maskSize, mask.end());
}

QByteArray frame(quint8 opcode, QByteArrayView payload)
{
    const quint64 size = quint64(payload.size());
    const quint8 length = size < 126 ? quint8(size) : size <= 0xffff ? 126 : 127;
    QByteArray bytes;
    bytes.reserve(payload.size() + 10);
    bytes.append(char(finalBit | opcode));
    bytes.append(char(length));
    for (std::size_t left = extendedSize(length); left > 0; --left) {
        bytes.append(char((size >> ((left - 1) * 8)) & 0xff));
    }
    bytes.append(payload);
    return bytes;
}

// The front of a text that fits, without a character cut in two.
QByteArrayView fitting(QByteArrayView text, qsizetype most)
{
    if (text.size() <= most) {
        return text;
    }
    while (most > 0 && (uchar(text[most]) & 0xc0) == 0x80) {
        --most;
    }
    return text.first(most);
}

} // namespace

WebSocketCodec::WebSocketCodec(int mostMessageBytes)
    : m_mostMessageBytes(mostMessageBytes)
{
}

std::optional<WebSocketCodec::Incoming> WebSocketCodec::next(QByteArrayView &bytes)
{
    while (m_state != State::Over) {
        if (m_state == State::Head) {
            if (const auto violation = readHead(bytes)) {
                return end(*violation);
            }
            if (m_state == State::Head) {
                return std::nullopt;
            }
        }
        const qsizetype size = qsizetype(std::min<quint64>(m_left, quint64(bytes.size())));
        if (const auto violation = readPayload(bytes.first(size))) {
            return end(*violation);
        }
        bytes = bytes.sliced(size);
        if (m_left > 0) {
            return std::nullopt;
        }
        if (auto incoming = finishFrame()) {
            return incoming;
        }
    }
    bytes = {};
    return std::nullopt;
}

std::size_t WebSocketCodec::headSize() const
{
    return m_headBytes < 2 ? 2 : 2 + extendedSize(m_head[1] & lengthBits) + maskSize;
}

std::optional<WebSocketCodec::Violation> WebSocketCodec::readHead(QByteArrayView &bytes)
{
    // Each part of the head is judged as soon as it is there: what is wrong is not waited for.
    while (!bytes.isEmpty()) {
        m_head[m_headBytes++] = quint8(bytes.front());
        bytes = bytes.sliced(1);
        if (m_headBytes <= 2) {
            if (auto violation = judgeOpening()) {
                return violation;
            }
        }
        if (m_headBytes == headSize() - maskSize) {
            quint64 length = m_head[1] & lengthBits;
            if (extendedSize(quint8(length)) > 0) {
                length = 0;
                for (std::size_t i = 2; i < m_headBytes; ++i) {
                    length = (length << 8) | m_head[i];
                }
            }
            if (auto violation = judgeLength(length)) {
                return violation;
            }
            m_left = length;
        }
        if (m_headBytes > 2 && m_headBytes == headSize()) {
            std::copy_n(m_head.begin() + m_headBytes - maskSize, maskSize, m_mask.begin());
            m_headBytes = 0;
            m_state = State::Payload;
            if (!isControl() && opcode() != Opcode::Continuation) {
                m_messageKind = opcode();
                m_utf8.reset();
            }
            break;
        }
    }
    return std::nullopt;
}

std::optional<WebSocketCodec::Violation> WebSocketCodec::judgeOpening() const
{
    if ((m_head[0] & reservedBits) != 0) {
        return Violation{CloseCode::ProtocolError, "a reserved bit is set"};
    }
    const bool isInMessage = m_messageKind != Opcode::Continuation;
    switch (opcode()) {
    case Opcode::Continuation:
        if (!isInMessage) {
            return Violation{CloseCode::ProtocolError, "there is no message to continue"};
        }
        break;
    case Opcode::Text:
    case Opcode::Binary:
        if (isInMessage) {
            return Violation{CloseCode::ProtocolError, "a message begins within another"};
        }
        break;
    case Opcode::Close:
    case Opcode::Ping:
    case Opcode::Pong:
        if (!isFinal()) {
            return Violation{CloseCode::ProtocolError, "a control frame is fragmented"};
        }
        break;
    default:
        return Violation{CloseCode::ProtocolError, "the opcode is reserved"};
    }
    if (m_headBytes < 2) {
        return std::nullopt;
    }
    if ((m_head[1] & maskBit) == 0) {
        return Violation{CloseCode::ProtocolError, "a client's frame must be masked"};
    }
    if (isControl() && (m_head[1] & lengthBits) > longestControl) {
        return Violation{CloseCode::ProtocolError, "a control frame is too long"};
    }
    return std::nullopt;
}

std::optional<WebSocketCodec::Violation> WebSocketCodec::judgeLength(quint64 length)
{
    const std::size_t extended = extendedSize(m_head[1] & lengthBits);
    if ((extended == 2 && length < 126) || (extended == 8 && (length <= 0xffff || length >> 63 != 0))) {
        return Violation{CloseCode::ProtocolError, "a length is not written in its shortest form"};
    }
    if (!isControl() && length > quint64(m_mostMessageBytes - m_message.size())) {
        return Violation{CloseCode::TooLarge, "the message is too large"};
    }
    return std::nullopt;
}

std::optional<WebSocketCodec::Violation> WebSocketCodec::readPayload(QByteArrayView bytes)
{
    if (bytes.isEmpty()) {
        return std::nullopt;
    }
    QByteArray &to = payload();
    const qsizetype from = to.size();
    // Grows with what arrives, not with what was announced: an announcement costs its sender nothing.
    to.resize(from + bytes.size());
    char *const added = to.data() + from;
    std::memcpy(added, bytes.data(), std::size_t(bytes.size()));
    unmask(added, std::size_t(bytes.size()), m_mask);
    m_left -= quint64(bytes.size());
    if (!isControl() && isInText() && !m_utf8.feed(QByteArrayView(added, bytes.size()))) {
        return Violation{CloseCode::BadText, "the text is not UTF-8"};
    }
    return std::nullopt;
}

std::optional<WebSocketCodec::Incoming> WebSocketCodec::finishFrame()
{
    m_state = State::Head;
    switch (opcode()) {
    case Opcode::Close:
        return readClose();
    case Opcode::Ping:
        return Ping{std::exchange(m_control, {})};
    case Opcode::Pong:
        m_control = {};
        return Pong{};
    default:
        break;
    }
    if (!isFinal()) {
        return std::nullopt;
    }
    if (isInText() && !m_utf8.isComplete()) {
        return end({CloseCode::BadText, "the text is not UTF-8"});
    }
    if (std::exchange(m_messageKind, Opcode::Continuation) == Opcode::Text) {
        return Text{std::exchange(m_message, {})};
    }
    return Binary{std::exchange(m_message, {})};
}

WebSocketCodec::Incoming WebSocketCodec::readClose()
{
    const QByteArray payload = std::exchange(m_control, {});
    if (payload.isEmpty()) {
        m_state = State::Over;
        m_message = {};
        return Close{};
    }
    if (payload.size() == 1) {
        return end({CloseCode::ProtocolError, "a close frame holds half a code"});
    }
    const auto code = quint16((uchar(payload[0]) << 8) | uchar(payload[1]));
    if (!isCloseCode(code)) {
        return end({CloseCode::ProtocolError, "a close frame holds no valid code"});
    }
    Utf8Validator reason;
    if (!reason.feed(QByteArrayView(payload).sliced(2)) || !reason.isComplete()) {
        return end({CloseCode::BadText, "the reason of a close frame is not UTF-8"});
    }
    m_state = State::Over;
    m_message = {};
    return Close{code};
}

WebSocketCodec::Violation WebSocketCodec::end(Violation violation)
{
    m_state = State::Over;
    m_message = {};
    m_control = {};
    return violation;
}

QByteArray WebSocketCodec::textFrame(QByteArrayView payload)
{
    return frame(quint8(Opcode::Text), payload);
}

QByteArray WebSocketCodec::pingFrame()
{
    return frame(quint8(Opcode::Ping), {});
}

QByteArray WebSocketCodec::pongFrame(QByteArrayView payload)
{
    return frame(quint8(Opcode::Pong), payload.first(std::min(payload.size(), longestControl)));
}

QByteArray WebSocketCodec::closeFrame(std::optional<quint16> code, QByteArrayView reason)
{
    QByteArray payload;
    if (code) {
        payload.append(char(*code >> 8));
        payload.append(char(*code & 0xff));
        payload.append(fitting(reason, longestControl - 2));
    }
    return frame(quint8(Opcode::Close), payload);
}

} // namespace qiao::relay::net
