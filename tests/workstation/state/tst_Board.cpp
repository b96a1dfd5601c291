#include "tests/workstation/Samples.h"
#include "workstation/state/Desk.h"

#include <QSignalSpy>
#include <QTest>

using namespace qiao;
using namespace qiao::tests;
using namespace qiao::workstation::state;

namespace {

protocol::QueueFigures figures(const QString &id, int waiting)
{
    protocol::QueueFigures made;
    made.queue = domain::QueueId(id);
    made.name = id.toUpper();
    made.waiting = waiting;
    return made;
}

protocol::AgentFigures day(const QString &id, int handled)
{
    protocol::AgentFigures made;
    made.agent = domain::AgentId(id);
    made.handled = handled;
    return made;
}

} // namespace

// The board is a whole and then changes; nothing of an earlier whole shines through. One thread.
class tst_Board : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        desk = std::make_unique<Desk>(clock);
        desk->apply(samples::session(), {});
    }

    void aResetForgetsWhatWasKnown()
    {
        tell(
            {true, {figures(QStringLiteral("a"), 1), figures(QStringLiteral("b"), 2)}, {day(QStringLiteral("a1"), 4)}});
        QVERIFY(desk->board()->isCurrent());
        QCOMPARE(desk->board()->count(), 2);
        QCOMPARE(desk->board()->agent(domain::AgentId(QStringLiteral("a1"))).handled, 4);
        tell({true, {figures(QStringLiteral("b"), 7)}, {}});
        QCOMPARE(desk->board()->count(), 1);
        QCOMPARE(desk->board()->indexOf(domain::QueueId(QStringLiteral("a"))), -1);
        QCOMPARE(desk->board()->at(0).waiting, 7);
        QCOMPARE(desk->board()->agent(domain::AgentId(QStringLiteral("a1"))).handled, 0);
    }

    void changesAreMergedAndTellOnlyWhatIsNew()
    {
        tell({true, {figures(QStringLiteral("a"), 1), figures(QStringLiteral("b"), 2)}, {}});
        QSignalSpy changed(desk->board(), &Board::queueChanged);
        QSignalSpy added(desk->board(), &Board::added);
        QSignalSpy people(desk->board(), &Board::agentChanged);
        tell({false, {figures(QStringLiteral("b"), 2), figures(QStringLiteral("a"), 3)},
            {day(QStringLiteral("a1"), 1)}});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.first().first().toInt(), 0);
        QCOMPARE(desk->board()->at(0).waiting, 3);
        QCOMPARE(people.count(), 1);
        tell({false, {figures(QStringLiteral("c"), 9)}, {day(QStringLiteral("a1"), 1)}});
        QCOMPARE(added.count(), 1);
        QCOMPARE(desk->board()->at(2).waiting, 9);
        QCOMPARE(people.count(), 1);
    }

    void aChangeBeforeTheWholeIsNotTaken()
    {
        tell({false, {figures(QStringLiteral("a"), 1)}, {}});
        QCOMPARE(desk->board()->count(), 0);
        QVERIFY(!desk->board()->isKnown());
    }

    void afterALossTheFiguresStayAndAreOld()
    {
        tell({true, {figures(QStringLiteral("a"), 1)}, {}});
        QSignalSpy current(desk->board(), &Board::currentChanged);
        desk->leaveBoard();
        QCOMPARE(current.count(), 1);
        QVERIFY(desk->board()->isKnown());
        QVERIFY(!desk->board()->isCurrent());
        QCOMPARE(desk->board()->count(), 1);
        // A change of the connection before does not count any more.
        tell({false, {figures(QStringLiteral("a"), 5)}, {}});
        QCOMPARE(desk->board()->at(0).waiting, 1);
    }

    void signingOutForgetsTheBoard()
    {
        tell({true, {figures(QStringLiteral("a"), 1)}, {}});
        desk->clear();
        QCOMPARE(desk->board()->count(), 0);
        QVERIFY(!desk->board()->isKnown());
    }

    void sharesAndAveragesNeedSomethingToDivideBy()
    {
        protocol::QueueFigures queue = figures(QStringLiteral("a"), 0);
        QVERIFY(!shareInGoal(queue));
        queue.answered = 7;
        queue.abandoned = 1;
        queue.inGoal = 6;
        QCOMPARE(*shareInGoal(queue), 0.75);
        protocol::AgentFigures agent = day(QStringLiteral("a1"), 0);
        QVERIFY(!averageHandling(agent));
        QVERIFY(!averageRating(agent));
        agent.handled = 4;
        agent.handling = std::chrono::minutes(10);
        agent.ratings = 2;
        agent.ratingSum = 9;
        QCOMPARE(*averageHandling(agent), base::Milliseconds(150'000));
        QCOMPARE(*averageRating(agent), 4.5);
    }

private:
    void tell(const protocol::QueueChanged &change) { desk->apply(protocol::EphemeralEvent(change)); }

    base::ManualClock clock;
    std::unique_ptr<Desk> desk;
};

QTEST_GUILESS_MAIN(tst_Board)
#include "tst_Board.moc"
