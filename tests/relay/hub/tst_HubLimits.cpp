#include "tests/relay/hub/HubWorld.h"

#include <QTest>

using namespace qiao;
using namespace qiao::relay;
using namespace qiao::tests::hub;

// Who asks too much is told to wait, and nobody else is.
class tst_HubLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aVisitorWhoWritesTooFastIsToldToWait();
    void aBurstOfOneVisitorLeavesTheOthersAlone();
    void comingBackDoesNotRefillTheBucket();
    void aRepeatedCommandCostsNothing();
    void aCommandThatWaitsForItsConversationIsCountedOnce();
    void conversationsAndStepsHaveTheirOwnRates();
    void commandsOfADayAreBounded();
    void commandsOfADayAreBoundedAcrossARestart();
    void newcomersOfOneAddressAreBounded();
    void sessionsOfOneConnectionAreBounded();
    void aResumeOfThousandsIsRefused();
    void bucketsOfTheQuietAreForgotten();

private:
    // A world whose hub has these rates.
    static std::unique_ptr<HubWorld> worldWith(const hub::VisitorRates &rates)
    {
        auto world = std::make_unique<HubWorld>();
        world->config.rates = rates;
        world->restart();
        return world;
    }
    static qint64 retryAfter(const HubClient &client, const QString &command)
    {
        return client.answers(command).value(0).value("data").toObject().value("retryAfterMs").toInteger();
    }
};

void tst_HubLimits::aVisitorWhoWritesTooFastIsToldToWait()
{
    auto world = worldWith({.messages = base::Rate::perMinute(600, 5)});
    HubClient &visitor = world->visitor();
    const QString id = world->start(visitor);
    for (int i = 0; i < 5; ++i)
        QVERIFY(visitor.ok(visitor.post(id, "hello")));
    const QString refused = visitor.post(id, "too much");
    QCOMPARE(visitor.error(refused), "rate_limited");
    QCOMPARE(retryAfter(visitor, refused), 100);
    world->advance(base::Milliseconds(99));
    QCOMPARE(visitor.error(visitor.post(id, "still")), "rate_limited");
    world->advance(base::Milliseconds(1));
    // The refused command comes again under its own id, and is carried out once.
    QVERIFY(visitor.ok(visitor.post(id, "too much", refused)));
    QCOMPARE(visitor.texts(id).size(), 6);
}

