#include "tests/integration/Tally.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;

namespace qiao::tests {

// Kills the relay at random moments while fifty visitors write, and counts what became of every acknowledged message.
class TestKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyAcknowledgedMessageIsThereOnceAndInOrder()
    {
        constexpr int visitorCount = 50;
        constexpr int kills = 6;
        RelayProcess relay;
        QVERIFY(relay.start());
        const QString token = signIn(relay, u"sue"_s);
        QVERIFY(!token.isEmpty());
        Watcher watcher(relay, token);
        watcher.connectNow();
        QVERIFY(QTest::qWaitFor([&] { return watcher.isOpen(); }));
        const BusyVisitors visitors = connectVisitors(relay, visitorCount);
        QVERIFY(QTest::qWaitFor([&] { return watcher.conversationCount() == visitorCount; }, 30'000));
        for (int round = 0; round < kills; ++round) {
            QTest::qWait(300 + static_cast<int>(QRandomGenerator::global()->bounded(900)));
            relay.kill();
            QVERIFY(relay.start());
        }
        QTest::qWait(500);
        const bool isSettled = settle(visitors, watcher);
        const Tally tally = Tally::of(visitors, watcher);
        qInfo().noquote() << kills << "kills," << visitorCount << "visitors:" << tally.toString();
        QVERIFY2(tally.fault.isEmpty(), qPrintable(tally.fault));
        QVERIFY(isSettled);
        QCOMPARE(tally.lost, 0);
        QCOMPARE(tally.doubled, 0);
        QCOMPARE(tally.disordered, 0);
        QCOMPARE(tally.acknowledged, tally.sent);
        QCOMPARE(tally.delivered, tally.acknowledged);

        // The same for a visitor who comes with nothing but the token.
        for (const auto &visitor : visitors) {
            QVERIFY(!visitor->acknowledged().isEmpty());
            visitor->leave();
            WireClient again(relay);
            QVERIFY(again.connectAsVisitor());
            again.call(u"session.open"_s,
                {{u"token"_s, visitor->token()}, {u"resume"_s, QJsonObject{{visitor->conversation(), 0}}}});
            QVERIFY(again.waitFor([&] {
                const QList<QJsonObject> events = again.events(visitor->conversation());
                return !events.isEmpty()
                    && static_cast<quint64>(events.last().value("seq"_L1).toInteger()) >= visitor->lastSeq();
            }));
            QMap<qint64, QString> seen;
            qint64 last = 0;
            for (const QJsonObject &event : again.events(visitor->conversation())) {
                const qint64 seq = event.value("seq"_L1).toInteger();
                QCOMPARE(seq, ++last);
                if (event.value("type"_L1) == "message.posted"_L1)
                    seen.insert(seq, event.value("data"_L1).toObject().value("text"_L1).toString());
            }
            QCOMPARE(seen, visitor->acknowledged());
        }
    }
};

} // namespace qiao::tests

QTEST_GUILESS_MAIN(qiao::tests::TestKill)
#include "tst_Kill.moc"
