#include "relay/hub/PollSessions.h"

#include "common/base/RandomId.h"
#include "common/protocol/EventCodec.h"
#include "common/protocol/Limits.h"

namespace qiao::relay::hub {

namespace {

constexpr qsizetype mostBytes = 1024 * 1024; // waiting for one visitor
constexpr qsizetype mostEphemeralBytes = 64 * 1024;
constexpr base::Milliseconds longestSilence{60'000};
// A request with commands waits at least so long for their answers.
constexpr base::Milliseconds longestCommand{10'000};

base::Error unknownCursor()
{
    return base::conflict(QStringLiteral("The poll session is gone: begin again with session.open."));
}

} // namespace

PollSessions::Session *PollSessions::find(const QString &cursor, quint64 *number, quint64 *serial)
{
    const qsizetype dot = cursor.lastIndexOf(u'.');
    bool isNumber = false;
    *number = dot < 0 ? 0 : QStringView(cursor).mid(dot + 1).toULongLong(&isNumber);
    if (!isNumber)
        return nullptr;
    *serial = m_serialByKey.value(cursor.left(dot));
    const auto found = m_sessions.find(*serial);
    return found == m_sessions.end() ? nullptr : &found->second;
}

link::InboundBatch PollSessions::take(const link::VisitorPolled &poll, base::TimePoint now)
{
    link::InboundBatch inbound;
    quint64 number = 0;
    quint64 serial = 0;
    Session *session = nullptr;
    if (poll.after.isEmpty()) {
        serial = ++m_lastSerial;
        session = &m_sessions[serial];
        session->key = base::randomId(u'p');
        m_serialByKey.insert(session->key, serial);
        inbound.emplace_back(link::VisitorConnected{{worker, serial}, poll.peer});
    } else {
        session = find(poll.after, &number, &serial);
        const bool isBeyond = session != nullptr && number >= session->firstNumber + session->frames.size();
        if (session == nullptr || isBeyond) {
            m_due.emplace_back(link::PollRefused{poll.http, unknownCursor()});
            return inbound;
        }
        while (session->firstNumber <= number) {
            session->bytes -= session->frames.front().size();
            session->frames.pop_front();
            ++session->firstNumber;
        }
        if (session->frames.empty() && std::exchange(session->hasToTellDrained, false))
            inbound.emplace_back(link::Drained{{worker, serial}});
    }
    session->lastAsked = now;
    if (session->waiting)
        answer(*session, m_due); // the newer request takes over
    const base::Milliseconds wait = poll.frames.empty() ? base::Milliseconds(poll.waitMs)
                                                        : std::max(base::Milliseconds(poll.waitMs), longestCommand);
    session->waiting = Waiting{poll.http, now + std::min(wait, protocol::limits::longestPoll)};
    for (const auto &frame : poll.frames) {
        if (const auto *refusal = std::get_if<protocol::Refusal>(&frame))
            deliver({{{worker, serial}}, protocol::encodeError(refusal->re, refusal->error)});
        else
            inbound.emplace_back(link::VisitorCommanded{{worker, serial}, std::get<protocol::VisitorRequest>(frame)});
    }
    return inbound;
}

void PollSessions::take(const link::PollAbandoned &poll)
{
    for (auto &[serial, session] : m_sessions) {
        if (session.waiting && session.waiting->http == poll.http)
            session.waiting.reset();
    }
}

link::InboundBatch PollSessions::deliver(const link::Send &send)
{
    link::InboundBatch inbound;
    for (const link::ConnectionId connection : send.to) {
        const auto found = m_sessions.find(connection.serial);
        if (connection.worker != worker || found == m_sessions.end())
            continue;
        Session &session = found->second;
        if (send.isEphemeral && session.bytes + send.frame.size() > mostEphemeralBytes)
            continue;
        session.frames.push_back(send.frame);
        session.bytes += send.frame.size();
        session.hasToTellDrained = session.hasToTellDrained || send.tellWhenDrained;
        if (session.bytes > mostBytes) {
            // Too slow a reader: it begins again and resumes.
            link::InboundBatch closed = close({connection, protocol::CloseCode::TooSlow, {}});
            inbound.insert(inbound.end(), closed.begin(), closed.end());
        }
    }
    return inbound;
}

link::InboundBatch PollSessions::close(const link::Disconnect &disconnect)
{
    const auto found = m_sessions.find(disconnect.connection.serial);
    if (disconnect.connection.worker != worker || found == m_sessions.end())
        return {};
    if (found->second.waiting)
        answer(found->second, m_due);
    m_serialByKey.remove(found->second.key);
    m_sessions.erase(found);
    return {link::Disconnected{disconnect.connection}};
}

void PollSessions::answer(Session &session, link::OutboundBatch &out)
{
    link::PollAnswer answer;
    answer.http = session.waiting->http;
    answer.frames.assign(session.frames.begin(), session.frames.end());
    answer.cursor = QStringLiteral("%1.%2").arg(session.key).arg(session.firstNumber + session.frames.size() - 1);
    session.waiting.reset();
    out.emplace_back(std::move(answer));
}

link::OutboundBatch PollSessions::settle(base::TimePoint now)
{
    link::OutboundBatch due = std::exchange(m_due, {});
    for (auto &[serial, session] : m_sessions) {
        if (session.waiting && (!session.frames.empty() || session.waiting->until <= now))
            answer(session, due);
    }
    return due;
}

link::InboundBatch PollSessions::expire(base::TimePoint now)
{
    link::InboundBatch inbound;
    std::vector<quint64> expired;
    for (const auto &[serial, session] : m_sessions) {
        if (!session.waiting && session.lastAsked + longestSilence <= now)
            expired.push_back(serial);
    }
    for (const quint64 serial : expired) {
        link::InboundBatch closed = close({{worker, serial}, protocol::CloseCode::Normal, {}});
        inbound.insert(inbound.end(), closed.begin(), closed.end());
    }
    return inbound;
}

std::optional<base::TimePoint> PollSessions::nextWake() const
{
    std::optional<base::TimePoint> next;
    for (const auto &[serial, session] : m_sessions) {
        const base::TimePoint due = session.waiting ? session.waiting->until : session.lastAsked + longestSilence;
        next = next ? std::min(*next, due) : due;
    }
    return next;
}

} // namespace qiao::relay::hub
