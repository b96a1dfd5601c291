#include "tests/workstation/features/supervisor/SampleBoard.h"
#include "tests/workstation/ui/NamedFocusables.h"
#include "workstation/features/supervisor/BoardPage.h"
#include "workstation/features/supervisor/CardGridView.h"
#include "workstation/features/supervisor/PresenceMenu.h"
#include "workstation/ui/ActionRegistry.h"
#include "workstation/ui/Banner.h"
#include "workstation/ui/EmptyState.h"
#include "workstation/ui/LineDialog.h"
#include "workstation/ui/SearchField.h"

#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace qiao;
using namespace qiao::workstation;
using namespace std::chrono_literals;
using supervisor::BoardPage;
using supervisor::BoardView;
using supervisor::WallFilter;
using tests::SampleBoard;

namespace {

const auto S = [](const char *text) { return QString::fromUtf8(text); };

// A page over a sample board with what it needs around it. One thread.
struct Room
{
    Room()
        : settings(folder.filePath(QStringLiteral("s.ini")))
        , language(settings)
        , actions(settings, language)
        , page(sample.desk, actions, sample.clock)
        , commands(sample.desk, actions, [this] { return page.chosenConversation(); })
    {
        page.setSupervision(&commands);
        page.resize(1200, 800);
    }

    QAction *entry(QMenu &menu, const QString &text)
    {
        for (QAction *action : menu.actions()) {
            if (action->text() == text)
                return action;
            if (action->menu()) {
                if (QAction *inside = entry(*action->menu(), text))
                    return inside;
            }
        }
        return nullptr;
    }

    QTemporaryDir folder;
    workstation::settings::Settings settings;
    ui::Language language;
    ui::ActionRegistry actions;
    SampleBoard sample;
    BoardPage page;
    supervisor::SupervisionActions commands;
};

} // namespace

// The board shows the relay's figures, says when they are old, and orders what the supervisor wants. One thread.
class tst_BoardPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsWatchedWhileItIsShown();
    void loadingEmptyAndOldAreSaid();
    void aQueueLeadsToItsConversations();
    void theWallOpensAndOrders();
    void anAgentsStateIsChangedWithAReason();
    void aReasonInOwnWordsIsBounded();
    void theViewsChangeByKey();
    void plainAgentsHaveNoCommands();
    void everythingHasAName();
};

void tst_BoardPage::itIsWatchedWhileItIsShown()
{
    Room room;
    QSignalSpy watched(&room.page, &BoardPage::watched);
    room.page.show();
    QCOMPARE(watched.count(), 1);
    QCOMPARE(watched.last().first().toBool(), true);
    room.page.hide();
    QCOMPARE(watched.count(), 2);
    QCOMPARE(watched.last().first().toBool(), false);
}

void tst_BoardPage::loadingEmptyAndOldAreSaid()
{
    Room room;
    room.page.show();
    QVERIFY(room.page.emptyState()->isVisible());
    room.sample.tellBoard({SampleBoard::queue(S("a"), S("Returns"))});
    QVERIFY(room.page.queues()->isVisible());
    QVERIFY(!room.page.banner()->isVisible());
    room.sample.desk.leaveBoard();
    room.sample.desk.connection()->setWaiting(room.sample.clock.now(), state::OfflineReason::Unreachable);
    QVERIFY(room.page.banner()->isVisible());
    QVERIFY(room.page.queues()->isVisible()); // what was known stays
    room.sample.desk.connection()->setLive();
    room.sample.tellBoard({SampleBoard::queue(S("a"), S("Returns"))});
    QVERIFY(!room.page.banner()->isVisible());
    room.page.search()->setText(S("no such queue"));
    QVERIFY(room.page.emptyState()->isVisible());
    Q_EMIT room.page.emptyState()->actionTriggered();
    QVERIFY(room.page.queues()->isVisible());
    room.page.showView(BoardView::Conversations);
    QVERIFY(room.page.emptyState()->isVisible());
}

void tst_BoardPage::aQueueLeadsToItsConversations()
{
    Room room;
    room.page.show();
    room.sample.tellBoard({SampleBoard::queue(S("q-returns"), S("Returns"))});
    room.sample.start(S("Emma"));
    room.page.queues()->setCurrentIndex(room.page.queues()->model()->index(0, 0));
    QTest::keyClick(room.page.queues(), Qt::Key_Return);
    QCOMPARE(room.page.view(), BoardView::Conversations);
    QCOMPARE(room.page.search()->text(), S("Returns"));
    QCOMPARE(room.page.wall()->model()->rowCount(), 1);
    std::unique_ptr<QMenu> menu(room.page.menuForQueue(domain::QueueId(S("q-returns"))));
    QVERIFY(room.entry(*menu, S("Show who is waiting")));
}

