#pragma once

#include "workstation/client/RelayAddress.h"
#include "workstation/client/Transport.h"

#include <QAbstractSocket>
#include <QTimer>

class QWebSocket;

namespace qiao::workstation::client {

// The WebSocket to a relay's door for agents: TLS verified as usual, kept alive by pings. GUI thread.
class Connection final : public Transport
{
    Q_OBJECT

public:
    struct Times
    {
        base::Milliseconds openWithin{15'000};
        base::Milliseconds pingEvery{20'000};
        int missedPongs = 2; // so many, and the connection is given up
    };

    static constexpr quint64 largestIncomingBytes = 16 * 1024 * 1024;

    explicit Connection(RelayAddress address, QObject *parent = nullptr);
    Connection(RelayAddress address, Times times, QObject *parent = nullptr);
    ~Connection() override;

    void open() override;
    void send(const QByteArray &frame) override;
    void close() override;

private:
    enum class Farewell { None, Said };

    void settle();
    void fail(Cause cause, const QString &message);
    void drop(Farewell farewell = Farewell::None);
    void ping();
    void takeDisconnect();
    void takeError(QAbstractSocket::SocketError error);

    RelayAddress m_address;
    Times m_times;
    QWebSocket *m_socket = nullptr;
    QTimer m_openTimer;
    QTimer m_pingTimer;
    int m_unansweredPings = 0;
};

} // namespace qiao::workstation::client
