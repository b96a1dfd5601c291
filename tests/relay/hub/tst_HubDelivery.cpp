#include "tests/relay/hub/HubWorld.h"

#include <QTest>

using namespace qiao;
using namespace qiao::tests::hub;

// Promises 3, 4 and 5 as far as they are the hub's: each reader gets every event of its side, once, in order, from
// where it was, and no more at a time than it takes.
class tst_HubDelivery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void resumesFromAnyCursor_data();
    void resumesFromAnyCursor();
    void resumesAfterARestart();
    void aCursorBeyondTheEndIsTheEnd();
    void withoutACursorLiveEventsFollowTheSessionsNumber();
    void aLongWayBackComesPageByPage();
    void whatHappensDuringAPageFollowsIt();
    void manyConversationsCatchUpOneAfterTheOther();
    void aConversationDroppedWhileCatchingUpDoesNotHoldTheOthers();
    void aSessionOpenedAnewWhileCatchingUpStartsFromItsCursor();
    void twoReadersShareOneFrame();
    void aNewReaderIsIntroducedAndGetsAllFromTheFirstEvent();
    void anotherAgentsConversationIsLeftOnAssignment();
    void whoGetsAConversationBackGoesOnWhereItStopped();
    void resumedByNameItIsKept();
    void manyConversationsAreListedWithinAFrame();
    void aClosedConversationIsResumedFromTheStorage();
    void unreadableHistorySendsTheReaderAwayToComeBack();

private:
    static QList<quint64> range(quint64 first, quint64 last)
    {
        QList<quint64> numbers;
        for (quint64 n = first; n <= last; ++n)
            numbers.append(n);
        return numbers;
    }
    // A conversation of `messages` messages of the visitor, with a note behind every one: the visitor's numbers end at
    // messages + 3, the agents' at 2 * messages + 4.
    QString longConversation(int messages)
    {
        const QString id = m_world->startWith(*m_visitor, *m_ann);
        for (int i = 0; i < messages; ++i) {
            m_visitor->post(id, QString::number(i));
            m_ann->send("note.post", {{"text", "n"}}, id);
        }
        return id;
    }

    std::unique_ptr<HubWorld> m_world;
    HubClient *m_ann = nullptr;
    HubClient *m_visitor = nullptr;
};

void tst_HubDelivery::init()
{
    m_world = std::make_unique<HubWorld>();
    m_ann = &m_world->agent("ann");
    m_visitor = &m_world->visitor();
}

void tst_HubDelivery::resumesFromAnyCursor_data()
{
    QTest::addColumn<int>("messages");
    QTest::newRow("all in memory") << 10;
    QTest::newRow("beyond memory") << 50;
    QTest::newRow("beyond a page") << 130;
}

void tst_HubDelivery::resumesFromAnyCursor()
{
    QFETCH(int, messages);
    const QString id = longConversation(messages);
    const quint64 lastOfVisitor = static_cast<quint64>(messages) + 3;
    const quint64 lastOfAgents = 2 * static_cast<quint64>(messages) + 4;
    for (quint64 cursor = 0; cursor <= lastOfVisitor; cursor += 1 + cursor / 7) {
        HubClient &again = m_world->visitor(m_visitor->token, {{id, static_cast<qint64>(cursor)}});
        QCOMPARE(again.seqs(id), range(cursor + 1, lastOfVisitor));
        again.drop();
    }
    for (quint64 cursor = 0; cursor <= lastOfAgents; cursor += 1 + cursor / 5) {
        HubClient &again = m_world->agent("ann", {}, {{id, static_cast<qint64>(cursor)}});
        QCOMPARE(again.seqs(id), range(cursor + 1, lastOfAgents));
        again.drop();
    }
}

void tst_HubDelivery::resumesAfterARestart()
{
    const QString id = longConversation(20);
    m_world->restart();
    HubClient &visitor = m_world->visitor(m_visitor->token, {{id, 5}});
    HubClient &ann = m_world->agent("ann", {}, {{id, 44}});
    QCOMPARE(visitor.seqs(id), range(6, 23));
    QCOMPARE(ann.seqs(id), QList<quint64>());
    visitor.post(id, "and on");
    QCOMPARE(visitor.seqs(id), range(6, 24));
    QCOMPARE(ann.seqs(id), range(45, 45));
}

