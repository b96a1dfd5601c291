#pragma once

#include "common/base/Clock.h"
#include "common/base/Error.h"
#include "common/domain/Participant.h"
#include "common/protocol/Commands.h"
#include "workstation/settings/Settings.h"
#include "workstation/state/Desk.h"
#include "workstation/ui/ActionRegistry.h"
#include "workstation/ui/ErrorText.h"

#include <QMainWindow>
#include <QTimer>

#include <functional>

namespace qiao::workstation::ui {
class CommandPalette;
class MainShell;
} // namespace qiao::workstation::ui

namespace qiao::workstation::analytics {
class AnalyticsPage;
}

namespace qiao::workstation::inbox {
class InboxPanel;
}

namespace qiao::workstation::conversation {
class ConversationPanel;
}

namespace qiao::workstation::composer {
class ComposerPanel;
}

namespace qiao::workstation::visitor {
class VisitorPanel;
}

namespace qiao::workstation::app {

class MacroActions;

// The desk's window: the panels of the features side by side, all showing the same conversation. It shows the desk's
// state and passes on what the agent orders; it decides nothing else. GUI thread.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    // All must outlive the window.
    MainWindow(state::Desk &desk, ui::ActionRegistry &actions, settings::Settings &settings, const base::Clock &clock,
        const QString &pictureFolder, QWidget *parent = nullptr);

    domain::ConversationId currentConversation() const { return m_current; }
    void showConversation(const domain::ConversationId &conversation);
    // Shows it wherever the agent is.
    void openConversation(const domain::ConversationId &conversation);
    void comeToFront();
    void tellRefusal(const base::Error &error, ui::ErrorPlace place);
    void tellNews(const QString &text, const QString &action = {}, std::function<void()> onAction = {});

    ui::MainShell &shell() { return *m_shell; }
    analytics::AnalyticsPage &analyticsPage() { return *m_analytics; }
    inbox::InboxPanel &inboxPanel() { return *m_inbox; }
    conversation::ConversationPanel &conversationPanel() { return *m_conversation; }
    composer::ComposerPanel &composerPanel() { return *m_composer; }
    visitor::VisitorPanel &visitorPanel() { return *m_visitor; }

Q_SIGNALS:
    void presenceRequested(qiao::domain::Presence presence, const QString &reason);
    void macroRequested(const qiao::domain::ConversationId &conversation, const qiao::domain::Macro &macro);
    void preferencesRequested();
    void signOutRequested();
    void retryConnectionRequested();
    // Not on the desk, and to be opened.
    void conversationWanted(const qiao::domain::ConversationId &conversation);
    // The agent looks at this conversation now, in a window that has the keyboard.
    void conversationShown(const qiao::domain::ConversationId &conversation);

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void addActions();
    void addAnalytics();
    void showPresenceMenu();
    void showMacroMenu();
    void refreshMacros();
    void refreshAgent();
    void refreshConnection();
    void refreshQueue();
    void refreshTitle();
    void tick();

    state::Desk &m_desk;
    ui::ActionRegistry &m_actions;
    settings::Settings &m_settings;
    const base::Clock &m_clock;
    ui::MainShell *m_shell;
    inbox::InboxPanel *m_inbox;
    conversation::ConversationPanel *m_conversation;
    composer::ComposerPanel *m_composer;
    visitor::VisitorPanel *m_visitor;
    analytics::AnalyticsPage *m_analytics;
    ui::CommandPalette *m_palette;
    MacroActions *m_macros;
    domain::ConversationId m_current;
    QTimer m_ticker;
};

} // namespace qiao::workstation::app
