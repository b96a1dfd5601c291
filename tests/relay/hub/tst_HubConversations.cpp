#include "tests/relay/hub/HubWorld.h"

#include <QTest>

using namespace qiao;
using namespace qiao::tests::hub;

// What may be done in a conversation, by whom, and what each side sees of it.
class tst_HubConversations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothSidesSeeAWholeConversation();
    void theVisitorSeesNeitherNotesNorAGap();
    void aVisitorHasOneOpenConversation();
    void aFormNamesAStrangerOnly();
    void readMarksMoveForwardOnly();
    void typingReachesTheOtherSideAndIsNotStored();
    void closedMeansClosed();
    void reopeningReachesAVisitorWhoOpenedItsSessionAfterTheClose();
    void reopeningAnOlderConversationBringsTheVisitorBackToIt();
    void reopeningBesideAnotherOpenConversationIsAConflict();
    void feedbackIsGivenOnce();
    void aFileIsTakenFromItsUpload();
    void aFileOfAnotherIsNotFound();
    void aFileIsJudgedAgainAfterItWasLoaded();
    void historyComesInPagesInTheReadersNumbers();
    void aLongHistoryFitsIntoAFrame();
    void aForeignConversationLooksLikeNone();
    void onlyTheAssignedAgentActs();
    void aSupervisorMayAct();
    void aFormerParticipantReadsOn();
    void journeysAreStoredAndMoveThePage();
};

namespace {

QJsonObject lastData(const HubClient &client, const QString &type)
{
    const QList<QJsonObject> events = client.events(type);
    return events.isEmpty() ? QJsonObject() : events.last().value("data").toObject();
}

} // namespace

void tst_HubConversations::bothSidesSeeAWholeConversation()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    const QString id = world.startWith(visitor, ann);
    QCOMPARE(visitor.ok(visitor.post(id, "你好"))->value("seq").toInt(), 4);
    QCOMPARE(ann.ok(ann.post(id, "Hello!"))->value("seq").toInt(), 6);
    QVERIFY(visitor.ok(visitor.send("conversation.close", {}, id)));

    QCOMPARE(visitor.types(id),
        QStringList({"conversation.started", "conversation.queued", "conversation.assigned", "message.posted",
            "message.posted", "conversation.closed"}));
    QCOMPARE(visitor.seqs(id), QList<quint64>({1, 2, 3, 4, 5, 6}));
    QCOMPARE(ann.types(id),
        QStringList({"conversation.started", "conversation.queued", "conversation.offered", "conversation.assigned",
            "message.posted", "message.posted", "conversation.closed"}));
    QCOMPARE(ann.seqs(id), QList<quint64>({1, 2, 3, 4, 5, 6, 7}));
    QCOMPARE(visitor.texts(id), QStringList({"你好", "Hello!"}));
    const QJsonObject from = lastData(visitor, "message.posted").value("from").toObject();
    QCOMPARE(from.value("role").toString(), "agent");
    QCOMPARE(from.value("name").toString(), "Ann");
    QCOMPARE(world.storage.contradictions(), QStringList());
}

void tst_HubConversations::theVisitorSeesNeitherNotesNorAGap()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &ben = world.agent("ben", "away");
    HubClient &visitor = world.visitor();
    const QString id = world.startWith(visitor, ann);
    QVERIFY(ann.ok(ann.send("note.post", {{"text", "careful, a regular complainer"}}, id)));
    QVERIFY(ann.ok(ann.send("conversation.tag", {{"tags", QJsonArray{"refund", "angry"}}}, id)));
    ann.post(id, "one moment");
    QVERIFY(ann.ok(
        ann.send("conversation.transfer", {{"to", QJsonObject{{"agent", "a-ben"}}}, {"note", "needs a manager"}}, id)));
    ben.send("conversation.accept", {}, id);

    QCOMPARE(visitor.types(id),
        QStringList({"conversation.started", "conversation.queued", "conversation.assigned", "message.posted",
            "conversation.transferred", "conversation.assigned"}));
    QCOMPARE(visitor.seqs(id), QList<quint64>({1, 2, 3, 4, 5, 6}));
    QByteArray all;
    for (const QJsonObject &frame : visitor.frames())
        all += QJsonDocument(frame).toJson();
    for (const char *secret : {"complainer", "refund", "manager", "because", "offered"})
        QVERIFY2(!all.contains(secret), secret);
    QCOMPARE(ben.events("note.posted").size(), 1); // the next agent reads everything
    QCOMPARE(lastData(ben, "conversation.transferred").value("note").toString(), "needs a manager");
}

