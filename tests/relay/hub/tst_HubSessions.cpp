#include "tests/relay/hub/HubWorld.h"

#include <QTest>

using namespace qiao;
using namespace qiao::tests::hub;

// Who is let in, as whom, and what they are told first.
class tst_HubSessions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewcomerGetsAVisitorAndAToken();
    void aTokenGoesOnWithTheSameVisitor();
    void aTokenIsGoodForItsOwnSiteOnly();
    void anIdentityMakesOnePersonOfTwoDevices();
    void aStrangerBecomesTheIdentifiedPerson();
    void aBadIdentityIsRefused_data();
    void aBadIdentityIsRefused();
    void twoFirstSessionsOfOneIdentityAreOneVisitor();
    void aFirstIdentityIsNotLostWhenStoringFails();
    void aSessionOpenedAnewIsAnotherPersons();
    void nothingIsDoneBeforeTheSession();
    void commandsBehindTheOpeningWaitForIt();
    void whoSendsFarAheadIsClosed();
    void aVisitIsCountedAfterAPause();
    void anAgentLearnsTheDesk();
    void aBadAccessTokenClosesTheConnection_data();
    void aBadAccessTokenClosesTheConnection();
    void anAgentOpensOneSessionPerConnection();
    void anAccountDisabledWhileItsSessionOpensIsRefused();
    void aDisabledAgentIsSentAway();
    void leavingWhileTheSessionOpensLeavesNothingBehind();
};

void tst_HubSessions::aNewcomerGetsAVisitorAndAToken()
{
    HubWorld world;
    HubClient &client = world.connectVisitor();
    const QString id = client.send("session.open", {{"page", QJsonObject{{"url", "https://shop.example/a"}}}});
    const QJsonObject session = client.ok(id).value_or(QJsonObject());
    QVERIFY(session.value("visitor").toString().startsWith('v'));
    QCOMPARE(session.value("token").toString().size(), 43);
    QCOMPARE(session.value("locale").toString(), "zh-CN");
    QCOMPARE(session.value("site").toObject().value("name").toString(), "Demo shop");
    QCOMPARE(session.value("features").toObject().value("available").toBool(true), false);
    QVERIFY(!session.contains("conversation"));
    QCOMPARE(world.storage.visitors().size(), 1U);
    const domain::Visitor &stored = world.storage.visitors().begin()->second;
    QCOMPARE(stored.page.url, "https://shop.example/a");
    QCOMPARE(stored.userAgent, "Browser/1");
    QCOMPARE(stored.visits, 1);
}

void tst_HubSessions::aTokenGoesOnWithTheSameVisitor()
{
    HubWorld world;
    HubClient &first = world.visitor();
    const QString conversation = world.start(first);
    first.post(conversation, "hello");
    first.drop();

    HubClient &again = world.visitor(first.token);
    QCOMPARE(again.visitor, first.visitor);
    QCOMPARE(again.token, first.token);
    const QJsonObject session = again.frames().first().value("data").toObject();
    const QJsonObject current = session.value("conversation").toObject();
    QCOMPARE(current.value("id").toString(), conversation);
    QCOMPARE(current.value("state").toString(), "queued");
    QCOMPARE(current.value("seq").toInt(), 3);
    QCOMPARE(world.storage.tokens(), 1U);

    const QString unknown = world.visitor("no such token").visitor;
    QVERIFY(!unknown.isEmpty());
    QVERIFY(unknown != first.visitor);
}

void tst_HubSessions::aTokenIsGoodForItsOwnSiteOnly()
{
    HubWorld world;
    HubClient &first = world.visitor();
    HubClient &elsewhere = world.connectVisitor("other");
    const QString id = elsewhere.send("session.open", {{"token", first.token}});
    const QJsonObject session = elsewhere.ok(id).value_or(QJsonObject());
    QVERIFY(session.value("visitor").toString() != first.visitor);
    QVERIFY(session.value("token").toString() != first.token);
    QCOMPARE(session.value("site").toObject().value("name").toString(), "Another shop");
}

