#include "tests/relay/hub/HubWorld.h"

#include <QTest>

using namespace qiao;
using namespace qiao::relay;
using namespace qiao::tests::hub;

// Whoever sends much at once waits for himself, and the others do not wait for him.
class tst_HubFairness : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBurstLeavesRoomForOthers_data();
    void aBurstLeavesRoomForOthers();
    void aBurstIsCarriedOutWholeAndInOrder();
    void theRestGoesOnAfterAFailure();
    void repeatsOfWhatIsUnderWayCountToo();
    void oneConnectionLoadsOnePageOfHistoryAtATime();
    void theWorkerIsToldWhatWasTakenUp();
    void whoeverIsNotHeldBackIsClosedAtLast();

private:
    static constexpr size_t mostUnderWay = 16; // as Hub has it
    static constexpr int burst = 200; // fewer than may be parked

    static QStringList post(HubClient &client, const QString &conversation, int count)
    {
        QStringList ids;
        for (int i = 0; i < count; ++i)
            ids.append(client.post(conversation, QString::number(i)));
        return ids;
    }
    static QStringList numbers(int count)
    {
        QStringList texts;
        for (int i = 0; i < count; ++i)
            texts.append(QString::number(i));
        return texts;
    }
};

void tst_HubFairness::aBurstLeavesRoomForOthers_data()
{
    QTest::addColumn<bool>("isAgent"); // who sends so much
    QTest::newRow("a visitor's") << false;
    QTest::newRow("an agent's") << true;
}

void tst_HubFairness::aBurstLeavesRoomForOthers()
{
    QFETCH(bool, isAgent);
    HubWorld world;
    HubClient &agent = world.agent("ann");
    HubClient &visitor = world.visitor();
    HubClient &other = world.visitor();
    const QString id = world.startWith(visitor, agent);
    const QString otherId = world.start(other);
    world.isStorageHeld = true;
    HubClient &loud = isAgent ? agent : visitor;
    post(loud, id, burst);
    QCOMPARE(world.storage.waiting(), mostUnderWay);
    // The storage has to do no more than that before the other's turn, however long the burst is.
    const QString command = other.post(otherId, "hello");
    world.runStorage(mostUnderWay + 1);
    QVERIFY(other.ok(command));
    QCOMPARE(loud.texts(id).size(), static_cast<qsizetype>(mostUnderWay));
    // And the burst never has more under way than in the beginning.
    QCOMPARE(world.storage.waiting(), mostUnderWay);
}

void tst_HubFairness::aBurstIsCarriedOutWholeAndInOrder()
{
    HubWorld world;
    HubClient &visitor = world.visitor();
    const QString id = world.start(visitor);
    world.isStorageHeld = true;
    const QStringList commands = post(visitor, id, burst);
    QCOMPARE(visitor.texts(id), QStringList());
    world.isStorageHeld = false;
    world.settle();
    QCOMPARE(visitor.texts(id), numbers(burst));
    for (const QString &command : commands)
        QCOMPARE(visitor.answers(command).size(), 1);
    QVERIFY(visitor.ok(commands.last()));
}

void tst_HubFairness::theRestGoesOnAfterAFailure()
{
    HubWorld world;
    HubClient &visitor = world.visitor();
    const QString id = world.start(visitor);
    world.isStorageHeld = true;
    const QStringList commands = post(visitor, id, burst);
    world.storage.failNextCommits(1);
    world.isStorageHeld = false;
    world.settle();
    // What was under way is refused together; what was parked has not been tried, and is carried out.
    for (qsizetype i = 0; i < burst; ++i) {
        const bool isRefused = i < static_cast<qsizetype>(mostUnderWay);
        QCOMPARE(visitor.answers(commands.at(i)).size(), 1);
        QCOMPARE(visitor.error(commands.at(i)), isRefused ? QString("unavailable") : QString());
    }
    QCOMPARE(visitor.texts(id), numbers(burst).mid(static_cast<qsizetype>(mostUnderWay)));
}

void tst_HubFairness::repeatsOfWhatIsUnderWayCountToo()
{
    HubWorld world;
    HubClient &visitor = world.visitor();
    const QString id = world.start(visitor);
    world.isStorageHeld = true;
    const QString command = visitor.post(id, "once");
    for (int i = 1; i < burst; ++i)
        visitor.post(id, "once", command);
    const QString next = visitor.post(id, "after them");
    QCOMPARE(world.storage.waiting(), size_t(1)); // the next is parked behind the repeats
    world.isStorageHeld = false;
    world.settle();
    QCOMPARE(visitor.answers(command).size(), burst);
    QVERIFY(visitor.ok(next));
    QCOMPARE(visitor.texts(id), QStringList({"once", "after them"}));
}

void tst_HubFairness::oneConnectionLoadsOnePageOfHistoryAtATime()
{
    HubWorld world;
    HubClient &visitor = world.visitor();
    const QString id = world.start(visitor);
    post(visitor, id, 3);
    world.isStorageHeld = true;
    QStringList pages;
    for (int i = 0; i < 20; ++i)
        pages.append(visitor.send("history.fetch", {{"limit", 10}}, id));
    QCOMPARE(world.storage.waiting(), size_t(1));
    world.isStorageHeld = false;
    world.settle();
    for (const QString &page : pages)
        QVERIFY(visitor.ok(page));
    // A page that cannot be read leaves nothing behind it waiting.
    world.storage.setBroken(true);
    QCOMPARE(visitor.error(visitor.send("history.fetch", {{"limit", 10}}, id)), "unavailable");
    world.storage.setBroken(false);
    QVERIFY(visitor.ok(visitor.send("history.fetch", {{"limit", 10}}, id)));
}

void tst_HubFairness::theWorkerIsToldWhatWasTakenUp()
{
    HubWorld world;
    HubClient &visitor = world.visitor();
    const QString id = world.start(visitor);
    const int before = world.takenUp.value(visitor.id());
    world.isStorageHeld = true;
    post(visitor, id, link::mostNotTakenUp);
    // Fewer than half of them: the worker does not hear of every single one.
    QCOMPARE(world.takenUp.value(visitor.id()), before);
    world.isStorageHeld = false;
    world.settle();
    QVERIFY(world.takenUp.value(visitor.id()) >= link::mostNotTakenUp / 2);
    post(visitor, id, 10 * link::mostNotTakenUp);
    const int sent = 2 + 11 * link::mostNotTakenUp; // with the session and the start
    const int untold = sent - world.takenUp.value(visitor.id());
    QVERIFY2(untold >= 0 && untold < link::mostNotTakenUp / 2, qPrintable(QString::number(untold)));
}

void tst_HubFairness::whoeverIsNotHeldBackIsClosedAtLast()
{
    constexpr int mostParked = 256; // as Hub has it
    HubWorld world;
    HubClient &visitor = world.visitor();
    const QString id = world.start(visitor);
    world.isStorageHeld = true;
    post(visitor, id, static_cast<int>(mostUnderWay) + mostParked);
    QVERIFY(visitor.isOpen());
    visitor.post(id, "one too many");
    QVERIFY(!visitor.isOpen());
    QCOMPARE(visitor.closeCode(), protocol::CloseCode::TooMany);
}

QTEST_GUILESS_MAIN(tst_HubFairness)
#include "tst_HubFairness.moc"
