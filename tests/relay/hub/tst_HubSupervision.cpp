#include "tests/relay/hub/HubWorld.h"

#include <QTest>

using namespace qiao;
using namespace qiao::tests::hub;
using namespace std::chrono_literals;

// What supervisors may do that agents may not, and that each use of it is on record.
class tst_HubSupervision : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainAgentsAreRefused_data();
    void plainAgentsAreRefused();
    void aWhisperReachesAgentsOnly();
    void listeningIsOnRecord();
    void joiningIsSeenByTheVisitor();
    void takingOverMovesTheConversation();
    void pullingOutOfTheQueue();
    void takingOverWhatIsOfferedEndsTheOffer();
    void takingOverTwiceIsRefused();
    void reassigningIsOnRecord();
    void anotherAgentsStateIsSetAndOnRecord();
    void nobodyIsSetOnlineWhoIsNotThere();
    void aReasonGoesWithTheState();
    void presencesAreOnRecord();
    void aRepeatedTakeoverIsOneTakeover();
    void nothingIsOnRecordThatWasNotStored();

private:
    static domain::Conversation stored(const HubWorld &world, const QString &id)
    {
        return world.storage.conversations().at(id).conversation;
    }
    static QStringList actions(const HubWorld &world)
    {
        QStringList actions;
        for (const link::AuditRecord &record : world.storage.audit)
            actions.append(record.action);
        return actions;
    }
};

void tst_HubSupervision::plainAgentsAreRefused_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QJsonObject>("data");
    QTest::newRow("watch") << "conversation.watch" << QJsonObject();
    QTest::newRow("join") << "conversation.join" << QJsonObject();
    QTest::newRow("takeover") << "conversation.takeover" << QJsonObject();
    QTest::newRow("whisper") << "whisper.post" << QJsonObject{{"text", "psst"}};
    QTest::newRow("another's state") << "presence.set" << QJsonObject{{"state", "away"}, {"agent", "a-ann"}};
}

void tst_HubSupervision::plainAgentsAreRefused()
{
    QFETCH(QString, command);
    QFETCH(QJsonObject, data);
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    const QString id = world.startWith(visitor, ann);
    HubClient &ben = world.agent("ben");
    const size_t events = world.storage.events(id).size();
    QCOMPARE(ben.error(ben.send(command, data, id)), "forbidden");
    QCOMPARE(world.storage.events(id).size(), events);
    QVERIFY(world.storage.audit.empty());
    // The one who has it is no supervisor either, but may set her own state.
    if (command != "presence.set")
        QCOMPARE(ann.error(ann.send(command, data, id)), "forbidden");
}

void tst_HubSupervision::aWhisperReachesAgentsOnly()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    const QString id = world.startWith(visitor, ann);
    HubClient &sue = world.agent("sue", "away");
    visitor.post(id, "hello");
    const auto answer = sue.ok(sue.send("whisper.post", {{"text", "offer a discount"}}, id));
    QVERIFY(answer);
    QCOMPARE(ann.types(id).last(), "whisper.posted");
    visitor.post(id, "are you there?");
    // Not even a gap tells the visitor.
    QVERIFY(!visitor.types(id).contains("whisper.posted"));
    const QList<quint64> seqs = visitor.seqs(id);
    for (qsizetype i = 1; i < seqs.size(); ++i)
        QCOMPARE(seqs.at(i), seqs.at(i - 1) + 1);
    for (const QJsonObject &frame : visitor.frames())
        QVERIFY(!QJsonDocument(frame).toJson().contains("discount"));
    QCOMPARE(actions(world), QStringList({"whisper.post"}));
    // Nor in its history.
    const auto history = visitor.ok(visitor.send("history.fetch", {{"limit", 50}}, id));
    QVERIFY(history && !QJsonDocument(*history).toJson().contains("discount"));
}

void tst_HubSupervision::listeningIsOnRecord()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    const QString id = world.startWith(world.visitor(), ann);
    HubClient &sue = world.agent("sue", "away");
    const size_t events = world.storage.events(id).size();
    QVERIFY(sue.ok(sue.send("conversation.watch", {}, id)));
    QVERIFY(sue.ok(sue.send("conversation.watch", {{"on", false}}, id)));
    QCOMPARE(actions(world), QStringList({"conversation.watch", "conversation.unwatch"}));
    QCOMPARE(world.storage.audit.front().conversation.toString(), id);
    QCOMPARE(world.storage.audit.front().actor, domain::AgentId("a-sue"));
    QCOMPARE(world.storage.events(id).size(), events); // nobody in it sees that
}

