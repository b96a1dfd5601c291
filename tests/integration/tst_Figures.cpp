#include "tests/integration/WireClient.h"

#include <QDateTime>
#include <QJsonArray>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;

namespace qiao::tests {

// One conversation over the real relay, and what the board, the reports and /metrics say of it, also after a kill.
class TestFigures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_relay = std::make_unique<RelayProcess>();
        QVERIFY(m_relay->start());
        m_sue = signIn(*m_relay, u"sue"_s);
        m_ann = signIn(*m_relay, u"ann"_s);
        QVERIFY(!m_sue.isEmpty() && !m_ann.isEmpty());
    }
    void cleanupTestCase() { m_relay.reset(); }

    void theBoardFollowsAConversation()
    {
        WireClient sue(*m_relay);
        QVERIFY(sue.connectAsAgent());
        sue.call(u"session.open"_s, {{u"token"_s, m_sue}});
        QVERIFY(!sue.call(u"queue.watch"_s).contains("type"_L1));
        QVERIFY(sue.waitFor([&] { return board(sue).value(u"default"_s).contains("waiting"_L1); }));
        QCOMPARE(total(sue, "arrivals"_L1), 0);

        WireClient ann(*m_relay);
        QVERIFY(ann.connectAsAgent());
        ann.call(u"session.open"_s, {{u"token"_s, m_ann}});
        ann.call(u"presence.set"_s, {{u"state"_s, u"online"_s}});
        QCOMPARE(ann.callForError(u"queue.watch"_s), u"forbidden"_s);
        WireClient visitor(*m_relay);
        QVERIFY(visitor.connectAsVisitor());
        visitor.call(u"session.open"_s);
        m_conversation = visitor.call(u"conversation.start"_s).value("conversation"_L1).toString();
        QVERIFY(ann.waitFor([&] { return ann.hasEvent(u"conversation.offered"_s, m_conversation); }));
        QVERIFY(sue.waitFor([&] { return total(sue, "waiting"_L1) == 1; }));
        ann.call(u"conversation.accept"_s, {}, m_conversation);
        ann.call(u"message.post"_s, {{u"text"_s, u"hello"_s}}, m_conversation);
        QVERIFY(sue.waitFor([&] { return total(sue, "active"_L1) == 1 && total(sue, "answered"_L1) == 1; }));
        QCOMPARE(total(sue, "waiting"_L1), 0);
        ann.call(u"conversation.close"_s, {{u"resolved"_s, true}}, m_conversation);
        visitor.call(u"feedback.submit"_s, {{u"score"_s, 5}}, m_conversation);
        QVERIFY(sue.waitFor([&] { return total(sue, "closed"_L1) == 1; }));
        QCOMPARE(total(sue, "active"_L1), 0);
    }

    void theReportsSayTheSame()
    {
        compareReports();
        const HttpAnswer own = report("summary", range() + "&agent=self", m_ann);
        QCOMPARE(own.json().value("metrics"_L1).toObject().value("turns"_L1).toObject().value("count"_L1).toInt(), 1);
        QCOMPARE(report("summary", range(), m_ann).status, 403);
        QCOMPARE(report("summary", range(), u"nonsense"_s).status, 401);
        const HttpAnswer table = report("series", range() + "&metric=csat&by=agent&format=csv", m_sue);
        QCOMPARE(table.header("Content-Type"), "text/csv; charset=utf-8");
        QVERIFY(table.body.startsWith("\xEF\xBB\xBFkey,label,at,count,met,value,p50,p90,p99\r\n"));
        QVERIFY(table.body.contains(",1,1,1,,,\r\n"));
        const QJsonObject service = report("service", {}, m_sue).json();
        QVERIFY(service.value("connections"_L1).toObject().value("accepted"_L1).toInt() >= 3);
        const QJsonObject stored = service.value("messageLatency"_L1).toObject().value("stored"_L1).toObject();
        QCOMPARE(stored.value("count"_L1).toInt(), 1);
    }

    void prometheusSeesIt()
    {
        const HttpAnswer metrics = request(m_relay->httpUrl(u"/metrics"_s), "GET");
        QCOMPARE(metrics.status, 200);
        QVERIFY(metrics.body.contains("\nqiao_messages_total 1\n"));
        QVERIFY(metrics.body.contains("\nqiao_offers_total{outcome=\"accepted\"} 1\n"));
        QVERIFY(metrics.body.contains("\nqiao_handshakes_accepted_total{kind=\"agent\"} 2\n"));
        QVERIFY(metrics.body.contains("\nqiao_rate_limited_total{what=\"request\"} 0\n"));
        QCOMPARE(request(m_relay->httpUrl(u"/metrics"_s), "GET", {}, {{"X-Forwarded-For", "192.0.2.7"}}).status, 403);
    }

    void figuresSurviveAKillAndAreRebuilt()
    {
        m_relay->kill();
        QVERIFY(m_relay->start());
        m_sue = signIn(*m_relay, u"sue"_s);
        compareReports();
        WireClient sue(*m_relay);
        QVERIFY(sue.connectAsAgent());
        sue.call(u"session.open"_s, {{u"token"_s, m_sue}});
        sue.call(u"queue.watch"_s);
        QVERIFY(sue.waitFor([&] { return total(sue, "closed"_L1) == 1 && total(sue, "inGoal"_L1) == 1; }));

        QProcess rebuild;
        rebuild.start(m_relay->program(), {u"metrics"_s, u"rebuild"_s, u"--data"_s, m_relay->filePath(u"data"_s)});
        QVERIFY(rebuild.waitForFinished());
        QCOMPARE(QString::fromUtf8(rebuild.readAllStandardOutput()),
            u"1 conversations were counted anew; 0 were missing, 0 differed.\n"_s);
    }

