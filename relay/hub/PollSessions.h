#pragma once

#include "common/base/Clock.h"
#include "common/base/RandomId.h"
#include "relay/link/Inbound.h"
#include "relay/link/Outbound.h"

#include <QHash>

#include <deque>
#include <functional>
#include <optional>
#include <set>
#include <unordered_map>

namespace qiao::relay::hub {

// Makes visitors who speak plain HTTP look like connected ones: each poll session is a connection of its own to the
// hub, whose frames wait here until a request fetches them and the next one confirms them. However many sessions there
// are, each step looks only at those that it concerns. Hub thread.
class PollSessions
{
public:
    // The connections made here carry this worker number; no worker has it.
    static constexpr quint32 worker = 0xFFFF'FFFF;

    // `mostPerAddress` 0: no limit.
    explicit PollSessions(
        int mostPerAddress = 0, std::function<QString()> newKey = [] { return base::randomId(u'p'); })
        : m_mostPerAddress(mostPerAddress)
        , m_newKey(std::move(newKey))
    {
    }

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

    size_t size() const { return m_sessions.size(); }
    // Of the session whose request waits here; null when none does.
    link::ConnectionId connectionOf(link::ConnectionId http) const;

private:
    struct Session
    {
        QString key; // secret: whoever knows it is the visitor
        QHostAddress holder; // who counts it as one of his
        std::deque<QByteArray> frames;
        quint64 firstNumber = 1; // of frames.front()
        qsizetype bytes = 0;
        std::optional<link::ConnectionId> waiting; // the request to be answered
        base::TimePoint due{}; // the end of the wait, or of the session when nobody waits
        bool hasToTellDrained = false;
    };

    Session *find(const QString &cursor, quint64 *number, quint64 *serial);
    Session *begin(const link::VisitorPolled &poll, quint64 *serial);
    void setDue(Session &session, quint64 serial, base::TimePoint due);
    void answer(Session &session, link::OutboundBatch &out);

    int m_mostPerAddress;
    std::function<QString()> m_newKey;
    std::unordered_map<quint64, Session> m_sessions; // by the serial of their connection
    QHash<QString, quint64> m_serialByKey;
    QHash<link::ConnectionId, quint64> m_serialByRequest;
    QHash<QHostAddress, int> m_perAddress;
    std::set<std::pair<base::TimePoint, quint64>> m_dues;
    std::set<quint64> m_answerable; // there are frames, and somebody waits
    link::OutboundBatch m_due; // answers that need no waiting
    quint64 m_lastSerial = 0;
};

} // namespace qiao::relay::hub
