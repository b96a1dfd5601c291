#include "common/protocol/EventCodec.h"
#include "common/protocol/ServerFrame.h"

#include <QTest>

using namespace qiao;
using namespace qiao::protocol;

// An agent's client understands whatever the relay encodes, and outlives whatever it does not.
class tst_ServerFrame : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers();
    void durableEvents();
    void ephemeralEvents();
    void howAConversationWaits();
    void theBoard();
    void whatTheCompanyHasSetUp();
    void whatIsNewIsPassedOverButItsNumberCounts();
    void whatIsBrokenIsRefused_data();
    void whatIsBrokenIsRefused();

private:
    template <typename Frame> static std::optional<Frame> decode(const QByteArray &frame)
    {
        base::Result<ServerFrame> decoded = decodeServerFrame(frame);
        if (!decoded || !std::holds_alternative<Frame>(*decoded))
            return std::nullopt;
        return std::get<Frame>(*decoded);
    }
    template <typename Event> static std::optional<Event> ephemeral(const EphemeralEvent &event)
    {
        const std::optional<EphemeralEvent> decoded = decode<EphemeralEvent>(encode(event));
        if (!decoded || !std::holds_alternative<Event>(*decoded))
            return std::nullopt;
        return std::get<Event>(*decoded);
    }
};

void tst_ServerFrame::answers()
{
    const std::optional<OkAnswer> ok = decode<OkAnswer>(encodeOk(domain::CommandId("7"), {{"seq", 3}}));
    QVERIFY(ok);
    QCOMPARE(ok->re.toString(), "7");
    QCOMPARE(ok->data, QJsonObject({{"seq", 3}}));
    const base::Error error{base::ErrorCode::Conflict, "Taken.", std::chrono::milliseconds(5)};
    const std::optional<ErrorAnswer> refused = decode<ErrorAnswer>(encodeError(domain::CommandId("8"), error));
    QVERIFY(refused);
    QCOMPARE(refused->re.toString(), "8");
    QVERIFY(refused->error == error);
    QVERIFY(decode<ErrorAnswer>(encodeError({}, error))->re.isEmpty());
}

void tst_ServerFrame::durableEvents()
{
    using namespace domain;
    const Author ann{AuthorRole::Agent, "a1", "Ann"};
    const QList<EventBody> bodies{ConversationStarted{}, ConversationQueued{QueueId("q")},
        ConversationOffered{AgentId("a1"), "Ann", base::fromEpochMs(9)},
        ConversationAssigned{AgentId("a1"), "Ann", {{"load", 1, 0.5}}},
        ConversationTransferred{ann, AgentId("a2"), "Ben", {}, "n"}, ConversationClosed{ann}, ConversationReopened{ann},
        ConversationTagged{ann, {"x"}}, MessagePosted{ann, "hello", {}}, domain::MessageRead{ann, 5, 4},
        NotePosted{ann, "n"}, FeedbackSubmitted{3, "c"}, ConversationWrapped{AgentId("a1")},
        ConversationDeferred{ann, "Wang", "wang@example.com"}, ConversationJoined{AgentId("a9"), "Sue"},
        WhisperPosted{ann, "w"}};
    QCOMPARE(bodies.size(), static_cast<qsizetype>(std::variant_size_v<EventBody>));
    quint64 seq = 9'000'000'000'000'000;
    for (const EventBody &body : bodies) {
        ConversationEvent event;
        event.conversation = ConversationId("c1");
        event.seq = ++seq;
        event.visitorSeq = isVisibleToVisitor(body) ? seq - 10 : 0;
        event.at = base::fromEpochMs(1'795'305'600'123);
        event.command = CommandId("id-1");
        event.body = body;
        const std::optional<ConversationEvent> decoded = decode<ConversationEvent>(encode(event, Side::Agent));
        QVERIFY(decoded);
        QVERIFY(*decoded == event);
    }
}