void tst_BoardPage::theWallOpensAndOrders()
{
    Room room;
    room.page.show();
    const auto id = room.sample.start(S("Emma"));
    room.sample.assign(id, S("Ben"));
    room.page.showView(BoardView::Conversations);
    QCOMPARE(room.page.wall()->model()->rowCount(), 1);
    QVERIFY(room.page.chosenConversation().isEmpty());
    room.page.wall()->setCurrentIndex(room.page.wall()->model()->index(0, 0));
    QCOMPARE(room.page.chosenConversation(), id);
    QSignalSpy opened(&room.page, &BoardPage::openRequested);
    QTest::keyClick(room.page.wall(), Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QSignalSpy requested(&room.commands, &supervisor::SupervisionActions::requested);
    room.actions.action(S("supervision.takeover"))->trigger();
    QCOMPARE(requested.count(), 1);
    std::unique_ptr<QMenu> menu(room.page.menuForConversation(id));
    room.entry(*menu, S("Listen to the conversation"))->trigger();
    QCOMPARE(requested.count(), 2);
    QCOMPARE(requested.last().first().value<supervisor::Intervention>(), supervisor::Intervention::Listen);
}

void tst_BoardPage::anAgentsStateIsChangedWithAReason()
{
    Room room;
    room.page.show();
    QSignalSpy asked(&room.page, &BoardPage::presenceOfRequested);
    const domain::AgentId ben(S("a-ben"));
    std::unique_ptr<QMenu> menu(room.page.menuForAgent(ben));
    room.entry(*menu, S("Lunch"))->trigger();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.last().at(0).value<domain::AgentId>(), ben);
    QCOMPARE(asked.last().at(1).value<domain::Presence>(), domain::Presence::Away);
    QCOMPARE(asked.last().at(2).toString(), S("Lunch"));
    room.entry(*menu, S("Offline"))->trigger();
    QCOMPARE(asked.last().at(1).value<domain::Presence>(), domain::Presence::Offline);
    QCOMPARE(asked.last().at(2).toString(), QString());
}

void tst_BoardPage::aReasonInOwnWordsIsBounded()
{
    Room room;
    room.page.show();
    QSignalSpy asked(&room.page, &BoardPage::presenceOfRequested);
    std::unique_ptr<QMenu> menu(room.page.menuForAgent(domain::AgentId(S("a-ben"))));
    room.entry(*menu, S("Another reason…"))->trigger();
    auto *dialog = room.page.findChild<ui::LineDialog *>();
    QVERIFY(dialog);
    QTest::keyClicks(dialog->field(), QString(80, u'x'));
    QTest::keyClick(dialog->field(), Qt::Key_Return);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.last().at(2).toString().size(), 50);
}

void tst_BoardPage::theViewsChangeByKey()
{
    Room room;
    room.page.show();
    QSignalSpy wanted(&room.page, &BoardPage::viewRequested);
    room.actions.action(S("board.agents"))->trigger();
    QCOMPARE(room.page.view(), BoardView::Agents);
    QCOMPARE(wanted.count(), 1);
    QVERIFY(room.page.agents()->isVisible());
    room.actions.action(S("board.conversations"))->trigger();
    QCOMPARE(room.page.view(), BoardView::Conversations);
    room.actions.action(S("board.queues"))->trigger();
    QCOMPARE(room.page.view(), BoardView::Queues);
}

void tst_BoardPage::plainAgentsHaveNoCommands()
{
    Room room;
    room.sample.session.agent.role = domain::AgentRole::Agent;
    room.sample.desk.apply(room.sample.session, {});
    for (const char *id : {"board.queues", "board.agents", "board.conversations", "board.agent-state"})
        QVERIFY2(!room.actions.action(QString::fromLatin1(id))->isVisible(), id);
}

void tst_BoardPage::everythingHasAName()
{
    Room room;
    room.page.show();
    room.sample.tellBoard({SampleBoard::queue(S("a"), S("Returns"))});
    room.sample.assign(room.sample.start(S("Emma")), S("Ben"));
    for (const BoardView view : {BoardView::Queues, BoardView::Agents, BoardView::Conversations}) {
        room.page.showView(view);
        expectNamedFocusables(&room.page);
    }
}

QTEST_MAIN(tst_BoardPage)
#include "tst_BoardPage.moc"
