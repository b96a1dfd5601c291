#include "workstation/client/Outbox.h"

#include <QUuid>

#include <algorithm>

namespace qiao::workstation::client {

Outbox::Outbox(OutboxStore &store, Session &session, const base::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_session(session)
    , m_clock(clock)
{
    m_pauseTimer.setSingleShot(true);
    connect(&m_pauseTimer, &QTimer::timeout, this, &Outbox::sendWhatCanBeSent);
    connect(&m_session, &Session::opened, this, &Outbox::sendWhatCanBeSent);
    connect(&m_session, &Session::lost, this, &Outbox::takeLoss);
    connect(&m_session, &Session::answered, this, &Outbox::takeAnswer);
}

void Outbox::restore(const QList<OutboxEntry> &entries)
{
    for (const OutboxEntry &entry : entries) {
        if (entry.request.id.isEmpty() || contains(entry.request.id))
            continue;
        insert(entry.request);
        // The program may have ended between sending and hearing the answer.
        m_lines[entry.request.conversation].waiting.back().wasSent = true;
    }
    Q_EMIT countChanged(count());
    sendWhatCanBeSent();
}

void Outbox::add(const protocol::AgentRequest &request)
{
    if (request.id.isEmpty() || contains(request.id))
        return;
    m_store.put({request, m_clock.now()});
    insert(request);
    Q_EMIT countChanged(count());
    sendWhatCanBeSent();
}

domain::CommandId Outbox::add(const domain::ConversationId &conversation, const protocol::AgentCommand &command)
{
    const domain::CommandId id(QUuid::createUuid().toString(QUuid::WithoutBraces));
    add({id, conversation, command});
    return id;
}

bool Outbox::withdraw(const domain::CommandId &command)
{
    const auto place = m_places.constFind(command);
    if (place == m_places.cend())
        return false;
    const domain::ConversationId conversation = *place;
    std::deque<Waiting> &waiting = m_lines[conversation].waiting;
    const auto found = std::find_if(
        waiting.begin(), waiting.end(), [&command](const Waiting &entry) { return entry.request.id == command; });
    if (found->wasSent)
        return false;
    waiting.erase(found);
    m_places.erase(place);
    m_store.remove(command);
    if (waiting.empty()) {
        m_lines.erase(conversation);
        std::erase(m_turns, conversation);
    }
    Q_EMIT countChanged(count());
    return true;
}

void Outbox::clear()
{
    m_lines.clear();
    m_turns.clear();
    m_places.clear();
    m_inFlight = 0;
    m_pauseTimer.stop();
    Q_EMIT countChanged(0);
}

void Outbox::insert(const protocol::AgentRequest &request)
{
    Line &line = m_lines[request.conversation];
    if (line.waiting.empty())
        m_turns.push_back(request.conversation);
    line.waiting.push_back({request});
    m_places.insert(request.id, request.conversation);
}

void Outbox::sendWhatCanBeSent()
{
    if (!m_session.isLive())
        return;
    const base::TimePoint now = m_clock.now();
    base::TimePoint next = base::TimePoint::max();
    // A refusal on the way changes the lines: look at a copy of their order.
    const std::deque<domain::ConversationId> turns = m_turns;
    for (const domain::ConversationId &conversation : turns) {
        if (m_inFlight >= mostInFlight || !m_session.isLive())
            return;
        const auto line = m_lines.find(conversation);
        if (line == m_lines.end() || line->second.isInFlight)
            continue;
        if (line->second.notBefore > now)
            next = std::min(next, line->second.notBefore);
        else
            send(line->second);
    }
    if (next != base::TimePoint::max())
        m_pauseTimer.start(next - now);
}

void Outbox::send(Line &line)
{
    Waiting &first = line.waiting.front();
    const base::Result<void> sent = m_session.send(first.request);
    if (sent) {
        first.wasSent = true;
        line.isInFlight = true;
        ++m_inFlight;
        return;
    }
    if (sent.error().code == base::ErrorCode::Unavailable)
        return;
    const domain::CommandId command = first.request.id;
    const domain::ConversationId conversation = first.request.conversation;
    Q_EMIT refused(command, conversation, sent.error());
    dropFirst(conversation);
    QTimer::singleShot(0, this, &Outbox::sendWhatCanBeSent);
}

void Outbox::takeAnswer(const domain::CommandId &command, const base::Result<QJsonObject> &result)
{
    const auto place = m_places.constFind(command);
    if (place == m_places.cend())
        return;
    const domain::ConversationId conversation = *place;
    Line &line = m_lines[conversation];
    if (!line.isInFlight || line.waiting.front().request.id != command)
        return;
    line.isInFlight = false;
    --m_inFlight;
    if (result) {
        Q_EMIT accepted(command, conversation, *result);
        dropFirst(conversation);
    } else if (isToBeTriedAgain(line.waiting.front(), result.error())) {
        line.waiting.front().wasSent = false;
        line.notBefore = m_clock.now() + result.error().retryAfter.value_or(usualPause);
    } else {
        Q_EMIT refused(command, conversation, result.error());
        dropFirst(conversation);
    }
    sendWhatCanBeSent();
}

bool Outbox::isToBeTriedAgain(Waiting &waiting, const base::Error &error) const
{
    switch (error.code) {
    case base::ErrorCode::Unavailable:
    case base::ErrorCode::RateLimited:
        return true;
    case base::ErrorCode::Internal:
        return ++waiting.faults < mostFaults;
    default:
        return false;
    }
}

void Outbox::takeLoss()
{
    m_inFlight = 0;
    m_pauseTimer.stop();
    for (auto &[conversation, line] : m_lines)
        line.isInFlight = false;
}

void Outbox::dropFirst(const domain::ConversationId &conversation)
{
    const auto line = m_lines.find(conversation);
    if (line == m_lines.end())
        return;
    const domain::CommandId command = line->second.waiting.front().request.id;
    line->second.waiting.pop_front();
    m_places.remove(command);
    m_store.remove(command);
    std::erase(m_turns, conversation);
    if (line->second.waiting.empty())
        m_lines.erase(line);
    else
        m_turns.push_back(conversation);
    Q_EMIT countChanged(count());
}

} // namespace qiao::workstation::client