void tst_HubConversations::aVisitorHasOneOpenConversation()
{
    HubWorld world;
    HubClient &one = world.visitor();
    HubClient &two = world.visitor(one.token);
    const QString id = world.start(one);
    QCOMPARE(world.start(two), id);
    QCOMPARE(one.seqs(id), QList<quint64>({1, 2}));
    QCOMPARE(two.seqs(id), QList<quint64>({1, 2}));
    two.send("conversation.close", {}, id);
    const QString next = world.start(one);
    QVERIFY(next != id);
    QCOMPARE(world.start(two), next);
}

void tst_HubConversations::aFormNamesAStrangerOnly()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &stranger = world.visitor();
    const QJsonObject form{{"name", " 李\t雷 "}, {"email", "li@example.cn"}, {"question", "Where is my order?"}};
    QVERIFY(stranger.ok(stranger.send("conversation.start", {{"form", form}, {"topic", "orders"}})));
    QCOMPARE(world.storage.visitors().at(stranger.visitor).name, "李 雷");
    QCOMPARE(world.storage.visitors().at(stranger.visitor).email, "li@example.cn");
    QCOMPARE(lastData(ann, "conversation.started").value("form").toObject(), form);
    QCOMPARE(lastData(stranger, "conversation.started").keys(), QStringList({"channel", "topic"}));

    HubClient &known = world.connectVisitor();
    const QString opened
        = known.send("session.open", {{"identity", world.identity({{"sub", "u-1"}, {"name", "Wang"}})}});
    known.send("conversation.start", {{"form", QJsonObject{{"name", "The Boss"}}}});
    QCOMPARE(world.storage.visitors().at(known.ok(opened)->value("visitor").toString()).name, "Wang");
}

void tst_HubConversations::readMarksMoveForwardOnly()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    const QString id = world.startWith(visitor, ann);
    visitor.post(id, "one"); // agents' 5, the visitor's 4
    ann.send("note.post", {{"text", "hm"}}, id); // agents' 6
    ann.post(id, "two"); // agents' 7, the visitor's 5
    QVERIFY(ann.ok(ann.send("message.read", {{"upTo", 5}}, id)));
    QCOMPARE(lastData(visitor, "message.read").value("upTo").toInt(), 4);
    QCOMPARE(lastData(ann, "message.read").value("upTo").toInt(), 5);
    QCOMPARE(lastData(ann, "message.read").value("visitorUpTo").toInt(), 4);
    QVERIFY(visitor.ok(visitor.send("message.read", {{"upTo", 5}}, id)));
    QCOMPARE(lastData(ann, "message.read").value("upTo").toInt(), 7);
    QCOMPARE(lastData(visitor, "message.read").value("upTo").toInt(), 5);

    const size_t before = world.storage.events(id).size();
    QVERIFY(ann.ok(ann.send("message.read", {{"upTo", 4}}, id)));
    QVERIFY(visitor.ok(visitor.send("message.read", {{"upTo", 5}}, id)));
    QCOMPARE(world.storage.events(id).size(), before);
    QVERIFY(ann.ok(ann.send("message.read", {{"upTo", 4'000'000}}, id))); // no further than there is
    QCOMPARE(lastData(ann, "message.read").value("upTo").toInt(), static_cast<int>(before));
    QCOMPARE(visitor.seqs(id).last(), quint64(visitor.seqs(id).size()));
}

void tst_HubConversations::typingReachesTheOtherSideAndIsNotStored()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    HubClient &tab = world.visitor(visitor.token);
    const QString id = world.startWith(visitor, ann);
    const size_t stored = world.storage.events(id).size();
    visitor.send("typing.set", {{"on", true}}, id);
    QCOMPARE(lastData(ann, "typing.changed").value("on").toBool(), true);
    QCOMPARE(lastData(ann, "typing.changed").value("from").toObject().value("role").toString(), "visitor");
    QVERIFY(tab.events("typing.changed").isEmpty()); // one's own
    ann.send("typing.set", {{"on", false}}, id);
    QCOMPARE(tab.events("typing.changed").size(), 1);
    QVERIFY(ann.events("typing.changed").size() == 1);
    QCOMPARE(world.storage.events(id).size(), stored);
    for (const link::Send &send : world.sends) {
        if (send.frame.contains("typing.changed"))
            QVERIFY(send.isEphemeral);
        if (send.frame.contains("\"seq\""))
            QVERIFY(!send.isEphemeral);
    }
}

