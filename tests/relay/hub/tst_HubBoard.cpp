#include "common/protocol/Limits.h"
#include "tests/relay/hub/HubWorld.h"

#include <QJsonArray>
#include <QTest>

using namespace qiao;
using namespace qiao::tests::hub;
using namespace std::chrono_literals;

// The supervisors' board: whole at first, then what changed, at most once a second.
class tst_HubBoard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsForSupervisors();
    void theWholeComesFirst();
    void thenOnlyWhatChanged();
    void atMostOnceASecond();
    void nobodyWatchesNothingIsDone();
    void someQueuesAlone();
    void manyQueuesComeInFramesThatFit();
    void aQueueThatIsGoneIsForgotten();
    void todayIsKnownAfterARestart();
    void aLoadedConversationCounts();

private:
    static QList<QJsonObject> boards(const HubClient &client)
    {
        QList<QJsonObject> boards;
        for (const QJsonObject &event : client.events("queue.changed"))
            boards.append(event.value("data").toObject());
        return boards;
    }
    static QJsonObject queueIn(const QJsonObject &board, const QString &id = "default")
    {
        for (const QJsonValue &value : board.value("queues").toArray()) {
            if (value.toObject().value("id").toString() == id)
                return value.toObject();
        }
        return {};
    }
    static domain::Queue queue(const QString &id, const QString &name)
    {
        domain::Queue queue;
        queue.id = domain::QueueId(id);
        queue.name = name;
        return queue;
    }
};

void tst_HubBoard::itIsForSupervisors()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    QCOMPARE(ann.error(ann.send("queue.watch")), "forbidden");
    world.advance(5s);
    QVERIFY(boards(ann).isEmpty());
}

void tst_HubBoard::theWholeComesFirst()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    world.start(visitor);
    HubClient &sue = world.agent("sue", "away");
    QVERIFY(sue.ok(sue.send("queue.watch")));
    QCOMPARE(boards(sue).size(), 1);
    const QJsonObject whole = boards(sue).first();
    QVERIFY(whole.value("reset").toBool());
    const QJsonObject queue = queueIn(whole);
    QCOMPARE(queue.value("waiting").toInt(), 1);
    QCOMPARE(queue.value("arrivals").toInt(), 1);
    QCOMPARE(queue.value("recentArrivals").toInt(), 1);
    QCOMPARE(queue.value("longestSince").toInteger(), base::toEpochMs(world.clock.now()));
    QCOMPARE(queue.value("agentsTotal").toInt(), 3);
    QCOMPARE(queue.value("agentsHere").toInt(), 1);
    Q_UNUSED(ann)
}

void tst_HubBoard::thenOnlyWhatChanged()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &sue = world.agent("sue", "away");
    sue.send("queue.watch");
    sue.forgetFrames();
    world.advance(1s);
    QVERIFY(boards(sue).isEmpty());

    HubClient &visitor = world.visitor();
    const QString id = world.startWith(visitor, ann);
    ann.post(id, "hello");
    world.advance(1s);
    QCOMPARE(boards(sue).size(), 1);
    QVERIFY(!boards(sue).first().value("reset").toBool());
    QCOMPARE(queueIn(boards(sue).first()).value("active").toInt(), 1);
    QCOMPARE(queueIn(boards(sue).first()).value("answered").toInt(), 1);
    QCOMPARE(queueIn(boards(sue).first()).value("inGoal").toInt(), 1);
    QVERIFY(boards(sue).first().value("agents").toArray().isEmpty());

    sue.forgetFrames();
    world.advance(4s);
    ann.send("conversation.close", {{"resolved", true}}, id);
    world.advance(1s);
    QCOMPARE(boards(sue).size(), 1);
    QCOMPARE(queueIn(boards(sue).first()).value("closed").toInt(), 1);
    const QJsonObject day = boards(sue).first().value("agents").toArray().first().toObject();
    QCOMPARE(day.value("id").toString(), "a-ann");
    QCOMPARE(day.value("handled").toInt(), 1);
    QCOMPARE(day.value("handlingMs").toInteger(), 5'000);

    sue.forgetFrames();
    visitor.send("feedback.submit", {{"score", 4}}, id);
    world.advance(1s);
    QCOMPARE(boards(sue).first().value("agents").toArray().first().toObject().value("ratingSum").toInt(), 4);
}

void tst_HubBoard::atMostOnceASecond()
{
    HubWorld world;
    HubClient &sue = world.agent("sue", "away");
    sue.send("queue.watch");
    sue.forgetFrames();
    for (int i = 0; i < 20; ++i) {
        HubClient &visitor = world.visitor();
        world.start(visitor);
        world.advance(100ms);
    }
    QVERIFY(boards(sue).size() <= 2);
    world.advance(1s);
    QCOMPARE(queueIn(boards(sue).last()).value("arrivals").toInt(), 20);
}

