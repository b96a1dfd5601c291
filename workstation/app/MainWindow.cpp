#include "workstation/app/MainWindow.h"

#include "workstation/app/MacroActions.h"
#include "workstation/app/PauseMenu.h"
#include "workstation/features/analytics/AnalyticsPage.h"
#include "workstation/features/composer/ComposerPanel.h"
#include "workstation/features/conversation/ConversationPanel.h"
#include "workstation/features/inbox/InboxPanel.h"
#include "workstation/features/visitor/VisitorPanel.h"
#include "workstation/ui/Banner.h"
#include "workstation/ui/CommandPalette.h"
#include "workstation/ui/MainShell.h"
#include "workstation/ui/NavigationRail.h"
#include "workstation/ui/Sign.h"
#include "workstation/ui/StatusLine.h"
#include "workstation/ui/Toast.h"

#include <QActionGroup>
#include <QCloseEvent>
#include <QMenu>
#include <QScreen>
#include <QWindow>

namespace qiao::workstation::app {

using ui::Words;

namespace {

constexpr auto context = "MainWindow";

struct PresenceAction
{
    const char *id;
    domain::Presence presence;
    const char *text;
};

constexpr PresenceAction presenceActions[]{
    {"presence.online", domain::Presence::Online, QT_TRANSLATE_NOOP("MainWindow", "Be online")},
    {"presence.busy", domain::Presence::Busy, QT_TRANSLATE_NOOP("MainWindow", "Be busy")},
    {"presence.away", domain::Presence::Away, QT_TRANSLATE_NOOP("MainWindow", "Be away")},
    {"presence.offline", domain::Presence::Offline, QT_TRANSLATE_NOOP("MainWindow", "Appear offline")},
};

ui::Sign signOf(domain::Presence presence)
{
    switch (presence) {
    case domain::Presence::Online:
        return ui::Sign::Online;
    case domain::Presence::Busy:
        return ui::Sign::Busy;
    case domain::Presence::Away:
        return ui::Sign::Away;
    case domain::Presence::Offline:
        break;
    }
    return ui::Sign::Offline;
}

} // namespace

MainWindow::MainWindow(state::Desk &desk, ui::ActionRegistry &actions, settings::Settings &settings,
    const base::Clock &clock, const QString &pictureFolder, QWidget *parent)
    : QMainWindow(parent)
    , m_desk(desk)
    , m_actions(actions)
    , m_settings(settings)
    , m_clock(clock)
    , m_shell(new ui::MainShell(settings))
    , m_inbox(new inbox::InboxPanel(desk, actions, clock))
    , m_conversation(new conversation::ConversationPanel(desk, actions, clock))
    , m_composer(new composer::ComposerPanel(desk, actions))
    , m_visitor(new visitor::VisitorPanel(desk, clock))
    , m_analytics(new analytics::AnalyticsPage(desk, actions, clock))
{
    setCentralWidget(m_shell);
    m_composer->setPictureFolder(pictureFolder);
    m_conversation->setComposer(m_composer);
    m_shell->setPane(ui::Pane::List, m_inbox);
    m_shell->setPane(ui::Pane::Conversation, m_conversation);
    m_shell->setPane(ui::Pane::Context, m_visitor);
    m_shell->registerActions(actions);
    m_palette = new ui::CommandPalette(actions, settings, this);
    m_macros = new MacroActions(desk, actions, this);
    addActions();
    addAnalytics();
    actions.attachTo(this);

    connect(m_inbox, &inbox::InboxPanel::conversationChosen, this, &MainWindow::showConversation);
    connect(m_inbox, &inbox::InboxPanel::conversationEntered, this, [this](const auto &conversation) {
        showConversation(conversation);
        m_composer->focusText();
    });
    connect(
        m_inbox, &inbox::InboxPanel::transferRequested, m_conversation, &conversation::ConversationPanel::askTransfer);
    connect(m_visitor, &visitor::VisitorPanel::conversationChosen, this, &MainWindow::showConversation);
    connect(m_conversation, &conversation::ConversationPanel::tagsRequested, this, [this] {
        m_shell->setPaneShown(ui::Pane::Context, true);
        m_visitor->editTags();
    });

    connect(&m_desk, &state::Desk::meChanged, this, &MainWindow::refreshAgent);
    connect(&m_desk, &state::Desk::presenceChanged, this, &MainWindow::refreshAgent);
    connect(m_desk.connection(), &state::ConnectionStatus::phaseChanged, this, &MainWindow::refreshConnection);
    connect(m_desk.connection(), &state::ConnectionStatus::latencyChanged, this, &MainWindow::refreshConnection);
    connect(m_desk.connection(), &state::ConnectionStatus::unsentCountChanged, this,
        [this](int count) { m_shell->statusLine().showOutbox(count); });
    connect(m_desk.conversations(), &state::ConversationBook::totalsChanged, this, &MainWindow::refreshQueue);
    connect(m_desk.conversations(), &state::ConversationBook::wasReset, this, [this] {
        // The panels hold nothing that was reset; what was open is shown anew if it is still there.
        showConversation(std::exchange(m_current, {}));
        refreshQueue();
    });
    connect(m_desk.conversations(), &state::ConversationBook::conversationChanged, this,
        [this](const domain::ConversationId &changed) {
            if (changed == m_current)
                refreshMacros();
        });
    connect(&m_shell->banner(), &ui::Banner::actionTriggered, this, &MainWindow::retryConnectionRequested);
    connect(&m_ticker, &QTimer::timeout, this, &MainWindow::tick);
    m_ticker.start(std::chrono::seconds(1));

    // Never larger than the screen, which at a high scale is small.
    resize(QSize(1280, 820).boundedTo(screen()->availableSize()));
    restoreGeometry(m_settings.windowGeometry());
    refreshAgent();
    refreshConnection();
    refreshQueue();
}

void MainWindow::addActions()
{
    for (const PresenceAction &presence : presenceActions) {
        QAction *action = m_actions.add({QString::fromLatin1(presence.id), Words{context, presence.text}, std::nullopt,
            {}, ui::ActionCategory::Presence});
        connect(action, &QAction::triggered, this,
            [this, state = presence.presence] { Q_EMIT presenceRequested(state, {}); });
    }
    QAction *pause = m_actions.add({QStringLiteral("presence.away-because"),
        Words{context, QT_TRANSLATE_NOOP("MainWindow", "Be away for a reason")}, std::nullopt, {},
        ui::ActionCategory::Presence});
    connect(pause, &QAction::triggered, this, [this] {
        PauseMenu::ask(
            this, [this](const QString &reason) { Q_EMIT presenceRequested(domain::Presence::Away, reason); });
    });
    QAction *macro = m_actions.add(
        {QStringLiteral("message.macro"), Words{context, QT_TRANSLATE_NOOP("MainWindow", "Choose a macro")},
            ui::Icon::Play, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K), ui::ActionCategory::Message});
    connect(macro, &QAction::triggered, this, &MainWindow::showMacroMenu);
    connect(m_composer, &composer::ComposerPanel::macrosRequested, this, &MainWindow::showMacroMenu);
    connect(m_macros, &MacroActions::chosen, this, [this](const domain::Macro &chosen) {
        if (!m_current.isEmpty())
            Q_EMIT macroRequested(m_current, chosen);
    });
    QAction *preferences = m_actions.add({QStringLiteral("application.preferences"),
        Words{context, QT_TRANSLATE_NOOP("MainWindow", "Open the preferences")}, ui::Icon::Settings,
        QKeySequence(Qt::CTRL | Qt::Key_Comma)});
    connect(preferences, &QAction::triggered, this, &MainWindow::preferencesRequested);
    m_shell->rail().addCommand(
        preferences, ui::Icon::Settings, Words{context, QT_TRANSLATE_NOOP("MainWindow", "Settings")});
    QAction *signOut = m_actions.add({QStringLiteral("application.sign-out"),
        Words{context, QT_TRANSLATE_NOOP("MainWindow", "Sign out")}, std::nullopt, {}});
    connect(signOut, &QAction::triggered, this, &MainWindow::signOutRequested);
    QAction *quit = m_actions.add({QStringLiteral("application.quit"),
        Words{context, QT_TRANSLATE_NOOP("MainWindow", "Quit")}, std::nullopt, QKeySequence(Qt::CTRL | Qt::Key_Q)});
    connect(quit, &QAction::triggered, this, &QWidget::close);
    m_shell->statusLine().setPaletteAction(m_actions.action(ui::CommandPalette::actionId));
    connect(&m_shell->rail(), &ui::NavigationRail::agentMenuWanted, this, &MainWindow::showPresenceMenu);
}

