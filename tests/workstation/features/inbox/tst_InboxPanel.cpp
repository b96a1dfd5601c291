#include "tests/workstation/features/SampleDesk.h"
#include "tests/workstation/ui/NamedFocusables.h"
#include "workstation/features/inbox/ConversationListView.h"
#include "workstation/features/inbox/InboxPanel.h"
#include "workstation/features/inbox/OfferCard.h"
#include "workstation/ui/ActionRegistry.h"
#include "workstation/ui/EmptyState.h"
#include "workstation/ui/SearchField.h"

#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace qiao;
using namespace qiao::workstation;
using inbox::InboxPanel;

namespace {

// A panel over a sample desk with what it needs around it. One thread.
struct Room
{
    Room()
        : settings(folder.filePath(QStringLiteral("s.ini")))
        , language(settings)
        , actions(settings, language)
        , panel(sample.desk, actions, sample.clock)
    {
        actions.attachTo(&panel);
        panel.resize(320, 700);
        panel.show();
    }

    QTemporaryDir folder;
    workstation::settings::Settings settings;
    ui::Language language;
    ui::ActionRegistry actions;
    tests::SampleDesk sample;
    InboxPanel panel;
};

} // namespace

// The inbox orders what the agent does with it, by mouse and by keyboard. One thread.
class tst_InboxPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lettersAndArrowsChoose();
    void anOfferIsAnswered();
    void theOfferSaysWhyMe();
    void theOfferGoesWhenItIsOver();
    void emptySegmentsSayWhy();
    void theChoiceSurvivesResetAndMove();
    void theMenuKnowsWhatIsPossible();
    void everythingHasAName();
};

void tst_InboxPanel::lettersAndArrowsChoose()
{
    Room room;
    for (const char *name : {"A", "B", "C"}) {
        room.sample.assign(room.sample.start(QString::fromLatin1(name)));
        room.sample.wait(std::chrono::seconds(1));
    }
    QSignalSpy chosen(&room.panel, &InboxPanel::conversationChosen);
    QSignalSpy entered(&room.panel, &InboxPanel::conversationEntered);
    QTest::keyClick(room.panel.list(), Qt::Key_J);
    QTest::keyClick(room.panel.list(), Qt::Key_J);
    QCOMPARE(chosen.count(), 2);
    QCOMPARE(chosen.last().first().value<domain::ConversationId>(), domain::ConversationId(QStringLiteral("c2")));
    QTest::keyClick(room.panel.list(), Qt::Key_K);
    QTest::keyClick(room.panel.list(), Qt::Key_Down);
    QTest::keyClick(room.panel.list(), Qt::Key_Down);
    QCOMPARE(chosen.last().first().value<domain::ConversationId>(), domain::ConversationId(QStringLiteral("c1")));
    QTest::keyClick(room.panel.list(), Qt::Key_Return);
    QCOMPARE(entered.count(), 1);
    room.actions.action(QStringLiteral("inbox.previous"))->trigger();
    QCOMPARE(chosen.last().first().value<domain::ConversationId>(), domain::ConversationId(QStringLiteral("c2")));
}

void tst_InboxPanel::anOfferIsAnswered()
{
    Room room;
    QVERIFY(!room.panel.offerCard()->isVisible());
    const auto first = room.sample.start(QStringLiteral("李雷"), QStringLiteral("退款"));
    room.sample.offer(first);
    QVERIFY(room.panel.offerCard()->isVisible());
    QCOMPARE(room.panel.offerCard()->conversation(), first);
    QSignalSpy accepted(&room.panel, &InboxPanel::acceptRequested);
    QSignalSpy declined(&room.panel, &InboxPanel::declineRequested);
    room.panel.offerCard()->acceptButton()->setFocus();
    QTest::keyClick(room.panel.offerCard()->acceptButton(), Qt::Key_Return);
    QCOMPARE(accepted.count(), 1);
    QTest::keyClick(room.panel.offerCard()->declineButton(), Qt::Key_Space);
    QCOMPARE(declined.count(), 1);
    room.actions.action(QStringLiteral("inbox.accept-offer"))->trigger();
    QCOMPARE(accepted.count(), 2);
    QCOMPARE(accepted.last().first().value<domain::ConversationId>(), first);
}

