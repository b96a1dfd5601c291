#include "relay/metrics/LiveFigures.h"
#include "relay/metrics/LocalTime.h"
#include "relay/storage/FactsRebuilding.h"
#include "relay/storage/ReportRunning.h"
#include "tests/relay/metrics/RandomDays.h"
#include "tests/relay/storage/FiguresBySql.h"
#include "tests/relay/storage/StorageFixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace qiao;
using namespace qiao::relay;
using namespace qiao::relay::storage;
using metrics::Metric;
using metrics::RandomDays;
using metrics::ReportKind;
using metrics::Story;
using metrics::Unit;
using namespace Qt::StringLiterals;

// Kept facts, recomputed facts and plain SQL over the same events agree, in a random world.
class tst_Reports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void keptFactsAreTheFoldOfTheEvents();
    void rebuildingFindsTheSame();
    void whatIsBrokenIsPutRight();
    void everyCaseIsTheOneThatSqlFinds_data();
    void everyCaseIsTheOneThatSqlFinds();
    void everyFigureOfTheSummaryIsSqls_data();
    void everyFigureOfTheSummaryIsSqls();
    void everyPointOfASeriesIsSqls_data();
    void everyPointOfASeriesIsSqls();
    void everyBucketIsSqls();
    void insideAndOutsideHoursAreAllTogether();
    void aFigureLeadsToItsConversations();
    void theBoardIsWhatSqlSays();
    void theBoardAfterARestartIsTheSame();
    void aLateReportIsGivenUp();
    void anUndoneGroupLeavesNoFacts();

private:
    static constexpr qint64 begin = 1'795'305'600'000;
    static constexpr qint64 end = begin + 5LL * 86'400'000;
    using Parameters = QHash<QString, QString>;

    static Parameters everything() { return {{u"from"_s, QString::number(begin)}, {u"to"_s, QString::number(end)}}; }
    static Parameters with(Parameters parameters, const Parameters &more)
    {
        parameters.insert(more);
        return parameters;
    }
    QJsonObject report(ReportKind kind, const Parameters &parameters)
    {
        const auto query = metrics::ReportQuery::read(kind,
            [&](QStringView name) {
                const auto found = parameters.constFind(name.toString());
                return found == parameters.cend() ? std::nullopt : std::optional(*found);
            },
            {});
        if (!query)
            qFatal("%s", qUtf8Printable(query.error().message));
        const auto made = runReport(m_fixture.stores(), *query, [] { return false; });
        if (!made)
            qFatal("%s", qUtf8Printable(made.error().message));
        return QJsonDocument::fromJson(*made).object();
    }
    void compare(const QJsonObject &shown, Metric metric, const QString &condition)
    {
        const FiguresBySql::Figure figure = m_sql->figure(metric, condition);
        const Unit unit = metrics::unitOf(metric);
        QCOMPARE(shown.value("count"_L1).toInteger(-1), figure.count);
        if (unit == Unit::Ratio)
            QCOMPARE(shown.value("met"_L1).toInteger(-1), figure.met);
        if (unit == Unit::Count) {
            QCOMPARE(shown.value("value"_L1).toInteger(-1), figure.count);
            return;
        }
        if (figure.count == 0) {
            QVERIFY(shown.value("value"_L1).isNull());
            return;
        }
        QCOMPARE(shown.value("value"_L1).toDouble(-1),
            static_cast<double>(unit == Unit::Ratio ? figure.met : figure.sum) / static_cast<double>(figure.count));
        if (unit == Unit::Ratio)
            return;
        QCOMPARE(shown.value("p50"_L1).toInteger(-1), figure.percentiles.at(0));
        QCOMPARE(shown.value("p90"_L1).toInteger(-1), figure.percentiles.at(1));
        QCOMPARE(shown.value("p99"_L1).toInteger(-1), figure.percentiles.at(2));
    }

    // The board as it stands when the last event is on disk, told of each in the order in which they happened.
    std::unique_ptr<metrics::LiveFigures> liveFigures()
    {
        auto figures = std::make_unique<metrics::LiveFigures>();
        figures->setQueues(m_queues, m_events.front().at);
        for (const domain::ConversationEvent &event : m_events) {
            figures->advance(event.at);
            figures->take(event, event.at);
        }
        return figures;
    }

    StorageFixture m_fixture;
    base::ManualClock m_clock;
    std::vector<Story> m_stories;
    std::unique_ptr<FiguresBySql> m_sql;
    std::vector<domain::Queue> m_queues;
    std::vector<domain::ConversationEvent> m_events; // of all conversations, in order
    base::TimePoint m_now{};
};

