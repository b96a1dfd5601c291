#include "tests/integration/Tally.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace qiao::tests {

namespace {

// A supervisor and visitors who write, until all of them have their conversation.
struct Stage
{
    RelayProcess relay;
    std::unique_ptr<Watcher> watcher;
    BusyVisitors visitors;

    bool begin(int visitorCount)
    {
        const QString token = signIn(relay, u"sue"_s);
        watcher = std::make_unique<Watcher>(relay, token);
        watcher->connectNow();
        if (!QTest::qWaitFor([&] { return watcher->isOpen(); }))
            return false;
        visitors = connectVisitors(relay, visitorCount);
        return QTest::qWaitFor([&] { return watcher->conversationCount() == visitorCount; }, 20'000);
    }
    bool isEverybodyRefused() const
    {
        return std::all_of(
            visitors.begin(), visitors.end(), [](const auto &visitor) { return visitor->refusedForNow() > 0; });
    }
};

void verifyNothingLost(const Stage &stage, bool isSettled)
{
    const Tally tally = Tally::of(stage.visitors, *stage.watcher);
    qInfo().noquote() << tally.toString();
    QVERIFY2(tally.fault.isEmpty(), qPrintable(tally.fault));
    QVERIFY(isSettled);
    QVERIFY(tally.refusedForNow > 0);
    QCOMPARE(tally.lost, 0);
    QCOMPARE(tally.doubled, 0);
    QCOMPARE(tally.disordered, 0);
    QCOMPARE(tally.delivered, tally.sent);
}

} // namespace

// The real relay on a disk that is full, that bounds its files, and that cannot be written to.
class TestDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFullDiskRefusesUntilThereIsSpace()
    {
        Stage stage;
        if (!stage.relay.setMounts(u"mount -t tmpfs -o size=3m none \"$DATA\""_s))
            QSKIP("this machine gives no mount namespace");
        QVERIFY(stage.relay.start());
        QVERIFY(stage.begin(10));
        QVERIFY(QTest::qWaitFor([&] { return stage.isEverybodyRefused(); }, 60'000));
        QVERIFY(stage.relay.isRunning());
        QVERIFY(stage.relay.log().contains("nothing is stored: The database cannot be used now"));
        QVERIFY(stage.relay.remount(u"mount -o remount,size=256m \"$DATA\""_s));
        verifyNothingLost(stage, settle(stage.visitors, *stage.watcher));
        QVERIFY(stage.relay.log().contains("the database works again"));
    }

    void aBoundOnTheFilesRefusesAndARestartGoesOn()
    {
        Stage stage;
        QVERIFY(stage.relay.start());
        QVERIFY(stage.begin(10));
        QVERIFY(stage.relay.limitFileSize(1'000'000));
        QVERIFY(QTest::qWaitFor([&] { return stage.isEverybodyRefused(); }, 60'000));
        QVERIFY(stage.relay.isRunning());
        QVERIFY(stage.relay.log().contains("nothing is stored: The database cannot be used now"));
        stage.relay.kill(); // in the midst of refusing
        QVERIFY(stage.relay.start());
        verifyNothingLost(stage, settle(stage.visitors, *stage.watcher));
    }

    void aReadOnlyFolderIsSaidAtTheStart()
    {
        RelayProcess relay;
        QVERIFY(relay.start());
        WireClient visitor(relay);
        QVERIFY(visitor.connectAsVisitor());
        const QString token = visitor.call(u"session.open"_s).value("token"_L1).toString();
        const QString conversation = visitor.call(u"conversation.start"_s).value("conversation"_L1).toString();
        const qint64 seq
            = visitor.call(u"message.post"_s, {{u"text"_s, u"kept"_s}}, conversation).value("seq"_L1).toInteger();
        QVERIFY(seq > 0);
        visitor.abort();
        QCOMPARE(relay.stop(), 0);

        if (!relay.setMounts(u"mount --bind \"$DATA\" \"$DATA\" && mount -o remount,bind,ro \"$DATA\""_s))
            QSKIP("this machine gives no mount namespace");
        const qsizetype said = relay.log().size();
        QVERIFY(!relay.start());
        QCOMPARE(relay.exitCode(), 2);
        const QByteArray words = relay.log().mid(said).trimmed();
        qInfo().noquote() << words;
        QVERIFY2(words.startsWith("qiao-relay: ") && words.contains("cannot be written"), words.constData());
        QCOMPARE(words.count('\n'), 0);

        QVERIFY(relay.setMounts(u"true"_s));
        QVERIFY(relay.start());
        WireClient again(relay);
        QVERIFY(again.connectAsVisitor());
        again.call(u"session.open"_s, {{u"token"_s, token}, {u"resume"_s, QJsonObject{{conversation, 0}}}});
        QVERIFY(again.waitFor([&] {
            const QList<QJsonObject> events = again.events(conversation);
            return !events.isEmpty() && events.last().value("seq"_L1).toInteger() >= seq;
        }));
        QVERIFY(again.hasEvent(u"message.posted"_s, conversation));
    }
};

} // namespace qiao::tests

QTEST_GUILESS_MAIN(qiao::tests::TestDisk)
#include "tst_Disk.moc"
