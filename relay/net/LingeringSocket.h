#pragma once

#include "relay/net/Deadlines.h"

#include <QTcpSocket>

namespace qiao::relay::net {

// A TCP socket whose close() lets the peer read what was sent: it writes what is left, closes its own direction, and
// reads past what still comes until the peer closes too. Closing at once would answer unread bytes with a reset, and
// the peer would lose the very reply or close frame that explains. Lives in its worker's thread.
class LingeringSocket : public QTcpSocket
{
    Q_OBJECT

public:
    LingeringSocket(Deadlines &deadlines, std::chrono::milliseconds patience);

    void close() override;

    // Ends the connection at once.
    void drop();

    bool isLeaving() const { return m_isLeaving; }

private:
    void endOwnDirection();
    void readPast();

    Deadline m_deadline;
    std::chrono::milliseconds m_patience;
    qint64 m_readPast = 0;
    bool m_isLeaving = false;
    bool m_isAtOnce = false;
    bool m_hasEndedOwnDirection = false;
};

} // namespace qiao::relay::net
