#include "common/protocol/EventCodec.h"
#include "relay/auth/AccessToken.h"
#include "relay/hub/HubRunner.h"
#include "tests/relay/hub/HubWorld.h"

#include <QTest>

using namespace qiao;
using namespace qiao::tests::hub;
using relay::hub::HubRunner;
using relay::hub::PollSessions;

// The hub on its thread: what comes in goes to it, what it wants goes to the right worker, polls look like connections.
class tst_HubRunner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyWorkerGetsItsOwnOnly();
    void aFrameForManyIsOnePerWorker();
    void aPollingVisitorTalksToOneOnASocket();
    void aPollingVisitorWhoFallsSilentIsGone();
    void theHubIsWokenInTime();

private:
    void open(quint32 worker, quint64 serial)
    {
        m_runner->takeInbound({link::VisitorConnected{{worker, serial}, {domain::SiteKey("demo"), {}, {}, {}}}});
        command({worker, serial}, "session.open", {{"token", m_token}});
    }
    void command(
        link::ConnectionId id, const QString &type, const QJsonObject &data = {}, const QString &conversation = {})
    {
        m_runner->takeInbound({link::VisitorCommanded{id, request(type, data, conversation)}});
        settle();
    }
    protocol::VisitorRequest request(const QString &type, const QJsonObject &data, const QString &conversation)
    {
        const QJsonObject frame{{"type", type}, {"id", QString::number(++m_lastId)}, {"data", data},
            {"conversation", conversation.isEmpty() ? QJsonValue() : QJsonValue(conversation)}};
        return std::get<protocol::VisitorRequest>(protocol::decodeVisitorCommand(frame));
    }
    link::VisitorPolled poll(quint64 http, const QString &after)
    {
        link::VisitorPolled polled;
        polled.http = {1, http};
        polled.peer.site = domain::SiteKey("demo");
        polled.after = after;
        return polled;
    }
    void settle()
    {
        while (m_storage.waiting() > 0)
            m_runner->takeFromStorage(m_storage.carryOut(m_storage.waiting()));
    }
    QList<QJsonObject> framesTo(link::ConnectionId id) const
    {
        QList<QJsonObject> frames;
        for (const auto &[worker, outbound] : m_outbound) {
            const auto *send = std::get_if<link::Send>(&outbound);
            if (send != nullptr && worker == id.worker && send->to.contains(id))
                frames.append(QJsonDocument::fromJson(send->frame).object());
        }
        return frames;
    }
    std::optional<link::PollAnswer> pollAnswer(quint64 http) const
    {
        for (const auto &[worker, outbound] : m_outbound) {
            const auto *answer = std::get_if<link::PollAnswer>(&outbound);
            if (answer != nullptr && worker == 1 && answer->http.serial == http)
                return *answer;
        }
        return std::nullopt;
    }

    base::ManualClock m_clock;
    FakeStorage m_storage;
    std::unique_ptr<HubRunner> m_runner;
    std::vector<std::pair<quint32, link::Outbound>> m_outbound;
    QString m_token;
    int m_lastId = 0;
};

void tst_HubRunner::init()
{
    m_storage = FakeStorage();
    m_storage.directory = demoDirectory();
    m_outbound.clear();
    m_token.clear();
    relay::hub::HubConfig config;
    config.accessSecret = "the relay's secret";
    m_runner = std::make_unique<HubRunner>(
        config, m_storage.restored(), m_clock,
        [this](quint32 worker, const link::OutboundBatch &batch) {
            for (const link::Outbound &outbound : batch)
                m_outbound.emplace_back(worker, outbound);
        },
        [this](const std::vector<link::StorageRequest> &batch) { m_storage.submit(batch); });
}

void tst_HubRunner::everyWorkerGetsItsOwnOnly()
{
    open(0, 1);
    open(3, 2);
    QCOMPARE(framesTo({0, 1}).size(), 1);
    QCOMPARE(framesTo({3, 2}).size(), 1);
    for (const auto &[worker, outbound] : m_outbound) {
        if (const auto *send = std::get_if<link::Send>(&outbound)) {
            for (const link::ConnectionId id : send->to)
                QCOMPARE(id.worker, worker);
        }
    }
}

