#include "tests/simulation/Simulation.h"

#include "common/protocol/EventCodec.h"
#include "relay/auth/AccessToken.h"
#include "relay/auth/Jwt.h"
#include "tests/relay/hub/HubWorld.h"

#include <QJsonDocument>

#include <algorithm>

namespace qiao::tests::hub {

namespace {

constexpr int mostInFlight = 30;
constexpr int stepsBetweenRests = 120;

} // namespace

Simulation::Simulation(quint64 seed, StorageFault storageFault, WireFault wireFault)
    : m_wireFault(wireFault)
    , m_random(seed)
{
    m_config.accessSecret = "the relay's secret";
    m_config.newId = [this](QChar prefix) { return prefix + QString::number(++m_lastId); };
    m_config.newToken = [this] { return QStringLiteral("token-%1").arg(++m_lastId); };
    m_storage.directory = demoDirectory();
    m_storage.plant(storageFault);
    for (const char *name : {"li", "wang", "zhao", "sun", "li", "wang"})
        m_clients.push_back(std::make_unique<Client>(domain::Side::Visitor, name));
    for (const char *name : {"a-ann", "a-ben", "a-sue", "a-ann"})
        m_clients.push_back(std::make_unique<Client>(domain::Side::Agent, name));
    restart();
}

QString Simulation::run(int steps)
{
    for (int i = 0; i < steps && m_broken.isEmpty(); ++i) {
        ++m_counts.steps;
        step();
        if (i % stepsBetweenRests == stepsBetweenRests - 1)
            comeToRest();
    }
    if (m_broken.isEmpty())
        comeToRest();
    return m_broken;
}

void Simulation::step()
{
    Client &client = *m_clients.at(pick(static_cast<unsigned>(m_clients.size())));
    const unsigned what = pick(1'000);
    if (what < 420)
        act(client);
    else if (what < 435)
        writeMuch(client);
    else if (what < 442)
        client.isAsleep = !client.isAsleep;
    else if (what < 640 && !client.isAsleep)
        readSome(client, 1 + pick(60));
    else if (what < 860)
        runStorage(1 + pick(chance(20) ? 80 : 8));
    else if (what < 900)
        connect(client);
    else if (what < 930)
        drop(client);
    else if (what < 965)
        advance(base::Milliseconds(pick(2'000)));
    else if (what < 972)
        advance(base::Milliseconds(20'000 + pick(40'000)));
    else if (what < 975)
        m_clock.advance(-base::Milliseconds(pick(5'000)));
    else if (what < 984)
        m_storage.failNextCommits(1 + static_cast<int>(pick(2)));
    else if (what < 988)
        m_storage.setBroken(true);
    else if (what < 994)
        m_storage.setBroken(false);
    else if (what < 997)
        changeDirectory();
    else
        restart();
}

void Simulation::act(Client &client)
{
    if (!client.isConnected())
        connect(client);
    else if (!client.isOpen && client.openingId.isEmpty())
        client.polling ? drop(client) : openSession(client);
    else if (client.polling && chance(60))
        goOnPolling(client);
    else if (client.inFlight() >= mostInFlight)
        readSome(client, 20);
    else if (client.isOpen && chance(15))
        repeatSomething(client);
    else if (client.isOpen && chance(20))
        sendUnanswered(client);
    else if (client.isOpen)
        client.side == domain::Side::Visitor ? actAsVisitor(client) : actAsAgent(client);
}

void Simulation::writeMuch(Client &client)
{
    // So that histories outgrow what the hub keeps in memory, and lines what a slow reader may have waiting.
    if (!client.isOpen)
        return;
    const QString conversation = someConversation(client);
    for (unsigned i = 20 + pick(200); i > 0 && client.isConnected(); --i)
        issue(client, "message.post", conversation, {{"text", "one of many"}});
}

QString Simulation::someConversation(const Client &client)
{
    // Mostly one that the client has to do with; now and then any other, or none that exists.
    QStringList own;
    QStringList others{"c-none"};
    for (const auto &[id, stored] : m_storage.conversations()) {
        const domain::Conversation &conversation = stored.conversation;
        const bool isOwn = client.side == domain::Side::Visitor
            ? conversation.visitor.toString() == client.sender
            : conversation.isOpen() || conversation.hasParticipant(domain::AgentId(client.sender));
        (isOwn && (conversation.isOpen() || chance(20)) ? own : others).append(id);
    }
    const QStringList &from = own.isEmpty() || chance(4) ? others : own;
    return from.at(pick(static_cast<unsigned>(from.size())));
}

void Simulation::actAsVisitor(Client &client)
{
    const QString conversation = someConversation(client);
    const unsigned what = pick(100);
    if (what < 10)
        issue(client, "conversation.start", {}, {});
    else if (what < 60)
        issue(client, "message.post", conversation, {{"text", QStringLiteral("m%1").arg(m_lastCommand)}});
    else if (what < 66)
        issue(client, "message.post", conversation, {{"file", QJsonObject{{"id", "f-" + client.sender}}}});
    else if (what < 82)
        issue(client, "message.read", conversation, {{"upTo", 1 + static_cast<int>(pick(40))}});
    else if (what < 86)
        issue(client, "history.fetch", conversation, {{"limit", 5}});
    else if (what < 90)
        issue(client, "journey.track", {}, {{"events", QJsonArray{QJsonObject{{"kind", "cart"}}}}});
    else if (what < 94)
        issue(client, "feedback.submit", conversation, {{"score", 3}});
    else if (what < 96)
        issue(client, "conversation.close", conversation, {});
    else if (what < 98)
        issue(client, "conversation.defer", conversation, {{"email", "li@example.com"}});
    else
        issue(client, "typing.set", conversation, {{"on", true}});
}

void Simulation::actAsAgent(Client &client)
{
    static const QStringList presences{"online", "online", "online", "busy", "away", "offline"};
    const QString conversation = someConversation(client);
    if (client.person == "a-sue" && chance(25)) {
        supervise(client, conversation);
        return;
    }
    const unsigned what = pick(100);
    if (what < 10)
        issue(client, "presence.set", {}, {{"state", presences.at(pick(static_cast<unsigned>(presences.size())))}});
    else if (what < 30)
        issue(client, "conversation.accept", conversation, {});
    else if (what < 34)
        issue(client, "conversation.decline", conversation, {});
    else if (what < 58)
        issue(client, "message.post", conversation, {{"text", QStringLiteral("a%1").arg(m_lastCommand)}});
    else if (what < 68)
        issue(client, "note.post", conversation, {{"text", "a note"}});
    else if (what < 80)
        issue(client, "message.read", conversation, {{"upTo", 1 + static_cast<int>(pick(60))}});
    else if (what < 83)
        issue(client, "conversation.tag", conversation, {{"tags", QJsonArray{"x"}}});
    else if (what < 87)
        issue(client, "conversation.transfer", conversation, {{"to", QJsonObject{{"queue", "default"}}}});
    else if (what < 90)
        issue(client, "conversation.transfer", conversation, {{"to", QJsonObject{{"agent", "a-ben"}}}});
    else if (what < 93)
        issue(client, "conversation.close", conversation, chance(50) ? QJsonObject{{"resolved", true}} : QJsonObject());
    else if (what < 95)
        issue(client, "conversation.wrap", conversation, {});
    else if (what < 97)
        issue(client, "conversation.reopen", conversation, {});
    else
        issue(client, "history.fetch", conversation, {{"limit", 5}});
}

void Simulation::supervise(Client &client, const QString &conversation)
{
    const unsigned what = pick(100);
    if (what < 40)
        issue(client, "whisper.post", conversation, {{"text", "psst"}});
    else if (what < 60)
        issue(client, "conversation.takeover", conversation, {});
    else if (what < 75)
        issue(client, "conversation.join", conversation, {});
    else if (what < 90)
        issue(client, "conversation.watch", conversation, {{"on", chance(70)}});
    else
        issue(client, "presence.set", {}, {{"state", "online"}, {"agent", "a-ann"}});
}

void Simulation::issue(Client &client, const QString &type, const QString &conversation, const QJsonObject &data)
{
    SimulatedCommand command{QStringLiteral("%1").arg(++m_lastCommand, 6, 10, QChar(u'0')), type, conversation, data};
    if (data.contains("file"))
        m_storage.addFile({domain::FileId("f-" + client.sender), "cat.png", "image/png", 5}, client.sender);
    if (type != "typing.set")
        client.unanswered[command.id] = command;
    send(client, command);
}

void Simulation::repeatSomething(Client &client)
{
    // Of what this sender ever sent, answered or not: the answer may have been lost on another device.
    std::vector<const SimulatedCommand *> earlier;
    for (auto sent = m_sent.lower_bound({client.sender, QString()});
         sent != m_sent.end() && sent->first.first == client.sender; ++sent)
        earlier.push_back(&sent->second);
    if (!earlier.empty())
        send(client,
            *earlier.at(earlier.size() - 1 - pick(static_cast<unsigned>(std::min<size_t>(earlier.size(), 40)))));
}

void Simulation::sendUnanswered(Client &client)
{
    std::vector<QString> ids;
    for (const auto &[id, command] : client.unanswered) {
        if (!command.isInFlight)
            ids.push_back(id);
    }
    if (chance(30))
        std::reverse(ids.begin(), ids.end());
    for (const QString &id : ids) {
        if (client.isConnected() && client.inFlight() < mostInFlight)
            send(client, client.unanswered.at(id));
    }
}

void Simulation::send(Client &client, const SimulatedCommand &command)
{
    const auto waiting = client.unanswered.find(command.id);
    if (waiting != client.unanswered.end())
        waiting->second.isInFlight = true;
    if (command.id != client.openingId)
        m_sent[{client.sender, command.id}] = command;
    QJsonObject frame{{"type", command.type}, {"id", command.id}, {"data", command.data}};
    if (!command.conversation.isEmpty())
        frame.insert("conversation", command.conversation);
    const QByteArray text = QJsonDocument(frame).toJson(QJsonDocument::Compact);
    if (!client.polling) {
        client.heldBack.push_back(text);
        passHeldBack(client);
        passOn();
        return;
    }
    client.polling->outgoing.push_back(text);
    if (client.polling->isAsking() && !client.polling->after.isEmpty() && chance(30))
        abandonPoll(client); // to say something at once
    if (!client.polling->isAsking())
        poll(client);
}

void Simulation::passHeldBack(Client &client)
{
    if (m_wireFault == WireFault::LosesTheHeldBack && client.heldBack.size() > 1)
        client.heldBack.pop_back();
    while (!client.heldBack.empty() && client.notTakenUp < link::mostNotTakenUp) {
        const QByteArray text = client.heldBack.front();
        client.heldBack.pop_front();
        ++client.notTakenUp;
        if (client.side == domain::Side::Visitor) {
            m_hub->handle(link::VisitorCommanded{client.connection,
                              std::get<protocol::VisitorRequest>(protocol::decodeVisitorCommand(text))},
                m_clock.now());
        } else {
            m_hub->handle(link::AgentCommanded{client.connection,
                              std::get<protocol::AgentRequest>(protocol::decodeAgentCommand(text))},
                m_clock.now());
        }
    }
}

void Simulation::connect(Client &client)
{
    if (client.isConnected())
        return;
    const bool polls = client.side == domain::Side::Visitor && chance(40);
    m_counts.changesOfTransport += client.hasPolled.value_or(polls) != polls ? 1 : 0;
    client.hasPolled = polls;
    if (polls) {
        client.polling.emplace();
        openSession(client);
        return;
    }
    client.connected({static_cast<quint32>(pick(2)), ++m_lastSerial});
    const link::Peer peer{domain::SiteKey("demo"), {}, "Browser/1", "en"};
    if (client.side == domain::Side::Visitor)
        m_hub->handle(link::VisitorConnected{client.connection, peer}, m_clock.now());
    else
        m_hub->handle(link::AgentConnected{client.connection, peer}, m_clock.now());
    openSession(client);
}

void Simulation::openSession(Client &client)
{
    QJsonObject cursors;
    for (auto &[id, cursor] : client.cursors) {
        if (chance(90))
            cursors.insert(id, static_cast<qint64>(chance(10) ? cursor / 2 : cursor));
    }
    SimulatedCommand open{QStringLiteral("open-%1").arg(++m_lastCommand), "session.open", {}, {}};
    QJsonObject asked = client.resume(cursors);
    if (m_wireFault == WireFault::ResumesOneTooFar) {
        for (auto cursor = asked.begin(); cursor != asked.end(); ++cursor)
            cursor.value() = cursor.value().toInteger() + 1;
    }
    open.data.insert("resume", asked);
    if (!cursors.isEmpty())
        ++m_counts.resumes;
    if (client.side == domain::Side::Agent) {
        open.data.insert("token",
            auth::issueAccessToken(
                m_config.accessSecret, domain::AgentId(client.person), domain::AgentRole::Agent, m_clock.now()));
    } else {
        open.data.insert("token", m_tokens[client.person]);
        if (client.person == "wang") {
            const qint64 expiry = base::toEpochMs(m_clock.now()) / 1'000 + 600;
            open.data.insert("identity", auth::signJwt("the site's secret", {{"sub", "wang"}, {"exp", expiry}}));
        }
    }
    client.openingId = open.id;
    send(client, open);
}

void Simulation::drop(Client &client)
{
    if (!client.isConnected())
        return;
    if (client.polling) {
        // The relay learns at most that a request is gone: the session stays until it was silent for too long.
        if (client.polling->isAsking() && chance(70))
            abandonPoll(client);
        client.disconnected();
        return;
    }
    const link::ConnectionId id = client.connection;
    client.disconnected();
    m_hub->handle(link::Disconnected{id}, m_clock.now());
    passOn();
}

void Simulation::readSome(Client &client, size_t count)
{
    if (client.polling) {
        goOnPolling(client);
        return;
    }
    for (; count > 0 && !client.line.empty() && m_broken.isEmpty(); --count) {
        const Client::Waiting next = client.line.front();
        client.line.pop_front();
        readFrame(client, next.frame);
        if (next.tellWhenDrained) {
            m_hub->handle(link::Drained{client.connection}, m_clock.now());
            passOn();
        }
    }
}

void Simulation::readFrame(Client &client, const QJsonObject &frame)
{
    if (const QString wrong = client.read(frame); !wrong.isEmpty())
        broken(wrong + "; it read before:\n" + client.recent.join('\n'));
    if (client.side == domain::Side::Visitor && client.isOpen)
        m_tokens[client.person] = client.token;
}

void Simulation::runStorage(size_t count)
{
    for (const link::FromStorage &answer : m_storage.carryOut(count))
        m_hub->handle(answer, m_clock.now());
    passOn();
    if (!m_storage.contradictions().isEmpty())
        broken("the hub contradicts what is stored: " + m_storage.contradictions().first());
}

void Simulation::advance(base::Milliseconds by)
{
    m_clock.advance(by);
    m_hub->wake(m_clock.now());
    passOn();
    if (m_hub->nextWake() && *m_hub->nextWake() <= m_clock.now())
        broken("the hub wants to be woken without end");
}

void Simulation::restart()
{
    ++m_counts.restarts;
    // Some of what waits is stored, and nobody hears of it.
    m_storage.carryOut(m_storage.waiting() > 0 ? pick(static_cast<unsigned>(m_storage.waiting()) + 1) : 0);
    m_storage.die();
    for (const std::unique_ptr<Client> &client : m_clients) {
        // Whoever polls does not notice before it asks again with a cursor that nobody knows any more.
        if (client->polling) {
            client->connection = {};
            losePoll(*client);
        } else {
            client->disconnected();
        }
    }
    m_hub = std::make_unique<relay::hub::PolledHub>(m_config, m_storage.restored(m_clock.now()), m_clock.now());
    passOn();
}

void Simulation::changeDirectory()
{
    domain::Agent &ben = m_storage.directory.agents.at(1);
    ben.isDisabled = !ben.isDisabled;
    domain::Queue queue;
    queue.id = domain::QueueId("default");
    queue.name = "Everybody";
    queue.wrapUp = base::Milliseconds(pick(3) * 20'000);
    queue.missedOffers = static_cast<int>(pick(4));
    queue.abandonAfter = base::Milliseconds(pick(2) * 30'000);
    queue.idleAfter = base::Milliseconds(pick(2) * 15'000);
    queue.maximumLength = static_cast<int>(pick(3));
    queue.overflow = domain::Overflow::LeaveMessage;
    m_storage.directory.queues = {queue};
    m_hub->handle(link::FromStorage(m_storage.directory), m_clock.now());
    passOn();
}

void Simulation::broken(const QString &what)
{
    if (m_broken.isEmpty())
        m_broken = QStringLiteral("step %1: %2").arg(m_counts.steps).arg(what);
}

} // namespace qiao::tests::hub
