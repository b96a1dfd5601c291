#include "tests/chaos/StoppedReader.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace qiao::tests {

using namespace Qt::StringLiterals;

namespace {

constexpr int receiveBufferBytes = 4096;

bool sendAll(int socket, const QByteArray &bytes)
{
    return ::send(socket, bytes.constData(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL) == bytes.size();
}

QByteArray maskedText(const QByteArray &payload)
{
    QByteArray frame("\x81", 1);
    if (payload.size() < 126) {
        frame += static_cast<char>(0x80 | payload.size());
    } else {
        frame += static_cast<char>(0x80 | 126);
        frame += static_cast<char>(payload.size() >> 8);
        frame += static_cast<char>(payload.size() & 0xFF);
    }
    return frame + QByteArray(4, '\0') + payload; // a mask of zeros
}

} // namespace

StoppedReader::StoppedReader(StoppedReader &&other) noexcept
    : m_socket(std::exchange(other.m_socket, -1))
    , m_read(std::move(other.m_read))
    , m_closeCode(other.m_closeCode)
    , m_cursors(std::move(other.m_cursors))
    , m_gaps(other.m_gaps)
{
}

StoppedReader::~StoppedReader()
{
    if (m_socket >= 0)
        ::close(m_socket);
}

bool StoppedReader::open(quint16 port, const QString &token)
{
    m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, &receiveBufferBytes, sizeof receiveBufferBytes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        return false;
    const QByteArray host = "127.0.0.1:" + QByteArray::number(port);
    if (!sendAll(m_socket,
            "GET /v1/agent HTTP/1.1\r\nHost: " + host
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: qiao.v1\r\n\r\n"))
        return false;
    // One byte after the other, so that nothing of what follows the head is taken.
    while (!m_read.endsWith("\r\n\r\n")) {
        char byte = 0;
        if (::recv(m_socket, &byte, 1, 0) != 1)
            return false;
        m_read += byte;
    }
    const bool isUpgraded = m_read.startsWith("HTTP/1.1 101");
    m_read.clear();
    const QJsonObject command{
        {u"type"_s, u"session.open"_s}, {u"id"_s, u"1"_s}, {u"data"_s, QJsonObject{{u"token"_s, token}}}};
    return isUpgraded && sendAll(m_socket, maskedText(QJsonDocument(command).toJson(QJsonDocument::Compact)));
}

bool StoppedReader::readToEnd(int timeoutMs)
{
    QByteArray piece(256 * 1024, Qt::Uninitialized);
    pollfd waiting{m_socket, POLLIN, 0};
    while (!m_closeCode) {
        if (::poll(&waiting, 1, timeoutMs) <= 0)
            return false;
        const ssize_t size = ::recv(m_socket, piece.data(), static_cast<size_t>(piece.size()), 0);
        if (size <= 0)
            return true;
        m_read.append(piece.constData(), size);
        takeFrames();
    }
    return true;
}

void StoppedReader::takeFrames()
{
    qsizetype at = 0;
    while (m_read.size() - at >= 2) {
        const auto byte = [&](qsizetype i) { return static_cast<quint8>(m_read[at + i]); };
        qsizetype size = byte(1) & 0x7F;
        const qsizetype lengthBytes = size == 126 ? 2 : size == 127 ? 8 : 0;
        if (m_read.size() - at < 2 + lengthBytes)
            break;
        if (lengthBytes > 0)
            size = 0;
        for (qsizetype i = 0; i < lengthBytes; ++i)
            size = (size << 8) | byte(2 + i);
        if (m_read.size() - at < 2 + lengthBytes + size)
            break;
        const QByteArray payload = m_read.mid(at + 2 + lengthBytes, size);
        const int opcode = byte(0) & 0x0F;
        if (opcode == 1)
            takeEvent(payload);
        else if (opcode == 8 && payload.size() >= 2)
            m_closeCode = (static_cast<quint8>(payload[0]) << 8) | static_cast<quint8>(payload[1]);
        at += 2 + lengthBytes + size;
    }
    m_read.remove(0, at);
}

void StoppedReader::takeEvent(const QByteArray &frame)
{
    const QJsonObject event = QJsonDocument::fromJson(frame).object();
    if (!event.contains("seq"_L1))
        return;
    const QString conversation = event.value("conversation"_L1).toString();
    const qint64 seq = event.value("seq"_L1).toInteger();
    if (m_cursors.contains(conversation) && seq != m_cursors.value(conversation) + 1)
        ++m_gaps;
    m_cursors.insert(conversation, seq);
}

} // namespace qiao::tests
