#pragma once

#include "common/base/Clock.h"
#include "relay/link/Inbound.h"
#include "relay/link/Outbound.h"

#include <QHash>

#include <deque>
#include <map>
#include <optional>

namespace qiao::relay::hub {

// Makes visitors who speak plain HTTP look like connected ones: each poll session is a connection of its own to the
// hub, whose frames wait here until a request fetches them and the next one confirms them. Hub thread.
class PollSessions
{
public:
    // The connections made here carry this worker number; no worker has it.
    static constexpr quint32 worker = 0xFFFF'FFFF;

    // What the request means to the hub; its answer follows from `settle`.
    link::InboundBatch take(const link::VisitorPolled &poll, base::TimePoint now);
    void take(const link::PollAbandoned &poll);

    // Frames and closings for the sessions here. Gives what the hub has to know in turn.
    link::InboundBatch deliver(const link::Send &send);
    link::InboundBatch close(const link::Disconnect &disconnect);

    // The answers that are due: there are frames, or the wait is over.
    link::OutboundBatch settle(base::TimePoint now);
    // Ends the sessions whose visitor stopped asking.
    link::InboundBatch expire(base::TimePoint now);
    std::optional<base::TimePoint> nextWake() const;

private:
    struct Waiting
    {
        link::ConnectionId http;
        base::TimePoint until{};
    };

    struct Session
    {
        QString key; // secret: whoever knows it is the visitor
        std::deque<QByteArray> frames;
        quint64 firstNumber = 1; // of frames.front()
        qsizetype bytes = 0;
        std::optional<Waiting> waiting;
        base::TimePoint lastAsked{};
        bool hasToTellDrained = false;
    };

    Session *find(const QString &cursor, quint64 *number, quint64 *serial);
    void answer(Session &session, link::OutboundBatch &out);

    std::map<quint64, Session> m_sessions; // by the serial of their connection
    QHash<QString, quint64> m_serialByKey;
    link::OutboundBatch m_due; // answers that need no waiting
    quint64 m_lastSerial = 0;
};

} // namespace qiao::relay::hub
