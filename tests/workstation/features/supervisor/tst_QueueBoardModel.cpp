#include "tests/workstation/features/supervisor/SampleBoard.h"
#include "workstation/features/supervisor/QueueBoardModel.h"
#include "workstation/features/supervisor/QueueCardLayout.h"
#include "workstation/ui/Theme.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace qiao;
using namespace qiao::workstation;
using namespace std::chrono_literals;
using supervisor::QueueBoardModel;
using supervisor::QueueCardLayout;
using tests::SampleBoard;

namespace {

QStringList names(const QueueBoardModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names.append(model.index(row, 0).data().toString());
    return names;
}

const auto S = [](const char *text) { return QString::fromUtf8(text); };

} // namespace

// The queues stand by trouble, and only what changed is told. One thread.
class tst_QueueBoardModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDeepestTroubleComesFirst();
    void theOrderHoldsAsTimeGoesOn();
    void oneChangeIsOneRow();
    void twoHundredQueuesSettleTogether();
    void asleepNothingMoves();
    void searchKeepsWhatMatches();
    void theCardSaysWhatIsSo();
    void thePartsOfACardStayApart_data();
    void thePartsOfACardStayApart();
};

void tst_QueueBoardModel::theDeepestTroubleComesFirst()
{
    SampleBoard sample;
    QueueBoardModel model(sample.desk, sample.clock);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    protocol::QueueFigures strict = sample.waiting(S("strict"), S("Strict"), 1, 20s);
    strict.sla = 10s; // broken already, though others wait longer
    protocol::QueueFigures left = SampleBoard::queue(S("left"), S("Zulu"));
    left.deferred = 2;
    sample.tellBoard({SampleBoard::queue(S("b"), S("beta")), SampleBoard::queue(S("a"), S("Alpha")), left,
        sample.waiting(S("slow"), S("Slow"), 9, 40s), strict});
    QCOMPARE(names(model), (QStringList{S("Strict"), S("Slow"), S("Zulu"), S("Alpha"), S("beta")}));
}

void tst_QueueBoardModel::theOrderHoldsAsTimeGoesOn()
{
    SampleBoard sample;
    QueueBoardModel model(sample.desk, sample.clock);
    sample.tellBoard({sample.waiting(S("x"), S("X"), 1, 5s), sample.waiting(S("y"), S("Y"), 1, 30s)});
    const QStringList before = names(model);
    sample.wait(10min);
    model.settle();
    QCOMPARE(names(model), before);
}

void tst_QueueBoardModel::oneChangeIsOneRow()
{
    SampleBoard sample;
    QueueBoardModel model(sample.desk, sample.clock);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    sample.tellBoard({sample.waiting(S("a"), S("A"), 1, 30s), sample.waiting(S("b"), S("B"), 1, 20s),
        sample.waiting(S("c"), S("C"), 1, 10s)});
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy layout(&model, &QAbstractItemModel::layoutChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    sample.change({sample.waiting(S("b"), S("B"), 2, 20s)});
    QCOMPARE(changed.count(), 0); // gathered first
    model.settle();
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().toModelIndex().row(), 1);
    QCOMPARE(layout.count(), 0);
    // The one in the middle becomes the worst; who is chosen stays chosen.
    const QPersistentModelIndex held(model.index(2, 0));
    sample.change({sample.waiting(S("b"), S("B"), 2, 90s)});
    model.settle();
    QCOMPARE(names(model), (QStringList{S("B"), S("A"), S("C")}));
    QCOMPARE(held.data().toString(), S("C"));
    QCOMPARE(layout.count(), 1);
    sample.change({SampleBoard::queue(S("d"), S("D"))});
    model.settle();
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(reset.count(), 0);
}

void tst_QueueBoardModel::twoHundredQueuesSettleTogether()
{
    SampleBoard sample;
    QueueBoardModel model(sample.desk, sample.clock);
    QList<protocol::QueueFigures> all;
    for (int number = 0; number < 200; ++number)
        all.append(sample.waiting(S("q%1").arg(number), S("Queue %1").arg(number), 1, std::chrono::seconds(number)));
    sample.tellBoard(all);
    QCOMPARE(model.rowCount(), 200);
    QSignalSpy layout(&model, &QAbstractItemModel::layoutChanged);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    for (protocol::QueueFigures &figures : all)
        figures.longestSince -= 5s;
    sample.change(all);
    model.settle();
    QCOMPARE(layout.count(), 0); // all grew alike
    QCOMPARE(changed.count(), 200);
    std::reverse(all.begin(), all.end());
    for (int number = 0; number < 200; ++number)
        all[number].longestSince = sample.clock.now() - std::chrono::seconds(number);
    sample.change(all);
    model.settle();
    QCOMPARE(layout.count(), 1); // one new order, not two hundred
    QCOMPARE(names(model).first(), S("Queue 0"));
}