void tst_HubSupervision::joiningIsSeenByTheVisitor()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    const QString id = world.startWith(visitor, ann);
    HubClient &sue = world.agent("sue", "away");
    QVERIFY(sue.ok(sue.send("conversation.join", {}, id)));
    QCOMPARE(visitor.types(id).last(), "conversation.joined");
    QCOMPARE(stored(world, id).agent, domain::AgentId("a-ann"));
    QVERIFY(sue.ok(sue.post(id, "I am Sue")));
    QCOMPARE(visitor.texts(id).last(), "I am Sue");
    QCOMPARE(sue.error(sue.send("conversation.join", {}, id)), "conflict");
    QCOMPARE(actions(world), QStringList({"conversation.join"}));
}

void tst_HubSupervision::takingOverMovesTheConversation()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &visitor = world.visitor();
    const QString id = world.startWith(visitor, ann);
    HubClient &sue = world.agent("sue", "away");
    QVERIFY(sue.ok(sue.send("conversation.takeover", {}, id)));
    QCOMPARE(stored(world, id).agent, domain::AgentId("a-sue"));
    const QJsonObject assigned = ann.events("conversation.assigned").last().value("data").toObject();
    QCOMPARE(assigned.value("because").toArray().at(0).toObject().value("factor").toString(), "takeover");
    QCOMPARE(assigned.value("by").toObject().value("id").toString(), "a-sue");
    QVERIFY(!visitor.events("conversation.assigned").last().value("data").toObject().contains("by"));
    QCOMPARE(ann.error(ann.post(id, "still me?")), "forbidden");
    QCOMPARE(world.storage.audit.back().target, "a-ann");
    // Ann has room again.
    world.advance(1s);
    QHash<QString, int> loads;
    for (const QJsonObject &event : ann.events("agent.presence")) {
        const QJsonObject state = event.value("data").toObject();
        loads[state.value("id").toString()] = state.value("load").toInt();
    }
    QCOMPARE(loads.value("a-ann"), 0);
    QCOMPARE(loads.value("a-sue"), 1);
}

void tst_HubSupervision::pullingOutOfTheQueue()
{
    HubWorld world;
    HubClient &sue = world.agent("sue", "away");
    HubClient &visitor = world.visitor();
    const QString id = world.start(visitor);
    QVERIFY(sue.ok(sue.send("conversation.takeover", {}, id)));
    QCOMPARE(stored(world, id).agent, domain::AgentId("a-sue"));
    QCOMPARE(world.storage.audit.back().target, QString());
    world.agent("ann");
    QCOMPARE(stored(world, id).state, domain::ConversationState::Assigned);
}

void tst_HubSupervision::takingOverWhatIsOfferedEndsTheOffer()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &sue = world.agent("sue", "away");
    const QString id = world.start(world.visitor());
    QVERIFY(sue.ok(sue.send("conversation.takeover", {}, id)));
    QCOMPARE(ann.error(ann.send("conversation.accept", {}, id)), "conflict");
    world.advance(60s);
    QCOMPARE(stored(world, id).agent, domain::AgentId("a-sue"));
    QCOMPARE(world.storage.contradictions(), QStringList());
}

void tst_HubSupervision::takingOverTwiceIsRefused()
{
    HubWorld world;
    HubClient &sue = world.agent("sue", "away");
    const QString id = world.start(world.visitor());
    QVERIFY(sue.ok(sue.send("conversation.takeover", {}, id)));
    QCOMPARE(sue.error(sue.send("conversation.takeover", {}, id)), "conflict");
    QVERIFY(sue.ok(sue.send("conversation.close", {}, id)));
    QCOMPARE(sue.error(sue.send("conversation.takeover", {}, id)), "conflict");
    QCOMPARE(world.storage.audit.size(), 1U);
}

