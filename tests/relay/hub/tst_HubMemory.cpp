#include "tests/relay/hub/HubWorld.h"

#include <QTest>

using namespace qiao;
using namespace qiao::tests::hub;

// What nobody needs any more leaves the memory, and what somebody needs stays.
class tst_HubMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingRemainsOfWhoLeft();
    void anOpenConversationStays();
    void aClosedOneStaysForItsReadersOnly();
    void aVisitorStaysUnderAnOlderConversationThatIsRead();
    void strangersQuestionsLeaveNothing();
    void manyVisitsLeaveNothing();
};

void tst_HubMemory::nothingRemainsOfWhoLeft()
{
    HubWorld world;
    HubClient &visitor = world.visitor();
    HubClient &ann = world.agent("ann");
    const QString id = world.startWith(visitor, ann);
    visitor.post(id, "hello");
    visitor.send("conversation.close", {}, id);
    visitor.send("feedback.submit", {{"score", 3}}, id);
    visitor.drop();
    QCOMPARE(world.hub().census().conversations, 1U); // ann still has it in front of her
    ann.drop();
    QCOMPARE(world.hub().census().conversations, 0U);
    QCOMPARE(world.hub().census().visitors, 0U);
    QCOMPARE(world.hub().census().connections, 0U);
    world.advance(std::chrono::minutes(15));
    QCOMPARE(world.hub().census().timers, 0U);
    QVERIFY(!world.hub().nextWake());
}

void tst_HubMemory::anOpenConversationStays()
{
    HubWorld world;
    HubClient &visitor = world.visitor();
    const QString id = world.start(visitor);
    visitor.drop();
    QCOMPARE(world.hub().census().conversations, 1U);
    QCOMPARE(world.hub().census().visitors, 1U);
    HubClient &ann = world.agent("ann");
    QVERIFY(ann.ok(ann.send("conversation.accept", {}, id)));
    QVERIFY(ann.ok(ann.send("conversation.close", {}, id)));
    ann.drop();
    QCOMPARE(world.hub().census().conversations, 0U);
    QCOMPARE(world.hub().census().visitors, 0U);
}

void tst_HubMemory::aClosedOneStaysForItsReadersOnly()
{
    HubWorld world;
    HubClient &visitor = world.visitor();
    const QString id = world.start(visitor);
    visitor.send("conversation.close", {}, id);
    QCOMPARE(world.hub().census().conversations, 1U);
    HubClient &tab = world.visitor(visitor.token);
    visitor.drop();
    QCOMPARE(world.hub().census().conversations, 1U);
    tab.drop();
    QCOMPARE(world.hub().census().conversations, 0U);
}

void tst_HubMemory::aVisitorStaysUnderAnOlderConversationThatIsRead()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    const QString older = world.startWith(visitor, ann);
    ann.send("conversation.close", {}, older);
    visitor.drop();
    ann.drop();
    world.advance(std::chrono::minutes(1));
    HubClient &back = world.visitor(visitor.token);
    const QString newer = world.start(back);
    back.send("conversation.close", {}, newer);
    HubClient &sue = world.agent("sue", "away", {{older, 0}});
    back.drop();
    QVERIFY(sue.ok(sue.send("conversation.reopen", {}, older)));
    HubClient &again = world.visitor(visitor.token);
    QCOMPARE(again.visitor, visitor.visitor);
    QCOMPARE(
        again.frames().first().value("data").toObject().value("conversation").toObject().value("id").toString(), older);
    QCOMPARE(world.storage.contradictions(), QStringList());
}

void tst_HubMemory::strangersQuestionsLeaveNothing()
{
    HubWorld world;
    HubClient &owner = world.visitor();
    const QString id = world.start(owner);
    owner.send("conversation.close", {}, id);
    owner.drop();
    HubClient &stranger = world.visitor();
    QJsonObject resume{{id, 0}};
    for (int i = 0; i < 50; ++i) {
        stranger.post(QStringLiteral("c%1").arg(i), "?");
        resume.insert(QStringLiteral("c%1").arg(i), i);
    }
    stranger.post(id, "?");
    HubClient &resuming = world.visitor(stranger.token, resume);
    QCOMPARE(resuming.seqs(id), QList<quint64>());
    QCOMPARE(world.hub().census().conversations, 0U);
    QCOMPARE(world.hub().census().visitors, 1U);
}

void tst_HubMemory::manyVisitsLeaveNothing()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    for (int i = 0; i < 200; ++i) {
        HubClient &visitor = world.visitor();
        if (i % 3 != 0) {
            const QString id = world.startWith(visitor, ann);
            visitor.post(id, "hello");
            (i % 2 == 0 ? ann : visitor).send("conversation.close", {}, id);
        }
        visitor.drop();
        world.advance(std::chrono::seconds(i % 40));
    }
    ann.drop();
    QCOMPARE(world.hub().census().visitors, 0U);
    QCOMPARE(world.hub().census().conversations, 0U);
    QCOMPARE(world.hub().census().connections, 0U);
    world.advance(std::chrono::minutes(15));
    QCOMPARE(world.hub().census().timers, 0U);
}

QTEST_GUILESS_MAIN(tst_HubMemory)
#include "tst_HubMemory.moc"