void tst_Reports::initTestCase()
{
    domain::Queue sales;
    sales.id = domain::QueueId(u"sales"_s);
    sales.name = u"Sales"_s;
    sales.firstResponseGoal = std::chrono::seconds(60);
    domain::Queue night;
    night.id = domain::QueueId(u"夜间"_s);
    night.name = u"夜间"_s;
    night.hours.isAlways = false;
    night.hours.zone = "Asia/Shanghai";
    for (auto &day : night.hours.week)
        day = {{22 * 60, 6 * 60}};
    domain::Queue service;
    service.id = domain::QueueId(u"service"_s);
    service.name = u"Service"_s;
    m_queues = {sales, service, night};
    QVERIFY(m_fixture.stores().queues.save(service, m_clock.now()).isOk());
    QVERIFY(m_fixture.stores().queues.save(sales, m_clock.now()).isOk());
    QVERIFY(m_fixture.stores().queues.save(night, m_clock.now()).isOk());

    RandomDays days(20'261'127, base::fromEpochMs(begin));
    std::vector<link::Commit> commits;
    for (int i = 0; i < 300; ++i) {
        m_stories.push_back(days.conversation(QStringLiteral("c%1").arg(i)));
        domain::Conversation conversation = StorageFixture::conversation(QStringLiteral("c%1").arg(i));
        for (const domain::ConversationEvent &event : m_stories.back().events()) {
            conversation.apply(event);
            link::Commit commit;
            commit.epoch = 1;
            commit.events.push_back(event);
            commit.conversations.push_back(conversation);
            commits.push_back(std::move(commit));
        }
    }
    std::stable_sort(commits.begin(), commits.end(),
        [](const link::Commit &a, const link::Commit &b) { return a.events.front().at < b.events.front().at; });
    std::vector<link::StorageRequest> group;
    quint64 ticket = 0;
    for (link::Commit &commit : commits) {
        commit.ticket = ++ticket;
        m_events.push_back(commit.events.front());
        group.emplace_back(std::move(commit));
        if (group.size() < 37 && ticket < commits.size())
            continue;
        QVERIFY(!StorageFixture::outcomes(m_fixture.carryOut(std::exchange(group, {}))).contains(false));
    }
    m_now = m_events.back().at;
    m_sql = std::make_unique<FiguresBySql>(m_fixture.database());
}

void tst_Reports::keptFactsAreTheFoldOfTheEvents()
{
    FactsStore fresh(m_fixture.database(), m_fixture.stores().conversations);
    for (const Story &story : m_stories) {
        const domain::ConversationId &id = story.conversation().id;
        const auto kept = fresh.find(id);
        QVERIFY(kept.isOk() && kept->has_value());
        QVERIFY2(**kept == story.facts(), qPrintable(id.toString()));
        const auto folded = fresh.fromEvents(id);
        QVERIFY(folded.isOk() && **folded == story.facts());
    }
    const auto none = fresh.find(domain::ConversationId(u"nobody"_s));
    QVERIFY(none.isOk() && !none->has_value());
}

void tst_Reports::rebuildingFindsTheSame()
{
    const auto rebuilt = rebuildAllFacts(m_fixture.stores());
    QVERIFY(rebuilt.isOk());
    QCOMPARE(rebuilt->conversations, int(m_stories.size()));
    QCOMPARE(rebuilt->missing, 0);
    QCOMPARE(rebuilt->differing, 0);
}

