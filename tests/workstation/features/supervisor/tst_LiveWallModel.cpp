#include "tests/workstation/features/supervisor/SampleBoard.h"
#include "workstation/features/supervisor/LiveCardLayout.h"
#include "workstation/features/supervisor/LiveWallModel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace qiao;
using namespace qiao::workstation;
using namespace std::chrono_literals;
using supervisor::LiveCardLayout;
using supervisor::LiveConversation;
using supervisor::LiveWallModel;
using supervisor::WallFilter;
using tests::SampleBoard;

namespace {

QStringList names(const LiveWallModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names.append(model.index(row, 0).data().toString());
    return names;
}

const auto S = [](const char *text) { return QString::fromUtf8(text); };

// Ann's queues promise a minute.
struct Story
{
    Story()
    {
        happy = sample.start(S("Happy"));
        sample.assign(happy, S("Ben"));
        sample.says(happy, S("Hello"));
        sample.answers(happy, S("Hi"), S("Ben"));
        sample.wait(10s);
        ignored = sample.start(S("Ignored"));
        sample.assign(ignored, S("Chen"));
        sample.says(ignored, S("Hello?"));
        sample.wait(30s);
        waiting = sample.start(S("Waiting"));
        sample.wait(5s);
        left = sample.start(S("Left"));
        sample.tell(left, domain::ConversationDeferred{sample.visitorOf(left), {}, {}});
    }

    SampleBoard sample;
    domain::ConversationId happy;
    domain::ConversationId ignored;
    domain::ConversationId waiting;
    domain::ConversationId left;
};

} // namespace

// The wall stands by trouble and follows what happens. One thread.
class tst_LiveWallModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoIsNeglectedComesFirst();
    void anAnswerMovesTheCard();
    void filtersAndSearch();
    void tooLateComesWithTime();
    void theCardSaysWhereItStands();
    void whatIsClosedLeaves();
    void aThousandChangesAreOneOrder();
    void fiveThousandSettleTogether();
    void thePartsOfACardStayApart();
};

void tst_LiveWallModel::whoIsNeglectedComesFirst()
{
    Story story;
    LiveWallModel model(story.sample.desk, story.sample.clock);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(names(model), (QStringList{S("Ignored"), S("Waiting"), S("Happy"), S("Left")}));
}

void tst_LiveWallModel::anAnswerMovesTheCard()
{
    Story story;
    LiveWallModel model(story.sample.desk, story.sample.clock);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QPersistentModelIndex held(model.index(0, 0));
    story.sample.answers(story.ignored, S("Sorry"), S("Chen"));
    model.settle();
    QCOMPARE(names(model), (QStringList{S("Waiting"), S("Happy"), S("Ignored"), S("Left")}));
    QCOMPARE(held.data().toString(), S("Ignored"));
    story.sample.wait(3s);
    story.sample.says(story.ignored, S("One more thing"));
    model.settle();
    QCOMPARE(names(model).at(1), S("Ignored"));
}

void tst_LiveWallModel::filtersAndSearch()
{
    Story story;
    LiveWallModel model(story.sample.desk, story.sample.clock);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFilter(WallFilter::Waiting);
    QCOMPARE(names(model), (QStringList{S("Waiting"), S("Left")}));
    model.setFilter(WallFilter::Unanswered);
    QCOMPARE(names(model), QStringList{S("Ignored")});
    model.setFilter(WallFilter::All);
    model.setSearch(S("chen"));
    QCOMPARE(names(model), QStringList{S("Ignored")});
    model.setSearch(S("returns"));
    QCOMPARE(model.rowCount(), 4);
    model.setSearch(S("no such word"));
    QCOMPARE(model.rowCount(), 0);
}

void tst_LiveWallModel::tooLateComesWithTime()
{
    Story story;
    LiveWallModel model(story.sample.desk, story.sample.clock);
    model.setFilter(WallFilter::TooLate);
    QCOMPARE(model.rowCount(), 0);
    story.sample.wait(26s); // a minute for the one that nobody answered
    model.tick();
    model.settle();
    QCOMPARE(names(model), QStringList{S("Ignored")});
    story.sample.wait(30s);
    model.tick();
    model.settle();
    QCOMPARE(names(model), (QStringList{S("Ignored"), S("Waiting")}));
}