void tst_HubConversations::closedMeansClosed()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    const QString id = world.startWith(visitor, ann);
    QVERIFY(ann.ok(ann.send("conversation.close", {}, id)));
    QCOMPARE(visitor.error(visitor.post(id, "wait")), "conflict");
    QCOMPARE(ann.error(ann.post(id, "bye")), "conflict");
    QCOMPARE(visitor.error(visitor.send("conversation.close", {}, id)), "conflict");
    QCOMPARE(ann.error(ann.send("conversation.accept", {}, id)), "conflict");
    QCOMPARE(ann.error(ann.send("conversation.decline", {}, id)), "conflict");
    QCOMPARE(ann.error(ann.send("conversation.transfer", {{"to", QJsonObject{{"queue", "default"}}}}, id)), "conflict");
    QVERIFY(ann.ok(ann.send("note.post", {{"text", "for the record"}}, id)));
    QVERIFY(ann.ok(ann.send("conversation.reopen", {}, id)));
    QCOMPARE(ann.error(ann.send("conversation.reopen", {}, id)), "conflict");
    QVERIFY(visitor.ok(visitor.post(id, "thanks")));
    QCOMPARE(ann.texts(id), QStringList({"thanks"}));
}

void tst_HubConversations::reopeningReachesAVisitorWhoOpenedItsSessionAfterTheClose()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &before = world.visitor();
    const QString id = world.startWith(before, ann);
    ann.send("conversation.close", {}, id);
    before.drop();
    ann.drop();
    QCOMPARE(world.hub().census().conversations, 0U);

    HubClient &visitor = world.visitor(before.token);
    HubClient &again = world.agent("ann");
    QVERIFY(again.ok(again.send("conversation.reopen", {}, id)));
    again.post(id, "one more thing");
    QCOMPARE(visitor.types(id), QStringList({"conversation.reopened", "conversation.assigned", "message.posted"}));
    QCOMPARE(visitor.seqs(id), QList<quint64>({5, 6, 7}));
}

void tst_HubConversations::reopeningAnOlderConversationBringsTheVisitorBackToIt()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    const QString older = world.startWith(visitor, ann);
    ann.send("conversation.close", {}, older);
    visitor.drop();
    world.advance(std::chrono::minutes(1));
    HubClient &back = world.visitor(visitor.token);
    const QString newer = world.startWith(back, ann);
    back.send("conversation.close", {}, newer);
    back.drop();

    HubClient &later = world.visitor(visitor.token);
    QVERIFY(ann.ok(ann.send("conversation.reopen", {}, older)));
    QCOMPARE(later.types(older), QStringList({"conversation.reopened", "conversation.assigned"}));
    QCOMPARE(world.start(later), older);
    QVERIFY(later.ok(later.post(older, "here again")));
}

void tst_HubConversations::reopeningBesideAnotherOpenConversationIsAConflict()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    const QString older = world.startWith(visitor, ann);
    ann.send("conversation.close", {}, older);
    world.startWith(visitor, ann);
    QCOMPARE(ann.error(ann.send("conversation.reopen", {}, older)), "conflict");
}

void tst_HubConversations::feedbackIsGivenOnce()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    const QString id = world.startWith(visitor, ann);
    ann.send("conversation.close", {}, id);
    QVERIFY(visitor.ok(visitor.send("feedback.submit", {{"score", 5}, {"comment", "quick"}}, id)));
    QCOMPARE(lastData(ann, "feedback.submitted").value("score").toInt(), 5);
    QCOMPARE(visitor.error(visitor.send("feedback.submit", {{"score", 1}}, id)), "conflict");
}

