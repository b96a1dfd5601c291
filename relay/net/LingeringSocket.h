#pragma once

#include "relay/net/Deadlines.h"

#include <QSslConfiguration>
#include <QTcpSocket>

namespace qiao::relay::net {

// A TCP socket, plain or under TLS, whose close() lets the peer read what was sent: it writes what is left, closes its
// own direction, and reads past what still comes until the peer closes too. Closing at once would answer unread bytes
// with a reset, and the peer would lose the very reply or close frame that explains. Lives in its worker's thread.
class LingeringSocket
{
public:
    // The socket itself, which whoever made it owns: deleting it ends this object too.
    virtual QTcpSocket &stream() = 0;

    // Ends the connection at once.
    virtual void drop() = 0;

    // Like the stream's write(), but leaves with letGo(), all that was sent before it at once, and keeps no buffer when
    // the system takes it: Qt's own stays with every socket that was ever written to, and is larger than all the rest.
    virtual void send(const QByteArray &bytes) = 0;
    virtual void letGo() = 0;

    // What was sent or written and has not been taken by the system yet; under TLS also what is encrypted already. When
    // it becomes less by itself, the stream's bytesWritten tells.
    virtual qint64 unsentBytes() const = 0;

    // `patience`: for the peer to close after us. The TLS one begins its handshake when it is given its descriptor.
    static LingeringSocket *makePlain(Deadlines &deadlines, std::chrono::milliseconds patience);
    static LingeringSocket *makeSecure(
        Deadlines &deadlines, std::chrono::milliseconds patience, const QSslConfiguration &tls);

protected:
    ~LingeringSocket() = default;
};

} // namespace qiao::relay::net