void MainWindow::addAnalytics()
{
    const QString place = QStringLiteral("analytics");
    m_shell->addPlace(
        place, ui::Icon::Stats, Words{context, QT_TRANSLATE_NOOP("MainWindow", "Analytics")}, m_analytics);
    QAction *show = m_actions.add(
        {QStringLiteral("view.analytics"), Words{context, QT_TRANSLATE_NOOP("MainWindow", "Show the analytics")},
            ui::Icon::Stats, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Y), ui::ActionCategory::Navigation});
    connect(show, &QAction::triggered, this, [this, place] { m_shell->showPlace(place); });
    connect(m_analytics, &analytics::AnalyticsPage::conversationChosen, this, [this](const auto &conversation) {
        if (m_desk.conversations()->find(conversation) != nullptr)
            openConversation(conversation);
        else
            Q_EMIT conversationWanted(conversation);
    });
}

void MainWindow::showPresenceMenu()
{
    QMenu menu(this);
    for (const PresenceAction &presence : presenceActions) {
        QAction *action = m_actions.action(QString::fromLatin1(presence.id));
        action->setCheckable(true);
        action->setChecked(presence.presence == m_desk.presence());
        menu.addAction(action);
    }
    PauseMenu::addTo(menu, m_desk.pauseReasons(), m_desk.presenceReason(),
        [this](const QString &reason) { Q_EMIT presenceRequested(domain::Presence::Away, reason); });
    menu.addSeparator();
    menu.addAction(m_actions.action(QStringLiteral("application.sign-out")));
    QWidget *button = m_shell->rail().agentButton();
    menu.exec(button->mapToGlobal(QPoint(button->width(), button->height() - menu.sizeHint().height())));
}

