#include "tests/workstation/features/SampleDesk.h"
#include "tests/workstation/ui/NamedFocusables.h"
#include "workstation/features/conversation/TransferDialog.h"
#include "workstation/ui/SearchField.h"

#include <QAbstractItemModelTester>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace qiao;
using namespace qiao::workstation;
using conversation::TransferDialog;
using conversation::TransferTargetModel;

// Everybody who can take a conversation is found, and the keyboard does the whole of it. One thread.
class tst_TransferDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void colleaguesComeInOrder();
    void theKeyboardDoesIt();
    void aQueueIsATargetToo();
    void offlineColleaguesCannotBeChosen();
    void theRosterMayChangeMeanwhile();
    void aNoteThatIsTooLongIsRefused();
};

void tst_TransferDialog::colleaguesComeInOrder()
{
    tests::SampleDesk sample;
    TransferTargetModel model(sample.desk);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names.append(model.target(row).name);
    QCOMPARE(names,
        (QStringList{QStringLiteral("Ben"), QStringLiteral("Chen"), QStringLiteral("Dora"), QStringLiteral("Orders"),
            QStringLiteral("Returns")}));
    QVERIFY(model.index(1).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("5 of 5")));
    model.setFilter(QStringLiteral("OR"));
    QCOMPARE(model.rowCount(), 2); // Dora and Orders
}

void tst_TransferDialog::theKeyboardDoesIt()
{
    tests::SampleDesk sample;
    const auto id = sample.start(QStringLiteral("李雷"));
    TransferDialog dialog(sample.desk, id);
    dialog.show();
    QSignalSpy requested(&dialog, &TransferDialog::transferRequested);
    auto *filter = dialog.findChild<ui::SearchField *>();
    QTest::keyClicks(filter, QStringLiteral("e"));
    QTest::keyClick(filter, Qt::Key_Down);
    dialog.findChild<QPlainTextEdit *>()->setPlainText(QStringLiteral(" knows the case "));
    QTest::keyClick(filter, Qt::Key_Return);
    QCOMPARE(requested.count(), 1);
    QCOMPARE(requested.first().at(0).value<domain::ConversationId>(), id);
    QCOMPARE(requested.first().at(1).value<domain::AgentId>(), domain::AgentId(QStringLiteral("a-chen")));
    QVERIFY(requested.first().at(2).value<domain::QueueId>().isEmpty());
    QCOMPARE(requested.first().at(3).toString(), QStringLiteral("knows the case"));
    QVERIFY(!dialog.isVisible());
}

void tst_TransferDialog::aQueueIsATargetToo()
{
    tests::SampleDesk sample;
    TransferDialog dialog(sample.desk, sample.start(QStringLiteral("李雷")));
    QSignalSpy requested(&dialog, &TransferDialog::transferRequested);
    dialog.findChild<ui::SearchField *>()->setText(QStringLiteral("orders"));
    dialog.accept();
    QCOMPARE(requested.first().at(2).value<domain::QueueId>(), domain::QueueId(QStringLiteral("q-orders")));
}

void tst_TransferDialog::offlineColleaguesCannotBeChosen()
{
    tests::SampleDesk sample;
    TransferDialog dialog(sample.desk, sample.start(QStringLiteral("李雷")));
    QSignalSpy requested(&dialog, &TransferDialog::transferRequested);
    dialog.findChild<ui::SearchField *>()->setText(QStringLiteral("dora"));
    dialog.accept();
    QCOMPARE(requested.count(), 0);
}

void tst_TransferDialog::theRosterMayChangeMeanwhile()
{
    tests::SampleDesk sample;
    TransferDialog dialog(sample.desk, sample.start(QStringLiteral("李雷")));
    QSignalSpy requested(&dialog, &TransferDialog::transferRequested);
    sample.desk.apply(protocol::EphemeralEvent(
        protocol::AgentPresence{tests::SampleDesk::agent(QStringLiteral("Ben"), domain::Presence::Offline, 0)}));
    dialog.accept();
    QCOMPARE(requested.first().at(1).value<domain::AgentId>(), domain::AgentId(QStringLiteral("a-chen")));
    expectNamedFocusables(&dialog);
}

void tst_TransferDialog::aNoteThatIsTooLongIsRefused()
{
    tests::SampleDesk sample;
    TransferDialog dialog(sample.desk, sample.start(QStringLiteral("李雷")));
    QSignalSpy requested(&dialog, &TransferDialog::transferRequested);
    dialog.findChild<QPlainTextEdit *>()->setPlainText(QString(4001, u'x'));
    dialog.accept();
    QCOMPARE(requested.count(), 0);
}

QTEST_MAIN(tst_TransferDialog)
#include "tst_TransferDialog.moc"