void tst_Reports::whatIsBrokenIsPutRight()
{
    Database &database = m_fixture.database();
    QVERIFY(database.execute(u"UPDATE conversation_facts SET facts = 'nonsense' WHERE conversation = 'c7'"_s).isOk());
    QVERIFY(
        database
            .execute(u"UPDATE conversation_facts SET facts = json_set(facts, '$.score', 3) WHERE conversation = 'c8'"_s)
            .isOk());
    QVERIFY(database.execute(u"DELETE FROM conversation_facts WHERE conversation = 'c9'"_s).isOk());
    // What cannot be read, or is not there, is made anew from the events.
    FactsStore fresh(database, m_fixture.stores().conversations);
    QVERIFY(**fresh.find(domain::ConversationId(u"c7"_s)) == m_stories[7].facts());
    QVERIFY(**fresh.find(domain::ConversationId(u"c9"_s)) == m_stories[9].facts());

    const auto missing = rebuildMissingFacts(m_fixture.stores());
    QVERIFY(missing.isOk());
    QCOMPARE(missing->missing, 1);
    const auto all = rebuildAllFacts(m_fixture.stores());
    QVERIFY(all.isOk());
    QCOMPARE(all->missing, 0);
    QCOMPARE(all->differing, 2);
    keptFactsAreTheFoldOfTheEvents();
}

void tst_Reports::everyCaseIsTheOneThatSqlFinds_data()
{
    QTest::addColumn<int>("metric");
    for (const Metric metric : metrics::allMetrics)
        QTest::addRow("%s", qPrintable(metrics::nameOf(metric))) << static_cast<int>(metric);
}

void tst_Reports::everyCaseIsTheOneThatSqlFinds()
{
    QFETCH(int, metric);
    const auto asked = static_cast<Metric>(metric);
    const auto expected = m_sql->cases(asked);
    QVERIFY(expected.size() > 10);

    std::vector<FiguresBySql::Row> found;
    for (int offset = 0;; offset += 500) {
        const QJsonObject page = report(ReportKind::Conversations,
            with(everything(),
                {{u"metric"_s, metrics::nameOf(asked)}, {u"limit"_s, u"500"_s},
                    {u"offset"_s, QString::number(offset)}}));
        QCOMPARE(page.value("total"_L1).toInteger(), qint64(expected.size()));
        const QJsonArray conversations = page.value("conversations"_L1).toArray();
        for (const QJsonValue &value : conversations) {
            const QJsonObject one = value.toObject();
            const bool isMeasured = metrics::unitOf(asked) == Unit::Duration || metrics::unitOf(asked) == Unit::Score;
            found.push_back({one.value("conversation"_L1).toString(), one.value("at"_L1).toInteger(),
                one.value("queue"_L1).toString(), one.value("agent"_L1).toString(), one.value("channel"_L1).toString(),
                isMeasured ? one.value("value"_L1).toInteger() : 0, one.value("met"_L1).toBool()});
            QCOMPARE(one.value("visitorName"_L1).toString(), u"李雷"_s);
        }
        if (conversations.size() < 500)
            break;
    }
    std::sort(found.begin(), found.end());
    for (size_t i = 0; i < std::min(found.size(), expected.size()); ++i) {
        if (found[i] == expected[i])
            continue;
        qWarning() << "found" << found[i].conversation << found[i].at << found[i].queue << found[i].agent
                   << found[i].value << found[i].isMet << "expected" << expected[i].conversation << expected[i].at
                   << expected[i].queue << expected[i].agent << expected[i].value << expected[i].isMet;
        break;
    }
    QVERIFY(found == expected);
}

void tst_Reports::everyFigureOfTheSummaryIsSqls_data()
{
    QTest::addColumn<Parameters>("filter");
    QTest::addColumn<QString>("condition");
    QTest::newRow("all") << Parameters() << u"1"_s;
    QTest::newRow("queue") << Parameters{{u"queue"_s, u"sales"_s}} << u"queue = 'sales'"_s;
    QTest::newRow("agent") << Parameters{{u"agent"_s, u"a2"_s}} << u"agent = 'a2'"_s;
    QTest::newRow("channel") << Parameters{{u"channel"_s, u"mail"_s}} << u"channel = 'mail'"_s;
    QTest::newRow("range") << Parameters{{u"from"_s, QString::number(begin + 50'000'000)},
        {u"to"_s, QString::number(begin + 90'000'000)}}
                           << QStringLiteral("at >= %1 AND at < %2").arg(begin + 50'000'000).arg(begin + 90'000'000);
    QTest::newRow("nothing") << Parameters{{u"queue"_s, u"nowhere"_s}} << u"queue = 'nowhere'"_s;
}

