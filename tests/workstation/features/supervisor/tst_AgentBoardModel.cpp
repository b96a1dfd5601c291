#include "tests/workstation/features/supervisor/SampleBoard.h"
#include "workstation/features/supervisor/AgentBoardModel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace qiao;
using namespace qiao::workstation;
using namespace std::chrono_literals;
using supervisor::AgentBoardModel;
using tests::SampleBoard;

namespace {

const auto S = [](const char *text) { return QString::fromUtf8(text); };

QStringList names(const AgentBoardModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names.append(model.index(row, AgentBoardModel::Name).data().toString());
    return names;
}

QString cell(const AgentBoardModel &model, const QString &name, int column)
{
    return model.index(model.rowOf(S("a-") + name.toLower()), column).data().toString();
}

} // namespace

// The table of agents: what they do now, what they did today, in any order. One thread.
class tst_AgentBoardModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoIsThereComesFirst();
    void everyColumnSorts();
    void theCellsSayWhatIsSo();
    void conversationsFollowTheirAgent();
    void searchFindsReasonsAndVisitors();
    void twoThousandAgentsSettleTogether();
};

void tst_AgentBoardModel::whoIsThereComesFirst()
{
    SampleBoard sample;
    AgentBoardModel model(sample.desk, sample.clock);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(names(model), (QStringList{S("Ann"), S("Ben"), S("Chen"), S("Dora")}));
    sample.setState(S("Ben"), domain::Presence::Away, 1, S("Lunch"));
    model.settle();
    QCOMPARE(names(model), (QStringList{S("Ann"), S("Chen"), S("Ben"), S("Dora")}));
}

void tst_AgentBoardModel::everyColumnSorts()
{
    SampleBoard sample;
    protocol::AgentFigures ben{domain::AgentId(S("a-ben")), 9, 90min, 2, 10};
    protocol::AgentFigures chen{domain::AgentId(S("a-chen")), 4, 10min, 3, 6};
    sample.tellBoard({}, {ben, chen});
    AgentBoardModel model(sample.desk, sample.clock);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.sort(AgentBoardModel::Name, Qt::DescendingOrder);
    QCOMPARE(names(model).first(), S("Dora"));
    model.sort(AgentBoardModel::Load, Qt::DescendingOrder);
    QCOMPARE(names(model).first(), S("Chen"));
    model.sort(AgentBoardModel::Handled, Qt::DescendingOrder);
    QCOMPARE(names(model).mid(0, 2), (QStringList{S("Ben"), S("Chen")}));
    model.sort(AgentBoardModel::Handling, Qt::DescendingOrder);
    QCOMPARE(names(model).first(), S("Ben"));
    model.sort(AgentBoardModel::Rating, Qt::DescendingOrder);
    QCOMPARE(names(model).mid(0, 2), (QStringList{S("Ben"), S("Chen")}));
    const auto id = sample.start(S("Emma"));
    sample.assign(id, S("Dora"));
    model.sort(AgentBoardModel::Conversations, Qt::DescendingOrder);
    QCOMPARE(names(model).first(), S("Dora"));
}

void tst_AgentBoardModel::theCellsSayWhatIsSo()
{
    SampleBoard sample;
    sample.tellBoard({}, {{domain::AgentId(S("a-ben")), 4, 10min, 2, 9}});
    AgentBoardModel model(sample.desk, sample.clock);
    sample.setState(S("Ben"), domain::Presence::Away, 1, S("Lunch"));
    sample.wait(75s);
    QCOMPARE(cell(model, S("Ben"), AgentBoardModel::State), S("Away · 01:15 · Lunch"));
    QCOMPARE(cell(model, S("Ben"), AgentBoardModel::Load), S("1 of 5"));
    QCOMPARE(cell(model, S("Ben"), AgentBoardModel::Handled), S("4"));
    QCOMPARE(cell(model, S("Ben"), AgentBoardModel::Handling), S("02:30"));
    QCOMPARE(cell(model, S("Ben"), AgentBoardModel::Rating), S("4.5 (2)"));
    QCOMPARE(cell(model, S("Dora"), AgentBoardModel::Handling), S("–"));
    QCOMPARE(cell(model, S("Dora"), AgentBoardModel::Rating), S("–"));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    sample.change({}, {{domain::AgentId(S("a-ben")), 5, 11min, 2, 9}});
    model.settle();
    QCOMPARE(changed.count(), 1);
    QCOMPARE(cell(model, S("Ben"), AgentBoardModel::Handled), S("5"));
}

void tst_AgentBoardModel::conversationsFollowTheirAgent()
{
    SampleBoard sample;
    AgentBoardModel model(sample.desk, sample.clock);
    const auto id = sample.start(S("Emma"));
    sample.assign(id, S("Ben"));
    model.settle();
    QCOMPARE(cell(model, S("Ben"), AgentBoardModel::Conversations), S("Emma"));
    sample.tell(
        id, domain::ConversationTransferred{SampleBoard::by(S("Ben")), {}, {}, domain::QueueId(S("q-orders")), {}});
    sample.assign(id, S("Chen"));
    model.settle();
    QCOMPARE(cell(model, S("Ben"), AgentBoardModel::Conversations), QString());
    QCOMPARE(cell(model, S("Chen"), AgentBoardModel::Conversations), S("Emma"));
    sample.close(id, S("Chen"));
    model.settle();
    QCOMPARE(cell(model, S("Chen"), AgentBoardModel::Conversations), QString());
}

void tst_AgentBoardModel::searchFindsReasonsAndVisitors()
{
    SampleBoard sample;
    sample.setState(S("Ben"), domain::Presence::Away, 1, S("Lunch"));
    sample.assign(sample.start(S("Emma")), S("Chen"));
    AgentBoardModel model(sample.desk, sample.clock);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSearch(S("lunch"));
    QCOMPARE(names(model), QStringList{S("Ben")});
    model.setSearch(S("emma"));
    QCOMPARE(names(model), QStringList{S("Chen")});
    model.setSearch({});
    QCOMPARE(model.rowCount(), 4);
}

void tst_AgentBoardModel::twoThousandAgentsSettleTogether()
{
    SampleBoard sample;
    sample.session.agents.clear();
    for (int number = 0; number < 2000; ++number)
        sample.session.agents.append(SampleBoard::agent(S("Agent%1").arg(number), domain::Presence::Online, 1));
    AgentBoardModel model(sample.desk, sample.clock);
    sample.desk.apply(sample.session, {});
    QCOMPARE(model.rowCount(), 2000);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy layout(&model, &QAbstractItemModel::layoutChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    for (int number = 0; number < 2000; number += 2) {
        for (const int load : {2, 3, 4})
            sample.setState(S("Agent%1").arg(number), domain::Presence::Busy, load);
    }
    QCOMPARE(changed.count(), 0);
    model.settle();
    QCOMPARE(changed.count(), 1000); // one for each agent, whatever happened between
    QCOMPARE(layout.count(), 1);
    QCOMPARE(reset.count(), 0);
}

QTEST_MAIN(tst_AgentBoardModel)
#include "tst_AgentBoardModel.moc"
