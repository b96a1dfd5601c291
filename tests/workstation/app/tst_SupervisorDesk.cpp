#include "tests/workstation/Samples.h"
#include "tests/workstation/client/FakeRelay.h"
#include "tests/workstation/client/MemoryOutboxStore.h"
#include "workstation/app/Supervision.h"
#include "workstation/features/composer/ComposerPanel.h"
#include "workstation/features/supervisor/BoardPage.h"
#include "workstation/ui/MainShell.h"
#include "workstation/ui/NavigationRail.h"
#include "workstation/ui/Toast.h"

#include <QAbstractButton>
#include <QJsonDocument>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace qiao;
using namespace qiao::tests;
using namespace qiao::workstation;
using supervisor::BoardPage;

namespace {

const auto S = [](const char *text) { return QString::fromUtf8(text); };

// A window at a small relay, in which Ben has the one conversation. One thread.
struct Place
{
    explicit Place(domain::AgentRole role)
        : settings(folder.filePath(S("s.ini")))
        , language(settings)
        , actions(settings, language)
        , desk(clock)
        , link(*client::RelayAddress::parse(relay.address()), store, clock, folder.path())
        , orders(desk, link, clock)
        , window(desk, actions, settings, clock, folder.path())
        , supervision(desk, actions, orders, window, clock)
    {
        relay.role = role;
        relay.post(samples::started());
        relay.post(samples::assigned(2));
        link.session.setCursorSource([this] { return desk.cursors(10); });
        QObject::connect(&link.session, &client::Session::opened, &desk,
            [this](const protocol::AgentSession &session, const protocol::ResumeCursors &resumed) {
                desk.apply(session, resumed);
                desk.connection()->setLive();
            });
        QObject::connect(&link.session, &client::Session::eventReceived, &desk,
            [this](const domain::ConversationEvent &event) { desk.apply(event); });
        window.resize(1200, 700);
        window.show();
        link.session.signIn(S("sue"), S("demo"));
        isReady = QTest::qWaitFor([this] { return link.session.isLive(); });
        relay.post(samples::event(3, domain::ConversationAssigned{domain::AgentId(S("a-ben")), S("Ben"), {}}));
        isReady = isReady && QTest::qWaitFor([this] { return entry().conversation.agentName == S("Ben"); });
        window.showConversation(samples::conversationId());
    }

    const state::ConversationEntry &entry() const { return *desk.conversations()->find(samples::conversationId()); }
    BoardPage *board() { return window.findChild<BoardPage *>(); }

    QAbstractButton *railButton(const QString &name)
    {
        for (auto *button : window.shell().rail().findChildren<QAbstractButton *>()) {
            if (button->accessibleName() == name)
                return button;
        }
        return nullptr;
    }
    // Presses that button of the question that is open.
    bool answer(const QString &text)
    {
        const auto *box = window.findChild<QMessageBox *>();
        if (!box)
            return false;
        for (QAbstractButton *button : box->buttons()) {
            if (button->text() == text) {
                button->click();
                return true;
            }
        }
        return false;
    }
    int count(const QString &type)
    {
        int count = 0;
        for (const QByteArray &frame : relay.frames) {
            const QJsonObject json = QJsonDocument::fromJson(frame).object();
            if (json.value(u"type").toString() != type)
                continue;
            ++count;
            last = json.value(u"data").toObject();
        }
        return count;
    }

    base::SystemClock clock;
    QTemporaryDir folder;
    FakeRelay relay;
    MemoryOutboxStore store;
    workstation::settings::Settings settings;
    ui::Language language;
    ui::ActionRegistry actions;
    state::Desk desk;
    app::RelayLink link;
    app::Orders orders;
    app::MainWindow window;
    app::Supervision supervision;
    bool isReady = false;
    QJsonObject last;
};

} // namespace

// The board and the supervisors' commands in the window: who has them, what is asked back, what can be undone. One
// thread.
class tst_SupervisorDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlainAgentHasNoBoard();
    void theBoardIsWatchedWhileItIsThePlace();
    void aTakeoverIsAskedBackAndCanBeGivenBack();
    void aRefusedQuestionChangesNothing();
    void listeningAndWhisperingOpenTheConversation();
    void anAgentsStateCanBeUndone();
};

void tst_SupervisorDesk::aPlainAgentHasNoBoard()
{
    Place place(domain::AgentRole::Agent);
    QVERIFY(place.isReady);
    QVERIFY(!place.railButton(S("Board"))->isVisible());
    QVERIFY(!place.actions.action(S("board.show"))->isVisible());
    place.actions.action(S("board.show"))->trigger();
    QCOMPARE(place.window.shell().currentPlace(), ui::MainShell::desk);
    QCOMPARE(place.count(S("queue.watch")), 0);
}

