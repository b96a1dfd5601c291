#include "common/domain/Queue.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <limits>

using namespace qiao;
using namespace qiao::domain;
using namespace std::chrono_literals;

using Change = std::function<void(Queue &)>;
Q_DECLARE_METATYPE(Change)

// Every field of a queue has its bounds, and what lies within them is taken.
class tst_Queue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bounds_data();
    void bounds();
    void overflowsHaveNames();
};

void tst_Queue::bounds_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<bool>("isTaken");
    const auto row
        = [](const char *name, bool isTaken, const Change &change) { QTest::newRow(name) << change << isTaken; };
    row("as it is", true, [](Queue &) {});
    row("no id", false, [](Queue &q) { q.id = QueueId(); });
    row("longest id", true, [](Queue &q) { q.id = QueueId(QString(64, u'x')); });
    row("long id", false, [](Queue &q) { q.id = QueueId(QString(65, u'x')); });
    row("no name", false, [](Queue &q) { q.name.clear(); });
    row("blank name", false, [](Queue &q) { q.name = QStringLiteral(" \n"); });
    row("longest name", true, [](Queue &q) { q.name = QString(200, u'长'); });
    row("long name", false, [](Queue &q) { q.name = QString(201, u'长'); });
    row("most topics", true, [](Queue &q) { q.topics = QStringList(100, QStringLiteral("t")); });
    row("too many topics", false, [](Queue &q) { q.topics = QStringList(101, QStringLiteral("t")); });
    row("an empty topic", false, [](Queue &q) { q.topics = {QString()}; });
    row("a long topic", false, [](Queue &q) { q.topics = {QString(201, u'x')}; });
    row("an empty language", false, [](Queue &q) { q.languages = {QString()}; });
    row("too many languages", false, [](Queue &q) { q.languages = QStringList(101, QStringLiteral("l")); });
    row("a skill", true, [](Queue &q) { q.skills = {{QString(50, u'x'), 5}}; });
    row("a long skill", false, [](Queue &q) { q.skills = {{QString(51, u'x'), 5}}; });
    row("a nameless skill", false, [](Queue &q) { q.skills = {{QString(), 1}}; });
    row("level 0", false, [](Queue &q) { q.skills = {{QStringLiteral("a"), 0}}; });
    row("level 6", false, [](Queue &q) { q.skills = {{QStringLiteral("a"), 6}}; });
    row("too many skills", false, [](Queue &q) { q.skills = QList<SkillLevel>(101, {QStringLiteral("a"), 1}); });
    row("priority 9", true, [](Queue &q) { q.priority = 9; });
    row("priority 10", false, [](Queue &q) { q.priority = 10; });
    row("priority -1", false, [](Queue &q) { q.priority = -1; });
    row("longest line", true, [](Queue &q) { q.maximumLength = 1'000'000; });
    row("too long a line", false, [](Queue &q) { q.maximumLength = 1'000'001; });
    row("a negative line", false, [](Queue &q) { q.maximumLength = -1; });
    row("100 missed offers", true, [](Queue &q) { q.missedOffers = 100; });
    row("101 missed offers", false, [](Queue &q) { q.missedOffers = 101; });
    row("-1 missed offers", false, [](Queue &q) { q.missedOffers = -1; });
    row("overflow to another", true, [](Queue &q) {
        q.overflow = Overflow::OtherQueue;
        q.overflowQueue = QueueId(QStringLiteral("b"));
    });
    row("overflow to none", false, [](Queue &q) { q.overflow = Overflow::OtherQueue; });
    row("overflow to itself", false, [](Queue &q) {
        q.overflow = Overflow::OtherQueue;
        q.overflowQueue = q.id;
    });
    const auto weights = {&RoutingWeights::vip, &RoutingWeights::category, &RoutingWeights::load,
        &RoutingWeights::language, &RoutingWeights::history, &RoutingWeights::idle};
    int number = 0;
    for (double RoutingWeights::*weight : weights) {
        ++number;
        const auto weigh = [&](const char *name, double value, bool isTaken) {
            QTest::addRow("weight %d %s", number, name)
                << Change([weight, value](Queue &q) { q.weights.*weight = value; }) << isTaken;
        };
        weigh("0", 0, true);
        weigh("10", 10, true);
        weigh("beyond", 10.001, false);
        weigh("negative", -0.001, false);
        weigh("not a number", std::nan(""), false);
        weigh("infinite", std::numeric_limits<double>::infinity(), false);
    }
    const auto last = [&](const char *name, base::Milliseconds Queue::*duration, base::Milliseconds least,
                          base::Milliseconds most) {
        const auto set = [&](const char *what, base::Milliseconds value, bool isTaken) {
            QTest::addRow("%s %s", name, what)
                << Change([duration, value](Queue &q) { q.*duration = value; }) << isTaken;
        };
        set("least", least, true);
        set("less", least - 1ms, false);
        set("most", most, true);
        set("more", most + 1ms, false);
    };
    last("ageing", &Queue::ageing, 1s, 24h);
    last("offerTimeout", &Queue::offerTimeout, 1s, 1h);
    last("idleAfter", &Queue::idleAfter, 0s, 24h);
    last("wrapUp", &Queue::wrapUp, 0s, 1h);
    last("abandonAfter", &Queue::abandonAfter, 0s, 24h);
    last("firstResponseGoal", &Queue::firstResponseGoal, 1s, 24h);
    last("sla", &Queue::sla, 1s, 24h);
    row("hours beyond their bounds", false, [](Queue &q) { q.hours.week[0] = {{-1, 5}}; });
}

void tst_Queue::bounds()
{
    QFETCH(Change, change);
    QFETCH(bool, isTaken);
    Queue queue;
    queue.id = QueueId(QStringLiteral("a"));
    queue.name = QStringLiteral("A");
    change(queue);
    const base::Result<void> checked = queue.check();
    QCOMPARE(checked.isOk(), isTaken);
    if (!checked) {
        QVERIFY(checked.error().code == base::ErrorCode::BadRequest);
        QVERIFY(!checked.error().message.isEmpty());
    }
}

void tst_Queue::overflowsHaveNames()
{
    for (const Overflow overflow : {Overflow::Wait, Overflow::LeaveMessage, Overflow::OtherQueue}) {
        QVERIFY(!nameOf(overflow).isEmpty());
        QVERIFY(overflowFromName(nameOf(overflow)) == overflow);
    }
    QVERIFY(!overflowFromName(u"Wait"));
    QVERIFY(!overflowFromName(u""));
}

QTEST_GUILESS_MAIN(tst_Queue)
#include "tst_Queue.moc"
