#include "relay/net/LingeringSocket.h"

#include <sys/socket.h>

namespace qiao::relay::net {

namespace {

constexpr qint64 mostReadPast = 16 * 1024 * 1024;

} // namespace

LingeringSocket::LingeringSocket(Deadlines &deadlines, std::chrono::milliseconds patience)
    : m_deadline(deadlines, [this] { drop(); })
    , m_patience(patience)
{
}

void LingeringSocket::close()
{
    if (m_isAtOnce || state() != ConnectedState) {
        QTcpSocket::close();
        return;
    }
    if (m_isLeaving) {
        return;
    }
    m_isLeaving = true;
    // Whoever was reading has stopped listening.
    disconnect(SIGNAL(readyRead()));
    connect(this, &QTcpSocket::readyRead, this, &LingeringSocket::readPast);
    connect(this, &QTcpSocket::bytesWritten, this, &LingeringSocket::endOwnDirection);
    m_deadline.set(m_patience);
    flush();
    readPast();
    endOwnDirection();
}

void LingeringSocket::drop()
{
    m_isAtOnce = true;
    m_deadline.clear();
    abort();
}

void LingeringSocket::endOwnDirection()
{
    if (bytesToWrite() == 0 && !m_hasEndedOwnDirection && state() == ConnectedState) {
        m_hasEndedOwnDirection = true;
        ::shutdown(int(socketDescriptor()), SHUT_WR);
    }
}

void LingeringSocket::readPast()
{
    m_readPast += skip(bytesAvailable());
    if (m_readPast > mostReadPast) {
        drop();
    }
}

} // namespace qiao::relay::net
