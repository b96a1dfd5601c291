#include "tests/relay/hub/HubWorld.h"

#include <QTest>

using namespace qiao;
using namespace qiao::tests::hub;
using namespace std::chrono_literals;

// How a waiting conversation finds its agent.
class tst_HubOffers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLeastBusyAgentIsAsked();
    void nobodyThereMeansWaitingUntilSomebodyComes();
    void declinedGoesToTheNext();
    void tooSlowGoesToTheNext();
    void everybodyAskedInVainIsAskedAgainAfterAPause();
    void aRoomWhoseOtherAgentsAreFullIsAskedAgainToo();
    void aFullAgentIsNotAsked();
    void theFirstToWaitIsTheFirstServed();
    void aClosedConversationMakesRoom();
    void aTimedOutOfferMakesRoomForAnother();
    void anAgentPicksFromTheWaiting();
    void transferGoesToTheNamedAgent();
    void transferToNobodyIsRefused();
    void transferToTheQueueAsksTheOthersFirst();
    void aBrokenConnectionIsForgivenForAWhile();
    void busyAndAwayAgentsAreNotAsked();
    void anOfferSurvivesARestart();
    void whatWaitedBeforeARestartIsOffered();
    void moreRoomInTheDirectoryIsUsed();
    void loadIsCountedRight();

private:
    static domain::Conversation stored(const HubWorld &world, const QString &id)
    {
        return world.storage.conversations().at(id).conversation;
    }
    static QString askedIn(const HubWorld &world, const QString &id)
    {
        const domain::Conversation conversation = stored(world, id);
        return conversation.state == domain::ConversationState::Offered ? conversation.agent.toString()
                                                                        : domain::nameOf(conversation.state);
    }
};

void tst_HubOffers::theLeastBusyAgentIsAsked()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    world.startWith(world.visitor(), ann);
    HubClient &ben = world.agent("ben");
    const QString id = world.start(world.visitor());
    QCOMPARE(askedIn(world, id), "a-ben");
    ben.send("conversation.accept", {}, id);
    const QJsonObject assigned = ben.events("conversation.assigned").last().value("data").toObject();
    const QJsonArray because = assigned.value("because").toArray();
    const auto load = std::find_if(because.begin(), because.end(),
        [](const QJsonValue &factor) { return factor.toObject().value("factor").toString() == "load"; });
    QVERIFY(load != because.end());
    QCOMPARE((*load).toObject().value("value").toDouble(), 1.0);
    // Level now: the one who waited longest.
    QCOMPARE(askedIn(world, world.start(world.visitor())), "a-ann");
}

void tst_HubOffers::nobodyThereMeansWaitingUntilSomebodyComes()
{
    HubWorld world;
    HubClient &visitor = world.visitor();
    const QString id = world.start(visitor);
    QCOMPARE(askedIn(world, id), "queued");
    QVERIFY(!world.hub().nextWake()); // nothing to do until somebody comes
    world.agent("ann");
    QCOMPARE(askedIn(world, id), "a-ann");
    QCOMPARE(visitor.events("agent.presence").last().value("data").toObject().value("available").toBool(), true);
}

void tst_HubOffers::declinedGoesToTheNext()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    const QString id = world.start(world.visitor());
    HubClient &ben = world.agent("ben");
    QVERIFY(ann.ok(ann.send("conversation.decline", {}, id)));
    QCOMPARE(askedIn(world, id), "a-ben");
    QCOMPARE(ann.error(ann.send("conversation.accept", {}, id)), "conflict");
    QVERIFY(ben.ok(ben.send("conversation.accept", {}, id)));
}

void tst_HubOffers::tooSlowGoesToTheNext()
{
    HubWorld world;
    world.agent("ann");
    const QString id = world.start(world.visitor());
    world.agent("ben");
    world.advance(19s);
    QCOMPARE(askedIn(world, id), "a-ann");
    world.advance(2s);
    QCOMPARE(askedIn(world, id), "a-ben");
    QCOMPARE(world.storage.contradictions(), QStringList());
}

void tst_HubOffers::everybodyAskedInVainIsAskedAgainAfterAPause()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &ben = world.agent("ben");
    const QString id = world.start(world.visitor());
    ann.send("conversation.decline", {}, id);
    ben.send("conversation.decline", {}, id);
    QCOMPARE(askedIn(world, id), "queued");
    const size_t events = world.storage.events(id).size();
    world.advance(29s);
    QCOMPARE(world.storage.events(id).size(), events);
    world.advance(2s);
    QVERIFY(askedIn(world, id).startsWith("a-"));
}

