#include "relay/storage/ReportRunning.h"
#include "tests/relay/storage/RandomHistory.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace qiao;
using namespace qiao::relay;
using namespace qiao::relay::storage;
using metrics::Metric;
using metrics::ReportKind;
using metrics::Unit;
using namespace Qt::StringLiterals;

// Every case and every figure of the reports, compared with those that plain SQL finds in the same events.
class tst_Reports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCaseIsTheOneThatSqlFinds_data();
    void everyCaseIsTheOneThatSqlFinds();
    void everyFigureOfTheSummaryIsSqls_data();
    void everyFigureOfTheSummaryIsSqls();
    void everyPointOfASeriesIsSqls_data();
    void everyPointOfASeriesIsSqls();
    void everyBucketIsSqls();
    void insideAndOutsideHoursAreAllTogether();
    void aFigureLeadsToItsConversations();
    void aLateReportIsGivenUp();

private:
    static constexpr qint64 begin = RandomHistory::begin;
    static constexpr qint64 end = RandomHistory::end;
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
        const auto made = runReport(m_history.fixture.stores(), *query, [] { return false; });
        if (!made)
            qFatal("%s", qUtf8Printable(made.error().message));
        return QJsonDocument::fromJson(*made).object();
    }
    void compare(const QJsonObject &shown, Metric metric, const QString &condition)
    {
        const FiguresBySql::Figure figure = m_history.sql->figure(metric, condition);
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

    RandomHistory m_history;
};

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
    const auto expected = m_history.sql->cases(asked);
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
            QCOMPARE(bucket.value("count"_L1).toInteger(-1), m_history.sql->figure(metric, condition).count);
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
    QCOMPARE(total(Metric::InGoal, {{u"met"_s, u"no"_s}}), m_history.sql->figure(Metric::InGoal, u"NOT isMet"_s).count);
    QCOMPARE(total(Metric::Wait, {{u"valueFrom"_s, u"15000"_s}, {u"valueTo"_s, u"30000"_s}}),
        m_history.sql->figure(Metric::Wait, u"value >= 15000 AND value < 30000"_s).count);
    QCOMPARE(total(Metric::Arrivals, {{u"nobody"_s, u"yes"_s}}),
        m_history.sql->figure(Metric::Arrivals, u"agent = ''"_s).count);
    QCOMPARE(total(Metric::Arrivals, {{u"weekday"_s, u"7"_s}, {u"hour"_s, u"9"_s}}),
        m_history.sql
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

void tst_Reports::aLateReportIsGivenUp()
{
    metrics::ReportQuery query;
    query.from = base::fromEpochMs(begin);
    query.to = base::fromEpochMs(end);
    const auto late = runReport(m_history.fixture.stores(), query, [] { return true; });
    QVERIFY(!late.isOk());
    QCOMPARE(late.error().code, base::ErrorCode::Unavailable);
}

QTEST_GUILESS_MAIN(tst_Reports)
#include "tst_Reports.moc"
