#include "tests/workstation/features/SampleDesk.h"
#include "workstation/features/inbox/ConversationFilterModel.h"
#include "workstation/features/inbox/ConversationListModel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace qiao;
using namespace qiao::workstation;
using inbox::ConversationFilterModel;
using inbox::ConversationListModel;
using inbox::Segment;

namespace {

QStringList names(const ConversationFilterModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names.append(model.index(row).data(Qt::DisplayRole).toString());
    return names;
}

} // namespace

// Segments, order and search of the list. One thread.
class tst_ConversationFilterModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void segmentsHoldTheirOwn();
    void theMostPressingComesFirst();
    void aRowMovesAloneWhenItsTurnChanges();
    void theRelaysOrderHoldsAndMessagesComeLast();
    void whatIsWrappedUpStaysWithMe();
    void allWordsMustBeFound();
    void anyOrderOfChangesKeepsTheOrder();
    void tenThousandAreNarrowedByReset();
};

void tst_ConversationFilterModel::segmentsHoldTheirOwn()
{
    tests::SampleDesk sample;
    ConversationListModel list(sample.desk, sample.clock);
    ConversationFilterModel model(list);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto mine = sample.start(QStringLiteral("Mine"));
    sample.start(QStringLiteral("Queued"));
    const auto offered = sample.start(QStringLiteral("Offered"));
    const auto theirs = sample.start(QStringLiteral("Theirs"));
    sample.assign(mine);
    sample.offer(offered);
    sample.assign(theirs, QStringLiteral("Ben"));
    QCOMPARE(names(model), (QStringList{QStringLiteral("Offered"), QStringLiteral("Mine")}));
    model.setSegment(Segment::Waiting);
    QCOMPARE(names(model), (QStringList{QStringLiteral("Queued"), QStringLiteral("Offered")}));
    model.setSegment(Segment::All);
    QCOMPARE(model.rowCount(), 4);
    model.setSegment(Segment::Mine);
    sample.close(mine);
    QCOMPARE(names(model), QStringList{QStringLiteral("Offered")});
}

void tst_ConversationFilterModel::theMostPressingComesFirst()
{
    tests::SampleDesk sample;
    ConversationListModel list(sample.desk, sample.clock);
    ConversationFilterModel model(list);
    model.setSegment(Segment::Waiting);
    sample.start(QStringLiteral("Early"));
    sample.wait(std::chrono::seconds(30));
    sample.start(QStringLiteral("Late"));
    sample.wait(std::chrono::seconds(30));
    sample.start(QStringLiteral("Important"));
    domain::Visitor important;
    important.id = domain::VisitorId(QStringLiteral("v-Important"));
    important.name = QStringLiteral("Important");
    important.vip = 3;
    sample.meet(important);
    QCOMPARE(names(model), (QStringList{QStringLiteral("Important"), QStringLiteral("Early"), QStringLiteral("Late")}));
}

void tst_ConversationFilterModel::theRelaysOrderHoldsAndMessagesComeLast()
{
    tests::SampleDesk sample;
    ConversationListModel list(sample.desk, sample.clock);
    ConversationFilterModel model(list);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSegment(Segment::Waiting);
    QList<domain::ConversationId> ids;
    for (const char *name : {"Left", "First", "Second", "Third"}) {
        ids.append(sample.start(QString::fromLatin1(name)));
        sample.wait(std::chrono::seconds(1));
    }
    sample.tell(ids.at(0), domain::ConversationDeferred{sample.visitorOf(ids.at(0)), {}, {}});
    const auto stands = [&](int which, int position) {
        sample.desk.apply(protocol::EphemeralEvent(
            protocol::ConversationWaiting{ids.at(which), {domain::WaitReason::AllBusy, {}, position, {}}}));
    };
    stands(1, 3);
    stands(2, 2);
    stands(3, 1); // overtook the others
    const auto order = [&] {
        QList<domain::ConversationId> shown;
        for (int row = 0; row < model.rowCount(); ++row)
            shown.append(model.conversationAt(row));
        return shown;
    };
    QCOMPARE(order(), (QList<domain::ConversationId>{ids.at(3), ids.at(2), ids.at(1), ids.at(0)}));
}

void tst_ConversationFilterModel::whatIsWrappedUpStaysWithMe()
{
    tests::SampleDesk sample;
    ConversationListModel list(sample.desk, sample.clock);
    ConversationFilterModel model(list);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto id = sample.start(QStringLiteral("Emma"));
    sample.assign(id);
    domain::ConversationClosed closed{tests::SampleDesk::by(QStringLiteral("Ann"))};
    closed.wrapUpUntil = sample.clock.now() + std::chrono::seconds(30);
    sample.tell(id, closed);
    QCOMPARE(model.rowOf(id), 0);
    QCOMPARE(list.row(list.rowOf(id)).wrapUpLeft(sample.clock.now()), std::chrono::seconds(30));
    sample.tell(id, domain::ConversationWrapped{sample.session.agent.id});
    QCOMPARE(model.rowOf(id), -1);
}

