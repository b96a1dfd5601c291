#include "tests/workstation/features/SampleDesk.h"
#include "workstation/features/inbox/ConversationListModel.h"
#include "workstation/features/inbox/SearchFolding.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace qiao;
using namespace qiao::workstation;
using inbox::ConversationListModel;

// The list follows the book, and says each row in words. One thread.
class tst_ConversationListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsFollowTheBook();
    void aRowIsSpoken();
    void aDraftChangesItsRow();
    void theSearchTextIsNewAfterAChange();
    void foldingForgetsCaseAccentsAndWidth();
};

void tst_ConversationListModel::rowsFollowTheBook()
{
    tests::SampleDesk sample;
    ConversationListModel model(sample.desk, sample.clock);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto first = sample.start(QStringLiteral("Emma"));
    const auto second = sample.start(QStringLiteral("李雷"));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.rowOf(second), 1);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    sample.says(first, QStringLiteral("Hello"));
    QCOMPARE(changes.count(), 1);
    QCOMPARE(model.row(0).lastLine, QStringLiteral("Hello"));
    sample.desk.apply(sample.session, {}); // the relay lists none of them: what nobody looks at goes
    QCOMPARE(model.rowCount(), sample.desk.conversations()->count());
    sample.desk.clear();
    QCOMPARE(model.rowCount(), 0);
}

void tst_ConversationListModel::aRowIsSpoken()
{
    tests::SampleDesk sample;
    ConversationListModel model(sample.desk, sample.clock);
    const auto id = sample.start(QStringLiteral("李雷"));
    sample.says(id, QStringLiteral("退款什么时候到账"));
    sample.wait(std::chrono::minutes(2));
    const auto spoken = [&] { return model.index(0).data(Qt::AccessibleTextRole).toString(); };
    QVERIFY2(spoken().startsWith(QStringLiteral("李雷, waiting 2 minute")), qPrintable(spoken()));
    sample.assign(id);
    QVERIFY2(spoken().contains(QStringLiteral("1 unread")), qPrintable(spoken()));
    QVERIFY(spoken().endsWith(QStringLiteral("退款什么时候到账")));
    sample.types(id);
    QVERIFY(spoken().contains(QStringLiteral("typing")));
    sample.close(id);
    QVERIFY(spoken().contains(QStringLiteral("closed")));
}

void tst_ConversationListModel::aDraftChangesItsRow()
{
    tests::SampleDesk sample;
    ConversationListModel model(sample.desk, sample.clock);
    const auto id = sample.start(QStringLiteral("Emma"));
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    sample.desk.drafts()->set(id, {QStringLiteral("one\nmoment"), state::DraftMode::Reply});
    QCOMPARE(changes.count(), 1);
    QCOMPARE(model.row(0).draft, QStringLiteral("one moment"));
}

void tst_ConversationListModel::theSearchTextIsNewAfterAChange()
{
    tests::SampleDesk sample;
    ConversationListModel model(sample.desk, sample.clock);
    const auto id = sample.start(QStringLiteral("Zoë"));
    QVERIFY(model.searchText(0).contains(QStringLiteral("zoe")));
    sample.says(id, QStringLiteral("My PARCEL"));
    QVERIFY(model.searchText(0).contains(QStringLiteral("my parcel")));
    sample.tell(
        id, domain::ConversationTagged{tests::SampleDesk::by(QStringLiteral("Ann")), {QStringLiteral("Urgent")}});
    QVERIFY(model.searchText(0).contains(QStringLiteral("urgent")));
}

void tst_ConversationListModel::foldingForgetsCaseAccentsAndWidth()
{
    QCOMPARE(inbox::foldedForSearch(QStringLiteral("ÉMMA")), QStringLiteral("emma"));
    QCOMPARE(inbox::foldedForSearch(QStringLiteral("VIP退款")), QStringLiteral("vip退款"));
    QCOMPARE(inbox::foldedForSearch(QStringLiteral("Ångström")), QStringLiteral("angstrom"));
    QCOMPARE(
        inbox::searchWords(QStringLiteral("  Li  雷 ")), (QStringList{QStringLiteral("li"), QStringLiteral("雷")}));
}

QTEST_MAIN(tst_ConversationListModel)
#include "tst_ConversationListModel.moc"