void tst_HubSupervision::reassigningIsOnRecord()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    const QString id = world.startWith(world.visitor(), ann);
    HubClient &ben = world.agent("ben");
    HubClient &sue = world.agent("sue", "away");
    QVERIFY(sue.ok(sue.send("conversation.transfer", {{"to", QJsonObject{{"agent", "a-ben"}}}}, id)));
    QVERIFY(ben.ok(ben.send("conversation.accept", {}, id)));
    QCOMPARE(actions(world), QStringList({"conversation.reassign"}));
    // An agent's own transfer is nobody's business.
    QVERIFY(ben.ok(ben.send("conversation.transfer", {{"to", QJsonObject{{"agent", "a-ann"}}}}, id)));
    QCOMPARE(world.storage.audit.size(), 1U);
}

void tst_HubSupervision::anotherAgentsStateIsSetAndOnRecord()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    HubClient &sue = world.agent("sue", "away");
    QVERIFY(sue.ok(sue.send("presence.set", {{"state", "away"}, {"agent", "a-ann"}, {"reason", "sent to lunch"}})));
    const QJsonObject state = ann.events("agent.presence").last().value("data").toObject();
    QCOMPARE(state.value("id").toString(), "a-ann");
    QCOMPARE(state.value("presence").toString(), "away");
    QCOMPARE(state.value("reason").toString(), "sent to lunch");
    QCOMPARE(actions(world), QStringList({"presence.set"}));
    QCOMPARE(world.storage.audit.back().detail.value("state").toString(), "away");
    QCOMPARE(sue.error(sue.send("presence.set", {{"state", "away"}, {"agent", "a-nobody"}})), "not_found");
}

void tst_HubSupervision::nobodyIsSetOnlineWhoIsNotThere()
{
    HubWorld world;
    HubClient &sue = world.agent("sue", "away");
    QCOMPARE(sue.error(sue.send("presence.set", {{"state", "online"}, {"agent", "a-ann"}})), "conflict");
}

void tst_HubSupervision::aReasonGoesWithTheState()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    world.advance(5s);
    ann.send("presence.set", {{"state", "away"}, {"reason", "Lunch"}});
    const QJsonObject state = ann.events("agent.presence").last().value("data").toObject();
    QCOMPARE(state.value("reason").toString(), "Lunch");
    QCOMPARE(state.value("since").toInteger(), base::toEpochMs(world.clock.now()));
    QCOMPARE(ann.error(ann.send("presence.set", {{"state", "away"}, {"reason", QString(51, 'x')}})), "bad_request");
    // A later session is told.
    HubClient &again = world.connectAgent();
    const auto session = again.ok(again.send("session.open", {{"token", world.accessToken("a-ann")}}));
    QCOMPARE(session->value("presenceReason").toString(), "Lunch");
}

void tst_HubSupervision::presencesAreOnRecord()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    world.advance(5s);
    ann.send("presence.set", {{"state", "busy"}, {"reason", "Training"}});
    ann.send("presence.set", {{"state", "busy"}, {"reason", "Training"}});
    ann.drop();
    world.advance(31s);
    QStringList records;
    for (const link::PresenceRecord &record : world.storage.presences)
        records.append(domain::nameOf(record.presence) + u' ' + record.reason);
    QCOMPARE(records, QStringList({"online ", "busy Training", "offline "}));
}

void tst_HubSupervision::aRepeatedTakeoverIsOneTakeover()
{
    HubWorld world;
    HubClient &sue = world.agent("sue", "away");
    const QString id = world.start(world.visitor());
    QVERIFY(sue.ok(sue.send("conversation.takeover", {}, id, "take-1")));
    sue.send("conversation.takeover", {}, id, "take-1");
    QCOMPARE(sue.answers("take-1").size(), 2);
    QCOMPARE(sue.error("take-1"), QString());
    QCOMPARE(world.storage.audit.size(), 1U);
}

void tst_HubSupervision::nothingIsOnRecordThatWasNotStored()
{
    HubWorld world;
    HubClient &ann = world.agent("ann");
    const QString id = world.startWith(world.visitor(), ann);
    HubClient &sue = world.agent("sue", "away");
    world.storage.failNextCommits(1);
    QCOMPARE(sue.error(sue.send("conversation.takeover", {}, id)), "unavailable");
    QCOMPARE(stored(world, id).agent, domain::AgentId("a-ann"));
    QVERIFY(world.storage.audit.empty());
    QVERIFY(ann.ok(ann.post(id, "still mine")));
}

QTEST_GUILESS_MAIN(tst_HubSupervision)
#include "tst_HubSupervision.moc"