void tst_QueueBoardModel::asleepNothingMoves()
{
    SampleBoard sample;
    QueueBoardModel model(sample.desk, sample.clock);
    sample.tellBoard({sample.waiting(S("a"), S("A"), 1, 30s), sample.waiting(S("b"), S("B"), 1, 20s)});
    model.setAsleep(true);
    QSignalSpy layout(&model, &QAbstractItemModel::layoutChanged);
    sample.change({sample.waiting(S("b"), S("B"), 1, 90s)});
    QTest::qWait(2 * int(supervisor::SettlingModel::settleAfter.count()));
    QCOMPARE(layout.count(), 0);
    model.setAsleep(false);
    QCOMPARE(layout.count(), 1);
    QCOMPARE(names(model).first(), S("B"));
}

void tst_QueueBoardModel::searchKeepsWhatMatches()
{
    SampleBoard sample;
    QueueBoardModel model(sample.desk, sample.clock);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    sample.tellBoard({SampleBoard::queue(S("a"), S("Returns")), SampleBoard::queue(S("b"), S("退款"))});
    model.setSearch(S("退"));
    QCOMPARE(names(model), QStringList{S("退款")});
    model.setSearch(S("retu"));
    QCOMPARE(names(model), QStringList{S("Returns")});
    model.setSearch({});
    QCOMPARE(model.rowCount(), 2);
}

void tst_QueueBoardModel::theCardSaysWhatIsSo()
{
    SampleBoard sample;
    protocol::QueueFigures figures = sample.waiting(S("a"), S("Returns"), 7, 50s);
    figures.answered = 20;
    figures.abandoned = 5;
    figures.inGoal = 21;
    figures.recentArrivals = 6;
    figures.recentAnswered = 4;
    figures.deferred = 1;
    const QRect rect(0, 0, 300, 200);
    QueueCardLayout layout(figures, rect, sample.clock.now());
    QCOMPARE(layout.level, ui::WaitLevel::Late);
    QCOMPARE(layout.words.longest, S("longest 00:50"));
    QCOMPARE(layout.words.promise, S("00:10 left"));
    QCOMPARE(layout.words.share, S("84 % within 15 s today"));
    QCOMPARE(layout.words.flow, S("15 min: 6 came, 4 answered"));
    QCOMPARE(layout.words.agents, S("1 free, 3 here of 7"));
    QCOMPARE(layout.words.hours, S("open"));
    QVERIFY(!layout.deferred.isEmpty());
    sample.wait(20s);
    QCOMPARE(QueueCardLayout(figures, rect, sample.clock.now()).level, ui::WaitLevel::TooLate);
    QCOMPARE(QueueCardLayout(figures, rect, sample.clock.now()).words.promise, S("00:10 over"));
    figures = SampleBoard::queue(S("a"), S("Returns"));
    figures.isOpen = false;
    const QueueCardLayout idle(figures, rect, sample.clock.now());
    QCOMPARE(idle.words.hours, S("closed"));
    QVERIFY(idle.words.longest.isEmpty());
    QVERIFY(idle.longest.isEmpty());
    QVERIFY(idle.share.isEmpty());
}

void tst_QueueBoardModel::thePartsOfACardStayApart_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {268, 320, 500})
        QTest::addRow("%d", width) << width;
}

void tst_QueueBoardModel::thePartsOfACardStayApart()
{
    QFETCH(int, width);
    SampleBoard sample;
    protocol::QueueFigures figures = sample.waiting(S("a"), S("A queue with a rather long name indeed"), 1234, 10h);
    figures.deferred = 12;
    figures.changesAt = sample.clock.now() + 90h;
    figures.recentArrivals = 8;
    figures.recentAnswered = 2;
    const QRect rect(7, 11, width, QueueCardLayout::cardSize().height());
    const QueueCardLayout layout(figures, rect, sample.clock.now());
    QVERIFY(layout.came.width() > layout.answered.width());
    const QList<QRect> parts{layout.came, layout.answered, layout.name, layout.hours, layout.figure, layout.levelSign,
        layout.longest, layout.promise, layout.shareText, layout.shareBar, layout.flow, layout.agents, layout.deferred};
    for (const QRect &part : parts) {
        QVERIFY(layout.card.contains(part));
        for (const QRect &other : parts)
            QVERIFY(&part == &other || !part.intersects(other));
    }
}

QTEST_MAIN(tst_QueueBoardModel)
#include "tst_QueueBoardModel.moc"