void MainWindow::showMacroMenu()
{
    if (m_desk.macros().isEmpty()) {
        tellNews(tr("There are no macros yet. A supervisor makes them."));
        return;
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_macros->fillMenu(*menu);
    const QWidget &composer = *m_composer;
    menu->popup(composer.mapToGlobal(QPoint(composer.width() / 3, -menu->sizeHint().height())));
}

void MainWindow::refreshMacros()
{
    const state::ConversationEntry *entry = m_desk.conversations()->find(m_current);
    m_macros->setUsable(entry != nullptr && entry->isMine);
}

void MainWindow::openConversation(const domain::ConversationId &conversation)
{
    m_shell->showPlace(ui::MainShell::desk);
    showConversation(conversation);
}

void MainWindow::showConversation(const domain::ConversationId &conversation)
{
    const domain::ConversationId shown
        = m_desk.conversations()->find(conversation) != nullptr ? conversation : domain::ConversationId();
    if (shown == m_current && !shown.isEmpty())
        return;
    m_current = shown;
    m_inbox->setCurrentConversation(shown);
    m_conversation->showConversation(shown);
    m_composer->showConversation(shown);
    m_visitor->showConversation(shown);
    refreshMacros();
    if (!shown.isEmpty())
        Q_EMIT conversationShown(shown);
}

void MainWindow::comeToFront()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::tellRefusal(const base::Error &error, ui::ErrorPlace place)
{
    const ui::ErrorText text
        = ui::errorText(base::nameOf(error.code), place, error.retryAfter.value_or(std::chrono::milliseconds(0)));
    m_shell->toast().tell(ui::BannerKind::Warning, text.sentence());
}

void MainWindow::tellNews(const QString &text, const QString &action, std::function<void()> onAction)
{
    m_shell->toast().tell(ui::BannerKind::Info, text, action, std::move(onAction));
}

void MainWindow::refreshAgent()
{
    m_shell->rail().setAgent(m_desk.me().displayName, m_desk.me().id.toString(), signOf(m_desk.presence()));
    refreshTitle();
}

void MainWindow::refreshConnection()
{
    const state::ConnectionStatus &status = *m_desk.connection();
    ui::StatusLine &line = m_shell->statusLine();
    ui::Banner &banner = m_shell->banner();
    m_inbox->setOffline(!status.isLive());
    if (status.isLive()) {
        line.showConnection(ui::Sign::Online, status.latency());
        banner.hide();
        return;
    }
    if (status.phase() == state::ConnectionPhase::Connecting) {
        line.showConnection(ui::Sign::Working);
        return;
    }
    const auto left = std::chrono::ceil<std::chrono::seconds>(status.retryAt() - m_clock.now());
    const bool isDue = status.phase() == state::ConnectionPhase::Waiting && left > std::chrono::seconds(0);
    line.showConnection(ui::Sign::Offline, std::nullopt, isDue ? std::optional(left) : std::nullopt);
    QString sentence = tr("The relay cannot be reached. What you write is kept and leaves when it is back.");
    if (status.reason() == state::OfflineReason::UntrustedCertificate)
        sentence = tr("The relay's certificate cannot be trusted, so nothing is sent. Ask your administrator.");
    else if (status.reason() == state::OfflineReason::RelayRestarting)
        sentence = tr("The relay restarts. What you write is kept and leaves in a moment.");
    banner.tell(ui::BannerKind::Warning, sentence, tr("Try now"));
}

void MainWindow::refreshQueue()
{
    const state::ConversationBook &book = *m_desk.conversations();
    base::TimePoint longest{};
    for (int i = 0; book.totals().waiting > 0 && i < book.count(); ++i) {
        const state::ConversationEntry &entry = book.at(i);
        const base::TimePoint since = entry.conversation.waitingSince;
        if (entry.isWaiting && since != base::TimePoint{} && (longest == base::TimePoint{} || since < longest))
            longest = since;
    }
    const auto wait = longest == base::TimePoint{}
        ? std::chrono::seconds(0)
        : std::chrono::duration_cast<std::chrono::seconds>(m_clock.now() - longest);
    m_shell->statusLine().showWaiting(book.totals().waiting, wait);
    m_shell->rail().setCount(ui::MainShell::desk, book.totals().unread + book.totals().offeredToMe);
    refreshTitle();
}

void MainWindow::refreshTitle()
{
    const state::ConversationBook::Totals &totals = m_desk.conversations()->totals();
    const int calls = totals.unread + totals.offeredToMe;
    const QString name = m_desk.me().displayName.isEmpty() ? QStringLiteral("Qiao")
                                                           : QStringLiteral("%1 — Qiao").arg(m_desk.me().displayName);
    setWindowTitle(calls > 0 ? QStringLiteral("(%1) %2").arg(calls).arg(name) : name);
}

void MainWindow::tick()
{
    if (m_desk.connection()->phase() == state::ConnectionPhase::Waiting)
        refreshConnection();
    if (m_desk.conversations()->totals().waiting > 0)
        refreshQueue();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_composer->flushDraft();
    m_settings.setWindowGeometry(saveGeometry());
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        refreshConnection();
        refreshTitle();
        m_macros->retranslate();
    }
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && !m_current.isEmpty())
        Q_EMIT conversationShown(m_current);
    QMainWindow::changeEvent(event);
}

} // namespace qiao::workstation::app
