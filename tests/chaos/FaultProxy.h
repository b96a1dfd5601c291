#pragma once

#include <QHash>
#include <QObject>
#include <QTcpServer>

#include <random>

class QTcpSocket;

namespace qiao::tests {

// What a link of the proxy does to what passes through it.
struct Fate
{
    enum class Ending { None, Cut, Reset, HalfCloseToRelay, HalfCloseToClient };

    int delayMs = 0; // of every piece
    bool isByteByByte = false; // for the first kilobytes
    qint64 stallAfter = -1; // bytes of both directions, after which nothing passes for a while
    int stallMs = 0;
    qint64 endAfter = -1; // bytes of both directions, in the midst of a frame as likely as not
    Ending ending = Ending::None;
};

// A network that fails: stands between the clients and the relay and gives every connection a fate of its own, drawn
// from a seed. Calm until it is told otherwise. Lives in the thread of the clients.
class FaultProxy : public QObject
{
    Q_OBJECT

public:
    // A link passes at most about `mostBytes` before it breaks.
    FaultProxy(quint16 relayPort, quint32 seed, int mostBytes = 40'000);

    quint16 port() const { return m_server.serverPort(); }
    // From now on new connections get faults, and those that are open are cut one after the other.
    void storm();
    // New connections get none; those that are open keep their fate.
    void calm() { m_isStorm = false; }
    // Ends every connection at once, on both sides.
    void cutAll();

    // How often what happened, by name.
    QString tally() const;

private:
    friend class FaultyLink;

    Fate draw();
    void count(const QString &what) { ++m_counts[what]; }

    QTcpServer m_server;
    quint16 m_relayPort;
    int m_mostBytes;
    std::mt19937 m_random;
    bool m_isStorm = false;
    QHash<QString, int> m_counts;
};

} // namespace qiao::tests