void tst_HubConversations::aFileIsTakenFromItsUpload()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    const QString id = world.startWith(visitor, ann);
    world.storage.addFile({domain::FileId("f1"), "cat.png", "image/png", 12'345}, visitor.visitor);
    const QJsonObject claimed{{"id", "f1"}, {"name", "invoice.exe"}, {"size", 1}};
    QVERIFY(visitor.ok(visitor.send("message.post", {{"file", claimed}}, id)));
    const QJsonObject file = lastData(ann, "message.posted").value("file").toObject();
    QCOMPARE(file.value("name").toString(), "cat.png");
    QCOMPARE(file.value("mime").toString(), "image/png");
    QCOMPARE(file.value("size").toInt(), 12'345);
}

void tst_HubConversations::aFileOfAnotherIsNotFound()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    const QString id = world.startWith(visitor, ann);
    world.storage.addFile({domain::FileId("f1"), "plan.pdf", "application/pdf", 9}, "a-ann");
    QCOMPARE(visitor.error(visitor.send("message.post", {{"file", QJsonObject{{"id", "f1"}}}}, id)), "not_found");
    QCOMPARE(visitor.error(visitor.send("message.post", {{"file", QJsonObject{{"id", "f2"}}}}, id)), "not_found");
    QVERIFY(visitor.ok(visitor.post(id, "and on")));
}

void tst_HubConversations::aFileIsJudgedAgainAfterItWasLoaded()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &sue = world.agent("sue", "away");
    HubClient &visitor = world.visitor();
    const QString id = world.startWith(visitor, ann);
    world.storage.addFile({domain::FileId("f1"), "plan.pdf", "application/pdf", 9}, "a-ann");
    world.isStorageHeld = true;
    const QString post = ann.send("message.post", {{"file", QJsonObject{{"id", "f1"}}}}, id);
    const QString behind = ann.send("message.read", {{"upTo", 1}}, id);
    sue.send("conversation.transfer", {{"to", QJsonObject{{"agent", "a-sue"}}}}, id);
    world.isStorageHeld = false;
    world.settle();
    QCOMPARE(ann.error(post), "forbidden");
    QVERIFY(ann.ok(behind));
}

void tst_HubConversations::historyComesInPagesInTheReadersNumbers()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    const QString id = world.startWith(visitor, ann);
    for (int i = 0; i < 10; ++i) {
        ann.send("note.post", {{"text", "a note"}}, id);
        visitor.post(id, QString::number(i));
    }
    const auto seqsOf = [](const QJsonObject &answer) {
        QList<int> seqs;
        for (const QJsonValue &event : answer.value("events").toArray())
            seqs.append(event.toObject().value("seq").toInt());
        return seqs;
    };
    const QString newest = visitor.send("history.fetch", {{"conversation", id}, {"limit", 3}});
    QCOMPARE(seqsOf(visitor.ok(newest).value_or(QJsonObject())), QList<int>({11, 12, 13}));
    const QString before = visitor.send("history.fetch", {{"conversation", id}, {"limit", 3}, {"before", 11}});
    QCOMPARE(seqsOf(visitor.ok(before).value_or(QJsonObject())), QList<int>({8, 9, 10}));
    const QString agents = ann.send("history.fetch", {{"conversation", id}, {"limit", 2}, {"before", 24}});
    QCOMPARE(seqsOf(ann.ok(agents).value_or(QJsonObject())), QList<int>({22, 23}));
    const QString end = visitor.send("history.fetch", {{"conversation", id}, {"before", 1}});
    QCOMPARE(seqsOf(visitor.ok(end).value_or(QJsonObject())), QList<int>());
}

void tst_HubConversations::aLongHistoryFitsIntoAFrame()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    const QString id = world.startWith(visitor, ann);
    for (int i = 0; i < 30; ++i)
        visitor.post(id, QString(4000, u'长'));
    const QString fetch = visitor.send("history.fetch", {{"conversation", id}});
    const QJsonArray events = visitor.ok(fetch).value_or(QJsonObject()).value("events").toArray();
    QVERIFY(events.size() >= 3 && events.size() < 30);
    QCOMPARE(events.last().toObject().value("seq").toInt(), 33);
    for (const link::Send &send : world.sends)
        QVERIFY(send.frame.size() <= 64 * 1024);
}

void tst_HubConversations::aForeignConversationLooksLikeNone()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &owner = world.visitor();
    const QString open = world.startWith(owner, ann);
    HubClient &other = world.visitor();
    const auto isHidden = [&](const QString &id) {
        return other.error(other.post(id, "let me in")) == "not_found"
            && other.error(other.send("message.read", {{"upTo", 1}}, id)) == "not_found"
            && other.error(other.send("history.fetch", {{"conversation", id}})) == "not_found"
            && other.error(other.send("conversation.close", {}, id)) == "not_found"
            && other.error(other.send("feedback.submit", {{"score", 1}}, id)) == "not_found";
    };
    QVERIFY(isHidden(open));
    QVERIFY(isHidden("c-none"));
    QCOMPARE(other.error(other.send("message.post", {{"text", "where"}})), "bad_request");
    ann.send("conversation.close", {}, open);
    owner.drop();
    ann.drop();
    QVERIFY(isHidden(open)); // brought from the storage for this and forgotten again
    QCOMPARE(world.hub().census().conversations, 0U);
    QCOMPARE(world.hub().census().visitors, 1U);

    HubClient &resuming = world.visitor(other.token, {{open, 0}});
    QCOMPARE(resuming.seqs(open), QList<quint64>());
}