void tst_ServerFrame::ephemeralEvents()
{
    const TypingChanged typing{domain::ConversationId("c1"), {domain::AuthorRole::Visitor, "v1", "Wang"}, true};
    const auto typed = ephemeral<TypingChanged>(typing);
    QVERIFY(typed && typed->conversation == typing.conversation && typed->from == typing.from && typed->on);

    domain::Agent agent{domain::AgentId("a1"), "ann", "Ann", domain::AgentRole::Supervisor, 7, false};
    const AgentStatus status{agent, domain::Presence::Busy, 3, base::fromEpochMs(1'795'305'600'000), "lunch"};
    const auto presence = ephemeral<AgentPresence>(AgentPresence{status});
    QVERIFY(presence && presence->status == status);

    domain::Visitor visitor;
    visitor.id = domain::VisitorId("v1");
    visitor.site = domain::SiteKey("demo");
    visitor.name = "王小明";
    visitor.vip = 3;
    visitor.attributes = {{"plan", "gold"}};
    visitor.page = {"https://shop.example/", "Shop", "https://search.example/"};
    visitor.visits = 4;
    const auto came = ephemeral<VisitorPresence>(VisitorPresence{visitor, true});
    QVERIFY(came && came->visitor == visitor && came->isOnline);

    ConversationSummary summary;
    summary.conversation.id = domain::ConversationId("c1");
    summary.conversation.site = domain::SiteKey("demo");
    summary.conversation.visitor = visitor.id;
    summary.conversation.visitorName = visitor.name;
    summary.conversation.state = domain::ConversationState::Offered;
    summary.conversation.agent = domain::AgentId("a1");
    summary.conversation.agentName = "Ann";
    summary.conversation.offeredUntil = base::fromEpochMs(1'795'305'620'000);
    summary.conversation.waitingSince = base::fromEpochMs(1'795'305'600'000);
    summary.conversation.participants = {domain::AgentId("a2"), domain::AgentId("a1")};
    summary.conversation.tags = {"x", "退款"};
    summary.conversation.seq = 17;
    summary.conversation.visitorSeq = 12;
    summary.conversation.readByAgents = 9;
    summary.conversation.readByVisitor = 8;
    summary.conversation.lastVisitorMessage = 16;
    summary.conversation.lastAgentMessage = 15;
    summary.conversation.unreadByAgents = 2;
    summary.conversation.lastLine = "hello";
    summary.conversation.feedback = 4;
    summary.visitor = visitor;
    summary.isVisitorOnline = true;
    const auto introduced = ephemeral<ConversationIntroduced>(ConversationIntroduced{summary});
    QVERIFY(introduced);
    QVERIFY(introduced->summary == summary);
}

