#include "tests/workstation/features/SampleDesk.h"
#include "tests/workstation/ui/NamedFocusables.h"
#include "workstation/features/visitor/FactList.h"
#include "workstation/features/visitor/TagEditor.h"
#include "workstation/features/visitor/VisitorConversationModel.h"
#include "workstation/features/visitor/VisitorPanel.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace qiao;
using namespace qiao::workstation;
using visitor::VisitorPanel;

namespace {

// All facts that the panel shows, as "name: words".
QStringList shownFacts(const VisitorPanel &panel)
{
    QStringList shown;
    for (const visitor::FactList *list : panel.findChildren<visitor::FactList *>()) {
        for (const visitor::Fact &fact : list->facts())
            shown.append(fact.label + QStringLiteral(": ") + fact.value);
    }
    return shown;
}

} // namespace

// Who the visitor is, kept current, and what can be ordered here. One thread.
class tst_VisitorPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void factsFollowTheVisitor();
    void tagsAreAddedAndTakenAway();
    void tagsAreBounded();
    void otherConversationsAreListed();
    void valuesAreCopied();
    void everythingHasAName();
};

void tst_VisitorPanel::factsFollowTheVisitor()
{
    tests::SampleDesk sample;
    VisitorPanel panel(sample.desk, sample.clock);
    const auto id = sample.start(QStringLiteral("李雷"), {}, {{QStringLiteral("order"), QStringLiteral("2417")}});
    panel.showConversation(id);
    QVERIFY(shownFacts(panel).contains(QStringLiteral("order: 2417"))); // of the form
    domain::Visitor who;
    who.id = domain::VisitorId(QStringLiteral("v-李雷"));
    who.email = QStringLiteral("li@a.example");
    who.page = {QStringLiteral("https://a.example/cart"), QStringLiteral("Cart"), {}};
    sample.meet(who);
    QVERIFY(shownFacts(panel).contains(QStringLiteral("E-mail: li@a.example")));
    QVERIFY(shownFacts(panel).contains(QStringLiteral("Page: Cart")));
    who.page.title = QStringLiteral("Checkout");
    sample.meet(who);
    QVERIFY(shownFacts(panel).contains(QStringLiteral("Page: Checkout")));
    panel.showConversation({});
    sample.desk.clear();
    panel.grab();
}

void tst_VisitorPanel::tagsAreAddedAndTakenAway()
{
    tests::SampleDesk sample;
    VisitorPanel panel(sample.desk, sample.clock);
    panel.show();
    const auto id = sample.start(QStringLiteral("Emma"));
    panel.showConversation(id);
    QSignalSpy tags(&panel, &VisitorPanel::tagsRequested);
    QLineEdit *field = panel.tagEditor()->field();
    QTest::keyClicks(field, QStringLiteral("  refund "));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(tags.last().at(0).value<domain::ConversationId>(), id);
    QCOMPARE(tags.last().at(1).toStringList(), QStringList{QStringLiteral("refund")});
    QVERIFY(panel.tagEditor()->tags().isEmpty()); // not before it happened
    sample.tell(
        id, domain::ConversationTagged{tests::SampleDesk::by(QStringLiteral("Ann")), {QStringLiteral("refund")}});
    QCOMPARE(panel.tagEditor()->tags(), QStringList{QStringLiteral("refund")});
    QTest::keyClicks(field, QStringLiteral("REFUND,"));
    QCOMPARE(tags.count(), 1); // it is there already
    panel.tagEditor()->findChildren<QAbstractButton *>().constLast()->click();
    QCOMPARE(tags.last().at(1).toStringList(), QStringList());
}

void tst_VisitorPanel::tagsAreBounded()
{
    visitor::TagEditor editor;
    QStringList many;
    for (int i = 0; i < 20; ++i)
        many.append(QString::number(i));
    editor.setTags(many);
    QSignalSpy wanted(&editor, &visitor::TagEditor::changeWanted);
    editor.field()->setText(QStringLiteral("one more"));
    QTest::keyClick(editor.field(), Qt::Key_Return);
    QCOMPARE(wanted.count(), 0);
    QTest::keyClick(editor.field(), Qt::Key_Backspace);
    QCOMPARE(wanted.last().first().toStringList().size(), 19);
    editor.field()->setText(QString(80, u'x'));
    QCOMPARE(editor.field()->text().size(), 50);
}

void tst_VisitorPanel::otherConversationsAreListed()
{
    tests::SampleDesk sample;
    visitor::VisitorConversationModel model(sample.desk, sample.clock);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    VisitorPanel panel(sample.desk, sample.clock);
    const auto first = sample.start(QStringLiteral("Emma"), QStringLiteral("Delivery"));
    sample.close(first);
    sample.wait(std::chrono::hours(2));
    model.setVisitor(domain::VisitorId(QStringLiteral("v-Emma")), first);
    const auto second = sample.start(QStringLiteral("Emma"));
    sample.start(QStringLiteral("Tom"));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.conversationAt(0), second);
    QVERIFY(model.index(1).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("Delivery")));
    panel.showConversation(second);
    QSignalSpy chosen(&panel, &VisitorPanel::conversationChosen);
    QListView *list = panel.conversationList();
    Q_EMIT list->clicked(list->model()->index(1, 0));
    QCOMPARE(chosen.last().first().value<domain::ConversationId>(), first);
    Q_EMIT list->clicked(list->model()->index(0, 0));
    QCOMPARE(chosen.count(), 1); // it is open already
    sample.desk.clear();
    QCOMPARE(model.rowCount(), 0);
}

void tst_VisitorPanel::valuesAreCopied()
{
    visitor::FactList list;
    list.setFacts(
        {{QStringLiteral("E-mail"), QStringLiteral("a-rather-long-address@example.com"), visitor::Fact::Kind::Copied}});
    list.findChild<QAbstractButton *>()->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("a-rather-long-address@example.com"));
    QSignalSpy opened(&list, &visitor::FactList::pageOpened);
    list.setFacts({{QStringLiteral("Page"), QStringLiteral("Cart"), visitor::Fact::Kind::Page,
        QStringLiteral("https://a.example/")}});
    list.findChild<QAbstractButton *>()->click();
    QCOMPARE(opened.first().first().toString(), QStringLiteral("https://a.example/"));
}

void tst_VisitorPanel::everythingHasAName()
{
    tests::SampleDesk sample;
    VisitorPanel panel(sample.desk, sample.clock);
    const auto id = sample.start(QStringLiteral("Emma"));
    sample.start(QStringLiteral("Emma"));
    sample.tell(
        id, domain::ConversationTagged{tests::SampleDesk::by(QStringLiteral("Ann")), {QStringLiteral("refund")}});
    domain::Visitor who;
    who.id = domain::VisitorId(QStringLiteral("v-Emma"));
    who.email = QStringLiteral("e@a.example");
    sample.meet(who);
    panel.showConversation(id);
    panel.show();
    expectNamedFocusables(&panel);
}

QTEST_MAIN(tst_VisitorPanel)
#include "tst_VisitorPanel.moc"
