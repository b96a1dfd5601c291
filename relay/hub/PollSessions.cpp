#include "relay/hub/PollSessions.h"

#include "common/protocol/EventCodec.h"
#include "common/protocol/Limits.h"
#include "relay/link/AddressHolder.h"

namespace qiao::relay::hub {

namespace {

constexpr qsizetype mostBytes = 1024 * 1024; // waiting for one visitor
constexpr qsizetype mostEphemeralBytes = 64 * 1024;
constexpr base::Milliseconds longestSilence{60'000};
// A request with commands waits at least so long for their answers.
constexpr base::Milliseconds longestCommand{10'000};

constexpr base::Milliseconds tooManyRest{10'000};

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

PollSessions::Session *PollSessions::begin(const link::VisitorPolled &poll, quint64 *serial)
{
    const QHostAddress holder = link::holderOf(poll.peer.address);
    int &held = m_perAddress[holder];
    if (m_mostPerAddress > 0 && held >= m_mostPerAddress) {
        // Whoever stops asking is forgotten after a while, and leaves room.
        m_due.emplace_back(link::PollRefused{poll.http,
            {base::ErrorCode::RateLimited, QStringLiteral("Too many visitors come from there."), tooManyRest}});
        return nullptr;
    }
    ++held;
    *serial = ++m_lastSerial;
    Session &session = m_sessions[*serial];
    session.key = m_newKey();
    session.holder = holder;
    m_serialByKey.insert(session.key, *serial);
    return &session;
}

void PollSessions::setDue(Session &session, quint64 serial, base::TimePoint due)
{
    m_dues.erase({session.due, serial});
    session.due = due;
    m_dues.insert({due, serial});
}

link::InboundBatch PollSessions::take(const link::VisitorPolled &poll, base::TimePoint now)
{
    link::InboundBatch inbound;
    quint64 number = 0;
    quint64 serial = 0;
    Session *session = nullptr;
    if (poll.after.isEmpty()) {
        session = begin(poll, &serial);
        if (session == nullptr)
            return inbound;
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
    if (session->waiting)
        answer(*session, m_due); // the newer request takes over
    const base::Milliseconds wait = poll.frames.empty() ? base::Milliseconds(poll.waitMs)
                                                        : std::max(base::Milliseconds(poll.waitMs), longestCommand);
    session->waiting = poll.http;
    m_serialByRequest.insert(poll.http, serial);
    setDue(*session, serial, now + std::min(wait, protocol::limits::longestPoll));
    if (session->frames.empty())
        m_answerable.erase(serial);
    else
        m_answerable.insert(serial);
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
    const quint64 serial = m_serialByRequest.take(poll.http);
    const auto found = m_sessions.find(serial);
    if (found == m_sessions.end())
        return;
    Session &session = found->second;
    session.waiting.reset();
    m_answerable.erase(serial);
    // It was asked at most as long ago as a request may wait.
    setDue(session, serial, session.due + longestSilence);
}

link::InboundBatch PollSessions::deliver(const link::Send &send)
{
    link::InboundBatch inbound;
    for (const link::ConnectionId connection : send.to) {
        if (connection.worker != worker)
            continue;
        const auto found = m_sessions.find(connection.serial);
        if (found == m_sessions.end())
            continue;
        Session &session = found->second;
        if (send.isEphemeral && session.bytes + send.frame.size() > mostEphemeralBytes)
            continue;
        session.frames.push_back(send.frame);
        session.bytes += send.frame.size();
        session.hasToTellDrained = session.hasToTellDrained || send.tellWhenDrained;
        if (session.waiting)
            m_answerable.insert(connection.serial);
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
    if (disconnect.connection.worker != worker)
        return {};
    const quint64 serial = disconnect.connection.serial;
    const auto found = m_sessions.find(serial);
    if (found == m_sessions.end())
        return {};
    Session &session = found->second;
    if (session.waiting)
        answer(session, m_due);
    if (--m_perAddress[session.holder] == 0)
        m_perAddress.remove(session.holder);
    m_dues.erase({session.due, serial});
    m_answerable.erase(serial);
    m_serialByKey.remove(session.key);
    m_sessions.erase(found);
    return {link::Disconnected{disconnect.connection}};
}

void PollSessions::answer(Session &session, link::OutboundBatch &out)
{
    link::PollAnswer answer;
    answer.http = *session.waiting;
    answer.frames.assign(session.frames.begin(), session.frames.end());
    answer.cursor = QStringLiteral("%1.%2").arg(session.key).arg(session.firstNumber + session.frames.size() - 1);
    m_serialByRequest.remove(*session.waiting);
    session.waiting.reset();
    out.emplace_back(std::move(answer));
}

link::OutboundBatch PollSessions::settle(base::TimePoint now)
{
    std::set<quint64> ready = std::exchange(m_answerable, {});
    for (auto due = m_dues.begin(); due != m_dues.end() && due->first <= now; ++due)
        ready.insert(due->second);
    link::OutboundBatch answers = std::exchange(m_due, {});
    for (const quint64 serial : ready) {
        Session &session = m_sessions.at(serial);
        if (!session.waiting)
            continue; // its silence is over: `expire` ends it
        answer(session, answers);
        setDue(session, serial, now + longestSilence);
    }
    return answers;
}

link::InboundBatch PollSessions::expire(base::TimePoint now)
{
    std::vector<quint64> silent;
    for (auto due = m_dues.begin(); due != m_dues.end() && due->first <= now; ++due) {
        if (!m_sessions.at(due->second).waiting)
            silent.push_back(due->second);
    }
    link::InboundBatch inbound;
    for (const quint64 serial : silent) {
        link::InboundBatch closed = close({{worker, serial}, protocol::CloseCode::Normal, {}});
        inbound.insert(inbound.end(), closed.begin(), closed.end());
    }
    return inbound;
}

link::ConnectionId PollSessions::connectionOf(link::ConnectionId http) const
{
    const auto found = m_serialByRequest.constFind(http);
    return found == m_serialByRequest.cend() ? link::ConnectionId() : link::ConnectionId{worker, *found};
}

std::optional<base::TimePoint> PollSessions::nextWake() const
{
    if (m_dues.empty())
        return std::nullopt;
    return m_dues.begin()->first;
}

} // namespace qiao::relay::hub