void tst_HubDelivery::aCursorBeyondTheEndIsTheEnd()
{
    const QString id = longConversation(1);
    HubClient &again = m_world->visitor(m_visitor->token, {{id, 9'000'000}});
    QCOMPARE(again.seqs(id), QList<quint64>());
    m_visitor->post(id, "next");
    QCOMPARE(again.seqs(id), QList<quint64>({5}));
}

void tst_HubDelivery::withoutACursorLiveEventsFollowTheSessionsNumber()
{
    const QString id = longConversation(3);
    HubClient &tab = m_world->visitor(m_visitor->token);
    const QJsonObject session = tab.frames().first().value("data").toObject();
    QCOMPARE(session.value("conversation").toObject().value("seq").toInt(), 6);
    m_visitor->post(id, "next");
    QCOMPARE(tab.seqs(id), QList<quint64>({7}));
    HubClient &desk = m_world->agent("ann");
    m_visitor->post(id, "and next");
    QCOMPARE(desk.seqs(id), QList<quint64>({12}));
}

void tst_HubDelivery::aLongWayBackComesPageByPage()
{
    const QString id = longConversation(300); // the agents' 604
    m_world->isOutboxHeld = true;
    HubClient &slow = m_world->agent("ann", {}, {{id, 0}});
    QCOMPARE(slow.seqs(id), range(1, 200));
    m_visitor->post(id, "meanwhile");
    m_visitor->post(id, "and again");
    QCOMPARE(slow.seqs(id), range(1, 200)); // no more than it takes
    m_world->drain();
    m_world->settle();
    QCOMPARE(slow.seqs(id), range(1, 400));
    m_world->isOutboxHeld = false;
    m_world->settle();
    QCOMPARE(slow.seqs(id), range(1, 606));
    QCOMPARE(m_ann->seqs(id), range(1, 606)); // nobody else waited
}

void tst_HubDelivery::whatHappensDuringAPageFollowsIt()
{
    const QString id = longConversation(60);
    m_world->isStorageHeld = true;
    HubClient &again = m_world->connectVisitor();
    again.send("session.open", {{"token", m_visitor->token}, {"resume", QJsonObject{{id, 2}}}});
    m_world->runStorage(1); // the visitor
    m_world->runStorage(1); // the commit of the session: now the page is asked for
    m_visitor->post(id, "during the load");
    QCOMPARE(again.seqs(id), QList<quint64>());
    m_world->runStorage(1);
    m_visitor->post(id, "after it");
    m_world->isStorageHeld = false;
    m_world->settle();
    QCOMPARE(again.seqs(id), range(3, 65));
}

void tst_HubDelivery::manyConversationsCatchUpOneAfterTheOther()
{
    QJsonObject resume;
    QStringList ids;
    for (int i = 0; i < 5; ++i) {
        m_visitor = &m_world->visitor();
        m_ann->send("presence.set", {{"state", "online"}});
        ids.append(longConversation(40));
        m_visitor->send("conversation.close", {}, ids.last());
        resume.insert(ids.last(), 0);
    }
    m_world->isOutboxHeld = true;
    HubClient &again = m_world->agent("ann", {}, resume);
    const auto received = [&] {
        qsizetype count = 0;
        for (const QString &id : ids)
            count += again.seqs(id).size();
        return count;
    };
    QVERIFY2(received() <= 85, qPrintable(QString::number(received())));
    int drains = 0;
    while (received() < 5 * 85 && drains < 100) {
        const qsizetype before = received();
        m_world->drain();
        m_world->settle();
        QVERIFY(received() - before <= 200);
        ++drains;
    }
    for (const QString &id : ids)
        QCOMPARE(again.seqs(id), range(1, 85));
}

