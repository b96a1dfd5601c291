#pragma once

#include "workstation/app/MainWindow.h"
#include "workstation/app/Orders.h"
#include "workstation/features/supervisor/SupervisionActions.h"

#include <QObject>

namespace qiao::workstation::supervisor {
class BoardPage;
}

namespace qiao::workstation::app {

// Connects the board and the supervisors' commands with the desk, the window and the orders. What is grave is asked
// back; what can be undone offers it. Plain agents have none of it. GUI thread.
class Supervision : public QObject
{
    Q_OBJECT

public:
    // All must outlive this.
    Supervision(state::Desk &desk, ui::ActionRegistry &actions, Orders &orders, MainWindow &window,
        const base::Clock &clock, QObject *parent = nullptr);

private:
    void refreshPlace();
    domain::ConversationId target() const;
    void carryOut(supervisor::Intervention intervention, const domain::ConversationId &conversation);
    void whisper(const domain::ConversationId &conversation);
    void askThen(
        const QString &question, const QString &consequence, const QString &button, const std::function<void()> &then);
    void join(const domain::ConversationId &conversation);
    void takeOver(const domain::ConversationId &conversation);
    void tellTakenOver(const domain::ConversationId &conversation);
    void setPresenceOf(const domain::AgentId &agent, domain::Presence presence, const QString &reason);
    void tellPresenceSet(const domain::AgentId &agent);

    // What was so before an order, to be able to go back.
    struct Before
    {
        domain::AgentId agent;
        QString name;
    };

    state::Desk &m_desk;
    Orders &m_orders;
    MainWindow &m_window;
    supervisor::BoardPage *m_board; // a child of the window
    supervisor::SupervisionActions m_commands;
    QHash<domain::ConversationId, Before> m_takenFrom;
    QHash<domain::AgentId, protocol::AgentStatus> m_setFrom;
};

} // namespace qiao::workstation::app