void tst_Reports::everyFigureOfTheSummaryIsSqls()
{
    QFETCH(Parameters, filter);
    QFETCH(QString, condition);
    const QJsonObject shown = report(ReportKind::Summary, with(everything(), filter)).value("metrics"_L1).toObject();
    QCOMPARE(shown.size(), qsizetype(metrics::allMetrics.size()));
    for (const Metric metric : metrics::allMetrics) {
        const QJsonObject figure = shown.value(metrics::nameOf(metric)).toObject();
        QCOMPARE(figure.value("unit"_L1).toString(), metrics::nameOf(metrics::unitOf(metric)));
        compare(figure, metric, condition);
    }
}

void tst_Reports::everyPointOfASeriesIsSqls_data()
{
    QTest::addColumn<QString>("by");
    QTest::addColumn<QString>("key"); // SQL for it, eight hours ahead of UTC
    QTest::addColumn<int>("points");
    QTest::newRow("hour") << u"hour"_s << u"strftime('%Y-%m-%dT%H:00', at / 1000 + 28800, 'unixepoch')"_s << 120;
    QTest::newRow("day") << u"day"_s << u"strftime('%Y-%m-%d', at / 1000 + 28800, 'unixepoch')"_s << 6;
    QTest::newRow("weekday-hour") << u"weekday-hour"_s
                                  << u"((strftime('%w', at / 1000 + 28800, 'unixepoch') + 6) % 7 + 1) || '-' || "
                                     "strftime('%H', at / 1000 + 28800, 'unixepoch')"_s
                                  << 168;
    QTest::newRow("queue") << u"queue"_s << u"queue"_s << 3;
    QTest::newRow("agent") << u"agent"_s << u"agent"_s << 5; // four, and nobody
    QTest::newRow("channel") << u"channel"_s << u"channel"_s << 2;
}

void tst_Reports::everyPointOfASeriesIsSqls()
{
    QFETCH(QString, by);
    QFETCH(QString, key);
    QFETCH(int, points);
    for (const Metric metric : {Metric::Arrivals, Metric::Wait, Metric::InGoal, Metric::Rating, Metric::Closed}) {
        const QJsonObject series = report(ReportKind::Series,
            with(everything(),
                {{u"metric"_s, metrics::nameOf(metric)}, {u"by"_s, by}, {u"zone"_s, u"Asia/Shanghai"_s}}));
        const QJsonArray shown = series.value("points"_L1).toArray();
        if (metric == Metric::Arrivals)
            QCOMPARE(shown.size(), points);
        qint64 together = 0;
        for (const QJsonValue &value : shown) {
            const QJsonObject point = value.toObject();
            together += point.value("count"_L1).toInteger();
            compare(point, metric, QStringLiteral("%1 = '%2'").arg(key, point.value("key"_L1).toString()));
        }
        QCOMPARE(together, series.value("total"_L1).toObject().value("count"_L1).toInteger());
        compare(series.value("total"_L1).toObject(), metric, u"1"_s);
    }
}

void tst_Reports::everyBucketIsSqls()
{
    for (const Metric metric :
        {Metric::Wait, Metric::FirstResponse, Metric::Handling, Metric::WrapUp, Metric::Rating}) {
        const QJsonObject shown
            = report(ReportKind::Distribution, with(everything(), {{u"metric"_s, metrics::nameOf(metric)}}));
        compare(shown, metric, u"1"_s);
        qint64 together = 0;
        for (const QJsonValue &value : shown.value("buckets"_L1).toArray()) {
            const QJsonObject bucket = value.toObject();
            const qint64 to = bucket.value("to"_L1).toInteger(std::numeric_limits<qint64>::max());
            const QString condition
                = QStringLiteral("value >= %1 AND value < %2").arg(bucket.value("from"_L1).toInteger()).arg(to);
            QCOMPARE(bucket.value("count"_L1).toInteger(-1), m_sql->figure(metric, condition).count);
            together += bucket.value("count"_L1).toInteger();
        }
        QCOMPARE(together, shown.value("count"_L1).toInteger());
    }
}

