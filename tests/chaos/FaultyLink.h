#pragma once

#include "tests/chaos/FaultProxy.h"

#include <QTcpSocket>

#include <deque>

namespace qiao::tests {

// One connection through the fault proxy: two sockets, and what is on its way between them. Deletes itself at its end.
class FaultyLink : public QObject
{
    Q_OBJECT

public:
    FaultyLink(QTcpSocket *client, quint16 relayPort, Fate fate, FaultProxy &proxy);

    void cut();

private:
    struct Direction
    {
        QTcpSocket *from = nullptr;
        QTcpSocket *to = nullptr;
        std::deque<QByteArray> delayed;
        bool hasEnded = false; // nothing passes this way any more
    };

    void pump(Direction &direction);
    void pass(Direction &direction, QByteArray bytes);
    void write(Direction &direction, const QByteArray &bytes);
    void stall();
    void end();
    void halfClose(Direction &direction);

    FaultProxy &m_proxy;
    Fate m_fate;
    QTcpSocket *m_client;
    QTcpSocket *m_relay;
    Direction m_toRelay;
    Direction m_toClient;
    qint64 m_passed = 0;
    bool m_isStalled = false;
    bool m_isOver = false;
};

} // namespace qiao::tests