void tst_InboxPanel::theOfferSaysWhyMe()
{
    Room room;
    const auto id = room.sample.start(QStringLiteral("李雷"));
    room.sample.tell(id,
        domain::ConversationOffered{room.sample.session.agent.id, QStringLiteral("Ann"),
            room.sample.clock.now() + std::chrono::seconds(20),
            {{QStringLiteral("load"), 0.2, 0.5}, {QStringLiteral("category"), 0.5, 1.0},
                {QStringLiteral("vip"), 0.9, 0.0}}});
    QCOMPARE(room.panel.offerCard()->accessibleDescription(),
        QStringLiteral("Why you: Skills for the matter, Free capacity"));
    room.sample.offer(id); // one without a reason
    QCOMPARE(room.panel.offerCard()->accessibleDescription(), QString());
}

void tst_InboxPanel::theOfferGoesWhenItIsOver()
{
    Room room;
    const auto id = room.sample.start(QStringLiteral("李雷"));
    room.sample.offer(id);
    room.sample.tell(
        id, domain::ConversationOffered{domain::AgentId(QStringLiteral("a-ben")), QStringLiteral("Ben"), {}});
    QVERIFY(!room.panel.offerCard()->isVisible());
    QSignalSpy accepted(&room.panel, &InboxPanel::acceptRequested);
    room.actions.action(QStringLiteral("inbox.accept-offer"))->trigger();
    QCOMPARE(accepted.count(), 0);
}

void tst_InboxPanel::emptySegmentsSayWhy()
{
    Room room;
    auto *empty = room.panel.findChild<ui::EmptyState *>();
    QVERIFY(empty->isVisible());
    room.panel.showSegment(inbox::Segment::All);
    const auto id = room.sample.start(QStringLiteral("Emma"));
    QVERIFY(!empty->isVisible());
    room.panel.findChild<ui::SearchField *>()->setText(QStringLiteral("nobody"));
    QVERIFY(empty->isVisible());
    Q_EMIT empty->actionTriggered();
    QVERIFY(!empty->isVisible());
    QVERIFY(room.panel.list()->isVisible());
    Q_UNUSED(id)
}

void tst_InboxPanel::theChoiceSurvivesResetAndMove()
{
    Room room;
    const auto first = room.sample.start(QStringLiteral("A"));
    room.sample.assign(first);
    const auto second = room.sample.start(QStringLiteral("B"));
    room.sample.assign(second);
    room.panel.setCurrentConversation(first);
    const int before = room.panel.list()->currentIndex().row();
    room.sample.wait(std::chrono::seconds(5));
    room.sample.says(before == 0 ? second : first, QStringLiteral("Hello"));
    QVERIFY(room.panel.list()->currentIndex().row() != before);
    QCOMPARE(room.panel.list()->currentIndex().data(inbox::ConversationListModel::IdRole).toString(), first.toString());
    QSignalSpy chosen(&room.panel, &InboxPanel::conversationChosen);
    room.panel.showSegment(inbox::Segment::All);
    QCOMPARE(room.panel.list()->currentIndex().data(inbox::ConversationListModel::IdRole).toString(), first.toString());
    QCOMPARE(chosen.count(), 0); // the program moved, not the agent
}

void tst_InboxPanel::theMenuKnowsWhatIsPossible()
{
    Room room;
    const auto id = room.sample.start(QStringLiteral("A"));
    const auto entries = [&] {
        const std::unique_ptr<QMenu> menu(room.panel.contextMenuFor(id));
        QStringList texts;
        for (const QAction *action : menu->actions())
            texts.append(action->text());
        return texts;
    };
    QVERIFY(entries().contains(QStringLiteral("Accept")));
    QVERIFY(!entries().contains(QStringLiteral("Decline")));
    room.sample.assign(id);
    QVERIFY(!entries().contains(QStringLiteral("Accept")));
    QVERIFY(entries().contains(QStringLiteral("Close")));
    room.sample.close(id);
    QVERIFY(entries().contains(QStringLiteral("Reopen")));
    QVERIFY(!entries().contains(QStringLiteral("Close")));
}

void tst_InboxPanel::everythingHasAName()
{
    Room room;
    room.sample.offer(room.sample.start(QStringLiteral("A")));
    expectNamedFocusables(&room.panel);
}

QTEST_MAIN(tst_InboxPanel)
#include "tst_InboxPanel.moc"