void tst_ConversationFilterModel::aRowMovesAloneWhenItsTurnChanges()
{
    tests::SampleDesk sample;
    ConversationListModel list(sample.desk, sample.clock);
    ConversationFilterModel model(list);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QList<domain::ConversationId> ids;
    for (const char *name : {"A", "B", "C"}) {
        ids.append(sample.start(QString::fromLatin1(name)));
        sample.assign(ids.constLast());
        sample.wait(std::chrono::seconds(1));
    }
    QCOMPARE(names(model), (QStringList{QStringLiteral("C"), QStringLiteral("B"), QStringLiteral("A")}));
    QSignalSpy moves(&model, &QAbstractItemModel::rowsMoved);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QPersistentModelIndex second(model.index(1));
    sample.says(ids.at(0), QStringLiteral("Hello"));
    QCOMPARE(names(model), (QStringList{QStringLiteral("A"), QStringLiteral("C"), QStringLiteral("B")}));
    QCOMPARE(moves.count(), 1);
    QCOMPARE(resets.count(), 0);
    QCOMPARE(second.row(), 2);
    sample.answers(ids.at(0), QStringLiteral("Hi"));
    sample.says(ids.at(1), QStringLiteral("Hello"));
    QCOMPARE(names(model).constFirst(), QStringLiteral("B"));
}

void tst_ConversationFilterModel::allWordsMustBeFound()
{
    tests::SampleDesk sample;
    ConversationListModel list(sample.desk, sample.clock);
    ConversationFilterModel model(list);
    model.setSegment(Segment::All);
    const auto emma = sample.start(QStringLiteral("Emma Stone"), QStringLiteral("Delivery"));
    sample.says(emma, QStringLiteral("Where is my order?"));
    sample.start(QStringLiteral("李雷"), QStringLiteral("退款"));
    model.setSearch(QStringLiteral("order EMMA"));
    QCOMPARE(names(model), QStringList{QStringLiteral("Emma Stone")});
    model.setSearch(QStringLiteral("退"));
    QCOMPARE(names(model), QStringList{QStringLiteral("李雷")});
    model.setSearch(QStringLiteral("退款 order"));
    QCOMPARE(model.rowCount(), 0);
    sample.says(emma, QStringLiteral("退款"));
    QCOMPARE(model.rowCount(), 0); // its last line is not about an order any more
    model.setSearch(QString());
    QCOMPARE(model.rowCount(), 2);
}

void tst_ConversationFilterModel::anyOrderOfChangesKeepsTheOrder()
{
    tests::SampleDesk sample;
    ConversationListModel list(sample.desk, sample.clock);
    ConversationFilterModel model(list);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QRandomGenerator random(20251);
    QList<domain::ConversationId> ids;
    for (int i = 0; i < 12; ++i)
        ids.append(sample.start(QStringLiteral("N%1").arg(i)));
    for (int step = 0; step < 300; ++step) {
        sample.wait(std::chrono::seconds(random.bounded(3)));
        const auto &id = ids.at(random.bounded(int(ids.size())));
        const bool isOpen = sample.desk.conversations()->find(id)->conversation.isOpen();
        switch (random.bounded(6)) {
        case 0:
            sample.assign(id);
            break;
        case 1:
            sample.says(id, QStringLiteral("word %1").arg(step));
            break;
        case 2:
            sample.answers(id, QStringLiteral("answer"));
            break;
        case 3:
            sample.offer(id);
            break;
        case 4:
            if (isOpen)
                sample.close(id);
            break;
        default:
            model.setSearch(random.bounded(2) == 0 ? QString() : QStringLiteral("word"));
        }
        const QStringList incremental = names(model);
        ConversationFilterModel fresh(list);
        fresh.setSegment(model.segment());
        fresh.setSearch(model.isSearching() ? QStringLiteral("word") : QString());
        QCOMPARE(incremental, names(fresh));
        if (step % 50 == 0)
            model.setSegment(static_cast<Segment>(random.bounded(3)));
    }
}

void tst_ConversationFilterModel::tenThousandAreNarrowedByReset()
{
    tests::SampleDesk sample;
    QList<protocol::ConversationSummary> summaries;
    for (int i = 0; i < 10'000; ++i) {
        protocol::ConversationSummary summary;
        summary.conversation.id = domain::ConversationId(QStringLiteral("c%1").arg(i));
        summary.conversation.visitor = domain::VisitorId(QStringLiteral("v%1").arg(i));
        summary.conversation.visitorName = QStringLiteral("Visitor %1").arg(i);
        summary.conversation.seq = 1;
        summary.conversation.lastLine
            = i % 100 == 7 ? QStringLiteral("where is my parcel %1").arg(i) : QStringLiteral("好的,谢谢");
        summaries.append(summary);
    }
    sample.desk.restore(sample.session, summaries, {}, {});
    ConversationListModel list(sample.desk, sample.clock);
    ConversationFilterModel model(list);
    model.setSegment(Segment::All);
    QCOMPARE(model.rowCount(), 10'000);
    QSignalSpy removals(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QString typed = QStringLiteral("parcel 1");
    for (int length = 1; length <= typed.size(); ++length)
        model.setSearch(typed.left(length));
    int expected = 0;
    for (int i = 7; i < 10'000; i += 100)
        expected += QStringLiteral("visitor %1\nwhere is my parcel %1").arg(i).contains(QStringLiteral("1")) ? 1 : 0;
    QCOMPARE(model.rowCount(), expected);
    QCOMPARE(removals.count(), 0); // a view would lay itself out at each of them
    QVERIFY(resets.count() <= typed.size());
    model.setSearch(QStringLiteral("parcel"));
    QCOMPARE(model.rowCount(), 100);
}

QTEST_MAIN(tst_ConversationFilterModel)
#include "tst_ConversationFilterModel.moc"
