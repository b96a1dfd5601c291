#include "tests/relay/routing/Facts.h"

#include <QTest>

using namespace qiao;
using namespace qiao::relay::routing;
using namespace qiao::tests::routing;

class tst_Placement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void topicsComeFirst();
    void thenLanguages();
    void disabledQueuesAreLeftOut();
    void aFullQueueDoesWhatItSays_data();
    void aFullQueueDoesWhatItSays();
    void overflowGoesFromQueueToQueue();
    void overflowEnds_data();
    void overflowEnds();

private:
    static domain::Queue queueWith(const QString &id, const QStringList &topics, const QStringList &languages)
    {
        domain::Queue made = queue(id);
        made.topics = topics;
        made.languages = languages;
        return made;
    }
    static domain::Queue overflowing(const QString &id, const QString &next, int maximumLength = 2)
    {
        domain::Queue made = queue(id);
        made.maximumLength = maximumLength;
        made.overflow = domain::Overflow::OtherQueue;
        made.overflowQueue = domain::QueueId(next);
        return made;
    }
    // Those that are named wait in the queue; a queue in capitals is closed.
    static Placement placed(const std::vector<domain::Queue> &queues, const QHash<QString, int> &waiting)
    {
        return placeIn(queues.front().id, queues, [&](const domain::QueueId &id) {
            return QueueStanding{waiting.value(id.toString()), id.toString() != id.toString().toUpper()};
        });
    }
};

void tst_Placement::topicsComeFirst()
{
    const std::vector<domain::Queue> queues{
        queueWith("prices", {"Prices", "价格"}, {}), queueWith("rest", {}, {}), queueWith("returns", {"returns"}, {})};
    QCOMPARE(queueFor("prices", {}, queues).toString(), "prices");
    QCOMPARE(queueFor("RETURNS", {}, queues).toString(), "returns");
    QCOMPARE(queueFor("价格", "en", queues).toString(), "prices");
    QCOMPARE(queueFor("something else", {}, queues).toString(), "rest");
    QCOMPARE(queueFor({}, {}, queues).toString(), "rest");
    QCOMPARE(queueFor("else", {}, {queues[2], queues[0]}).toString(), "returns"); // somewhere it has to go
    QVERIFY(queueFor("else", {}, {}).isEmpty());
}

void tst_Placement::thenLanguages()
{
    const std::vector<domain::Queue> queues{queueWith("german", {}, {"de"}), queueWith("any", {}, {}),
        queueWith("chinese", {}, {"en", "zh-Hans"}), queueWith("returns", {"returns"}, {"de"})};
    QCOMPARE(queueFor({}, "zh-TW", queues).toString(), "chinese");
    QCOMPARE(queueFor({}, "de_AT", queues).toString(), "german");
    QCOMPARE(queueFor({}, "fr", queues).toString(), "any");
    QCOMPARE(queueFor({}, {}, queues).toString(), "german"); // not known: the first
    QCOMPARE(queueFor("returns", "zh", queues).toString(), "returns"); // the topic counts more
}

void tst_Placement::disabledQueuesAreLeftOut()
{
    std::vector<domain::Queue> queues{queueWith("prices", {"prices"}, {}), queueWith("rest", {}, {})};
    queues[0].isDisabled = true;
    QCOMPARE(queueFor("prices", {}, queues).toString(), "rest");
    queues[1].isDisabled = true;
    QVERIFY(queueFor("prices", {}, queues).isEmpty());
}

void tst_Placement::aFullQueueDoesWhatItSays_data()
{
    QTest::addColumn<int>("overflow");
    QTest::addColumn<int>("maximumLength");
    QTest::addColumn<int>("waiting");
    QTest::addColumn<bool>("asksForMessage");
    const auto row = [](const char *name, domain::Overflow overflow, int most, int waiting, bool asks) {
        QTest::newRow(name) << static_cast<int>(overflow) << most << waiting << asks;
    };
    row("no bound", domain::Overflow::LeaveMessage, 0, 1'000, false);
    row("room", domain::Overflow::LeaveMessage, 3, 2, false);
    row("full", domain::Overflow::LeaveMessage, 3, 3, true);
    row("over", domain::Overflow::LeaveMessage, 3, 4, true);
    row("waits all the same", domain::Overflow::Wait, 3, 4, false);
}

void tst_Placement::aFullQueueDoesWhatItSays()
{
    QFETCH(int, overflow);
    QFETCH(int, maximumLength);
    QFETCH(int, waiting);
    QFETCH(bool, asksForMessage);
    domain::Queue sales = queue("sales");
    sales.overflow = static_cast<domain::Overflow>(overflow);
    sales.maximumLength = maximumLength;
    QCOMPARE(placed({sales}, {{"sales", waiting}}), (Placement{sales.id, asksForMessage, false}));
}

void tst_Placement::overflowGoesFromQueueToQueue()
{
    domain::Queue last = queue("c");
    last.maximumLength = 1;
    last.overflow = domain::Overflow::LeaveMessage;
    const std::vector<domain::Queue> queues{overflowing("a", "b"), overflowing("b", "c"), last};
    QCOMPARE(placed(queues, {{"a", 1}}), (Placement{domain::QueueId("a"), false, false}));
    QCOMPARE(placed(queues, {{"a", 2}}), (Placement{domain::QueueId("b"), false, true}));
    QCOMPARE(placed(queues, {{"a", 2}, {"b", 2}}), (Placement{domain::QueueId("c"), false, true}));
    QCOMPARE(placed(queues, {{"a", 2}, {"b", 2}, {"c", 1}}), (Placement{domain::QueueId("c"), true, true}));
}

void tst_Placement::overflowEnds_data()
{
    QTest::addColumn<QString>("next");
    QTest::newRow("in a circle") << "b";
    QTest::newRow("at itself") << "a";
    QTest::newRow("nowhere") << "gone";
    QTest::newRow("at one that is disabled") << "off";
    QTest::newRow("at one that is closed") << "CLOSED";
    QTest::newRow("without a name") << "";
}

void tst_Placement::overflowEnds()
{
    QFETCH(QString, next);
    domain::Queue off = queue("off");
    off.isDisabled = true;
    const std::vector<domain::Queue> queues{
        overflowing("a", next), overflowing("b", "c"), overflowing("c", "a"), off, queue("CLOSED")};
    const QHash<QString, int> full{{"a", 2}, {"b", 2}, {"c", 2}};
    QCOMPARE(placed(queues, full), (Placement{domain::QueueId("a"), false, false}));
}

QTEST_GUILESS_MAIN(tst_Placement)
#include "tst_Placement.moc"