void tst_HubLimits::aBurstOfOneVisitorLeavesTheOthersAlone()
{
    auto world = worldWith({.messages = base::Rate::perMinute(600, 60)});
    HubClient &loud = world->visitor();
    HubClient &quiet = world->visitor();
    const QString loudId = world->start(loud);
    const QString quietId = world->start(quiet);
    for (int i = 0; i < 10'000; ++i)
        loud.post(loudId, "again");
    QCOMPARE(loud.texts(loudId).size(), 60);
    QVERIFY(quiet.ok(quiet.post(quietId, "hello")));
}

void tst_HubLimits::comingBackDoesNotRefillTheBucket()
{
    auto world = worldWith({.messages = base::Rate::perMinute(60, 3)});
    HubClient &first = world->visitor();
    const QString token = first.token;
    const QString id = world->start(first);
    for (int i = 0; i < 3; ++i)
        QVERIFY(first.ok(first.post(id, "hello")));
    first.drop();
    HubClient &again = world->visitor(token);
    QCOMPARE(again.error(again.post(id, "hello")), "rate_limited");
    // Nor does another tab help.
    HubClient &tab = world->visitor(token);
    QCOMPARE(tab.error(tab.post(id, "hello")), "rate_limited");
}

void tst_HubLimits::aRepeatedCommandCostsNothing()
{
    auto world = worldWith({.messages = base::Rate::perMinute(60, 2)});
    HubClient &visitor = world->visitor();
    const QString id = world->start(visitor);
    const QString command = visitor.post(id, "hello");
    for (int i = 0; i < 10; ++i)
        visitor.post(id, "hello", command);
    QCOMPARE(visitor.answers(command).size(), 11);
    QVERIFY(visitor.ok(visitor.post(id, "world")));
}

void tst_HubLimits::aCommandThatWaitsForItsConversationIsCountedOnce()
{
    auto world = worldWith({.others = base::Rate::perMinute(60, 3)});
    HubClient &visitor = world->visitor(); // the connection's own bucket pays for the session
    const QString id = world->start(visitor);
    visitor.send("conversation.close", {}, id);
    const QString token = visitor.token;
    visitor.drop();
    HubClient &again = world->visitor(token);
    // Each has to be loaded first, is refused, and leaves the memory again.
    for (int i = 0; i < 2; ++i)
        QVERIFY(again.error(again.send("conversation.close", {}, QStringLiteral("c%1").arg(i))) == "not_found");
    QCOMPARE(again.error(again.send("conversation.close", {}, "c2")), "rate_limited");
}

void tst_HubLimits::conversationsAndStepsHaveTheirOwnRates()
{
    auto world = worldWith({.starts = base::Rate::perMinute(6, 2), .steps = base::Rate::perMinute(60, 5)});
    HubClient &visitor = world->visitor();
    for (int i = 0; i < 2; ++i)
        visitor.send("conversation.close", {}, world->start(visitor));
    const QString refused = visitor.send("conversation.start");
    QCOMPARE(visitor.error(refused), "rate_limited");
    QCOMPARE(retryAfter(visitor, refused), 10'000);

    const QJsonObject step{{"kind", "page"}, {"at", 1}, {"url", "https://shop.example/"}};
    QVERIFY(visitor.ok(visitor.send("journey.track", {{"events", QJsonArray{step, step, step, step}}})));
    QCOMPARE(visitor.error(visitor.send("journey.track", {{"events", QJsonArray{step, step}}})), "rate_limited");
    QVERIFY(visitor.ok(visitor.send("journey.track", {{"events", QJsonArray{step}}})));
}

void tst_HubLimits::commandsOfADayAreBounded()
{
    auto world = worldWith({.commandsPerDay = 10});
    HubClient &visitor = world->visitor();
    const QString id = world->start(visitor);
    for (int i = 0; i < 9; ++i) {
        world->advance(std::chrono::minutes(1));
        QVERIFY(visitor.ok(visitor.post(id, "hello")));
    }
    const QString refused = visitor.post(id, "hello");
    QCOMPARE(visitor.error(refused), "rate_limited");
    // Until the oldest, the start of the conversation nine minutes ago, need not be remembered any more.
    QCOMPARE(retryAfter(visitor, refused), qint64(24 * 60 - 9) * 60'000);
    world->advance(std::chrono::hours(24) - std::chrono::minutes(9) + base::Milliseconds(1));
    QVERIFY(visitor.ok(visitor.post(id, "hello")));
    QCOMPARE(visitor.error(visitor.post(id, "hello")), "rate_limited");
}

void tst_HubLimits::commandsOfADayAreBoundedAcrossARestart()
{
    auto world = worldWith({.commandsPerDay = 5});
    HubClient &visitor = world->visitor();
    const QString token = visitor.token;
    const QString id = world->start(visitor);
    for (int i = 0; i < 4; ++i)
        QVERIFY(visitor.ok(visitor.post(id, "hello")));
    world->restart();
    HubClient &again = world->visitor(token);
    QCOMPARE(again.error(again.post(id, "hello")), "rate_limited");
}

void tst_HubLimits::newcomersOfOneAddressAreBounded()
{
    auto world = worldWith({.newcomers = base::Rate::perMinute(60, 3)});
    QStringList tokens;
    for (int i = 0; i < 3; ++i)
        tokens.append(world->visitor().token);
    HubClient &fourth = world->connectVisitor();
    QCOMPARE(fourth.error(fourth.send("session.open")), "rate_limited");
    // Who was here before comes back as ever.
    QCOMPARE(world->visitor(tokens.first()).token, tokens.first());
    world->advance(std::chrono::seconds(1));
    QVERIFY(fourth.ok(fourth.send("session.open")));
}

void tst_HubLimits::sessionsOfOneConnectionAreBounded()
{
    auto world = worldWith({.others = base::Rate::perMinute(60, 10)});
    HubClient &visitor = world->connectVisitor();
    int opened = 0;
    for (int i = 0; i < 50; ++i)
        opened += visitor.ok(visitor.send("session.open")) ? 1 : 0;
    QCOMPARE(opened, 10);
}

void tst_HubLimits::aResumeOfThousandsIsRefused()
{
    HubWorld world;
    HubClient &visitor = world.connectVisitor();
    QJsonObject resume;
    for (int i = 0; i < 101; ++i)
        resume.insert(QStringLiteral("c%1").arg(i), 0);
    QCOMPARE(visitor.error(visitor.send("session.open", {{"resume", resume}})), "bad_request");
}

void tst_HubLimits::bucketsOfTheQuietAreForgotten()
{
    hub::VisitorLimits limits;
    limits.setRates({.messages = base::Rate::perMinute(600, 60), .newcomers = base::Rate::perMinute(120, 500)});
    base::TimePoint now = base::fromEpochMs(1'795'305'600'000);
    for (quint32 i = 0; i < 200'000; ++i) {
        now += base::Milliseconds(10);
        QVERIFY(!limits.admit(domain::VisitorId(QString::number(i)), protocol::MessagePost{}, now));
        QVERIFY(!limits.admitNewcomer(QHostAddress(i), now));
    }
    QVERIFY2(limits.entries() < 5'000, qPrintable(QString::number(limits.entries())));
}

QTEST_GUILESS_MAIN(tst_HubLimits)
#include "tst_HubLimits.moc"
