#include "tests/relay/hub/HubWorld.h"

#include <QTest>

using namespace qiao;
using namespace qiao::tests::hub;

// Promises 1 and 2: `ok` means durable, and the same id means the same answer and no second event.
class tst_HubOnce : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsAnsweredOrShownBeforeItIsStored();
    void aRepeatWhileItIsBeingStoredIsAnsweredWithIt();
    void aRepeatAfterwardsGetsTheSameAnswer();
    void aRepeatFromAnotherConnectionGetsTheSameAnswer();
    void aRepeatAfterARestartGetsTheSameAnswer_data();
    void aRepeatAfterARestartGetsTheSameAnswer();
    void anAgentsRepeatAfterARestartGetsTheSameAnswer();
    void theSameIdOfAnotherSenderIsAnotherCommand();
    void aStartIsRepeatedSafely();
    void theSecondTabsStartWaitsForTheFirst();
    void theSecondTabsStartIsRememberedToo();
    void aRepeatedFileMessageIsOneMessage();
    void aFileMessageRepeatedAfterTheCloseIsStillAnswered();
    void aCommandAnsweredWhileASessionOpensIsNotForgotten();
    void aCommandAnsweredDuringASlowIdentityIsNotForgotten();
    void anIdIsRememberedForADay();
    void aReadMarkOnItsWayIsAnsweredBehindIt();
    void whatWasStoredButNotAnsweredBeforeADeathIsAnsweredAfterIt();
};

void tst_HubOnce::nothingIsAnsweredOrShownBeforeItIsStored()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    const QString id = world.startWith(visitor, ann);
    ann.forgetFrames();
    visitor.forgetFrames();
    world.isStorageHeld = true;
    const QString post = visitor.post(id, "hello");
    const QString note = ann.send("note.post", {{"text", "hm"}}, id);
    QVERIFY(visitor.frames().isEmpty());
    QVERIFY(ann.frames().isEmpty());
    world.runStorage(1);
    QVERIFY(visitor.ok(post));
    QCOMPARE(ann.texts(id), QStringList({"hello"}));
    QVERIFY(ann.answers(note).isEmpty());
    // The answer comes before the event.
    QCOMPARE(visitor.frames().at(0).value("re").toString(), post);
    QCOMPARE(visitor.frames().at(1).value("id").toString(), post);
    world.runStorage(1);
    QVERIFY(ann.ok(note));
    QCOMPARE(ann.ok(note)->value("seq").toInt(), 6);
}

void tst_HubOnce::aRepeatWhileItIsBeingStoredIsAnsweredWithIt()
{
    HubWorld world;
    HubClient &visitor = world.visitor();
    HubClient &tab = world.visitor(visitor.token);
    const QString id = world.start(visitor);
    world.isStorageHeld = true;
    const QString post = visitor.post(id, "hello");
    visitor.post(id, "hello", post);
    tab.post(id, "hello", post);
    world.isStorageHeld = false;
    world.settle();
    QCOMPARE(visitor.answers(post).size(), 2);
    QCOMPARE(visitor.answers(post).at(0), visitor.answers(post).at(1));
    QCOMPARE(tab.ok(post), visitor.ok(post));
    QCOMPARE(tab.texts(id), QStringList({"hello"}));
    QCOMPARE(world.storage.eventsOf(visitor.visitor, post), 1);
}

void tst_HubOnce::aRepeatAfterwardsGetsTheSameAnswer()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    const QString id = world.startWith(visitor, ann);
    const QString post = visitor.post(id, "hello");
    world.advance(std::chrono::hours(1));
    visitor.post(id, "something else", post);
    QCOMPARE(visitor.answers(post).size(), 2);
    QCOMPARE(visitor.answers(post).at(0), visitor.answers(post).at(1));
    QCOMPARE(ann.texts(id), QStringList({"hello"}));
    const QString close = visitor.send("conversation.close", {}, id);
    visitor.send("conversation.close", {}, id, close);
    QCOMPARE(visitor.answers(close).size(), 2);
    QVERIFY(visitor.ok(close)); // and no conflict
}

void tst_HubOnce::aRepeatFromAnotherConnectionGetsTheSameAnswer()
{
    HubWorld world;
    HubClient &visitor = world.visitor();
    const QString id = world.start(visitor);
    const QString post = visitor.post(id, "hello");
    const std::optional<QJsonObject> answer = visitor.ok(post);
    visitor.drop();
    HubClient &again = world.visitor(visitor.token);
    again.post(id, "hello", post);
    QCOMPARE(again.ok(post), answer);
    QCOMPARE(world.storage.eventsOf(visitor.visitor, post), 1);
}

void tst_HubOnce::aRepeatAfterARestartGetsTheSameAnswer_data()
{
    QTest::addColumn<bool>("isClosed");
    QTest::newRow("the conversation goes on") << false;
    QTest::newRow("it was closed, and is not in memory") << true;
}

