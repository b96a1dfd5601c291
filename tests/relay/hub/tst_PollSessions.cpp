#include "common/protocol/Limits.h"
#include "relay/hub/PollSessions.h"

#include <QTest>

using namespace qiao;
using namespace qiao::relay;
using relay::hub::PollSessions;
using namespace std::chrono_literals;

// The doors' side of a visitor without WebSocket: cursors, waiting, taking over, running over.
class tst_PollSessions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theFirstRequestMakesAConnection();
    void framesAreAnsweredAtOnce();
    void aRequestWaitsForFrames();
    void aWaitIsBounded();
    void theSameCursorGivesTheSameFrames();
    void theNextCursorConfirms();
    void aNewerRequestTakesOver();
    void anAbandonedRequestIsNotAnswered();
    void anUnknownCursorIsAConflict_data();
    void anUnknownCursorIsAConflict();
    void refusedFramesAreAnswered();
    void silenceEndsTheSession();
    void runningOverEndsTheSession();
    void ephemeralFramesAreDroppedFirst();
    void drainedWhenEverythingIsConfirmed();
    void aClosedSessionAnswersAndIsGone();
    void manySessionsDoNotMix();
    void oneAddressHoldsABoundedNumber();

private:
    link::ConnectionId poll(const QString &after = {}, int waitMs = 0, bool hasCommand = false)
    {
        link::VisitorPolled polled;
        polled.http = {1, ++m_lastHttp};
        polled.peer.site = domain::SiteKey("demo");
        polled.after = after;
        polled.waitMs = waitMs;
        if (hasCommand) {
            protocol::VisitorRequest request;
            request.id = domain::CommandId("1");
            request.command = protocol::TypingSet{true};
            polled.frames.emplace_back(request);
        }
        m_inbound = m_polls->take(polled, m_now);
        for (const link::Inbound &inbound : m_inbound) {
            if (const auto *connected = std::get_if<link::VisitorConnected>(&inbound))
                m_connection = connected->connection;
        }
        return polled.http;
    }
    void deliver(const QByteArray &frame, bool isEphemeral = false, bool tellWhenDrained = false)
    {
        m_inbound = m_polls->deliver({{m_connection}, frame, isEphemeral, tellWhenDrained});
    }
    // What is due for this request now.
    std::optional<link::PollAnswer> answer(link::ConnectionId http)
    {
        settle();
        for (const link::Outbound &outbound : m_outbound) {
            const auto *answered = std::get_if<link::PollAnswer>(&outbound);
            if (answered != nullptr && answered->http == http)
                return *answered;
        }
        return std::nullopt;
    }
    std::optional<base::Error> refusal(link::ConnectionId http)
    {
        settle();
        for (const link::Outbound &outbound : m_outbound) {
            const auto *refused = std::get_if<link::PollRefused>(&outbound);
            if (refused != nullptr && refused->http == http)
                return refused->error;
        }
        return std::nullopt;
    }
    void settle()
    {
        for (link::Outbound &outbound : m_polls->settle(m_now))
            m_outbound.push_back(std::move(outbound));
    }

    std::unique_ptr<PollSessions> m_polls;
    base::TimePoint m_now;
    quint64 m_lastHttp = 0;
    link::ConnectionId m_connection;
    link::InboundBatch m_inbound;
    link::OutboundBatch m_outbound;
};

using Frames = std::vector<QByteArray>;

void tst_PollSessions::init()
{
    m_polls = std::make_unique<PollSessions>();
    m_now = base::fromEpochMs(1'795'305'600'000);
    m_outbound.clear();
}

void tst_PollSessions::theFirstRequestMakesAConnection()
{
    const link::ConnectionId http = poll({}, 0, true);
    QCOMPARE(m_inbound.size(), 2U);
    const auto *connected = std::get_if<link::VisitorConnected>(&m_inbound.at(0));
    QVERIFY(connected != nullptr);
    QCOMPARE(connected->peer.site.toString(), "demo");
    QCOMPARE(connected->connection.worker, PollSessions::worker);
    const auto *commanded = std::get_if<link::VisitorCommanded>(&m_inbound.at(1));
    QVERIFY(commanded != nullptr && commanded->connection == connected->connection);
    QVERIFY(!answer(http)); // its command will be answered
    deliver("an answer");
    QCOMPARE(answer(http)->frames, Frames({"an answer"}));
}

