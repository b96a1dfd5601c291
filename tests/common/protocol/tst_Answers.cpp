#include "common/protocol/Answers.h"

#include <QTest>

using namespace qiao;
using namespace qiao::protocol;

// The answers to session.open.
class tst_Answers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAgentsSessionReadsBack();
    void anOddSessionReadsAsEmpty();
    void aVisitorsSession();
    void aVisitorIsNotToldOfOffers();
    void secretsOfAnAccountStayHome();
};

void tst_Answers::anAgentsSessionReadsBack()
{
    AgentSession session;
    session.agent = {domain::AgentId("a1"), "ann", "Ann", domain::AgentRole::Admin, 5, false};
    session.presence = domain::Presence::Away;
    session.queues = {{domain::QueueId("default"), "Everybody"}, {domain::QueueId("vip"), "贵宾"}};
    session.agents = {{session.agent, domain::Presence::Away, 2},
        {{domain::AgentId("a2"), "ben", "Ben", domain::AgentRole::Agent, 3, false}, domain::Presence::Online, 0}};
    ConversationSummary summary;
    summary.conversation.id = domain::ConversationId("c1");
    summary.conversation.visitor = domain::VisitorId("v1");
    summary.conversation.state = domain::ConversationState::Assigned;
    summary.conversation.seq = 4;
    summary.visitor.id = domain::VisitorId("v1");
    session.conversations = {summary};
    session.cannedReplies = {{"r1", "hi", "Greeting", "Hello!", "en"}, {"r2", "你好", "问候", "您好！", {}}};
    session.uploadBytes = 10'485'760;
    QVERIFY(agentSessionFromJson(toJson(session)) == session);
}

void tst_Answers::anOddSessionReadsAsEmpty()
{
    QVERIFY(agentSessionFromJson({}).conversations.isEmpty());
    const QJsonObject odd{{"agent", 5}, {"presence", "asleep"}, {"queues", "x"}, {"agents", QJsonArray{1, "a"}},
        {"conversations", QJsonArray{QJsonArray()}}, {"cannedReplies", QJsonObject()}, {"upload", 7}};
    const AgentSession session = agentSessionFromJson(odd);
    QVERIFY(session.presence == domain::Presence::Offline);
    QCOMPARE(session.conversations.size(), 1);
    QVERIFY(session.conversations.first().conversation.id.isEmpty());
    const ConversationSummary negative = conversationSummaryFromJson({{"seq", -7}, {"state", "lost"}});
    QCOMPARE(negative.conversation.seq, 0U);
    QVERIFY(negative.conversation.state == domain::ConversationState::Closed);
}

void tst_Answers::aVisitorsSession()
{
    VisitorSession session;
    session.visitor = domain::VisitorId("v1");
    session.token = "secret";
    session.locale = "zh-CN";
    session.siteName = "Demo";
    session.isSomebodyAvailable = true;
    session.uploadBytes = 5;
    const QJsonObject json = toJson(session);
    QCOMPARE(json.value("visitor").toString(), "v1");
    QCOMPARE(json.value("token").toString(), "secret");
    QCOMPARE(
        json.value("features"), QJsonValue(QJsonObject{{"available", true}, {"upload", QJsonObject{{"maxBytes", 5}}}}));
    QVERIFY(!json.contains("conversation"));

    domain::Conversation conversation;
    conversation.id = domain::ConversationId("c1");
    conversation.state = domain::ConversationState::Assigned;
    conversation.agent = domain::AgentId("a1");
    conversation.agentName = "Ann";
    conversation.seq = 17;
    conversation.visitorSeq = 12;
    conversation.tags = {"difficult"};
    session.conversation = conversation;
    QCOMPARE(toJson(session).value("conversation"),
        QJsonValue(QJsonObject{
            {"id", "c1"}, {"state", "assigned"}, {"seq", 12}, {"agent", QJsonObject{{"id", "a1"}, {"name", "Ann"}}}}));
}

void tst_Answers::aVisitorIsNotToldOfOffers()
{
    VisitorSession session;
    session.conversation.emplace();
    session.conversation->id = domain::ConversationId("c1");
    session.conversation->state = domain::ConversationState::Offered;
    session.conversation->agent = domain::AgentId("a1");
    QCOMPARE(
        toJson(session).value("conversation"), QJsonValue(QJsonObject{{"id", "c1"}, {"state", "queued"}, {"seq", 0}}));
}

void tst_Answers::secretsOfAnAccountStayHome()
{
    AgentStatus status;
    status.agent = {domain::AgentId("a1"), "ann", "Ann", domain::AgentRole::Agent, 5, false};
    QCOMPARE(toJson(status).keys(), QStringList({"capacity", "id", "load", "name", "presence", "role", "signInName"}));
}

QTEST_GUILESS_MAIN(tst_Answers)
#include "tst_Answers.moc"
