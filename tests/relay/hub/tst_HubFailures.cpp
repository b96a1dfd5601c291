#include "tests/relay/hub/HubWorld.h"

#include <QTest>

using namespace qiao;
using namespace qiao::tests::hub;
using namespace std::chrono_literals;

// What happens when the storage says no, or nothing at all for a while.
class tst_HubFailures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMessageThatWasNotStoredLeavesNoTrace();
    void whatWasBehindAFailureFailsToo();
    void theFailureOfOneIsNotBlamedOnAnother();
    void aStartThatWasNotStoredLeavesNoTrace();
    void aSessionThatWasNotStoredIsOpenedAgain();
    void failingOffersDoNotSpin();
    void anAcceptanceThatWasNotStoredIsStillAnOffer();
    void aTransferThatWasNotStoredIsNone();
    void aReopeningThatWasNotStoredLeavesTheVisitorWhereItWas();
    void anErrorWhileLoadingIsNotTakenForAbsence();
    void aBrokenStorageHealsByItself();
    void aSlowStorageChangesNothingButTheTime();
    void leavingAtAnyMomentBreaksNothing();
};

void tst_HubFailures::aMessageThatWasNotStoredLeavesNoTrace()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    const QString id = world.startWith(visitor, ann);
    world.storage.failNextCommits(1);
    const QString post = visitor.post(id, "hello");
    QCOMPARE(visitor.error(post), "unavailable");
    QVERIFY(visitor.answers(post).first().value("data").toObject().value("retryAfterMs").toInt() > 0);
    QCOMPARE(ann.texts(id), QStringList());
    QCOMPARE(visitor.texts(id), QStringList());
    QVERIFY(!world.storage.remembers(visitor.visitor, post));

    visitor.post(id, "hello", post);
    QCOMPARE(visitor.ok(post).value_or(QJsonObject()).value("seq").toInt(), 4);
    QCOMPARE(ann.seqs(id), QList<quint64>({1, 2, 3, 4, 5}));
    QCOMPARE(ann.texts(id), QStringList({"hello"}));
    QCOMPARE(world.storage.contradictions(), QStringList());
}

void tst_HubFailures::whatWasBehindAFailureFailsToo()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    const QString id = world.startWith(visitor, ann);
    world.isStorageHeld = true;
    const QString first = visitor.post(id, "1");
    const QString second = ann.post(id, "2");
    const QString third = visitor.post(id, "3");
    ann.post(id, "2", second); // repeated meanwhile: told twice
    world.storage.failNextCommits(1);
    world.isStorageHeld = false;
    world.settle();
    QCOMPARE(visitor.error(first), "unavailable");
    QCOMPARE(ann.error(second), "unavailable");
    QCOMPARE(ann.answers(second).size(), 2);
    QCOMPARE(visitor.error(third), "unavailable");
    ann.post(id, "2", second);
    visitor.post(id, "1", first);
    visitor.post(id, "3", third);
    QCOMPARE(ann.texts(id), QStringList({"2", "1", "3"}));
    QCOMPARE(ann.seqs(id), QList<quint64>({1, 2, 3, 4, 5, 6, 7}));
    QCOMPARE(world.storage.contradictions(), QStringList());
}

void tst_HubFailures::theFailureOfOneIsNotBlamedOnAnother()
{
    // A change that contradicts what is stored must not look to others as if theirs did.
    HubWorld world;
    HubClient &one = world.visitor();
    HubClient &two = world.visitor();
    const QString first = world.start(one);
    const QString second = world.start(two);
    world.isStorageHeld = true;
    const QString a = one.post(first, "a");
    const QString b = two.post(second, "b");
    world.storage.failNextCommits(1, base::ErrorCode::Conflict);
    world.isStorageHeld = false;
    world.settle();
    QCOMPARE(one.error(a), "unavailable");
    QCOMPARE(two.error(b), "unavailable");
    two.post(second, "b", b);
    QVERIFY(two.ok(b));
}