void tst_Reports::insideAndOutsideHoursAreAllTogether()
{
    // 夜间 is open from 22 to 6 o'clock, eight hours ahead of UTC; the others always.
    const QString inside = u"(queue <> '夜间' OR ((at / 3600000 + 8) % 24 >= 22 OR (at / 3600000 + 8) % 24 < 6))"_s;
    const QJsonObject in = report(ReportKind::Summary, with(everything(), {{u"hours"_s, u"inside"_s}}));
    const QJsonObject out = report(ReportKind::Summary, with(everything(), {{u"hours"_s, u"outside"_s}}));
    for (const Metric metric : metrics::allMetrics) {
        const QString name = metrics::nameOf(metric);
        compare(in.value("metrics"_L1).toObject().value(name).toObject(), metric, inside);
        compare(out.value("metrics"_L1).toObject().value(name).toObject(), metric, u"NOT "_s + inside);
    }
    QVERIFY(out.value("metrics"_L1).toObject().value("arrivals"_L1).toObject().value("count"_L1).toInt() > 0);
}

void tst_Reports::aFigureLeadsToItsConversations()
{
    const auto total = [this](Metric metric, const Parameters &narrowed) {
        return report(
            ReportKind::Conversations, with(with(everything(), {{u"metric"_s, metrics::nameOf(metric)}}), narrowed))
            .value("total"_L1)
            .toInteger();
    };
    QCOMPARE(total(Metric::InGoal, {{u"met"_s, u"no"_s}}), m_sql->figure(Metric::InGoal, u"NOT isMet"_s).count);
    QCOMPARE(total(Metric::Wait, {{u"valueFrom"_s, u"15000"_s}, {u"valueTo"_s, u"30000"_s}}),
        m_sql->figure(Metric::Wait, u"value >= 15000 AND value < 30000"_s).count);
    QCOMPARE(
        total(Metric::Arrivals, {{u"nobody"_s, u"yes"_s}}), m_sql->figure(Metric::Arrivals, u"agent = ''"_s).count);
    QCOMPARE(total(Metric::Arrivals, {{u"weekday"_s, u"7"_s}, {u"hour"_s, u"9"_s}}),
        m_sql
            ->figure(Metric::Arrivals,
                u"strftime('%w', at / 1000, 'unixepoch') = '0' AND strftime('%H', at / 1000, 'unixepoch') = '09'"_s)
            .count);

    const QJsonArray few = report(ReportKind::Conversations,
        with(everything(), {{u"metric"_s, u"arrivals"_s}, {u"limit"_s, u"3"_s}, {u"offset"_s, u"2"_s}}))
                               .value("conversations"_L1)
                               .toArray();
    const QJsonArray more
        = report(ReportKind::Conversations, with(everything(), {{u"metric"_s, u"arrivals"_s}, {u"limit"_s, u"5"_s}}))
              .value("conversations"_L1)
              .toArray();
    QCOMPARE(few.size(), 3);
    QCOMPARE(few.at(0), more.at(2));
    QCOMPARE(few.at(2), more.at(4));
    QVERIFY(more.at(0).toObject().value("at"_L1).toInteger() >= more.at(1).toObject().value("at"_L1).toInteger());
}