void tst_HubOffers::aRoomWhoseOtherAgentsAreFullIsAskedAgainToo()
{
    HubWorld world;
    HubClient &ben = world.agent("ben");
    for (int i = 0; i < 3; ++i)
        world.startWith(world.visitor(), ben);
    HubClient &ann = world.agent("ann");
    const QString id = world.start(world.visitor());
    ann.send("conversation.decline", {}, id);
    QCOMPARE(askedIn(world, id), "queued");
    world.advance(31s);
    QCOMPARE(askedIn(world, id), "a-ann");
}

void tst_HubOffers::aFullAgentIsNotAsked()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    for (int i = 0; i < 3; ++i)
        world.startWith(world.visitor(), ann);
    QCOMPARE(askedIn(world, world.start(world.visitor())), "queued");
}

void tst_HubOffers::theFirstToWaitIsTheFirstServed()
{
    HubWorld world;
    QStringList waiting;
    for (int i = 0; i < 5; ++i) {
        waiting.append(world.start(world.visitor()));
        world.advance(1s);
    }
    world.agent("ann");
    QStringList asked;
    for (const QString &id : waiting)
        asked.append(askedIn(world, id));
    QCOMPARE(asked, QStringList({"a-ann", "a-ann", "a-ann", "queued", "queued"}));
}

void tst_HubOffers::aClosedConversationMakesRoom()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    const QString first = world.startWith(visitor, ann);
    for (int i = 0; i < 2; ++i)
        world.startWith(world.visitor(), ann);
    const QString waiting = world.start(world.visitor());
    QCOMPARE(askedIn(world, waiting), "queued");
    visitor.send("conversation.close", {}, first);
    QCOMPARE(askedIn(world, waiting), "a-ann");
}

void tst_HubOffers::aTimedOutOfferMakesRoomForAnother()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    for (int i = 0; i < 2; ++i)
        world.startWith(world.visitor(), ann);
    const QString offered = world.start(world.visitor());
    const QString waiting = world.start(world.visitor());
    QCOMPARE(askedIn(world, waiting), "queued");
    world.advance(21s);
    QCOMPARE(askedIn(world, offered), "queued");
    QCOMPARE(askedIn(world, waiting), "a-ann");
}

void tst_HubOffers::anAgentPicksFromTheWaiting()
{
    HubWorld world;
    HubClient &ann = world.agent("ann", "away");
    const QString id = world.start(world.visitor());
    QCOMPARE(ann.seqs(id), QList<quint64>({1, 2}));
    QVERIFY(ann.ok(ann.send("conversation.accept", {}, id)));
    const QJsonObject assigned = ann.events("conversation.assigned").last().value("data").toObject();
    QCOMPARE(assigned.value("because").toArray().at(0).toObject().value("factor").toString(), "picked");
}

void tst_HubOffers::transferGoesToTheNamedAgent()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    const QString id = world.startWith(world.visitor(), ann);
    world.agent("ben");
    HubClient &sue = world.agent("sue", "busy");
    QVERIFY(ann.ok(ann.send("conversation.transfer", {{"to", QJsonObject{{"agent", "a-sue"}}}}, id)));
    QCOMPARE(askedIn(world, id), "a-sue");
    sue.send("conversation.decline", {}, id);
    QCOMPARE(askedIn(world, id), "a-ben"); // not back to ann before the others were asked
}

void tst_HubOffers::transferToNobodyIsRefused()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    const QString id = world.startWith(world.visitor(), ann);
    const auto transfer = [&](const QJsonObject &to) {
        return ann.error(ann.send("conversation.transfer", {{"to", to}}, id));
    };
    QCOMPARE(transfer({{"agent", "a-ann"}}), "conflict");
    QCOMPARE(transfer({{"agent", "a-ben"}}), "conflict"); // offline
    QCOMPARE(transfer({{"agent", "a-zoe"}}), "not_found");
    QCOMPARE(transfer({{"queue", "nowhere"}}), "not_found");
    QCOMPARE(transfer({}), "bad_request");
    QCOMPARE(transfer({{"queue", "default"}, {"agent", "a-ben"}}), "bad_request");
    QCOMPARE(stored(world, id).agent.toString(), "a-ann");
}