void tst_SupervisorDesk::theBoardIsWatchedWhileItIsThePlace()
{
    Place place(domain::AgentRole::Supervisor);
    QVERIFY(place.isReady);
    QVERIFY(place.railButton(S("Board"))->isVisible());
    QCOMPARE(place.count(S("queue.watch")), 0);
    place.actions.action(S("board.show"))->trigger();
    QCOMPARE(place.window.shell().currentPlace(), BoardPage::place);
    QTRY_COMPARE(place.count(S("queue.watch")), 1);
    QVERIFY(place.last.value(u"on").toBool(true));
    place.window.openConversation(samples::conversationId());
    QCOMPARE(place.window.shell().currentPlace(), ui::MainShell::desk);
    QTRY_COMPARE(place.count(S("queue.watch")), 2);
    QVERIFY(!place.last.value(u"on").toBool(true));
}

void tst_SupervisorDesk::aTakeoverIsAskedBackAndCanBeGivenBack()
{
    Place place(domain::AgentRole::Supervisor);
    QVERIFY(place.isReady);
    place.actions.action(S("supervision.takeover"))->trigger();
    QCOMPARE(place.count(S("conversation.takeover")), 0); // asked first
    QVERIFY(place.answer(S("Take over")));
    QTRY_COMPARE(place.count(S("conversation.takeover")), 1);
    QTRY_COMPARE(place.window.shell().toast().text(), S("The conversation is yours."));
    auto *undo = place.window.shell().toast().findChild<QPushButton *>();
    QCOMPARE(undo->text(), S("Give it back to Ben"));
    undo->click();
    QTRY_COMPARE(place.count(S("conversation.transfer")), 1);
    QCOMPARE(place.last.value(u"to").toObject().value(u"agent").toString(), S("a-ben"));
}

void tst_SupervisorDesk::aRefusedQuestionChangesNothing()
{
    Place place(domain::AgentRole::Supervisor);
    QVERIFY(place.isReady);
    place.actions.action(S("supervision.takeover"))->trigger();
    QVERIFY(place.answer(S("Cancel")));
    // What is ordered next arrives, and nothing before it.
    place.actions.action(S("supervision.listen"))->trigger();
    QTRY_COMPARE(place.count(S("conversation.watch")), 1);
    QCOMPARE(place.count(S("conversation.takeover")), 0);
}

void tst_SupervisorDesk::listeningAndWhisperingOpenTheConversation()
{
    Place place(domain::AgentRole::Supervisor);
    QVERIFY(place.isReady);
    place.actions.action(S("supervision.listen"))->trigger();
    QTRY_VERIFY(place.entry().isWatched);
    QCOMPARE(place.window.currentConversation(), samples::conversationId());
    place.actions.action(S("supervision.whisper"))->trigger();
    QCOMPARE(place.window.composerPanel().mode(), state::DraftMode::Whisper);
    place.actions.action(S("supervision.stop-listening"))->trigger();
    QVERIFY(!place.entry().isWatched);
}

void tst_SupervisorDesk::anAgentsStateCanBeUndone()
{
    Place place(domain::AgentRole::Supervisor);
    QVERIFY(place.isReady);
    protocol::AgentStatus ben;
    ben.agent.id = domain::AgentId(S("a-ben"));
    ben.agent.displayName = S("Ben");
    ben.presence = domain::Presence::Busy;
    ben.reason = S("Training");
    place.desk.apply(protocol::EphemeralEvent(protocol::AgentPresence{ben}));
    Q_EMIT place.board()->presenceOfRequested(ben.agent.id, domain::Presence::Away, S("Lunch"));
    QTRY_COMPARE(place.count(S("presence.set")), 1);
    QCOMPARE(place.last.value(u"agent").toString(), S("a-ben"));
    QCOMPARE(place.last.value(u"reason").toString(), S("Lunch"));
    QTRY_COMPARE(place.window.shell().toast().text(), S("The state of Ben was changed."));
    place.window.shell().toast().findChild<QPushButton *>()->click();
    QTRY_COMPARE(place.count(S("presence.set")), 2);
    QCOMPARE(place.last.value(u"state").toString(), S("busy"));
    QCOMPARE(place.last.value(u"reason").toString(), S("Training"));
}

QTEST_MAIN(tst_SupervisorDesk)
#include "tst_SupervisorDesk.moc"