void tst_HubFailures::aStartThatWasNotStoredLeavesNoTrace()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    ann.forgetFrames();
    world.storage.failNextCommits(1);
    const QString start = visitor.send("conversation.start");
    QCOMPARE(visitor.error(start), "unavailable");
    QCOMPARE(world.hub().census().conversations, 0U);
    QVERIFY(ann.events("conversation.introduced").isEmpty());
    world.advance(1s); // a load is told with a pause
    QCOMPARE(ann.events("agent.presence").last().value("data").toObject().value("load").toInt(), 0);
    visitor.send("conversation.start", {}, {}, start);
    QVERIFY(visitor.ok(start));
    QCOMPARE(visitor.seqs(visitor.ok(start)->value("conversation").toString()), QList<quint64>({1, 2}));
    world.advance(60s); // the timers of what never was do no harm
    QCOMPARE(world.storage.conversations().size(), 1U);

    // The visitor may have left in the meantime.
    HubClient &leaving = world.visitor();
    world.isStorageHeld = true;
    leaving.send("conversation.start");
    leaving.drop();
    world.storage.failNextCommits(1);
    world.isStorageHeld = false;
    world.settle();
    QCOMPARE(world.hub().census().conversations, 1U);
    QCOMPARE(world.hub().census().visitors, 1U);
}

void tst_HubFailures::aSessionThatWasNotStoredIsOpenedAgain()
{
    HubWorld world;
    HubClient &client = world.connectVisitor();
    world.isStorageHeld = true;
    const QString open = client.send("session.open");
    const QString behind = client.send("conversation.start");
    world.storage.failNextCommits(1);
    world.isStorageHeld = false;
    world.settle();
    QCOMPARE(client.error(open), "unavailable");
    QCOMPARE(client.error(behind), "unauthorized");
    QVERIFY(client.ok(client.send("session.open")));
    QVERIFY(client.ok(client.send("conversation.start")));
}

void tst_HubFailures::failingOffersDoNotSpin()
{
    HubWorld world;
    HubClient &visitor = world.visitor();
    const QString id = world.start(visitor);
    world.storage.setBroken(true);
    HubClient &ann = world.connectAgent();
    world.storage.setBroken(false);
    ann.send("session.open", {{"token", world.accessToken("a-ann")}});
    world.storage.setBroken(true);
    ann.send("presence.set", {{"state", "online"}}); // makes an offer, which is not stored
    for (int i = 0; i < 20; ++i) {
        QVERIFY(world.hub().nextWake());
        QVERIFY(*world.hub().nextWake() > world.clock.now());
        world.advance(1s);
    }
    QVERIFY(world.hub().census().timers < 100);
    world.storage.setBroken(false);
    world.advance(2s);
    const domain::Conversation conversation = world.storage.conversations().at(id).conversation;
    QVERIFY(conversation.state == domain::ConversationState::Offered);
    QCOMPARE(ann.types(id), QStringList({"conversation.offered"})); // after the two that the session told of
    QCOMPARE(world.storage.contradictions(), QStringList());
}

void tst_HubFailures::anAcceptanceThatWasNotStoredIsStillAnOffer()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    const QString id = world.start(world.visitor());
    world.agent("ben");
    world.storage.failNextCommits(1);
    QCOMPARE(ann.error(ann.send("conversation.accept", {}, id)), "unavailable");
    world.advance(25s);
    QCOMPARE(world.storage.conversations().at(id).conversation.agent.toString(), "a-ben");
}

void tst_HubFailures::aTransferThatWasNotStoredIsNone()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    const QString id = world.startWith(visitor, ann);
    HubClient &ben = world.agent("ben");
    world.storage.failNextCommits(1);
    const QJsonObject to{{"to", QJsonObject{{"agent", "a-ben"}}}};
    QCOMPARE(ann.error(ann.send("conversation.transfer", to, id)), "unavailable");
    QVERIFY(ann.ok(ann.post(id, "still here")));
    QVERIFY(ben.events("conversation.introduced").isEmpty());
    QCOMPARE(ben.error(ben.send("conversation.accept", {}, id)), "conflict");
    world.advance(60s);
    QCOMPARE(world.storage.conversations().at(id).conversation.agent.toString(), "a-ann");
}

void tst_HubFailures::aReopeningThatWasNotStoredLeavesTheVisitorWhereItWas()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    const QString older = world.startWith(visitor, ann);
    ann.send("conversation.close", {}, older);
    world.advance(1s);
    const QString newer = world.startWith(visitor, ann);
    ann.send("conversation.close", {}, newer);
    world.storage.failNextCommits(1);
    QCOMPARE(ann.error(ann.send("conversation.reopen", {}, older)), "unavailable");
    HubClient &tab = world.visitor(visitor.token);
    const QJsonObject session = tab.frames().first().value("data").toObject();
    QCOMPARE(session.value("conversation").toObject().value("id").toString(), newer);
}

