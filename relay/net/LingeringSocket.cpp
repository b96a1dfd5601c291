#include "relay/net/LingeringSocket.h"

#include <QSslSocket>

#include <sys/socket.h>
#include <type_traits>

namespace qiao::relay::net {

namespace {

constexpr qint64 mostReadPast = 16 * 1024 * 1024;

#ifdef MSG_NOSIGNAL
constexpr int sendFlags = MSG_NOSIGNAL;
#else
constexpr int sendFlags = 0; // Qt has the signal ignored
#endif

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
        letGo();
        readPast();
        endOwnDirection();
    }

    void drop() override
    {
        m_isAtOnce = true;
        m_deadline.clear();
        m_outgoing.clear();
        this->QAbstractSocket::abort();
    }

    void send(const QByteArray &bytes) override
    {
        if constexpr (isSecure) {
            this->write(bytes);
        } else {
            m_outgoing.append(bytes);
        }
    }

    void letGo() override
    {
        const QByteArray bytes = std::exchange(m_outgoing, {});
        if (this->state() != QAbstractSocket::ConnectedState) {
            return;
        }
        qsizetype taken = 0;
        if (!bytes.isEmpty() && this->bytesToWrite() == 0) {
            taken = std::max<qsizetype>(
                0, ::send(int(this->socketDescriptor()), bytes.constData(), size_t(bytes.size()), sendFlags));
        }
        // What the system refuses Qt will try again, and meets the error if there is one.
        if (taken < bytes.size()) {
            this->write(bytes.constData() + taken, bytes.size() - taken);
        }
        this->flush();
    }

    qint64 unsentBytes() const override
    {
        if constexpr (isSecure) {
            return this->bytesToWrite() + this->encryptedBytesToWrite();
        } else {
            return m_outgoing.size() + this->bytesToWrite();
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
    QByteArray m_outgoing; // until letGo(); not used under TLS
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
