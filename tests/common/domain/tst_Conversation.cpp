#include "common/domain/Conversation.h"

#include <QTest>

using namespace qiao;
using namespace qiao::domain;

// A conversation is the fold of its events: what each does to it, and what may happen when.
class tst_Conversation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void startedAndQueued();
    void offeredThenQueuedAgain();
    void assigned();
    void transferredToAnAgentAndToAQueue();
    void closedAndReopened();
    void tagged();
    void messagesCountAsUnreadUntilRead();
    void readMarksOfTheVisitorAreItsOwn();
    void notesAndFeedback();
    void numbersOfBothSides();
    void theLastLineIsShort_data();
    void theLastLineIsShort();
    void whatMayHappenWhen_data();
    void whatMayHappenWhen();
    void whatTheVisitorMaySee();

private:
    void apply(EventBody body)
    {
        ConversationEvent event;
        event.conversation = ConversationId("c1");
        event.seq = m_conversation.nextSeq();
        event.visitorSeq = isVisibleToVisitor(body) ? m_conversation.nextVisitorSeq() : 0;
        event.at = base::fromEpochMs(static_cast<qint64>(1'000 * event.seq));
        event.body = std::move(body);
        m_conversation.apply(event);
    }
    static Author agent(const QString &id) { return {AuthorRole::Agent, id, id.toUpper()}; }
    static Author visitor() { return {AuthorRole::Visitor, "v1", "Wang"}; }
    static base::TimePoint at(quint64 seq) { return base::fromEpochMs(static_cast<qint64>(1'000 * seq)); }

    Conversation m_conversation;
};

void tst_Conversation::init()
{
    m_conversation = {};
    ConversationStarted started;
    started.site = SiteKey("demo");
    started.visitor = VisitorId("v1");
    started.visitorName = "Wang";
    started.queue = QueueId("default");
    started.channel = "web";
    started.topic = "orders";
    apply(started);
}

void tst_Conversation::startedAndQueued()
{
    QCOMPARE(m_conversation.id.toString(), "c1");
    QCOMPARE(m_conversation.site.toString(), "demo");
    QCOMPARE(m_conversation.visitor.toString(), "v1");
    QCOMPARE(m_conversation.visitorName, "Wang");
    QCOMPARE(m_conversation.channel, "web");
    QCOMPARE(m_conversation.topic, "orders");
    QVERIFY(m_conversation.state == ConversationState::Queued);
    QVERIFY(m_conversation.startedAt == at(1));
    QVERIFY(m_conversation.waitingSince == at(1));
    apply(ConversationQueued{QueueId("vip")});
    QCOMPARE(m_conversation.queue.toString(), "vip");
    QVERIFY(m_conversation.waitingSince == at(1)); // the wait goes on
    QVERIFY(m_conversation.updatedAt == at(2));
}

void tst_Conversation::offeredThenQueuedAgain()
{
    apply(ConversationOffered{AgentId("a1"), "Ann", at(9)});
    QVERIFY(m_conversation.state == ConversationState::Offered);
    QCOMPARE(m_conversation.agent.toString(), "a1");
    QCOMPARE(m_conversation.agentName, "Ann");
    QVERIFY(m_conversation.offeredUntil == at(9));
    QVERIFY(!m_conversation.hasParticipant(AgentId("a1")));
    apply(ConversationQueued{QueueId("default")});
    QVERIFY(m_conversation.state == ConversationState::Queued);
    QVERIFY(m_conversation.agent.isEmpty());
    QVERIFY(m_conversation.agentName.isEmpty());
    QVERIFY(m_conversation.offeredUntil == base::TimePoint());
}

void tst_Conversation::assigned()
{
    apply(ConversationOffered{AgentId("a1"), "Ann", at(9)});
    apply(ConversationAssigned{AgentId("a1"), "Ann", {}});
    QVERIFY(m_conversation.state == ConversationState::Assigned);
    QVERIFY(m_conversation.waitingSince == base::TimePoint());
    QVERIFY(m_conversation.offeredUntil == base::TimePoint());
    QCOMPARE(m_conversation.participants, QList<AgentId>({AgentId("a1")}));
    apply(ConversationAssigned{AgentId("a2"), "Ben", {}});
    apply(ConversationAssigned{AgentId("a1"), "Ann", {}});
    QCOMPARE(m_conversation.participants, QList<AgentId>({AgentId("a1"), AgentId("a2")}));
}

void tst_Conversation::transferredToAnAgentAndToAQueue()
{
    apply(ConversationAssigned{AgentId("a1"), "Ann", {}});
    apply(ConversationTransferred{agent("a1"), AgentId("a2"), "Ben", {}, "please"});
    QVERIFY(m_conversation.state == ConversationState::Queued);
    QVERIFY(m_conversation.agent.isEmpty());
    QCOMPARE(m_conversation.queue.toString(), "default");
    QVERIFY(m_conversation.waitingSince == at(3));
    apply(ConversationTransferred{agent("a1"), {}, {}, QueueId("vip"), {}});
    QCOMPARE(m_conversation.queue.toString(), "vip");
}

void tst_Conversation::closedAndReopened()
{
    apply(ConversationOffered{AgentId("a1"), "Ann", at(9)});
    apply(ConversationClosed{visitor()});
    QVERIFY(!m_conversation.isOpen());
    QVERIFY(m_conversation.waitingSince == base::TimePoint());
    QVERIFY(m_conversation.offeredUntil == base::TimePoint());
    apply(ConversationReopened{agent("a1")});
    QVERIFY(m_conversation.isOpen());
    QVERIFY(m_conversation.state == ConversationState::Queued);
    QVERIFY(m_conversation.agent.isEmpty());
    QVERIFY(m_conversation.waitingSince == at(4));
}

void tst_Conversation::tagged()
{
    apply(ConversationTagged{agent("a1"), {"refund", "退款"}});
    QCOMPARE(m_conversation.tags, QStringList({"refund", "退款"}));
    apply(ConversationTagged{agent("a1"), {}});
    QCOMPARE(m_conversation.tags, QStringList());
}

void tst_Conversation::messagesCountAsUnreadUntilRead()
{
    apply(MessagePosted{visitor(), "one", {}});
    apply(MessagePosted{visitor(), "two", {}});
    QCOMPARE(m_conversation.unreadByAgents, 2);
    QCOMPARE(m_conversation.lastVisitorMessage, 3U);
    apply(MessagePosted{agent("a1"), "three", {}});
    QCOMPARE(m_conversation.lastAgentMessage, 4U);
    QCOMPARE(m_conversation.unreadByAgents, 2);
    QCOMPARE(m_conversation.lastLine, "three");
    apply(MessageRead{agent("a1"), 2, 2});
    QCOMPARE(m_conversation.readByAgents, 2U);
    QCOMPARE(m_conversation.unreadByAgents, 2); // the last one is not read yet
    apply(MessageRead{agent("a1"), 3, 3});
    QCOMPARE(m_conversation.unreadByAgents, 0);
    apply(MessageRead{agent("a1"), 1, 1});
    QCOMPARE(m_conversation.readByAgents, 3U); // never back
}

void tst_Conversation::readMarksOfTheVisitorAreItsOwn()
{
    apply(MessagePosted{visitor(), "one", {}});
    apply(MessageRead{visitor(), 2, 2});
    QCOMPARE(m_conversation.readByVisitor, 2U);
    QCOMPARE(m_conversation.readByAgents, 0U);
    QCOMPARE(m_conversation.unreadByAgents, 1);
    apply(MessageRead{visitor(), 1, 1});
    QCOMPARE(m_conversation.readByVisitor, 2U);
}

void tst_Conversation::notesAndFeedback()
{
    apply(MessagePosted{visitor(), "one", {}});
    apply(NotePosted{agent("a1"), "a secret"});
    QCOMPARE(m_conversation.lastLine, "one");
    QCOMPARE(m_conversation.unreadByAgents, 1);
    apply(FeedbackSubmitted{4, "fine"});
    QCOMPARE(m_conversation.feedback, 4);
}

void tst_Conversation::numbersOfBothSides()
{
    apply(NotePosted{agent("a1"), "x"});
    apply(ConversationTagged{agent("a1"), {"x"}});
    apply(MessagePosted{visitor(), "one", {}});
    QCOMPARE(m_conversation.seq, 4U);
    QCOMPARE(m_conversation.visitorSeq, 2U);
    QCOMPARE(m_conversation.nextSeq(), 5U);
    QCOMPARE(m_conversation.nextVisitorSeq(), 3U);
}

void tst_Conversation::theLastLineIsShort_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("line");
    QTest::newRow("one line") << "hello"
                              << ""
                              << "hello";
    QTest::newRow("many lines") << " hello\n\n\tworld "
                                << ""
                                << "hello world";
    QTest::newRow("long") << QString(500, u'长') << "" << QString(120, u'长');
    QTest::newRow("a file") << ""
                            << "cat.png"
                            << "cat.png";
    QTest::newRow("a file with a long name") << "" << QString(200, 'x') << QString(120, 'x');
}

void tst_Conversation::theLastLineIsShort()
{
    QFETCH(QString, text);
    QFETCH(QString, file);
    QFETCH(QString, line);
    QCOMPARE(lastLineOf(MessagePosted{visitor(), text, {FileId("f"), file, {}, 0}}), line);
}

void tst_Conversation::whatMayHappenWhen_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>(
        "allowed"); // of: post accept(a1) accept(a2) decline(a1) decline(a2) transfer close reopen
    QTest::newRow("queued") << "queued"
                            << "yyynnyyn";
    QTest::newRow("offered to a1") << "offered"
                                   << "yynynyyn";
    QTest::newRow("a1 has it") << "assigned"
                               << "ynnnnyyn";
    QTest::newRow("closed") << "closed"
                            << "nnnnnnny";
}

void tst_Conversation::whatMayHappenWhen()
{
    QFETCH(QString, state);
    QFETCH(QString, allowed);
    if (state != "queued")
        apply(ConversationOffered{AgentId("a1"), "Ann", at(9)});
    if (state == "assigned" || state == "closed")
        apply(ConversationAssigned{AgentId("a1"), "Ann", {}});
    if (state == "closed")
        apply(ConversationClosed{visitor()});
    const AgentId a1("a1");
    const AgentId a2("a2");
    QString found;
    for (const base::Result<void> &may : {m_conversation.canPost(), m_conversation.canAccept(a1),
             m_conversation.canAccept(a2), m_conversation.canDecline(a1), m_conversation.canDecline(a2),
             m_conversation.canTransfer(), m_conversation.canClose(), m_conversation.canReopen()}) {
        found += may ? 'y' : 'n';
        if (!may) {
            QVERIFY(may.error().code == base::ErrorCode::Conflict);
            QVERIFY(!may.error().message.isEmpty());
        }
    }
    QCOMPARE(found, allowed);
}

void tst_Conversation::whatTheVisitorMaySee()
{
    QVERIFY(isVisibleToVisitor(ConversationStarted{}));
    QVERIFY(isVisibleToVisitor(ConversationQueued{}));
    QVERIFY(!isVisibleToVisitor(ConversationOffered{}));
    QVERIFY(isVisibleToVisitor(ConversationAssigned{}));
    QVERIFY(isVisibleToVisitor(ConversationTransferred{}));
    QVERIFY(isVisibleToVisitor(ConversationClosed{}));
    QVERIFY(isVisibleToVisitor(ConversationReopened{}));
    QVERIFY(!isVisibleToVisitor(ConversationTagged{}));
    QVERIFY(isVisibleToVisitor(MessagePosted{}));
    QVERIFY(isVisibleToVisitor(MessageRead{}));
    QVERIFY(!isVisibleToVisitor(NotePosted{}));
    QVERIFY(isVisibleToVisitor(FeedbackSubmitted{}));
}

QTEST_GUILESS_MAIN(tst_Conversation)
#include "tst_Conversation.moc"
