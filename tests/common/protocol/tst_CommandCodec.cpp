#include "common/protocol/CommandCodec.h"
#include "common/protocol/Limits.h"

#include <QJsonDocument>
#include <QTest>

#include <random>

using namespace qiao;
using namespace qiao::protocol;

// Every command is read as it was written.
class tst_CommandCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agentCommandsReadBack_data();
    void agentCommandsReadBack();
    void visitorCommandsReadBack_data();
    void visitorCommandsReadBack();
    void everyKindIsCovered();
    void fieldsArriveWhereTheyBelong();
    void eachSideHasItsOwnCommands();
    void unknownFieldsAreIgnored();
    void theRefusalNamesTheCommand();
    void aDamagedFrameNeverBreaksTheReader();

private:
    template <typename Command> static Request<Command> request(Command command, const QString &conversation = "c1")
    {
        return {domain::CommandId("id-1"), domain::ConversationId(conversation), std::move(command)};
    }
    static QList<AgentRequest> agentRequests();
    static QList<VisitorRequest> visitorRequests();
};

QList<AgentRequest> tst_CommandCodec::agentRequests()
{
    const ResumeCursors cursors{{domain::ConversationId("c1"), 16}, {domain::ConversationId("c2"), 0}};
    const QList<AgentCommand> commands{agent::SessionOpen{"a.b.c", cursors}, agent::PresenceSet{domain::Presence::Busy},
        agent::ConversationAccept{}, agent::ConversationDecline{},
        agent::ConversationTransfer{domain::AgentId("a2"), {}, "an upset customer"},
        agent::ConversationTransfer{{}, domain::QueueId("vip"), {}}, ConversationClose{}, agent::ConversationReopen{},
        agent::ConversationTag{{"refund", "退款"}}, MessagePost{"你好 \"quoted\" \\ \n 😀", {}},
        MessagePost{{}, domain::FileId("f1")}, MessageRead{17}, TypingSet{true}, agent::NotePost{"a note"},
        HistoryFetch{120, 50}, HistoryFetch{0, 200},
        agent::PresenceSet{domain::Presence::Away, "午休", domain::AgentId("a2")}, ConversationClose{true},
        ConversationClose{false}, agent::ConversationWrap{}, agent::ConversationWatch{true},
        agent::ConversationWatch{false}, agent::ConversationJoin{}, agent::ConversationTakeover{},
        agent::WhisperPost{"offer a refund"}, agent::QueueWatch{true, {"sales", "vip"}}, agent::QueueWatch{false, {}}};
    QList<AgentRequest> requests;
    for (const AgentCommand &command : commands)
        requests.append(request(command));
    return requests;
}