void tst_HubSessions::anIdentityMakesOnePersonOfTwoDevices()
{
    HubWorld world;
    const QString identity = world.identity({{"sub", "u-42"}, {"name", "王小明"}, {"vip", 3}});
    HubClient &phone = world.connectVisitor();
    const QString one = phone.send("session.open", {{"identity", identity}});
    const QString visitor = phone.ok(one).value_or(QJsonObject()).value("visitor").toString();
    HubClient &desktop = world.connectVisitor();
    const QString two = desktop.send("session.open", {{"identity", identity}});
    QCOMPARE(desktop.ok(two).value_or(QJsonObject()).value("visitor").toString(), visitor);
    QVERIFY(desktop.ok(two)->value("token") != phone.ok(one)->value("token"));
    const domain::Visitor &stored = world.storage.visitors().at(visitor);
    QCOMPARE(stored.name, "王小明");
    QCOMPARE(stored.vip, 3);
    QCOMPARE(stored.externalId, "u-42");
}

void tst_HubSessions::aStrangerBecomesTheIdentifiedPerson()
{
    HubWorld world;
    HubClient &stranger = world.visitor();
    const QString conversation = world.start(stranger);
    HubClient &known = world.connectVisitor();
    const QString id
        = known.send("session.open", {{"token", stranger.token}, {"identity", world.identity({{"sub", "u-1"}})}});
    const QJsonObject session = known.ok(id).value_or(QJsonObject());
    QCOMPARE(session.value("visitor").toString(), stranger.visitor);
    QCOMPARE(session.value("conversation").toObject().value("id").toString(), conversation);

    // Another person in the same browser gets nothing of the first.
    HubClient &other = world.connectVisitor();
    const QString otherId
        = other.send("session.open", {{"token", stranger.token}, {"identity", world.identity({{"sub", "u-2"}})}});
    const QJsonObject otherSession = other.ok(otherId).value_or(QJsonObject());
    QVERIFY(otherSession.value("visitor").toString() != stranger.visitor);
    QVERIFY(otherSession.value("token").toString() != stranger.token);
    QVERIFY(!otherSession.contains("conversation"));
}

void tst_HubSessions::aBadIdentityIsRefused_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<qint64>("expiresInSeconds");
    QTest::newRow("forged") << QByteArray("a guess") << qint64(600);
    QTest::newRow("another site's") << QByteArray("another secret") << qint64(600);
    QTest::newRow("expired") << QByteArray("the site's secret") << qint64(-1);
}

void tst_HubSessions::aBadIdentityIsRefused()
{
    QFETCH(QByteArray, secret);
    QFETCH(qint64, expiresInSeconds);
    HubWorld world;
    HubClient &client = world.connectVisitor();
    const qint64 expiry = base::toEpochMs(world.clock.now()) / 1000 + expiresInSeconds;
    const QString id
        = client.send("session.open", {{"identity", world.identity({{"sub", "u-42"}, {"exp", expiry}}, secret)}});
    QCOMPARE(client.error(id), "unauthorized");
    QVERIFY(world.storage.visitors().empty());
    QVERIFY(client.ok(client.send("session.open"))); // as a stranger
}

void tst_HubSessions::twoFirstSessionsOfOneIdentityAreOneVisitor()
{
    HubWorld world;
    const QString identity = world.identity({{"sub", "u-42"}});
    HubClient &one = world.connectVisitor();
    HubClient &two = world.connectVisitor();
    world.isStorageHeld = true;
    const QString first = one.send("session.open", {{"identity", identity}});
    const QString second = two.send("session.open", {{"identity", identity}});
    world.isStorageHeld = false;
    world.settle();
    QVERIFY(one.ok(first));
    QVERIFY(two.ok(second));
    QCOMPARE(one.ok(first)->value("visitor"), two.ok(second)->value("visitor"));
    QCOMPARE(world.storage.contradictions(), QStringList());
    QCOMPARE(world.storage.visitors().size(), 1U);
}

