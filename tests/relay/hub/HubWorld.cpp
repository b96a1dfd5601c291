#include "tests/relay/hub/HubWorld.h"

#include "common/protocol/EventCodec.h"
#include "relay/auth/AccessToken.h"
#include "relay/auth/Jwt.h"

#include <QJsonDocument>

namespace qiao::tests::hub {

namespace {

domain::Agent member(const QString &name, domain::AgentRole role, int capacity)
{
    return {domain::AgentId(QStringLiteral("a-") + name), name, name.at(0).toUpper() + name.mid(1), role, capacity};
}

} // namespace

link::Directory demoDirectory()
{
    link::Directory directory;
    directory.sites = {{domain::SiteKey("demo"), "Demo shop", {"http://127.0.0.1:7700"}, "the site's secret"},
        {domain::SiteKey("other"), "Another shop", {"https://other.example"}, "another secret"}};
    directory.agents = {member("ann", domain::AgentRole::Agent, 3), member("ben", domain::AgentRole::Agent, 3),
        member("sue", domain::AgentRole::Supervisor, 3)};
    directory.cannedReplies = {{"r1", "hi", "Greeting", "Hello!", "en"}};
    return directory;
}

HubWorld::HubWorld()
{
    config.accessSecret = "the relay's secret";
    storage.directory = demoDirectory();
    restart();
}

HubClient &HubWorld::add(domain::Side side, const QString &site)
{
    const link::ConnectionId id{static_cast<quint32>(m_lastSerial % 2), ++m_lastSerial};
    m_clients.push_back(std::make_unique<HubClient>(*this, id, side));
    m_open.insert(id, m_clients.back().get());
    const link::Peer peer{domain::SiteKey(site), QHostAddress(), "Browser/1", "zh-CN,zh;q=0.9"};
    if (side == domain::Side::Visitor)
        m_hub->handle(link::VisitorConnected{id, peer}, clock.now());
    else
        m_hub->handle(link::AgentConnected{id, peer}, clock.now());
    settle();
    return *m_clients.back();
}

HubClient &HubWorld::connectVisitor(const QString &site)
{
    return add(domain::Side::Visitor, site);
}

HubClient &HubWorld::connectAgent()
{
    return add(domain::Side::Agent, {});
}

HubClient &HubWorld::visitor(const QString &token, const QJsonObject &resume)
{
    HubClient &client = connectVisitor();
    const QString id = client.send("session.open", {{"token", token}, {"resume", resume}});
    if (const std::optional<QJsonObject> session = client.ok(id)) {
        client.token = session->value("token").toString();
        client.visitor = session->value("visitor").toString();
    }
    return client;
}

HubClient &HubWorld::agent(const QString &name, const QString &presence, const QJsonObject &resume)
{
    HubClient &client = connectAgent();
    client.send("session.open", {{"token", accessToken(QStringLiteral("a-") + name)}, {"resume", resume}});
    if (!presence.isEmpty())
        client.send("presence.set", {{"state", presence}});
    return client;
}

QString HubWorld::accessToken(const QString &agent, base::Milliseconds age) const
{
    return auth::issueAccessToken(
        config.accessSecret, domain::AgentId(agent), domain::AgentRole::Agent, clock.now() - age);
}

QString HubWorld::identity(const QJsonObject &claims, const QByteArray &secret) const
{
    QJsonObject whole = claims;
    if (!whole.contains("exp"))
        whole.insert("exp", base::toEpochMs(clock.now()) / 1000 + 600);
    return auth::signJwt(secret, whole);
}

QString HubWorld::start(HubClient &visitor)
{
    const QString id = visitor.send("conversation.start");
    return visitor.ok(id).value_or(QJsonObject()).value("conversation").toString();
}

QString HubWorld::startWith(HubClient &visitor, HubClient &agent)
{
    const QString conversation = start(visitor);
    agent.send("conversation.accept", {}, conversation);
    return conversation;
}

void HubWorld::receive(HubClient &client, const QByteArray &frame)
{
    if (!client.isOpen())
        return;
    const auto pass = [&](auto decoded, auto commanded) {
        if (const auto *refusal = std::get_if<protocol::Refusal>(&decoded))
            client.receive(QJsonDocument::fromJson(protocol::encodeError(refusal->re, refusal->error)).object());
        else
            m_hub->handle(commanded(std::get<0>(std::move(decoded))), clock.now());
    };
    if (client.side() == domain::Side::Visitor) {
        pass(protocol::decodeVisitorCommand(frame), [&](protocol::VisitorRequest request) {
            return link::VisitorCommanded{client.id(), std::move(request)};
        });
    } else {
        pass(protocol::decodeAgentCommand(frame), [&](protocol::AgentRequest request) {
            return link::AgentCommanded{client.id(), std::move(request)};
        });
    }
}

void HubWorld::settle()
{
    for (;;) {
        if (passOn())
            continue;
        if (!isStorageHeld && storage.waiting() > 0) {
            runStorage(storage.waiting());
            continue;
        }
        if (isOutboxHeld || m_drained.empty())
            return;
        drain();
    }
}

bool HubWorld::passOn()
{
    relay::hub::Effects effects = m_hub->takeEffects();
    const bool isAnything = !effects.outbound.empty() || !effects.storage.empty();
    storage.submit(std::move(effects.storage));
    for (const link::Outbound &outbound : effects.outbound)
        deliver(outbound);
    return isAnything;
}

void HubWorld::deliver(const link::Outbound &outbound)
{
    if (const auto *send = std::get_if<link::Send>(&outbound)) {
        sends.push_back(*send);
        const QJsonObject frame = QJsonDocument::fromJson(send->frame).object();
        for (const link::ConnectionId id : send->to) {
            HubClient *client = m_open.value(id);
            if (client == nullptr)
                continue;
            client->receive(frame);
            if (send->tellWhenDrained)
                m_drained.push_back(id);
        }
    } else if (const auto *took = std::get_if<link::TakenUp>(&outbound)) {
        takenUp[took->connection] += took->commands;
    } else if (const auto *disconnect = std::get_if<link::Disconnect>(&outbound)) {
        if (HubClient *client = m_open.take(disconnect->connection)) {
            client->close(disconnect->code);
            m_hub->handle(link::Disconnected{disconnect->connection}, clock.now());
        }
    }
}

void HubWorld::runStorage(size_t count)
{
    for (const link::FromStorage &answer : storage.carryOut(count))
        m_hub->handle(answer, clock.now());
    while (passOn()) { }
}

void HubWorld::drain()
{
    for (const link::ConnectionId id : std::exchange(m_drained, {}))
        m_hub->handle(link::Drained{id}, clock.now());
    while (passOn()) { }
}

void HubWorld::advance(base::Milliseconds by)
{
    constexpr int mostWakes = 10'000;
    const base::TimePoint target = clock.now() + by;
    int wakes = 0;
    for (auto next = m_hub->nextWake(); next && *next <= target; next = m_hub->nextWake()) {
        if (++wakes > mostWakes)
            qFatal("The hub wants to be woken without end.");
        clock.set(std::max(clock.now(), *next));
        m_hub->wake(clock.now());
        settle();
    }
    clock.set(target);
}

void HubWorld::drop(HubClient &client)
{
    if (m_open.remove(client.id()) == 0)
        return;
    client.close(std::nullopt);
    m_hub->handle(link::Disconnected{client.id()}, clock.now());
}

void HubWorld::restart()
{
    for (HubClient *client : std::as_const(m_open))
        client->close(std::nullopt);
    m_open.clear();
    m_drained.clear();
    storage.die();
    m_hub = std::make_unique<relay::hub::Hub>(config, storage.restored(clock.now()), clock.now());
    settle();
}

void HubWorld::announce(const link::Directory &directory)
{
    storage.directory = directory;
    m_hub->handle(link::FromStorage(directory), clock.now());
    settle();
}

} // namespace qiao::tests::hub