QList<VisitorRequest> tst_CommandCodec::visitorRequests()
{
    visitor::SessionOpen open;
    open.token = "token";
    open.identity = "x.y.z";
    open.locale = "zh-CN";
    open.page = {"https://shop.example/?q=1", "商店", "https://search.example/"};
    open.resume = {{domain::ConversationId("c1"), 9'007'199'254'740'991}};
    const visitor::ConversationStart start{
        {{"name", "王"}, {"question", "?"}}, "orders", {{"sku", "42"}, {"price", 9.5}}, {{"number", "A-1"}}};
    const visitor::JourneyTrack track{
        {{"page", 1'795'305'600'123, "https://shop.example/", "Shop", {}}, {"cart", 0, {}, {}, {{"sku", "42"}}}}};
    const QList<VisitorCommand> commands{open, visitor::SessionOpen{}, start, visitor::ConversationStart{},
        MessagePost{"hello", {}}, MessagePost{{}, domain::FileId("f1")}, MessageRead{1}, HistoryFetch{5, 1},
        TypingSet{false}, track, visitor::FeedbackSubmit{5, "quick"}, visitor::FeedbackSubmit{1, {}},
        ConversationClose{}, visitor::ConversationDefer{"王小明", "wang@example.com"}, visitor::ConversationDefer{}};
    QList<VisitorRequest> requests;
    for (const VisitorCommand &command : commands)
        requests.append(request(command));
    return requests;
}

void tst_CommandCodec::agentCommandsReadBack_data()
{
    QTest::addColumn<qsizetype>("index");
    for (qsizetype i = 0; i < agentRequests().size(); ++i)
        QTest::addRow("%lld", static_cast<long long>(i)) << i;
}

void tst_CommandCodec::agentCommandsReadBack()
{
    QFETCH(qsizetype, index);
    const AgentRequest sent = agentRequests().at(index);
    const QByteArray frame = encode(sent);
    const auto decoded = decodeAgentCommand(frame);
    const auto *read = std::get_if<AgentRequest>(&decoded);
    QVERIFY2(read != nullptr, frame.constData());
    QCOMPARE(read->command.index(), sent.command.index());
    QVERIFY(read->id == sent.id);
    QVERIFY(read->conversation == sent.conversation);
    QCOMPARE(QJsonDocument::fromJson(encode(*read)), QJsonDocument::fromJson(frame));
}

void tst_CommandCodec::visitorCommandsReadBack_data()
{
    QTest::addColumn<qsizetype>("index");
    for (qsizetype i = 0; i < visitorRequests().size(); ++i)
        QTest::addRow("%lld", static_cast<long long>(i)) << i;
}

void tst_CommandCodec::visitorCommandsReadBack()
{
    QFETCH(qsizetype, index);
    const VisitorRequest sent = visitorRequests().at(index);
    const QByteArray frame = encode(sent);
    const auto decoded = decodeVisitorCommand(frame);
    const auto *read = std::get_if<VisitorRequest>(&decoded);
    QVERIFY2(read != nullptr, frame.constData());
    QCOMPARE(read->command.index(), sent.command.index());
    QCOMPARE(QJsonDocument::fromJson(encode(*read)), QJsonDocument::fromJson(frame));
    // A poll request carries the same as an object.
    const auto fromObject = decodeVisitorCommand(QJsonDocument::fromJson(frame).object());
    QVERIFY(std::holds_alternative<VisitorRequest>(fromObject));
}

void tst_CommandCodec::everyKindIsCovered()
{
    QSet<size_t> ofAgents;
    for (const AgentRequest &request : agentRequests())
        ofAgents.insert(request.command.index());
    QCOMPARE(ofAgents.size(), static_cast<qsizetype>(std::variant_size_v<AgentCommand>));
    QSet<size_t> ofVisitors;
    for (const VisitorRequest &request : visitorRequests())
        ofVisitors.insert(request.command.index());
    QCOMPARE(ofVisitors.size(), static_cast<qsizetype>(std::variant_size_v<VisitorCommand>));
}

void tst_CommandCodec::fieldsArriveWhereTheyBelong()
{
    const auto decoded = decodeVisitorCommand(encode(visitorRequests().first()));
    const auto &open = std::get<visitor::SessionOpen>(std::get<VisitorRequest>(decoded).command);
    QCOMPARE(open.token, "token");
    QCOMPARE(open.identity, "x.y.z");
    QCOMPARE(open.locale, "zh-CN");
    QCOMPARE(open.page.title, "商店");
    QCOMPARE(open.resume.value(domain::ConversationId("c1")), 9'007'199'254'740'991U);
    const auto transfer = decodeAgentCommand(
        R"({"type":"conversation.transfer","id":"7","conversation":"c9","data":{"to":{"agent":"a2"},"note":"n"}})");
    const auto &request = std::get<AgentRequest>(transfer);
    QCOMPARE(request.conversation.toString(), "c9");
    QCOMPARE(std::get<agent::ConversationTransfer>(request.command).toAgent.toString(), "a2");
    QCOMPARE(std::get<agent::ConversationTransfer>(request.command).note, "n");
    const auto presence = decodeAgentCommand(
        R"({"type":"presence.set","id":"7","data":{"state":"away","reason":" at  lunch ","agent":"a2"}})");
    const auto &set = std::get<agent::PresenceSet>(std::get<AgentRequest>(presence).command);
    QVERIFY(set.state == domain::Presence::Away);
    QCOMPARE(set.reason, "at lunch");
    QCOMPARE(set.agent.toString(), "a2");
    const auto watch = decodeAgentCommand(R"({"type":"queue.watch","id":"7","data":{"queues":["sales"]}})");
    const auto &watched = std::get<agent::QueueWatch>(std::get<AgentRequest>(watch).command);
    QVERIFY(watched.on); // unless it is said
    QCOMPARE(watched.queues, QStringList("sales"));
    const auto close
        = decodeAgentCommand(R"({"type":"conversation.close","id":"7","conversation":"c9","data":{"resolved":false}})");
    QCOMPARE(std::get<ConversationClose>(std::get<AgentRequest>(close).command).isResolved, std::optional(false));
    const auto defer = decodeVisitorCommand(
        R"({"type":"conversation.defer","id":"7","conversation":"c9","data":{"name":" Wang ","email":"w@example.com"}})");
    const auto &deferred = std::get<visitor::ConversationDefer>(std::get<VisitorRequest>(defer).command);
    QCOMPARE(deferred.name, "Wang");
    QCOMPARE(deferred.email, "w@example.com");
    // history.fetch names its conversation in its data.
    const auto history
        = decodeVisitorCommand(R"({"type":"history.fetch","id":"7","data":{"conversation":"c9","limit":100000}})");
    QCOMPARE(std::get<VisitorRequest>(history).conversation.toString(), "c9");
    QCOMPARE(std::get<HistoryFetch>(std::get<VisitorRequest>(history).command).limit, limits::historyPage);
}

void tst_CommandCodec::eachSideHasItsOwnCommands()
{
    const auto refusedAs = [](const auto &decoded) {
        const auto *refusal = std::get_if<Refusal>(&decoded);
        return refusal != nullptr ? base::nameOf(refusal->error.code) : QString();
    };
    for (const char *type : {"presence.set", "conversation.accept", "conversation.decline", "conversation.transfer",
             "conversation.reopen", "conversation.tag", "note.post", "conversation.wrap", "conversation.watch",
             "conversation.join", "conversation.takeover", "whisper.post", "queue.watch", "nothing", "MESSAGE.POST"}) {
        const QByteArray frame = QByteArray(R"({"id":"1","type":")") + type + "\"}";
        QCOMPARE(refusedAs(decodeVisitorCommand(frame)), "unknown_type");
    }
    for (const char *type :
        {"conversation.start", "journey.track", "feedback.submit", "conversation.defer", "", "ok"}) {
        const QByteArray frame = QByteArray(R"({"id":"1","type":")") + type + "\"}";
        QCOMPARE(refusedAs(decodeAgentCommand(frame)), *type == '\0' ? "bad_request" : "unknown_type");
    }
}

void tst_CommandCodec::unknownFieldsAreIgnored()
{
    const auto decoded = decodeVisitorCommand(
        R"({"v":2,"type":"typing.set","id":"1","conversation":"c1","data":{"on":true,"draft":"hel","x":[1]},"y":null})");
    QVERIFY(std::get<TypingSet>(std::get<VisitorRequest>(decoded).command).on);
    const auto noData
        = decodeVisitorCommand(R"({"type":"conversation.close","id":"1","conversation":"c1","data":null})");
    QVERIFY(std::holds_alternative<VisitorRequest>(noData));
}

void tst_CommandCodec::theRefusalNamesTheCommand()
{
    const auto decoded = decodeVisitorCommand(R"({"type":"message.post","id":"42","data":{"text":7}})");
    QCOMPARE(std::get<Refusal>(decoded).re.toString(), "42");
    const auto nameless = decodeVisitorCommand(R"({"type":"message.post","data":{"text":"x"}})");
    QVERIFY(std::get<Refusal>(nameless).re.isEmpty());
}

void tst_CommandCodec::aDamagedFrameNeverBreaksTheReader()
{
    std::mt19937 random(20'261'122);
    QList<QByteArray> frames;
    for (const AgentRequest &request : agentRequests())
        frames.append(encode(request));
    for (const VisitorRequest &request : visitorRequests())
        frames.append(encode(request));
    static const QByteArray pieces[] = {"\"", "{", "}", "[", "]", ",", ":", "\\", "\\u0000", "\\ud800", "1e999", "-1",
        "null", "\xff", "\xed\xa0\x80", QByteArray(1, '\0'), "0.5", "\"data\":{}"};
    int accepted = 0;
    for (int round = 0; round < 30'000; ++round) {
        QByteArray frame = frames.at(static_cast<qsizetype>(random() % frames.size()));
        for (unsigned change = 0; change <= random() % 3; ++change) {
            const auto at = static_cast<qsizetype>(random() % frame.size());
            switch (random() % 4) {
            case 0:
                frame[at] = static_cast<char>(random());
                break;
            case 1:
                frame.insert(at, pieces[random() % std::size(pieces)]);
                break;
            case 2:
                frame.remove(at, 1 + static_cast<qsizetype>(random() % 5));
                break;
            default:
                frame = frame.left(at) + frame.mid(static_cast<qsizetype>(random() % frame.size()));
            }
            if (frame.isEmpty())
                frame = "{";
        }
        const auto forVisitor = decodeVisitorCommand(frame);
        if (const auto *request = std::get_if<VisitorRequest>(&forVisitor)) {
            // What was accepted is within the bounds, so that it is accepted again.
            QVERIFY(std::holds_alternative<VisitorRequest>(decodeVisitorCommand(encode(*request))));
            ++accepted;
        }
        const auto forAgent = decodeAgentCommand(frame);
        if (const auto *request = std::get_if<AgentRequest>(&forAgent)) {
            QVERIFY(std::holds_alternative<AgentRequest>(decodeAgentCommand(encode(*request))));
            ++accepted;
        }
    }
    QVERIFY(accepted > 1'000);
}

QTEST_GUILESS_MAIN(tst_CommandCodec)
#include "tst_CommandCodec.moc"