void tst_HubSessions::aFirstIdentityIsNotLostWhenStoringFails()
{
    HubWorld world;
    const QString identity = world.identity({{"sub", "u-42"}});
    HubClient &one = world.connectVisitor();
    HubClient &two = world.connectVisitor();
    world.isStorageHeld = true;
    const QString first = one.send("session.open", {{"identity", identity}});
    const QString second = two.send("session.open", {{"identity", identity}});
    world.storage.failNextCommits(1);
    world.isStorageHeld = false;
    world.settle();
    QCOMPARE(one.error(first), "unavailable");
    QVERIFY(two.ok(second));
    const QString third = one.send("session.open", {{"identity", identity}});
    QCOMPARE(one.ok(third).value_or(QJsonObject()).value("visitor"), two.ok(second)->value("visitor"));
}

void tst_HubSessions::aSessionOpenedAnewIsAnotherPersons()
{
    HubWorld world;
    HubClient &client = world.visitor();
    const QString conversation = world.start(client);
    HubClient &tab = world.visitor(client.token);
    const QString id = client.send("session.open", {{"identity", world.identity({{"sub", "u-9"}})}});
    QVERIFY(client.ok(id));
    QVERIFY(client.ok(id)->value("visitor").toString() != client.visitor);
    client.forgetFrames();
    tab.post(conversation, "still me");
    QCOMPARE(client.seqs(conversation), QList<quint64>());
    QCOMPARE(client.error(client.post(conversation, "not mine any more")), "not_found");
}

void tst_HubSessions::nothingIsDoneBeforeTheSession()
{
    HubWorld world;
    HubClient &visitor = world.connectVisitor();
    QCOMPARE(visitor.error(visitor.send("conversation.start")), "unauthorized");
    QCOMPARE(visitor.error(visitor.post("c1", "hello")), "unauthorized");
    HubClient &agent = world.connectAgent();
    QCOMPARE(agent.error(agent.send("presence.set", {{"state", "online"}})), "unauthorized");
    QCOMPARE(agent.error(agent.send("conversation.accept", {}, "c1")), "unauthorized");
}

void tst_HubSessions::commandsBehindTheOpeningWaitForIt()
{
    HubWorld world;
    HubClient &known = world.visitor();
    known.drop();
    HubClient &client = world.connectVisitor();
    world.isStorageHeld = true;
    const QString open = client.send("session.open", {{"token", known.token}});
    const QString start = client.send("conversation.start");
    QVERIFY(client.frames().isEmpty());
    world.isStorageHeld = false;
    world.settle();
    QVERIFY(client.ok(open));
    QVERIFY(client.ok(start));
    QCOMPARE(client.frames().first().value("re").toString(), open);
}

void tst_HubSessions::whoSendsFarAheadIsClosed()
{
    HubWorld world;
    HubClient &client = world.connectVisitor();
    world.isStorageHeld = true;
    client.send("session.open");
    for (int i = 0; i < 256; ++i)
        client.send("typing.set", {{"on", true}}, "c1");
    QVERIFY(client.isOpen());
    client.send("typing.set", {{"on", true}}, "c1");
    QVERIFY(client.closeCode() == protocol::CloseCode::TooMany);
}

void tst_HubSessions::aVisitIsCountedAfterAPause()
{
    HubWorld world;
    HubClient &first = world.visitor();
    first.drop();
    world.advance(std::chrono::minutes(10));
    world.visitor(first.token).drop();
    QCOMPARE(world.storage.visitors().at(first.visitor).visits, 1);
    world.advance(std::chrono::minutes(31));
    world.visitor(first.token).drop();
    QCOMPARE(world.storage.visitors().at(first.visitor).visits, 2);
}

void tst_HubSessions::anAgentLearnsTheDesk()
{
    HubWorld world;
    const QString conversation = world.start(world.visitor());
    HubClient &agent = world.connectAgent();
    const QString id = agent.send("session.open", {{"token", world.accessToken("a-ann")}});
    const QJsonObject session = agent.ok(id).value_or(QJsonObject());
    QCOMPARE(session.value("agent").toObject().value("id").toString(), "a-ann");
    QCOMPARE(session.value("role").toString(), "agent");
    QCOMPARE(session.value("presence").toString(), "offline");
    QCOMPARE(session.value("agents").toArray().size(), 3);
    QCOMPARE(session.value("queues").toArray().size(), 1);
    QCOMPARE(session.value("cannedReplies").toArray().size(), 1);
    const QJsonArray conversations = session.value("conversations").toArray();
    QCOMPARE(conversations.size(), 1);
    QCOMPARE(conversations.at(0).toObject().value("id").toString(), conversation);
    QVERIFY(conversations.at(0).toObject().value("visitorOnline").toBool());
}