void tst_PollSessions::framesAreAnsweredAtOnce()
{
    const link::ConnectionId own = poll({}, 5'000);
    deliver("a");
    deliver("b");
    const link::ConnectionId other = poll();
    QCOMPARE(answer(own)->frames, Frames({"a", "b"}));
    QVERIFY(answer(other)->frames.empty());
}

void tst_PollSessions::aRequestWaitsForFrames()
{
    const link::ConnectionId http = poll({}, 5'000);
    QVERIFY(!answer(http));
    QCOMPARE(m_polls->nextWake(), m_now + 5s);
    m_now += 4s;
    QVERIFY(!answer(http));
    deliver("news");
    QCOMPARE(answer(http)->frames, Frames({"news"}));
    const QString cursor = answer(http)->cursor;
    const link::ConnectionId next = poll(cursor, 1'000);
    QVERIFY(!answer(next));
    m_now += 1s;
    QVERIFY(answer(next));
    QVERIFY(answer(next)->frames.empty());
    QCOMPARE(answer(next)->cursor, cursor);
}

void tst_PollSessions::aWaitIsBounded()
{
    const link::ConnectionId http = poll({}, 3'600'000);
    m_now += protocol::limits::longestPoll - 1ms;
    QVERIFY(!answer(http));
    m_now += 1ms;
    QVERIFY(answer(http));
}

void tst_PollSessions::theSameCursorGivesTheSameFrames()
{
    const QString start = answer(poll())->cursor;
    deliver("a");
    const std::optional<link::PollAnswer> first = answer(poll(start));
    QCOMPARE(first->frames, Frames({"a"}));
    deliver("b"); // the answer was lost on the way; meanwhile there is more
    const std::optional<link::PollAnswer> second = answer(poll(start));
    QCOMPARE(second->frames, Frames({"a", "b"}));
    QCOMPARE(answer(poll(first->cursor))->frames, Frames({"b"}));
}

void tst_PollSessions::theNextCursorConfirms()
{
    const QString start = answer(poll())->cursor;
    deliver("a");
    deliver("b");
    const QString confirmed = answer(poll(start))->cursor;
    const link::ConnectionId next = poll(confirmed);
    QVERIFY(answer(next)->frames.empty());
    // What was confirmed is gone: its cursor gives nothing older again.
    deliver("c");
    QCOMPARE(answer(poll(start))->frames, Frames({"c"}));
}

void tst_PollSessions::aNewerRequestTakesOver()
{
    const QString start = answer(poll())->cursor;
    const link::ConnectionId older = poll(start, 20'000);
    const link::ConnectionId newer = poll(start, 20'000);
    QVERIFY(answer(older));
    QVERIFY(answer(older)->frames.empty());
    QVERIFY(!answer(newer));
    deliver("a");
    QCOMPARE(answer(newer)->frames, Frames({"a"}));
}

void tst_PollSessions::anAbandonedRequestIsNotAnswered()
{
    const QString start = answer(poll())->cursor;
    const link::ConnectionId http = poll(start, 20'000);
    m_polls->take(link::PollAbandoned{http});
    deliver("a");
    QVERIFY(!answer(http));
    QCOMPARE(answer(poll(start))->frames, Frames({"a"}));
}

void tst_PollSessions::anUnknownCursorIsAConflict_data()
{
    QTest::addColumn<QString>("cursor");
    for (const char *cursor : {".", "x", "nobody.0", "nobody.-1", ".0", "a.b.c", "nobody.99999999999999999999"})
        QTest::newRow(cursor) << QString(cursor);
    QTest::newRow("beyond") << "KEY.7";
    QTest::newRow("far beyond") << "KEY.18446744073709551615";
    QTest::newRow("no number") << "KEY.";
    QTest::newRow("negative") << "KEY.-1";
}

void tst_PollSessions::anUnknownCursorIsAConflict()
{
    QFETCH(QString, cursor);
    const QString start = answer(poll())->cursor;
    const link::ConnectionId http = poll(cursor.replace("KEY", start.section('.', 0, 0)), 0, true);
    QVERIFY(m_inbound.empty());
    QVERIFY(refusal(http));
    QVERIFY(refusal(http)->code == base::ErrorCode::Conflict);
}

void tst_PollSessions::refusedFramesAreAnswered()
{
    link::VisitorPolled polled;
    polled.http = {1, ++m_lastHttp};
    polled.frames.emplace_back(protocol::Refusal{domain::CommandId("7"), base::badRequest("no")});
    m_polls->take(polled, m_now);
    const std::optional<link::PollAnswer> answered = answer(polled.http);
    QVERIFY(answered);
    QCOMPARE(answered->frames.size(), 1U);
    QVERIFY(answered->frames.front().contains("\"re\":\"7\""));
}

void tst_PollSessions::silenceEndsTheSession()
{
    const QString start = answer(poll())->cursor;
    m_now += 59s;
    QVERIFY(m_polls->expire(m_now).empty());
    QCOMPARE(m_polls->nextWake(), m_now + 1s);
    m_now += 1s;
    const link::InboundBatch gone = m_polls->expire(m_now);
    QCOMPARE(gone.size(), 1U);
    QVERIFY(std::get<link::Disconnected>(gone.front()).connection == m_connection);
    QVERIFY(!m_polls->nextWake());
    QVERIFY(refusal(poll(start)));
}

void tst_PollSessions::runningOverEndsTheSession()
{
    const QString start = answer(poll())->cursor;
    const QByteArray big(64 * 1024, 'x');
    int delivered = 0;
    m_inbound.clear();
    while (m_inbound.empty() && delivered < 100) {
        deliver(big);
        ++delivered;
    }
    QVERIFY(delivered <= 17);
    QVERIFY(std::holds_alternative<link::Disconnected>(m_inbound.front()));
    QVERIFY(refusal(poll(start)));
    deliver(big); // nobody's any more
    QVERIFY(m_inbound.empty());
}

void tst_PollSessions::ephemeralFramesAreDroppedFirst()
{
    const QString start = answer(poll())->cursor;
    for (int i = 0; i < 1'000; ++i)
        deliver(QByteArray(1'000, 't'), true);
    deliver("a message");
    const std::optional<link::PollAnswer> answered = answer(poll(start));
    QVERIFY(answered->frames.size() < 70);
    QCOMPARE(answered->frames.back(), "a message");
}

void tst_PollSessions::drainedWhenEverythingIsConfirmed()
{
    const QString start = answer(poll())->cursor;
    deliver("a page", false, true);
    const QString cursor = answer(poll(start))->cursor;
    QVERIFY(m_inbound.empty());
    poll(cursor);
    QCOMPARE(m_inbound.size(), 1U);
    QVERIFY(std::get<link::Drained>(m_inbound.front()).connection == m_connection);
    poll(cursor);
    QVERIFY(m_inbound.empty());
}

void tst_PollSessions::aClosedSessionAnswersAndIsGone()
{
    const QString start = answer(poll())->cursor;
    const link::ConnectionId http = poll(start, 20'000);
    deliver("the last word");
    const link::InboundBatch gone = m_polls->close({m_connection, protocol::CloseCode::NotAuthorized, {}});
    QCOMPARE(gone.size(), 1U);
    QCOMPARE(answer(http)->frames, Frames({"the last word"}));
    QVERIFY(refusal(poll(answer(http)->cursor)));
    QVERIFY(m_polls->close({m_connection, protocol::CloseCode::Normal, {}}).empty());
}

void tst_PollSessions::manySessionsDoNotMix()
{
    const QString first = answer(poll())->cursor;
    const link::ConnectionId firstConnection = m_connection;
    const QString second = answer(poll())->cursor;
    QVERIFY(firstConnection != m_connection);
    QVERIFY(first.section('.', 0, 0) != second.section('.', 0, 0));
    m_polls->deliver({{firstConnection, m_connection, {0, 1}, {1, m_connection.serial}}, "both", false, false});
    m_polls->deliver({{{1, firstConnection.serial}}, "a worker's connection of the same number", false, false});
    QCOMPARE(answer(poll(first))->frames, Frames({"both"}));
    QCOMPARE(answer(poll(second))->frames, Frames({"both"}));
}

void tst_PollSessions::oneAddressHoldsABoundedNumber()
{
    m_polls = std::make_unique<PollSessions>(3);
    for (int i = 0; i < 3; ++i)
        QVERIFY(answer(poll()));
    const link::ConnectionId fourth = poll();
    QVERIFY(m_inbound.empty());
    QCOMPARE(refusal(fourth)->code, base::ErrorCode::RateLimited);
    QVERIFY(refusal(fourth)->retryAfter);
    QCOMPARE(m_polls->size(), 3U);
    m_now += 60s;
    QCOMPARE(m_polls->expire(m_now).size(), 3U);
    QVERIFY(answer(poll()));
}

QTEST_GUILESS_MAIN(tst_PollSessions)
#include "tst_PollSessions.moc"