void tst_HubOnce::aRepeatAfterARestartGetsTheSameAnswer()
{
    QFETCH(bool, isClosed);
    HubWorld world;
    HubClient &visitor = world.visitor();
    const QString id = world.start(visitor);
    const QString post = visitor.post(id, "hello");
    const std::optional<QJsonObject> answer = visitor.ok(post);
    if (isClosed)
        visitor.send("conversation.close", {}, id);
    world.restart();
    HubClient &again = world.visitor(visitor.token);
    again.post(id, "hello", post);
    QCOMPARE(again.ok(post), answer);
    QCOMPARE(world.storage.eventsOf(visitor.visitor, post), 1);
    QCOMPARE(world.storage.contradictions(), QStringList());
}

void tst_HubOnce::anAgentsRepeatAfterARestartGetsTheSameAnswer()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    const QString id = world.startWith(world.visitor(), ann);
    const QString note = ann.send("note.post", {{"text", "hm"}}, id);
    const QString transfer = ann.send("conversation.transfer", {{"to", QJsonObject{{"queue", "default"}}}}, id);
    const std::optional<QJsonObject> answer = ann.ok(note);
    QVERIFY(answer);
    world.restart();
    HubClient &again = world.agent("ann");
    again.send("note.post", {{"text", "hm"}}, id, note);
    again.send("conversation.transfer", {{"to", QJsonObject{{"queue", "default"}}}}, id, transfer);
    QCOMPARE(again.ok(note), answer);
    QVERIFY(again.ok(transfer)); // though it is not ann's any more
    QCOMPARE(world.storage.eventsOf("a-ann", note), 1);
    QCOMPARE(world.storage.eventsOf("a-ann", transfer), 1);
}

void tst_HubOnce::theSameIdOfAnotherSenderIsAnotherCommand()
{
    HubWorld world;
    HubClient &one = world.visitor();
    HubClient &two = world.visitor();
    const QString first = world.start(one);
    const QString second = world.start(two);
    one.post(first, "one", "the same");
    two.post(second, "two", "the same");
    QVERIFY(one.ok("the same"));
    QVERIFY(two.ok("the same"));
    QCOMPARE(one.texts(first), QStringList({"one"}));
    QCOMPARE(two.texts(second), QStringList({"two"}));
}

void tst_HubOnce::aStartIsRepeatedSafely()
{
    HubWorld world;
    HubClient &visitor = world.visitor();
    const QString start = visitor.send("conversation.start");
    const QString id = visitor.ok(start)->value("conversation").toString();
    visitor.send("conversation.close", {}, id);
    visitor.send("conversation.start", {}, {}, start); // its answer was lost
    QCOMPARE(visitor.ok(start)->value("conversation").toString(), id);
    QCOMPARE(world.storage.conversations().size(), 1U);
}

void tst_HubOnce::theSecondTabsStartWaitsForTheFirst()
{
    HubWorld world;
    HubClient &one = world.visitor();
    HubClient &two = world.visitor(one.token);
    world.isStorageHeld = true;
    const QString first = one.send("conversation.start");
    const QString second = two.send("conversation.start");
    QVERIFY(two.answers(second).isEmpty());
    world.storage.failNextCommits(1);
    world.isStorageHeld = false;
    world.settle();
    QCOMPARE(one.error(first), "unavailable");
    QCOMPARE(two.error(second), "unavailable");
    two.send("conversation.start", {}, {}, second);
    one.send("conversation.start", {}, {}, first);
    QVERIFY(one.ok(first));
    QCOMPARE(one.ok(first)->value("conversation"), two.ok(second)->value("conversation"));
    QCOMPARE(world.storage.conversations().size(), 1U);
}

void tst_HubOnce::theSecondTabsStartIsRememberedToo()
{
    HubWorld world;
    HubClient &one = world.visitor();
    HubClient &two = world.visitor(one.token);
    const QString id = world.start(one);
    const QString second = two.send("conversation.start");
    QCOMPARE(two.ok(second)->value("conversation").toString(), id);
    one.send("conversation.close", {}, id);
    two.send("conversation.start", {}, {}, second);
    QCOMPARE(two.ok(second)->value("conversation").toString(), id);
    QCOMPARE(world.storage.conversations().size(), 1U);
}

void tst_HubOnce::aRepeatedFileMessageIsOneMessage()
{
    HubWorld world;
    HubClient &visitor = world.visitor();
    HubClient &tab = world.visitor(visitor.token);
    const QString id = world.start(visitor);
    world.storage.addFile({domain::FileId("f1"), "cat.png", "image/png", 5}, visitor.visitor);
    const QJsonObject data{{"file", QJsonObject{{"id", "f1"}}}};
    world.isStorageHeld = true;
    const QString post = visitor.send("message.post", data, id);
    visitor.send("message.post", data, id, post);
    tab.send("message.post", data, id, post);
    world.isStorageHeld = false;
    world.settle();
    QCOMPARE(visitor.answers(post).size(), 2);
    QCOMPARE(tab.ok(post), visitor.ok(post));
    QCOMPARE(world.storage.eventsOf(visitor.visitor, post), 1);
    QCOMPARE(world.storage.contradictions(), QStringList());
}