void tst_HubSessions::aBadAccessTokenClosesTheConnection_data()
{
    QTest::addColumn<QString>("agent");
    QTest::addColumn<int>("ageMinutes");
    QTest::newRow("nobody's") << "a-nobody" << 0;
    QTest::newRow("expired") << "a-ann" << 11;
    QTest::newRow("disabled") << "a-ben" << 0;
    QTest::newRow("garbage") << "" << 0;
}

void tst_HubSessions::aBadAccessTokenClosesTheConnection()
{
    QFETCH(QString, agent);
    QFETCH(int, ageMinutes);
    HubWorld world;
    link::Directory directory = demoDirectory();
    directory.agents[1].isDisabled = true;
    world.announce(directory);
    HubClient &client = world.connectAgent();
    const QString token
        = agent.isEmpty() ? QStringLiteral("x.y.z") : world.accessToken(agent, std::chrono::minutes(ageMinutes));
    QCOMPARE(client.error(client.send("session.open", {{"token", token}})), "unauthorized");
    QVERIFY(client.closeCode() == protocol::CloseCode::NotAuthorized);
}

void tst_HubSessions::anAgentOpensOneSessionPerConnection()
{
    HubWorld world;
    HubClient &agent = world.agent("ann");
    QCOMPARE(agent.error(agent.send("session.open", {{"token", world.accessToken("a-ben")}})), "conflict");
    QVERIFY(agent.isOpen());
}

void tst_HubSessions::anAccountDisabledWhileItsSessionOpensIsRefused()
{
    HubWorld world;
    HubClient &agent = world.connectAgent();
    world.isStorageHeld = true;
    const QString id = agent.send("session.open", {{"token", world.accessToken("a-ann")}});
    link::Directory directory = demoDirectory();
    directory.agents[0].isDisabled = true;
    world.announce(directory);
    world.isStorageHeld = false;
    world.settle();
    QCOMPARE(agent.error(id), "unauthorized");
    QVERIFY(agent.closeCode() == protocol::CloseCode::NotAuthorized);
}

void tst_HubSessions::aDisabledAgentIsSentAway()
{
    HubWorld world;
    HubClient &visitor = world.visitor();
    HubClient &ann = world.agent("ann");
    HubClient &ben = world.agent("ben", "away");
    ben.forgetFrames();
    link::Directory directory = demoDirectory();
    directory.agents.erase(directory.agents.begin()); // removed altogether
    world.announce(directory);
    QVERIFY(ann.closeCode() == protocol::CloseCode::NotAuthorized);
    QVERIFY(ben.isOpen());
    const QList<QJsonObject> told = ben.events("agent.presence");
    QVERIFY(!told.isEmpty());
    QCOMPARE(told.last().value("data").toObject().value("id").toString(), "a-ann");
    QCOMPARE(told.last().value("data").toObject().value("presence").toString(), "offline");
    QCOMPARE(visitor.events("agent.presence").last().value("data").toObject().value("available").toBool(true), false);
}

void tst_HubSessions::leavingWhileTheSessionOpensLeavesNothingBehind()
{
    HubWorld world;
    HubClient &known = world.visitor();
    known.drop();
    for (size_t steps = 0; steps < 3; ++steps) {
        world.isStorageHeld = true;
        HubClient &visitor = world.connectVisitor();
        visitor.send("session.open", {{"token", known.token}, {"identity", world.identity({{"sub", "u-7"}})}});
        HubClient &agent = world.connectAgent();
        agent.send("session.open", {{"token", world.accessToken("a-ann")}});
        world.runStorage(steps);
        visitor.drop();
        agent.drop();
        world.isStorageHeld = false;
        world.settle();
        QCOMPARE(world.hub().census().connections, 0U);
        QCOMPARE(world.hub().census().visitors, 0U);
        QCOMPARE(world.storage.contradictions(), QStringList());
    }
}

QTEST_GUILESS_MAIN(tst_HubSessions)
#include "tst_HubSessions.moc"