void tst_ServerFrame::howAConversationWaits()
{
    const domain::ConversationId id("c1");
    const domain::Waiting busy{domain::WaitReason::AllBusy, {}, 3, base::Milliseconds(90'000)};
    const domain::Waiting closed{domain::WaitReason::OutsideHours, base::fromEpochMs(1'795'305'600'000), 0, {}};
    for (const domain::Waiting &waiting : {busy, closed, domain::Waiting{domain::WaitReason::NobodyFits, {}, 1, {}},
             domain::Waiting{domain::WaitReason::NobodyHere, {}, 2, {}},
             domain::Waiting{domain::WaitReason::AskedInVain, base::fromEpochMs(7), 1, base::Milliseconds(1)},
             domain::Waiting{domain::WaitReason::MessageLeft, {}, 0, {}}}) {
        const auto read = ephemeral<ConversationWaiting>(ConversationWaiting{id, waiting});
        QVERIFY(read && read->conversation == id && read->waiting == waiting);
    }
    // Who serves whom and why nobody is asked is the company's affair; closed hours are everybody's.
    const QByteArray toVisitor
        = encode(VisitorWaiting{id, {domain::WaitReason::NobodyFits, base::fromEpochMs(7), 4, {}}});
    QVERIFY(!toVisitor.contains("reason") && !toVisitor.contains("until"));
    QVERIFY(toVisitor.contains(R"("position":4)"));
    const auto hours = ephemeral<ConversationWaiting>(VisitorWaiting{id, closed});
    QVERIFY(hours && hours->waiting == closed);
}

void tst_ServerFrame::theBoard()
{
    QueueFigures sales;
    sales.queue = domain::QueueId("sales");
    sales.name = "售前";
    sales.isOpen = false;
    sales.changesAt = base::fromEpochMs(1'795'305'600'000);
    sales.firstResponseGoal = base::Milliseconds(15'000);
    sales.sla = base::Milliseconds(60'000);
    sales.longestSince = base::fromEpochMs(1'795'305'500'000);
    sales.estimate = base::Milliseconds(42'000);
    // Each count is another, so that none can be taken for its neighbour.
    int number = 0;
    for (int *count : {&sales.waiting, &sales.deferred, &sales.active, &sales.agentsFree, &sales.agentsHere,
             &sales.agentsTotal, &sales.arrivals, &sales.answered, &sales.inGoal, &sales.abandoned, &sales.closed,
             &sales.recentArrivals, &sales.recentAnswered})
        *count = ++number;
    QueueFigures quiet;
    quiet.queue = domain::QueueId("quiet");
    const AgentFigures ann{domain::AgentId("a1"), 7, base::Milliseconds(420'000), 5, 21};
    for (const bool isReset : {true, false}) {
        const auto read = ephemeral<QueueChanged>(QueueChanged{isReset, {sales, quiet}, {ann}});
        QVERIFY(read);
        QCOMPARE(read->isReset, isReset);
        QVERIFY(read->queues == QList<QueueFigures>({sales, quiet}));
        QVERIFY(read->agents == QList<AgentFigures>{ann});
    }
    const auto empty = decode<EphemeralEvent>(R"({"type":"queue.changed","data":{"queues":[7],"agents":"x"}})");
    QVERIFY(empty && std::get<QueueChanged>(*empty).queues == QList<QueueFigures>{QueueFigures()});
}

void tst_ServerFrame::whatTheCompanyHasSetUp()
{
    DirectoryChanged directory;
    directory.queues = {{domain::QueueId("sales"), "Sales", base::Milliseconds(20'000), base::Milliseconds(90'000),
        base::Milliseconds(30'000)}};
    directory.pauseReasons = {"Lunch", "午休"};
    directory.tags = {"refund"};
    directory.isMore = true;
    const auto read = ephemeral<DirectoryChanged>(directory);
    QVERIFY(read && *read == directory);
}

void tst_ServerFrame::whatIsNewIsPassedOverButItsNumberCounts()
{
    const auto event = decode<UnknownEvent>(
        R"({"type":"ticket.created","conversation":"c1","seq":18,"at":1795305600123,"data":{"x":1}})");
    QVERIFY(event);
    QCOMPARE(event->type, "ticket.created");
    QCOMPARE(event->conversation.toString(), "c1");
    QCOMPARE(event->seq, 18U);
    const auto unnumbered = decode<UnknownEvent>(R"({"type":"screen.frame","data":{}})");
    QVERIFY(unnumbered);
    QCOMPARE(unnumbered->seq, 0U);
}

void tst_ServerFrame::whatIsBrokenIsRefused_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no json") << QByteArray("<html>");
    QTest::newRow("an array") << QByteArray("[]");
    QTest::newRow("deep") << QByteArray(40, '[');
    QTest::newRow("an event of no conversation") << QByteArray(R"({"type":"message.posted","seq":3,"data":{}})");
    QTest::newRow("number zero") << QByteArray(R"({"type":"message.posted","conversation":"c1","seq":0})");
    QTest::newRow("a negative number") << QByteArray(R"({"type":"message.posted","conversation":"c1","seq":-4})");
    QTest::newRow("a number in words") << QByteArray(R"({"type":"message.posted","conversation":"c1","seq":"4"})");
}

void tst_ServerFrame::whatIsBrokenIsRefused()
{
    QFETCH(QByteArray, frame);
    QVERIFY(!decodeServerFrame(frame));
}

QTEST_GUILESS_MAIN(tst_ServerFrame)
#include "tst_ServerFrame.moc"
