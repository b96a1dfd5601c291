#include "relay/metrics/LiveFigures.h"
#include "relay/metrics/LocalTime.h"
#include "tests/relay/storage/RandomHistory.h"

#include <QTest>

using namespace qiao;
using namespace qiao::relay;
using namespace qiao::relay::storage;
using metrics::Metric;
using metrics::RandomDays;
using namespace Qt::StringLiterals;

// Every figure of the board, compared with one that plain SQL finds in the same events.
class tst_BoardFigures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBoardIsWhatSqlSays();
    void theBoardAfterARestartIsTheSame();

private:
    // The board as it stands when the last event is on disk, told of each in the order in which they happened.
    std::unique_ptr<metrics::LiveFigures> liveFigures()
    {
        auto figures = std::make_unique<metrics::LiveFigures>();
        figures->setQueues(m_history.queues, m_history.events.front().at);
        for (const domain::ConversationEvent &event : m_history.events) {
            figures->advance(event.at);
            figures->take(event, event.at);
        }
        return figures;
    }

    RandomHistory m_history;
};

void tst_BoardFigures::theBoardIsWhatSqlSays()
{
    const auto figures = liveFigures();
    const auto numberOf = [this](const QString &sql) {
        Statement select(m_history.fixture.database(), sql);
        return (*select.first([](Statement &row) { return row.integer(); })).value_or(0);
    };
    qint64 all = 0;
    for (const domain::QueueId &id : figures->queues()) {
        const protocol::QueueFigures shown = figures->figuresOf(id);
        const qint64 midnight = base::toEpochMs(
            metrics::LocalTime(QTimeZone(id.toString() == u"夜间" ? "Asia/Shanghai" : "UTC")).dayStart(m_history.now));
        const QString here = QStringLiteral("queue = '%1'").arg(id.toString());
        const QString today = here + QStringLiteral(" AND at >= %1").arg(midnight);
        const QString recently = here + QStringLiteral(" AND at > %1").arg(base::toEpochMs(m_history.now) - 900'000);
        QCOMPARE(shown.arrivals, m_history.sql->figure(Metric::Arrivals, today).count);
        QCOMPARE(shown.answered, m_history.sql->figure(Metric::Answered, today).count);
        QCOMPARE(shown.inGoal, m_history.sql->figure(Metric::InGoal, today).met);
        QCOMPARE(shown.abandoned, m_history.sql->figure(Metric::Abandoned, today).count);
        QCOMPARE(shown.closed, m_history.sql->figure(Metric::Closed, today).count);
        QCOMPARE(shown.recentArrivals, m_history.sql->figure(Metric::Arrivals, recently).count);
        QCOMPARE(shown.recentAnswered,
            m_history.sql
                ->figure(Metric::FirstResponse,
                    here + QStringLiteral(" AND at + value > %1").arg(base::toEpochMs(m_history.now) - 900'000))
                .count);
        const QString open = QStringLiteral("FROM conversations WHERE queue = '%1' AND ").arg(id.toString());
        const QString waits = open + u"state IN ('queued', 'offered') AND NOT is_deferred"_s;
        QCOMPARE(shown.waiting, numberOf(u"SELECT COUNT(*) "_s + waits));
        QCOMPARE(base::toEpochMs(shown.longestSince), numberOf(u"SELECT COALESCE(MIN(waiting_since), 0) "_s + waits));
        QCOMPARE(shown.deferred,
            numberOf(u"SELECT COUNT(*) "_s + open + u"state IN ('queued', 'offered') AND is_deferred"_s));
        QCOMPARE(shown.active, numberOf(u"SELECT COUNT(*) "_s + open + u"state = 'assigned'"_s));
        all += shown.arrivals + shown.waiting + shown.active + shown.closed;
    }
    QVERIFY(all > 50);

    const auto since = [this](const char *zone) {
        return base::toEpochMs(metrics::LocalTime(QTimeZone(zone)).dayStart(m_history.now));
    };
    const QString today = QStringLiteral("at >= CASE queue WHEN '夜间' THEN %1 ELSE %2 END AND queue IN ('sales', "
                                         "'service', '夜间') AND agent = '%3'")
                              .arg(since("Asia/Shanghai"))
                              .arg(since("UTC"));
    for (const QString &agent : RandomDays::agents) {
        const protocol::AgentFigures shown = figures->figuresOf(domain::AgentId(agent));
        const FiguresBySql::Figure handling = m_history.sql->figure(Metric::Handling, today.arg(agent));
        const FiguresBySql::Figure rating = m_history.sql->figure(Metric::Rating, today.arg(agent));
        QCOMPARE(shown.handled, handling.count);
        QCOMPARE(shown.handling.count(), handling.sum);
        QCOMPARE(shown.ratings, rating.count);
        QCOMPARE(shown.ratingSum, rating.sum);
        QVERIFY(shown.handled > 0);
    }
}

void tst_BoardFigures::theBoardAfterARestartIsTheSame()
{
    const auto before = liveFigures();
    metrics::LiveFigures after;
    after.setQueues(m_history.queues, m_history.now);
    QVERIFY(m_history.fixture.stores()
                .facts
                .visit(m_history.now - std::chrono::hours(26), m_history.now + std::chrono::hours(1),
                    [&](const link::ConversationFacts &facts) {
                        after.learn(facts, m_history.now);
                        return true;
                    })
                .isOk());
    for (const domain::QueueId &queue : before->queues())
        QVERIFY2(before->figuresOf(queue) == after.figuresOf(queue), qPrintable(queue.toString()));
    QCOMPARE(before->agents(), after.agents());
    for (const domain::AgentId &agent : before->agents())
        QVERIFY(before->figuresOf(agent) == after.figuresOf(agent));
}

QTEST_GUILESS_MAIN(tst_BoardFigures)
#include "tst_BoardFigures.moc"
