#include "common/protocol/EventCodec.h"
#include "tests/simulation/Simulation.h"

#include <QJsonDocument>
#include <QSet>

#include <algorithm>

// What the simulation lets through to its clients, and what must hold when it does.
namespace qiao::tests::hub {

namespace {

constexpr size_t longestLine = 200; // frames; a slower reader is closed

// Commands whose event carries their id.
bool leavesItsId(const QString &type)
{
    static const QSet<QString> types{"message.post", "note.post", "conversation.close", "conversation.tag",
        "conversation.transfer", "conversation.reopen", "conversation.accept", "feedback.submit", "conversation.defer",
        "conversation.takeover", "conversation.join", "whisper.post"};
    return types.contains(type);
}

// Commands that are remembered, whatever they led to.
bool isRemembered(const QString &type)
{
    return leavesItsId(type) || type == "conversation.start" || type == "conversation.decline"
        || type == "journey.track" || type == "conversation.watch"
        || type == "conversation.wrap"; // a supervisor's ends another's
}

const domain::ConversationEvent *eventAt(
    const FakeStorage::StoredConversation &stored, domain::Side side, quint64 number)
{
    const auto &events = stored.events;
    if (side == domain::Side::Agent)
        return number == 0 || number > events.size() ? nullptr : &events[number - 1];
    const auto found = std::find_if(events.begin(), events.end(),
        [&](const domain::ConversationEvent &event) { return event.visitorSeq == number; });
    return found == events.end() ? nullptr : &*found;
}

QString inWords(const QJsonObject &frame)
{
    return QString::fromUtf8(QJsonDocument(frame).toJson(QJsonDocument::Compact));
}

} // namespace

void Simulation::passOn()
{
    for (;;) {
        relay::hub::Effects effects = m_hub->takeEffects(m_clock.now());
        if (effects.outbound.empty() && effects.storage.empty())
            return;
        m_storage.submit(std::move(effects.storage));
        for (const link::Outbound &outbound : effects.outbound)
            deliver(outbound);
    }
}

void Simulation::deliver(const link::Outbound &outbound)
{
    const auto clientOf = [this](link::ConnectionId id) -> Client * {
        for (const std::unique_ptr<Client> &client : m_clients) {
            if (client->isConnected() && client->connection == id)
                return client.get();
        }
        return nullptr;
    };
    const auto clientAsking = [this](link::ConnectionId http) -> Client * {
        for (const std::unique_ptr<Client> &client : m_clients) {
            if (client->polling && client->polling->request == http)
                return client.get();
        }
        return nullptr; // it has given up
    };
    if (const auto *disconnect = std::get_if<link::Disconnect>(&outbound)) {
        Client *client = clientOf(disconnect->connection);
        if (client != nullptr && !client->polling) // who polls notices when it asks again
            disconnected(*client);
        return;
    }
    if (const auto *takenUp = std::get_if<link::TakenUp>(&outbound)) {
        Client *client = clientOf(takenUp->connection);
        if (client != nullptr && !client->polling) {
            client->notTakenUp -= takenUp->commands;
            passHeldBack(*client);
        }
        return;
    }
    if (const auto *answer = std::get_if<link::PollAnswer>(&outbound)) {
        if (Client *client = clientAsking(answer->http))
            takePollAnswer(*client, *answer);
        return;
    }
    if (const auto *refused = std::get_if<link::PollRefused>(&outbound)) {
        if (Client *client = clientAsking(refused->http)) {
            ++m_counts.pollSessionsGone;
            client->disconnected();
        }
        return;
    }
    const auto &send = std::get<link::Send>(outbound);
    const QJsonObject frame = QJsonDocument::fromJson(send.frame).object();
    for (const link::ConnectionId id : send.to) {
        Client *client = clientOf(id);
        if (client == nullptr)
            continue;
        if (frame.contains("re"))
            checkAnswer(*client, frame);
        else if (frame.contains("seq"))
            checkEvent(*client, frame);
        if (client->polling)
            continue; // it lies in the poll session until it is fetched
        enqueue(*client, frame, send.tellWhenDrained);
        if (!m_isCalm && client->line.size() > longestLine) {
            ++m_counts.slowReaders;
            disconnected(*client);
        }
    }
}

void Simulation::enqueue(Client &client, const QJsonObject &frame, bool tellWhenDrained)
{
    const bool isEvent = frame.contains("seq");
    const bool isUnlucky = isEvent && m_wireFault != WireFault::None && chance(2);
    if (isUnlucky && m_wireFault == WireFault::DropsAFrame && !tellWhenDrained && client.line.size() > 3)
        return;
    client.line.push_back({frame, tellWhenDrained});
    if (isUnlucky && m_wireFault == WireFault::RepeatsAFrame)
        client.line.push_back({frame, false});
    if (isUnlucky && m_wireFault == WireFault::SwapsFrames && client.line.size() > 1)
        std::swap(client.line.back(), client.line[client.line.size() - 2]);
}

void Simulation::disconnected(Client &client)
{
    const link::ConnectionId id = client.connection;
    client.disconnected();
    m_hub->handle(link::Disconnected{id}, m_clock.now());
}

void Simulation::checkAnswer(Client &client, const QJsonObject &frame)
{
    const QString id = frame.value("re").toString();
    if (id == client.openingId) {
        ++m_counts.sessions;
        client.servedAs = frame.value("data").toObject().value("visitor").toString();
        return;
    }
    const std::pair key(client.sender, id);
    const auto sent = m_sent.find(key);
    if (sent == m_sent.end()) {
        broken(client.person + " is answered what it never asked: " + inWords(frame));
        return;
    }
    const QString type = sent->second.type;
    const QJsonObject data = frame.value("data").toObject();
    const int events = m_storage.eventsOf(client.sender, id);
    if (frame.value("type").toString() == "ok") {
        if (isRemembered(type) && !m_storage.remembers(client.sender, id))
            broken("answered ok before it was stored: " + type + ' ' + inWords(frame));
        if (leavesItsId(type) && events != 1)
            broken(QStringLiteral("answered ok with %1 events: %2 %3").arg(events).arg(type, inWords(frame)));
        if (!isRemembered(type))
            return;
        const auto [earlier, isFirst] = m_acknowledged.try_emplace(key, data);
        ++(isFirst ? m_counts.acknowledged : m_counts.repeatedAnswers);
        if (earlier->second != data)
            broken("answered differently than before: " + inWords(earlier->second) + " and " + inWords(data));
        return;
    }
    const QString code = data.value("code").toString();
    ++(code == "unavailable" ? m_counts.unavailable : m_counts.refused);
    if (code != "unauthorized" && isRemembered(type) && (events != 0 || m_storage.remembers(client.sender, id)))
        broken("refused although it was carried out: " + type + ' ' + inWords(frame));
}

void Simulation::checkEvent(const Client &client, const QJsonObject &frame)
{
    ++m_counts.events;
    const auto stored = m_storage.conversations().find(frame.value("conversation").toString());
    const domain::ConversationEvent *event = stored == m_storage.conversations().end()
        ? nullptr
        : eventAt(stored->second, client.side, static_cast<quint64>(frame.value("seq").toInteger()));
    if (event == nullptr)
        broken("shown before it was stored: " + inWords(frame));
    else if (protocol::toJson(*event, client.side) != frame)
        broken("shown otherwise than it is stored: " + inWords(frame));
    else if (client.side == domain::Side::Visitor && stored->second.conversation.visitor.toString() != client.servedAs)
        broken("shown to another visitor: " + inWords(frame));
}

void Simulation::comeToRest()
{
    ++m_counts.rests;
    m_isCalm = true;
    m_storage.setBroken(false);
    m_storage.failNextCommits(0);
    // Everything that is under way arrives; a hub that never comes to rest is broken as well.
    for (int round = 0; round < 2'000 && m_broken.isEmpty(); ++round) {
        bool isAnything = m_storage.waiting() > 0;
        runStorage(m_storage.waiting());
        for (const std::unique_ptr<Client> &client : m_clients) {
            isAnything = isAnything || !client->line.empty();
            if (client->polling)
                isAnything = restPolling(*client) || isAnything;
            else
                readSome(*client, client->line.size());
        }
        if (!isAnything) {
            checkAtRest();
            m_isCalm = false;
            return;
        }
    }
    broken("the world does not come to rest");
}

void Simulation::checkAtRest()
{
    for (const auto &[key, answer] : m_acknowledged) {
        const QString type = m_sent.at(key).type;
        if (!m_storage.remembers(key.first, key.second)
            || (leavesItsId(type) && m_storage.eventsOf(key.first, key.second) != 1))
            broken("was answered ok and is not there once: " + type + ' ' + key.second);
    }
    for (const std::unique_ptr<Client> &client : m_clients) {
        if (client->isOpen)
            checkClientAtRest(*client);
    }
}

void Simulation::checkClientAtRest(const Client &client)
{
    if (client.inFlight() > 0)
        broken(client.person + " still waits for an answer to " + client.unanswered.begin()->second.type);
    for (const auto &[id, stored] : m_storage.conversations()) {
        const domain::Conversation &conversation = stored.conversation;
        const domain::AgentId agent(client.sender);
        const bool isVisitor = client.side == domain::Side::Visitor;
        const bool isOwn = isVisitor ? conversation.visitor.toString() == client.sender
                                     : client.sender == "a-sue" || conversation.hasParticipant(agent)
                || conversation.state == domain::ConversationState::Queued
                || conversation.state == domain::ConversationState::Offered;
        const bool isAsked = client.resumed.contains(id) && (isOwn || !isVisitor);
        if (!isAsked && !(isOwn && conversation.isOpen()))
            continue;
        const quint64 last = isVisitor ? conversation.visitorSeq : conversation.seq;
        const auto followed = client.live.find(id);
        if (followed == client.live.end())
            broken(client.person + " does not follow " + id);
        else if (followed->second != last)
            broken(QStringLiteral("%1 has %2 of %3 events of %4")
                       .arg(client.person)
                       .arg(followed->second)
                       .arg(last)
                       .arg(id));
    }
}

} // namespace qiao::tests::hub