void tst_Reports::theBoardIsWhatSqlSays()
{
    const auto figures = liveFigures();
    const auto numberOf = [this](const QString &sql) {
        Statement select(m_fixture.database(), sql);
        return (*select.first([](Statement &row) { return row.integer(); })).value_or(0);
    };
    qint64 all = 0;
    for (const domain::QueueId &id : figures->queues()) {
        const protocol::QueueFigures shown = figures->figuresOf(id);
        const qint64 midnight = base::toEpochMs(
            metrics::LocalTime(QTimeZone(id.toString() == u"夜间" ? "Asia/Shanghai" : "UTC")).dayStart(m_now));
        const QString here = QStringLiteral("queue = '%1'").arg(id.toString());
        const QString today = here + QStringLiteral(" AND at >= %1").arg(midnight);
        const QString recently = here + QStringLiteral(" AND at > %1").arg(base::toEpochMs(m_now) - 900'000);
        QCOMPARE(shown.arrivals, m_sql->figure(Metric::Arrivals, today).count);
        QCOMPARE(shown.answered, m_sql->figure(Metric::Answered, today).count);
        QCOMPARE(shown.inGoal, m_sql->figure(Metric::InGoal, today).met);
        QCOMPARE(shown.abandoned, m_sql->figure(Metric::Abandoned, today).count);
        QCOMPARE(shown.closed, m_sql->figure(Metric::Closed, today).count);
        QCOMPARE(shown.recentArrivals, m_sql->figure(Metric::Arrivals, recently).count);
        QCOMPARE(shown.recentAnswered,
            m_sql
                ->figure(Metric::FirstResponse,
                    here + QStringLiteral(" AND at + value > %1").arg(base::toEpochMs(m_now) - 900'000))
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

    const auto since
        = [this](const char *zone) { return base::toEpochMs(metrics::LocalTime(QTimeZone(zone)).dayStart(m_now)); };
    const QString today = QStringLiteral("at >= CASE queue WHEN '夜间' THEN %1 ELSE %2 END AND queue IN ('sales', "
                                         "'service', '夜间') AND agent = '%3'")
                              .arg(since("Asia/Shanghai"))
                              .arg(since("UTC"));
    for (const QString &agent : RandomDays::agents) {
        const protocol::AgentFigures shown = figures->figuresOf(domain::AgentId(agent));
        const FiguresBySql::Figure handling = m_sql->figure(Metric::Handling, today.arg(agent));
        const FiguresBySql::Figure rating = m_sql->figure(Metric::Rating, today.arg(agent));
        QCOMPARE(shown.handled, handling.count);
        QCOMPARE(shown.handling.count(), handling.sum);
        QCOMPARE(shown.ratings, rating.count);
        QCOMPARE(shown.ratingSum, rating.sum);
        QVERIFY(shown.handled > 0);
    }
}

void tst_Reports::theBoardAfterARestartIsTheSame()
{
    const auto before = liveFigures();
    metrics::LiveFigures after;
    after.setQueues(m_queues, m_now);
    QVERIFY(m_fixture.stores()
                .facts
                .visit(m_now - std::chrono::hours(26), m_now + std::chrono::hours(1),
                    [&](const link::ConversationFacts &facts) {
                        after.learn(facts, m_now);
                        return true;
                    })
                .isOk());
    for (const domain::QueueId &queue : before->queues())
        QVERIFY2(before->figuresOf(queue) == after.figuresOf(queue), qPrintable(queue.toString()));
    QCOMPARE(before->agents(), after.agents());
    for (const domain::AgentId &agent : before->agents())
        QVERIFY(before->figuresOf(agent) == after.figuresOf(agent));
}

void tst_Reports::aLateReportIsGivenUp()
{
    metrics::ReportQuery query;
    query.from = base::fromEpochMs(begin);
    query.to = base::fromEpochMs(end);
    const auto late = runReport(m_fixture.stores(), query, [] { return true; });
    QVERIFY(!late.isOk());
    QCOMPARE(late.error().code, base::ErrorCode::Unavailable);
}

void tst_Reports::anUndoneGroupLeavesNoFacts()
{
    StorageFixture fixture;
    auto conversation = StorageFixture::conversation(u"c1"_s);
    QCOMPARE(
        StorageFixture::outcomes(fixture.carryOut({fixture.next(conversation, StorageFixture::started())})), {true});
    const domain::EventBody assigned = domain::ConversationAssigned{domain::AgentId(u"a1"_s), u"Ann"_s, {}};
    const auto lost = fixture.next(conversation, assigned);
    auto bad = fixture.next(conversation, StorageFixture::message(u"…"_s));
    bad.events.front().seq += 5; // refused, so the group is carried out once more
    QCOMPARE(StorageFixture::outcomes(fixture.carryOut({lost, bad})), QList<bool>({true, false}));
    const auto facts = fixture.stores().facts.find(conversation.id);
    QVERIFY(facts.isOk() && facts->has_value());
    QCOMPARE((*facts)->turns.size(), 1U); // taken once, though it was folded twice
}

QTEST_GUILESS_MAIN(tst_Reports)
#include "tst_Reports.moc"