void tst_HubOffers::transferToTheQueueAsksTheOthersFirst()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    const QString id = world.startWith(world.visitor(), ann);
    HubClient &ben = world.agent("ben");
    QVERIFY(ann.ok(ann.send("conversation.transfer", {{"to", QJsonObject{{"queue", "default"}}}}, id)));
    QCOMPARE(askedIn(world, id), "a-ben");
    ben.send("conversation.decline", {}, id);
    QCOMPARE(askedIn(world, id), "queued");
    world.advance(31s);
    QVERIFY(askedIn(world, id).startsWith("a-"));
}

void tst_HubOffers::aBrokenConnectionIsForgivenForAWhile()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &watcher = world.agent("ben", "away");
    ann.drop();
    QCOMPARE(askedIn(world, world.start(world.visitor())), "a-ann");
    world.advance(25s);
    HubClient &back = world.agent("ann", {});
    world.advance(60s);
    QCOMPARE(watcher.events("agent.presence").last().value("data").toObject().value("presence").toString(), "online");
    back.drop();
    world.advance(31s);
    const QJsonObject told = watcher.events("agent.presence").last().value("data").toObject();
    QCOMPARE(told.value("presence").toString(), "offline");
    QCOMPARE(askedIn(world, world.start(world.visitor())), "queued");
}

void tst_HubOffers::busyAndAwayAgentsAreNotAsked()
{
    HubWorld world;
    HubClient &ann = world.agent("ann", "busy");
    HubClient &ben = world.agent("ben", "away");
    const QString id = world.start(world.visitor());
    QCOMPARE(askedIn(world, id), "queued");
    ann.send("presence.set", {{"state", "offline"}});
    ben.send("presence.set", {{"state", "online"}});
    QCOMPARE(askedIn(world, id), "a-ben");
}

void tst_HubOffers::anOfferSurvivesARestart()
{
    HubWorld world;
    world.agent("ann");
    const QString accepted = world.start(world.visitor());
    const QString missed = world.start(world.visitor());
    world.restart();
    HubClient &ann = world.agent("ann");
    QVERIFY(ann.ok(ann.send("conversation.accept", {}, accepted)));
    ann.send("presence.set", {{"state", "away"}});
    HubClient &ben = world.agent("ben");
    world.advance(21s);
    QCOMPARE(askedIn(world, missed), "a-ben");
    QVERIFY(ben.ok(ben.send("conversation.accept", {}, missed)));
    QCOMPARE(world.storage.contradictions(), QStringList());
}

void tst_HubOffers::whatWaitedBeforeARestartIsOffered()
{
    HubWorld world;
    const QString id = world.start(world.visitor());
    world.restart();
    world.agent("ann");
    world.advance(2s);
    QCOMPARE(askedIn(world, id), "a-ann");
}

void tst_HubOffers::moreRoomInTheDirectoryIsUsed()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    for (int i = 0; i < 3; ++i)
        world.startWith(world.visitor(), ann);
    const QString id = world.start(world.visitor());
    QCOMPARE(askedIn(world, id), "queued");
    link::Directory directory = demoDirectory();
    directory.agents[0].capacity = 4;
    world.announce(directory);
    QCOMPARE(askedIn(world, id), "a-ann");
}

void tst_HubOffers::loadIsCountedRight()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    const auto load = [&] {
        world.advance(1s); // it is not told at every change
        return ann.events("agent.presence").last().value("data").toObject().value("load").toInt();
    };
    const QString id = world.start(visitor);
    QCOMPARE(load(), 1);
    ann.send("conversation.accept", {}, id);
    QCOMPARE(load(), 1);
    world.storage.failNextCommits(1);
    ann.send("conversation.close", {}, id);
    QCOMPARE(load(), 1);
    ann.send("conversation.close", {}, id);
    QCOMPARE(load(), 0);
    ann.send("conversation.reopen", {}, id);
    QCOMPARE(load(), 1);
    world.restart();
    HubClient &again = world.agent("ann");
    const QJsonArray agents = again.frames().first().value("data").toObject().value("agents").toArray();
    for (const QJsonValue &status : agents) {
        if (status.toObject().value("id").toString() == "a-ann")
            QCOMPARE(status.toObject().value("load").toInt(), 1);
    }
}

QTEST_GUILESS_MAIN(tst_HubOffers)
#include "tst_HubOffers.moc"