private:
    static QByteArray range()
    {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        return "from=" + QByteArray::number(now - 86'400'000) + "&to=" + QByteArray::number(now + 86'400'000);
    }
    HttpAnswer report(const QByteArray &name, const QByteArray &parameters, const QString &token) const
    {
        return request(m_relay->httpUrl(QString::fromLatin1("/v1/reports/" + name + '?' + parameters)), "GET", {},
            {{"Authorization", "Bearer " + token.toLatin1()}});
    }
    void compareReports() const
    {
        const QJsonObject metrics = report("summary", range(), m_sue).json().value("metrics"_L1).toObject();
        const QHash<QString, int> expected{{u"arrivals"_s, 1}, {u"answered"_s, 1}, {u"abandoned"_s, 0},
            {u"in_goal"_s, 1}, {u"wait"_s, 1}, {u"handling"_s, 1}, {u"closed"_s, 1}, {u"resolution"_s, 1},
            {u"csat"_s, 1}, {u"transfers"_s, 0}};
        for (auto metric = expected.cbegin(); metric != expected.cend(); ++metric)
            QCOMPARE(metrics.value(metric.key()).toObject().value("count"_L1).toInt(-1), metric.value());
        const QJsonArray conversations = report("conversations", range() + "&metric=resolution&met=yes", m_sue)
                                             .json()
                                             .value("conversations"_L1)
                                             .toArray();
        QCOMPARE(conversations.size(), 1);
        QCOMPARE(conversations.first().toObject().value("conversation"_L1).toString(), m_conversation);
        QCOMPARE(conversations.first().toObject().value("agentName"_L1).toString(), u"Ann"_s);
    }

    // The board as the client has it, put together from all its frames: queue → figures.
    static QHash<QString, QJsonObject> board(const WireClient &client)
    {
        QHash<QString, QJsonObject> queues;
        for (const QJsonObject &frame : client.frames()) {
            if (frame.value("type"_L1) != "queue.changed"_L1)
                continue;
            const QJsonObject data = frame.value("data"_L1).toObject();
            if (data.value("reset"_L1).toBool())
                queues.clear();
            for (const QJsonValue &value : data.value("queues"_L1).toArray())
                queues.insert(value.toObject().value("id"_L1).toString(), value.toObject());
        }
        return queues;
    }
    static int total(const WireClient &client, QLatin1StringView figure)
    {
        int total = 0;
        for (const QJsonObject &queue : board(client))
            total += queue.value(figure).toInt();
        return total;
    }

    std::unique_ptr<RelayProcess> m_relay;
    QString m_sue;
    QString m_ann;
    QString m_conversation;
};

} // namespace qiao::tests

QTEST_GUILESS_MAIN(qiao::tests::TestFigures)
#include "tst_Figures.moc"
