#pragma once

#include "common/base/Clock.h"
#include "relay/hub/Hub.h"
#include "tests/relay/hub/FakeStorage.h"
#include "tests/relay/hub/HubClient.h"

#include <QHash>

#include <memory>
#include <vector>

namespace qiao::tests::hub {

// A hub with a clock that stands still, a storage in memory, and clients that speak to it in text frames. Everything
// flows at once unless a test holds the storage or the outboxes back.
class HubWorld
{
public:
    HubWorld();

    base::ManualClock clock;
    FakeStorage storage;
    relay::hub::HubConfig config;
    bool isStorageHeld = false; // requests wait until `runStorage`
    bool isOutboxHeld = false; // nothing is reported as drained until `drain`
    std::vector<link::Send> sends; // everything the hub sent
    QHash<link::ConnectionId, int> takenUp; // commands, as a worker is told

    relay::hub::Hub &hub() { return *m_hub; }

    HubClient &connectVisitor(const QString &site = "demo");
    HubClient &connectAgent();
    // Connected, with an open session.
    HubClient &visitor(const QString &token = {}, const QJsonObject &resume = {});
    HubClient &agent(const QString &name, const QString &presence = "online", const QJsonObject &resume = {});
    QString accessToken(const QString &agent, base::Milliseconds age = {}) const;
    QString identity(const QJsonObject &claims, const QByteArray &secret = "the site's secret") const;

    // A new conversation of the visitor; one that the agent, the only one online, has accepted.
    QString start(HubClient &visitor);
    QString startWith(HubClient &visitor, HubClient &agent);

    void settle();
    void runStorage(size_t count = 1);
    void drain();
    void advance(base::Milliseconds by);
    void drop(HubClient &client);
    void receive(HubClient &client, const QByteArray &frame);
    // The process ends, what the storage has not done is lost, and another one begins.
    void restart();
    void announce(const link::Directory &directory);

    QString nextCommandId() { return QStringLiteral("command-%1").arg(++m_lastCommand); }

private:
    HubClient &add(domain::Side side, const QString &site);
    void deliver(const link::Outbound &outbound);
    bool passOn();

    std::unique_ptr<relay::hub::Hub> m_hub;
    std::vector<std::unique_ptr<HubClient>> m_clients;
    QHash<link::ConnectionId, HubClient *> m_open;
    std::deque<link::ConnectionId> m_drained;
    quint64 m_lastSerial = 0;
    int m_lastCommand = 0;
};

link::Directory demoDirectory();

} // namespace qiao::tests::hub