void tst_HubDelivery::aConversationDroppedWhileCatchingUpDoesNotHoldTheOthers()
{
    // ben sees what waits; while its history is on the way to him, ann takes it.
    HubClient &other = m_world->visitor();
    m_ann->send("presence.set", {{"state", "away"}});
    const QString id = m_world->start(*m_visitor);
    const QString second = m_world->start(other);
    for (int i = 0; i < 20; ++i) {
        m_visitor->post(id, "x");
        other.post(second, "y");
    }
    m_ann->send("conversation.accept", {}, id);
    m_ann->send("conversation.accept", {}, second);
    HubClient &ben = m_world->agent("ben", "away");
    m_world->isOutboxHeld = true;
    const QJsonObject toQueue{{"to", QJsonObject{{"queue", "default"}}}};
    m_ann->send("conversation.transfer", toQueue, id);
    m_ann->send("conversation.transfer", toQueue, second);
    QVERIFY(ben.seqs(id).isEmpty() || ben.seqs(second).isEmpty());
    const QString first = ben.seqs(id).isEmpty() ? second : id;
    const QString waiting = ben.seqs(id).isEmpty() ? id : second;
    m_ann->send("conversation.accept", {}, first);
    m_world->isOutboxHeld = false;
    m_world->settle();
    QCOMPARE(ben.seqs(waiting), range(1, 24));
}

void tst_HubDelivery::aSessionOpenedAnewWhileCatchingUpStartsFromItsCursor()
{
    const QString id = longConversation(150);
    m_world->isOutboxHeld = true;
    m_world->isStorageHeld = true;
    HubClient &again = m_world->connectVisitor();
    again.send("session.open", {{"token", m_visitor->token}, {"resume", QJsonObject{{id, 0}}}});
    m_world->runStorage(1);
    m_world->runStorage(1); // open, and a page asked for
    again.send("session.open", {{"token", m_visitor->token}, {"resume", QJsonObject{{id, 100}}}});
    m_world->isStorageHeld = false;
    m_world->settle();
    m_world->isOutboxHeld = false;
    m_world->settle();
    m_visitor->post(id, "next");
    const QList<quint64> seqs = again.seqs(id);
    // Whatever the first session still got, the second continues without a gap behind its cursor.
    QCOMPARE(seqs.mid(seqs.lastIndexOf(101)), range(101, 154));
}

void tst_HubDelivery::twoReadersShareOneFrame()
{
    const QString id = longConversation(0);
    HubClient &tab = m_world->visitor(m_visitor->token);
    m_world->agent("sue", "away");
    m_world->sends.clear();
    m_visitor->post(id, "one for all");
    QList<qsizetype> audiences;
    for (const link::Send &send : m_world->sends) {
        if (send.frame.contains("message.posted"))
            audiences.append(send.to.size());
    }
    QCOMPARE(audiences, QList<qsizetype>({2, 2})); // one frame per side
    QCOMPARE(tab.texts(id), QStringList({"one for all"}));
}

void tst_HubDelivery::aNewReaderIsIntroducedAndGetsAllFromTheFirstEvent()
{
    const QString id = longConversation(40);
    HubClient &ben = m_world->agent("ben", "away");
    QCOMPARE(ben.seqs(id), QList<quint64>());
    m_ann->send("conversation.transfer", {{"to", QJsonObject{{"agent", "a-ben"}}}}, id);
    const QList<QJsonObject> introductions = ben.events("conversation.introduced");
    QCOMPARE(introductions.size(), 1);
    const QJsonObject summary = introductions.first().value("data").toObject();
    QCOMPARE(summary.value("id").toString(), id);
    QCOMPARE(summary.value("visitor").toObject().value("id").toString(), m_visitor->visitor);
    QCOMPARE(ben.seqs(id), range(1, 86));
    qsizetype introducedAt = -1;
    qsizetype firstEventAt = -1;
    for (qsizetype i = 0; i < ben.frames().size(); ++i) {
        if (ben.frames().at(i).value("conversation").toString() != id)
            continue;
        qsizetype &place = ben.frames().at(i).contains("seq") ? firstEventAt : introducedAt;
        place = place < 0 ? i : place;
    }
    QVERIFY(introducedAt < firstEventAt);
}