void tst_LiveWallModel::theCardSaysWhereItStands()
{
    Story story;
    LiveWallModel model(story.sample.desk, story.sample.clock);
    const auto live = [&](const domain::ConversationId &id) {
        return model.index(model.rowOf(id.toString()), 0).data(LiveWallModel::LiveRole).value<LiveConversation>();
    };
    const base::TimePoint now = story.sample.clock.now();
    QCOMPARE(live(story.happy).standing(now), S("with Ben"));
    QCOMPARE(live(story.ignored).standing(now), S("with Chen, not answered"));
    QCOMPARE(live(story.waiting).standing(now), S("waiting"));
    story.sample.standsAt(story.waiting, domain::WaitReason::AllBusy, 1);
    QCOMPARE(live(story.waiting).standing(now), S("all at capacity · place 1, about 2 min"));
    story.sample.offer(story.waiting);
    QCOMPARE(live(story.waiting).standing(now), S("offered to Ann"));
    story.sample.desk.setWatched(story.happy, true);
    QVERIFY(model.index(model.rowOf(story.happy.toString()), 0)
                .data(Qt::AccessibleTextRole)
                .toString()
                .contains(S("you listen")));
}

void tst_LiveWallModel::whatIsClosedLeaves()
{
    Story story;
    LiveWallModel model(story.sample.desk, story.sample.clock);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    story.sample.close(story.happy, S("Ben"));
    model.settle();
    QCOMPARE(removed.count(), 1);
    QCOMPARE(model.rowCount(), 3);
    const auto fresh = story.sample.start(S("Fresh"));
    model.settle();
    QCOMPARE(model.rowCount(), 4);
    QVERIFY(model.rowOf(fresh.toString()) >= 0);
}

void tst_LiveWallModel::aThousandChangesAreOneOrder()
{
    Story story;
    LiveWallModel model(story.sample.desk, story.sample.clock);
    QList<domain::ConversationId> ids;
    for (int number = 0; number < 150; ++number)
        ids.append(story.sample.start(S("V%1").arg(number)));
    model.settle();
    QCOMPARE(model.rowCount(), 154);
    QSignalSpy layout(&model, &QAbstractItemModel::layoutChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    for (int round = 0; round < 7; ++round) {
        for (const domain::ConversationId &id : std::as_const(ids))
            story.sample.says(id, S("Still here"));
    }
    story.sample.assign(ids.first(), S("Ben"));
    model.settle();
    QVERIFY(layout.count() <= 1);
    QCOMPARE(reset.count(), 0);
}

void tst_LiveWallModel::fiveThousandSettleTogether()
{
    SampleBoard sample;
    for (int number = 0; number < 5000; ++number) {
        protocol::ConversationSummary summary;
        summary.conversation.id = domain::ConversationId(S("c%1").arg(number));
        summary.conversation.visitor = domain::VisitorId(S("v%1").arg(number));
        summary.conversation.queue = domain::QueueId(S("q-returns"));
        summary.conversation.waitingSince = sample.clock.now() - std::chrono::seconds(number);
        summary.conversation.seq = 1;
        summary.visitor.id = summary.conversation.visitor;
        sample.session.conversations.append(summary);
    }
    sample.desk.apply(sample.session, {});
    LiveWallModel model(sample.desk, sample.clock);
    QCOMPARE(model.rowCount(), 5000);
    QCOMPARE(model.conversationAt(0), domain::ConversationId(S("c4999")));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy layout(&model, &QAbstractItemModel::layoutChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    for (int position = 1; position <= 3; ++position) {
        for (int number = 0; number < 1000; ++number)
            sample.standsAt(domain::ConversationId(S("c%1").arg(number)), domain::WaitReason::AllBusy, position);
    }
    QCOMPARE(changed.count(), 0);
    model.settle();
    QCOMPARE(changed.count(), 1000);
    QCOMPARE(layout.count(), 0); // nobody waits longer than before
    QCOMPARE(reset.count(), 0);
}

void tst_LiveWallModel::thePartsOfACardStayApart()
{
    Story story;
    LiveWallModel model(story.sample.desk, story.sample.clock);
    story.sample.desk.setWatched(story.ignored, true);
    auto live = model.index(0, 0).data(LiveWallModel::LiveRole).value<LiveConversation>();
    live.name = S("Mr Long Name Who Wants It All And More");
    live.vip = 5;
    story.sample.wait(3h);
    for (const int width : {280, 340, 600}) {
        const QRect rect(3, 5, width, LiveCardLayout::cardSize().height());
        const LiveCardLayout layout(live, rect, story.sample.clock.now());
        const QList<QRect> parts{layout.avatar, layout.name, layout.listenSign, layout.timeSign, layout.time,
            layout.queue, layout.lastLine, layout.standing, layout.promise};
        for (const QRect &part : parts) {
            QVERIFY(!part.isEmpty());
            QVERIFY(layout.card.contains(part));
            for (const QRect &other : parts)
                QVERIFY(&part == &other || !part.intersects(other));
        }
        QCOMPARE(layout.level, ui::WaitLevel::TooLate);
    }
}

QTEST_MAIN(tst_LiveWallModel)
#include "tst_LiveWallModel.moc"