void tst_HubOnce::aFileMessageRepeatedAfterTheCloseIsStillAnswered()
{
    HubWorld world;
    HubClient &visitor = world.visitor();
    HubClient &tab = world.visitor(visitor.token);
    const QString id = world.start(visitor);
    world.storage.addFile({domain::FileId("f1"), "cat.png", "image/png", 5}, visitor.visitor);
    const QJsonObject data{{"file", QJsonObject{{"id", "f1"}}}};
    world.isStorageHeld = true;
    const QString post = visitor.send("message.post", data, id);
    tab.send("message.post", data, id, post); // its file is being loaded as well
    world.runStorage(1); // the first file is there: the message is on its way
    visitor.send("conversation.close", {}, id);
    world.isStorageHeld = false;
    world.settle();
    QVERIFY(visitor.ok(post));
    QCOMPARE(tab.ok(post), visitor.ok(post));
}

void tst_HubOnce::aCommandAnsweredWhileASessionOpensIsNotForgotten()
{
    HubWorld world;
    HubClient &visitor = world.visitor();
    const QJsonObject steps{{"events", QJsonArray{QJsonObject{{"kind", "cart"}}}}};
    world.isStorageHeld = true;
    HubClient &tab = world.connectVisitor();
    tab.send("session.open", {{"token", visitor.token}}); // loaded without what comes now
    const QString track = visitor.send("journey.track", steps);
    visitor.drop();
    world.isStorageHeld = false;
    world.settle();
    QCOMPARE(world.storage.journey().size(), 1U);
    tab.send("journey.track", steps, {}, track);
    QVERIFY(tab.ok(track));
    QCOMPARE(world.storage.journey().size(), 1U);
    QCOMPARE(world.storage.contradictions(), QStringList());
}

void tst_HubOnce::aCommandAnsweredDuringASlowIdentityIsNotForgotten()
{
    HubWorld world;
    HubClient &visitor = world.visitor();
    const QJsonObject steps{{"events", QJsonArray{QJsonObject{{"kind", "cart"}}}}};
    world.isStorageHeld = true;
    HubClient &tab = world.connectVisitor();
    tab.send("session.open", {{"token", visitor.token}, {"identity", world.identity({{"sub", "u-1"}})}});
    world.runStorage(1); // found by the token; now by the identity
    const QString track = visitor.send("journey.track", steps);
    visitor.drop();
    world.isStorageHeld = false;
    world.settle();
    tab.send("journey.track", steps, {}, track);
    QVERIFY(tab.ok(track));
    QCOMPARE(world.storage.journey().size(), 1U);
    QCOMPARE(world.storage.contradictions(), QStringList());
}

void tst_HubOnce::anIdIsRememberedForADay()
{
    relay::hub::CommandMemory memory;
    const base::TimePoint start = base::fromEpochMs(1'795'305'600'000);
    memory.remember(domain::CommandId("first"), R"({"seq":1})", start);
    for (int i = 0; i < 20'000; ++i)
        memory.remember(domain::CommandId(QString::number(i)), {}, start + std::chrono::hours(23));
    QCOMPARE(memory.answerTo(domain::CommandId("first")), QByteArray(R"({"seq":1})"));
    for (int i = 0; i < 20'000; ++i)
        memory.remember(domain::CommandId(QStringLiteral("n%1").arg(i)), {}, start + std::chrono::hours(25));
    QVERIFY(!memory.answerTo(domain::CommandId("first"))); // what is outdated does not stay for ever
    QVERIFY(memory.answerTo(domain::CommandId("19999")));
}

void tst_HubOnce::aReadMarkOnItsWayIsAnsweredBehindIt()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    const QString id = world.startWith(visitor, ann);
    visitor.post(id, "hello");
    world.isStorageHeld = true;
    const QString first = ann.send("message.read", {{"upTo", 5}}, id);
    const QString second = ann.send("message.read", {{"upTo", 5}}, id);
    QVERIFY(ann.answers(second).isEmpty());
    world.storage.failNextCommits(1);
    world.isStorageHeld = false;
    world.settle();
    QCOMPARE(ann.error(first), "unavailable");
    QCOMPARE(ann.error(second), "unavailable");
}

void tst_HubOnce::whatWasStoredButNotAnsweredBeforeADeathIsAnsweredAfterIt()
{
    HubWorld world;
    HubClient &visitor = world.visitor();
    const QString id = world.start(visitor);
    world.isStorageHeld = true;
    const QString stored = visitor.post(id, "stored");
    const QString lost = visitor.post(id, "lost");
    world.storage.carryOut(1); // and nobody hears of it
    world.isStorageHeld = false;
    world.restart();
    QVERIFY(visitor.answers(stored).isEmpty());
    HubClient &again = world.visitor(visitor.token, {{id, 2}});
    again.post(id, "stored", stored);
    again.post(id, "lost", lost);
    QCOMPARE(again.ok(stored)->value("seq").toInt(), 3);
    QCOMPARE(again.ok(lost)->value("seq").toInt(), 4);
    QCOMPARE(again.texts(id), QStringList({"stored", "lost"}));
    QCOMPARE(again.seqs(id), QList<quint64>({3, 4}));
}

QTEST_GUILESS_MAIN(tst_HubOnce)
#include "tst_HubOnce.moc"