void tst_HubConversations::onlyTheAssignedAgentActs()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &ben = world.agent("ben", "away");
    HubClient &visitor = world.visitor();
    const QString id = world.start(visitor);
    QCOMPARE(ann.error(ann.post(id, "before accepting")), "forbidden");
    QCOMPARE(ben.error(ben.send("conversation.accept", {}, id)), "conflict"); // offered to ann
    QCOMPARE(ben.error(ben.send("conversation.decline", {}, id)), "conflict");
    QVERIFY(ann.ok(ann.send("conversation.accept", {}, id)));
    QCOMPARE(ann.error(ann.send("conversation.accept", {}, id)), "conflict");
    QCOMPARE(ben.error(ben.send("conversation.accept", {}, id)), "conflict");
    QCOMPARE(ben.error(ben.post(id, "me too")), "forbidden");
    QCOMPARE(ben.error(ben.send("note.post", {{"text", "psst"}}, id)), "forbidden");
    QCOMPARE(ben.error(ben.send("conversation.tag", {{"tags", QJsonArray{"x"}}}, id)), "forbidden");
    QCOMPARE(ben.error(ben.send("conversation.close", {}, id)), "forbidden");
    QCOMPARE(ben.error(ben.send("conversation.transfer", {{"to", QJsonObject{{"agent", "a-ben"}}}}, id)), "forbidden");
    ben.send("typing.set", {{"on", true}}, id);
    QVERIFY(visitor.events("typing.changed").isEmpty());
    const size_t before = world.storage.events(id).size();
    QVERIFY(ben.ok(ben.send("message.read", {{"upTo", 3}}, id))); // looks, and marks nothing
    QCOMPARE(world.storage.events(id).size(), before);
    ann.send("conversation.close", {}, id);
    QCOMPARE(ben.error(ben.send("conversation.reopen", {}, id)), "forbidden");
}

void tst_HubConversations::aSupervisorMayAct()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &sue = world.agent("sue", "away");
    HubClient &visitor = world.visitor();
    const QString id = world.startWith(visitor, ann);
    QCOMPARE(sue.seqs(id), QList<quint64>({1, 2, 3, 4}));
    QVERIFY(sue.ok(sue.post(id, "I am the supervisor")));
    QVERIFY(sue.ok(sue.send("note.post", {{"text", "well done"}}, id)));
    QVERIFY(sue.ok(sue.send("conversation.tag", {{"tags", QJsonArray{"vip"}}}, id)));
    QVERIFY(sue.ok(sue.send("conversation.close", {}, id)));
    QVERIFY(sue.ok(sue.send("conversation.reopen", {}, id)));
}

void tst_HubConversations::aFormerParticipantReadsOn()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    const QString id = world.startWith(visitor, ann);
    HubClient &ben = world.agent("ben");
    ann.send("conversation.transfer", {{"to", QJsonObject{{"agent", "a-ben"}}}}, id);
    ben.send("conversation.accept", {}, id);
    visitor.post(id, "hello ben");
    QCOMPARE(ann.texts(id), QStringList({"hello ben"}));
    QCOMPARE(ann.error(ann.post(id, "hello again")), "forbidden");
    QCOMPARE(ann.error(ann.send("conversation.transfer", {{"to", QJsonObject{{"agent", "a-ann"}}}}, id)), "forbidden");
}

void tst_HubConversations::journeysAreStoredAndMoveThePage()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    world.startWith(visitor, ann);
    const QJsonArray steps{QJsonObject{{"kind", "page"}, {"at", 1}, {"url", "https://shop.example/b"}, {"title", "B"}},
        QJsonObject{{"kind", "cart"}, {"at", 2}, {"data", QJsonObject{{"sku", "42"}}}}};
    const QString id = visitor.send("journey.track", {{"events", steps}});
    QCOMPARE(visitor.ok(id).value_or(QJsonObject()).value("accepted").toInt(), 2);
    QCOMPARE(world.storage.journey().size(), 2U);
    QCOMPARE(world.storage.visitors().at(visitor.visitor).page.url, "https://shop.example/b");
    const QJsonObject told = lastData(ann, "visitor.presence").value("visitor").toObject();
    QCOMPARE(told.value("page").toObject().value("title").toString(), "B");
    visitor.send("journey.track", {{"events", steps}}, {}, id);
    QCOMPARE(world.storage.journey().size(), 2U);
}

QTEST_GUILESS_MAIN(tst_HubConversations)
#include "tst_HubConversations.moc"