void tst_HubBoard::nobodyWatchesNothingIsDone()
{
    HubWorld world;
    HubClient &sue = world.agent("sue", "away");
    const size_t timers = world.hub().census().timers;
    sue.send("queue.watch");
    QCOMPARE(world.hub().census().timers, timers + 1);
    sue.send("queue.watch", {{"on", false}});
    sue.forgetFrames();
    world.advance(1s);
    QCOMPARE(world.hub().census().timers, timers);
    HubClient &visitor = world.visitor();
    world.start(visitor);
    world.advance(5s);
    QVERIFY(boards(sue).isEmpty());

    sue.send("queue.watch");
    QCOMPARE(queueIn(boards(sue).last()).value("arrivals").toInt(), 1); // it was counted all the same
    sue.drop();
    world.advance(2s);
    HubClient &other = world.agent("sue", "away");
    world.advance(2s);
    QVERIFY(boards(other).isEmpty());
}

void tst_HubBoard::someQueuesAlone()
{
    HubWorld world;
    link::Directory directory = demoDirectory();
    directory.queues = {queue("default", "Everybody"), queue("sales", "Sales")};
    world.announce(directory);
    HubClient &sue = world.agent("sue", "away");
    sue.send("queue.watch", {{"queues", QJsonArray{"sales"}}});
    QCOMPARE(boards(sue).first().value("queues").toArray().size(), 1);
    QCOMPARE(queueIn(boards(sue).first(), "sales").value("name").toString(), "Sales");
    sue.forgetFrames();
    HubClient &visitor = world.visitor();
    world.start(visitor);
    world.advance(2s);
    for (const QJsonObject &board : boards(sue))
        QVERIFY(queueIn(board).isEmpty());
}

void tst_HubBoard::manyQueuesComeInFramesThatFit()
{
    HubWorld world;
    link::Directory directory = demoDirectory();
    for (int i = 0; i < 300; ++i)
        directory.queues.push_back(queue(QStringLiteral("q%1").arg(i), QString(100, u'桥')));
    world.announce(directory);
    HubClient &sue = world.agent("sue", "away");
    world.sends.clear();
    sue.send("queue.watch");
    QSet<QString> seen;
    int resets = 0;
    for (const QJsonObject &board : boards(sue)) {
        resets += board.value("reset").toBool() ? 1 : 0;
        for (const QJsonValue &value : board.value("queues").toArray())
            seen.insert(value.toObject().value("id").toString());
    }
    QCOMPARE(seen.size(), 300);
    QCOMPARE(resets, 1);
    QVERIFY(boards(sue).first().value("reset").toBool());
    QVERIFY(boards(sue).size() > 1);
    for (const link::Send &send : world.sends)
        QVERIFY(send.frame.size() <= protocol::limits::frameBytes);
}

void tst_HubBoard::aQueueThatIsGoneIsForgotten()
{
    HubWorld world;
    link::Directory directory = demoDirectory();
    directory.queues = {queue("default", "Everybody"), queue("sales", "Sales")};
    world.announce(directory);
    HubClient &sue = world.agent("sue", "away");
    sue.send("queue.watch");
    sue.forgetFrames();
    directory.queues.pop_back();
    world.announce(directory);
    QVERIFY(!boards(sue).isEmpty());
    QVERIFY(boards(sue).first().value("reset").toBool());
    QVERIFY(queueIn(boards(sue).first(), "sales").isEmpty());
    QCOMPARE(queueIn(boards(sue).first()).value("name").toString(), "Everybody");
}

void tst_HubBoard::todayIsKnownAfterARestart()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    const QString id = world.startWith(visitor, ann);
    ann.post(id, "hello");
    ann.send("conversation.close", {}, id);
    world.restart();
    HubClient &sue = world.agent("sue", "away");
    sue.send("queue.watch");
    const QJsonObject queue = queueIn(boards(sue).first());
    QCOMPARE(queue.value("arrivals").toInt(), 1);
    QCOMPARE(queue.value("answered").toInt(), 1);
    QCOMPARE(queue.value("closed").toInt(), 1);
    QCOMPARE(boards(sue).first().value("agents").toArray().first().toObject().value("handled").toInt(), 1);
}

void tst_HubBoard::aLoadedConversationCounts()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    const QString id = world.startWith(visitor, ann);
    ann.send("conversation.close", {}, id);
    world.advance(std::chrono::hours(72));
    world.restart(); // by now it is of no day that counts
    HubClient &back = world.agent("ann");
    HubClient &sue = world.agent("sue", "away");
    sue.send("queue.watch");
    QCOMPARE(queueIn(boards(sue).first()).value("active").toInt(), 0);
    QVERIFY(back.ok(back.send("conversation.reopen", {}, id)));
    world.advance(1s);
    QCOMPARE(queueIn(boards(sue).last()).value("active").toInt(), 1);
}

QTEST_APPLESS_MAIN(tst_HubBoard)
#include "tst_HubBoard.moc"