void tst_HubFailures::anErrorWhileLoadingIsNotTakenForAbsence()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    const QString id = world.startWith(visitor, ann);
    ann.send("conversation.close", {}, id);
    visitor.drop();
    ann.drop();
    HubClient &sue = world.agent("sue", "away");
    world.storage.setBroken(true);
    QCOMPARE(sue.error(sue.send("note.post", {{"text", "later"}}, id)), "unavailable");
    QCOMPARE(sue.error(sue.send("history.fetch", {{"conversation", id}})), "unavailable");
    HubClient &resuming = world.connectVisitor();
    QCOMPARE(resuming.error(resuming.send("session.open", {{"token", visitor.token}})), "unavailable");
    world.storage.setBroken(false);
    QVERIFY(sue.ok(sue.send("note.post", {{"text", "later"}}, id)));

    // A cursor that cannot be served is not passed over in silence.
    world.isStorageHeld = true;
    HubClient &back = world.connectAgent();
    back.send("session.open", {{"token", world.accessToken("a-ben")}, {"resume", QJsonObject{{id, 1}}}});
    world.runStorage(1);
    world.storage.setBroken(true);
    world.isStorageHeld = false;
    world.settle();
    QVERIFY(back.closeCode() == protocol::CloseCode::Draining);
}

void tst_HubFailures::aBrokenStorageHealsByItself()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    const QString id = world.startWith(visitor, ann);
    world.storage.setBroken(true);
    for (int i = 0; i < 50; ++i)
        QCOMPARE(visitor.error(visitor.post(id, "no")), "unavailable");
    world.storage.setBroken(false);
    QVERIFY(visitor.ok(visitor.post(id, "yes")));
    QCOMPARE(ann.texts(id), QStringList({"yes"}));
    QCOMPARE(visitor.seqs(id), QList<quint64>({1, 2, 3, 4}));
}

void tst_HubFailures::aSlowStorageChangesNothingButTheTime()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    const QString id = world.startWith(visitor, ann);
    world.isStorageHeld = true;
    QStringList posts;
    for (int i = 0; i < 40; ++i)
        posts.append(i % 2 == 0 ? visitor.post(id, QString::number(i)) : ann.post(id, QString::number(i)));
    world.advance(30s);
    while (world.storage.waiting() > 0)
        world.runStorage(3);
    for (int i = 0; i < 40; ++i)
        QVERIFY(i % 2 == 0 ? visitor.ok(posts.at(i)) : ann.ok(posts.at(i)));
    QCOMPARE(visitor.texts(id).size(), 40);
    QCOMPARE(visitor.texts(id), ann.texts(id));
}

void tst_HubFailures::leavingAtAnyMomentBreaksNothing()
{
    // Everything that waits for the storage at once; the connection goes after each possible number of its answers.
    for (size_t step = 0; step < 14; ++step) {
        HubWorld world;
        HubClient &ann = world.agent("ann");
        HubClient &owner = world.visitor();
        const QString id = world.startWith(owner, ann);
        for (int i = 0; i < 80; ++i)
            owner.post(id, "x");
        ann.send("conversation.close", {}, id);
        owner.drop();
        ann.drop();
        world.storage.addFile({domain::FileId("f1"), "cat.png", "image/png", 5}, owner.visitor);
        world.isStorageHeld = true;
        HubClient &visitor = world.connectVisitor();
        HubClient &agent = world.connectAgent();
        visitor.send("session.open", {{"token", owner.token}, {"resume", QJsonObject{{id, 1}}}});
        agent.send("session.open", {{"token", world.accessToken("a-ann")}, {"resume", QJsonObject{{id, 1}}}});
        agent.send("conversation.reopen", {}, id);
        visitor.send("message.post", {{"file", QJsonObject{{"id", "f1"}}}}, id);
        visitor.send("history.fetch", {{"conversation", id}});
        visitor.send("conversation.close", {}, id);
        for (size_t i = 0; i < step; ++i)
            world.runStorage(1);
        visitor.drop();
        agent.drop();
        world.isStorageHeld = false;
        world.settle();
        world.advance(120s);
        QCOMPARE(world.storage.contradictions(), QStringList());
        QCOMPARE(world.hub().census().connections, 0U);
        const bool isOpen = world.storage.conversations().at(id).conversation.isOpen();
        QCOMPARE(world.hub().census().conversations, isOpen ? 1U : 0U);
        QCOMPARE(world.hub().census().visitors, isOpen ? 1U : 0U);
    }
}

QTEST_GUILESS_MAIN(tst_HubFailures)
#include "tst_HubFailures.moc"