void tst_HubDelivery::anotherAgentsConversationIsLeftOnAssignment()
{
    HubClient &ben = m_world->agent("ben", "away");
    const QString id = longConversation(2);
    QCOMPARE(ben.types(id).last(), "conversation.assigned"); // why it is gone from his list
    QCOMPARE(ben.seqs(id), range(1, 4));
}

void tst_HubDelivery::whoGetsAConversationBackGoesOnWhereItStopped()
{
    HubClient &ben = m_world->agent("ben", "away");
    const QString id = longConversation(0);
    QCOMPARE(ben.seqs(id), range(1, 4));
    m_ann->send("conversation.close", {}, id);
    m_visitor->drop();
    m_ann->drop();
    QCOMPARE(m_world->hub().census().conversations, 0U); // meanwhile it has left the memory
    HubClient &ann = m_world->agent("ann");
    QVERIFY(ann.ok(ann.send("conversation.reopen", {}, id)));
    QVERIFY(ann.ok(ann.send("conversation.transfer", {{"to", QJsonObject{{"queue", "default"}}}}, id)));
    QCOMPARE(ben.seqs(id), range(1, m_world->storage.events(id).size()));
}

void tst_HubDelivery::resumedByNameItIsKept()
{
    const QString id = longConversation(1);
    HubClient &ben = m_world->agent("ben", "away", {{id, 0}});
    m_visitor->post(id, "seen by whoever looks");
    QCOMPARE(ben.seqs(id), range(1, 7));
}

void tst_HubDelivery::manyConversationsAreListedWithinAFrame()
{
    QStringList ids;
    for (int i = 0; i < 120; ++i)
        ids.append(m_world->start(m_world->visitor()));
    HubClient &sue = m_world->agent("sue", "away");
    const QJsonObject session = sue.frames().first().value("data").toObject();
    QSet<QString> known;
    for (const QJsonValue &summary : session.value("conversations").toArray())
        known.insert(summary.toObject().value("id").toString());
    QVERIFY(known.size() < 120);
    for (const QJsonObject &frame : sue.events("conversation.introduced"))
        known.insert(frame.value("conversation").toString());
    QCOMPARE(known, QSet<QString>(ids.begin(), ids.end()));
    for (const link::Send &send : m_world->sends)
        QVERIFY(send.frame.size() <= 64 * 1024);
}

void tst_HubDelivery::aClosedConversationIsResumedFromTheStorage()
{
    const QString id = longConversation(5);
    m_ann->send("conversation.close", {}, id);
    m_visitor->drop();
    m_ann->drop();
    QCOMPARE(m_world->hub().census().conversations, 0U);
    HubClient &visitor = m_world->visitor(m_visitor->token, {{id, 4}});
    QCOMPARE(visitor.seqs(id), range(5, 9));
    HubClient &ann = m_world->agent("ann", {}, {{id, 3}, {"c-unknown", 7}});
    QCOMPARE(ann.seqs(id), range(4, 15));
    visitor.send("feedback.submit", {{"score", 4}}, id);
    QCOMPARE(ann.types(id).last(), "feedback.submitted");
}

void tst_HubDelivery::unreadableHistorySendsTheReaderAwayToComeBack()
{
    const QString id = longConversation(100);
    m_world->isStorageHeld = true;
    HubClient &again = m_world->connectVisitor();
    again.send("session.open", {{"token", m_visitor->token}, {"resume", QJsonObject{{id, 0}}}});
    m_world->runStorage(1);
    m_world->runStorage(1);
    m_world->storage.setBroken(true);
    m_world->isStorageHeld = false;
    m_world->settle();
    QVERIFY(again.closeCode() == protocol::CloseCode::Draining);
    m_world->storage.setBroken(false);
    QCOMPARE(m_world->visitor(m_visitor->token, {{id, 0}}).seqs(id), range(1, 103));
}

QTEST_GUILESS_MAIN(tst_HubDelivery)
#include "tst_HubDelivery.moc"