void tst_HubRunner::aFrameForManyIsOnePerWorker()
{
    open(0, 1);
    m_token = framesTo({0, 1}).first().value("data").toObject().value("token").toString();
    open(0, 2);
    open(1, 3);
    m_outbound.clear();
    command({0, 1}, "conversation.start");
    int toZero = 0;
    int toOne = 0;
    for (const auto &[worker, outbound] : m_outbound) {
        const auto *send = std::get_if<link::Send>(&outbound);
        if (send == nullptr || !send->frame.contains("conversation.started"))
            continue;
        (worker == 0 ? toZero : toOne) += 1;
        QCOMPARE(send->to.size(), worker == 0 ? 2 : 1);
    }
    QCOMPARE(toZero, 1);
    QCOMPARE(toOne, 1);
}

void tst_HubRunner::aPollingVisitorTalksToOneOnASocket()
{
    link::VisitorPolled first = poll(1, {});
    first.frames.emplace_back(request("session.open", {}, {}));
    m_runner->takeInbound({first});
    QVERIFY(!pollAnswer(1)); // waits for the storage
    settle();
    const std::optional<link::PollAnswer> opened = pollAnswer(1);
    QVERIFY(opened);
    QCOMPARE(opened->frames.size(), 1U);
    const QJsonObject session = QJsonDocument::fromJson(opened->frames.front()).object().value("data").toObject();
    m_token = session.value("token").toString();

    open(0, 7); // the same visitor's other tab
    command({0, 7}, "conversation.start");
    const QString id = framesTo({0, 7}).at(1).value("data").toObject().value("conversation").toString();
    link::VisitorPolled second = poll(2, opened->cursor);
    second.frames.emplace_back(request("message.post", {{"text", "by plain HTTP"}}, id));
    m_runner->takeInbound({second});
    settle();
    QCOMPARE(framesTo({0, 7}).last().value("data").toObject().value("text").toString(), "by plain HTTP");
    std::optional<link::PollAnswer> answer = pollAnswer(2);
    QVERIFY(answer);
    std::vector<QByteArray> frames = answer->frames;
    m_runner->takeInbound({poll(3, answer->cursor)});
    answer = pollAnswer(3);
    QVERIFY(answer);
    frames.insert(frames.end(), answer->frames.begin(), answer->frames.end());
    QList<int> seqs;
    for (const QByteArray &frame : frames) {
        const QJsonObject json = QJsonDocument::fromJson(frame).object();
        if (json.contains("seq"))
            seqs.append(json.value("seq").toInt());
    }
    QCOMPARE(seqs, QList<int>({1, 2, 3}));
    for (const auto &[worker, outbound] : m_outbound)
        QVERIFY(worker != PollSessions::worker);
}

void tst_HubRunner::aPollingVisitorWhoFallsSilentIsGone()
{
    link::VisitorPolled first = poll(1, {});
    first.frames.emplace_back(request("session.open", {}, {}));
    m_runner->takeInbound({first});
    settle();
    const QString cursor = pollAnswer(1)->cursor;
    m_clock.advance(std::chrono::minutes(2));
    m_runner->takeInbound({}); // sets the timer by the clock, by which it is due
    QCoreApplication::processEvents();
    m_runner->takeInbound({poll(2, cursor)});
    QVERIFY(std::any_of(m_outbound.begin(), m_outbound.end(),
        [](const auto &entry) { return std::holds_alternative<link::PollRefused>(entry.second); }));
}

void tst_HubRunner::theHubIsWokenInTime()
{
    const link::ConnectionId agent{2, 9};
    m_runner->takeInbound({link::AgentConnected{agent, {}}});
    const QString token = auth::issueAccessToken(
        "the relay's secret", domain::AgentId("a-ann"), domain::AgentRole::Agent, m_clock.now());
    m_runner->takeInbound(
        {link::AgentCommanded{agent, {domain::CommandId("1"), {}, protocol::agent::SessionOpen{token, {}}}}});
    settle();
    m_runner->takeInbound({link::AgentCommanded{
        agent, {domain::CommandId("2"), {}, protocol::agent::PresenceSet{domain::Presence::Online}}}});
    open(0, 1);
    command({0, 1}, "conversation.start");
    const auto state = [this] { return m_storage.conversations().begin()->second.conversation.state; };
    QVERIFY(state() == domain::ConversationState::Offered);
    m_clock.advance(std::chrono::seconds(21));
    m_runner->takeInbound({}); // sets the timer by the clock, by which it is due
    QCoreApplication::processEvents();
    settle();
    QVERIFY(state() == domain::ConversationState::Queued);
}

QTEST_GUILESS_MAIN(tst_HubRunner)
#include "tst_HubRunner.moc"
