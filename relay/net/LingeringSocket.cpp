#include "relay/net/LingeringSocket.h"

#include <QSslSocket>

#include <sys/socket.h>
#include <type_traits>

namespace qiao::relay::net {

namespace {

constexpr qint64 mostReadPast = 16 * 1024 * 1024;

// The same over either kind of socket.
template <typename Socket> class LingeringOver final : public Socket, public LingeringSocket
{
public:
    static constexpr bool isSecure = std::is_same_v<Socket, QSslSocket>;

    LingeringOver(Deadlines &deadlines, std::chrono::milliseconds patience)
        : m_deadline(deadlines, [this] { drop(); })
        , m_patience(patience)
    {
        if constexpr (isSecure) {
            QObject::connect(this, &QSslSocket::encryptedBytesWritten, this,
                [this](qint64 bytes) { Q_EMIT this->bytesWritten(bytes); });
        }
    }

    QTcpSocket &stream() override { return *this; }

    bool setSocketDescriptor(
        qintptr descriptor, QAbstractSocket::SocketState state, QIODeviceBase::OpenMode mode) override
    {
        if (!Socket::setSocketDescriptor(descriptor, state, mode)) {
            return false;
        }
        if constexpr (isSecure) {
            this->startServerEncryption();
        }
        return true;
    }

    void close() override
    {
        // A write that fails makes Qt abort the socket: it comes here with nothing left to write into, and lingering
        // would leave a connected socket that the next write dies in.
        const bool isAborted = this->writeChannelCount() == 0;
        if (m_isAtOnce || isAborted || this->state() != QAbstractSocket::ConnectedState) {
            m_deadline.clear();
            Socket::close();
            return;
        }
        if (m_isLeaving) {
            return;
        }
        m_isLeaving = true;
        // Whoever was reading has stopped listening.
        QObject::disconnect(this, &QIODevice::readyRead, nullptr, nullptr);
        QObject::connect(this, &QIODevice::readyRead, this, [this] { readPast(); });
        QObject::connect(this, &QIODevice::bytesWritten, this, [this] { endOwnDirection(); });
        m_deadline.set(m_patience);
        this->flush();
        readPast();
        endOwnDirection();
    }

    void drop() override
    {
        m_isAtOnce = true;
        m_deadline.clear();
        this->QAbstractSocket::abort();
    }

    qint64 unsentBytes() const override
    {
        if constexpr (isSecure) {
            return this->bytesToWrite() + this->encryptedBytesToWrite();
        } else {
            return this->bytesToWrite();
        }
    }

private:
    void endOwnDirection()
    {
        if (unsentBytes() == 0 && !m_hasEndedOwnDirection && this->state() == QAbstractSocket::ConnectedState) {
            m_hasEndedOwnDirection = true;
            ::shutdown(int(this->socketDescriptor()), SHUT_WR);
        }
    }

    void readPast()
    {
        m_readPast += this->skip(this->bytesAvailable());
        if (m_readPast > mostReadPast) {
            drop();
        }
    }

    Deadline m_deadline;
    std::chrono::milliseconds m_patience;
    qint64 m_readPast = 0;
    bool m_isLeaving = false;
    bool m_isAtOnce = false;
    bool m_hasEndedOwnDirection = false;
};

} // namespace

LingeringSocket *LingeringSocket::makePlain(Deadlines &deadlines, std::chrono::milliseconds patience)
{
    return new LingeringOver<QTcpSocket>(deadlines, patience);
}

LingeringSocket *LingeringSocket::makeSecure(
    Deadlines &deadlines, std::chrono::milliseconds patience, const QSslConfiguration &tls)
{
    auto *socket = new LingeringOver<QSslSocket>(deadlines, patience);
    socket->setSslConfiguration(tls);
    return socket;
}

} // namespace qiao::relay::net
