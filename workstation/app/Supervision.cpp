#include "workstation/app/Supervision.h"

#include "workstation/features/composer/ComposerPanel.h"
#include "workstation/features/conversation/ConversationPanel.h"
#include "workstation/features/inbox/InboxPanel.h"
#include "workstation/features/supervisor/BoardPage.h"
#include "workstation/ui/MainShell.h"

#include <QMessageBox>
#include <QPushButton>

namespace qiao::workstation::app {

using supervisor::BoardPage;
using supervisor::Intervention;
using supervisor::SupervisionActions;
using ui::Words;

namespace {

constexpr const char *context = "qiao::workstation::app::Supervision";

} // namespace

Supervision::Supervision(state::Desk &desk, ui::ActionRegistry &actions, Orders &orders, MainWindow &window,
    const base::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_orders(orders)
    , m_window(window)
    , m_board(new BoardPage(desk, actions, clock))
    , m_commands(desk, actions, [this] { return target(); })
{
    m_window.shell().addPlace(BoardPage::place, ui::Icon::Live,
        Words{context, QT_TRANSLATE_NOOP("qiao::workstation::app::Supervision", "Board")}, m_board);
    m_board->setSupervision(&m_commands);
    QAction *show = actions.add({QStringLiteral("board.show"),
        Words{context, QT_TRANSLATE_NOOP("qiao::workstation::app::Supervision", "Show the board")}, ui::Icon::Live,
        QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_B), ui::ActionCategory::Navigation});
    connect(show, &QAction::triggered, this, [this] {
        if (m_desk.isSupervisor())
            m_window.shell().showPlace(BoardPage::place);
    });
    connect(&m_desk, &state::Desk::meChanged, this, [this, show] {
        refreshPlace();
        show->setVisible(m_desk.isSupervisor());
        show->setEnabled(m_desk.isSupervisor());
    });
    refreshPlace();
    show->setVisible(m_desk.isSupervisor());
    show->setEnabled(m_desk.isSupervisor());

    connect(m_board, &BoardPage::watched, &m_orders, &Orders::setBoardWatched);
    connect(m_board, &BoardPage::openRequested, &m_window, &MainWindow::openConversation);
    connect(m_board, &BoardPage::presenceOfRequested, this, &Supervision::setPresenceOf);
    connect(m_board, &BoardPage::viewRequested, &m_window, [this] { m_window.shell().showPlace(BoardPage::place); });
    connect(&m_commands, &SupervisionActions::requested, this, &Supervision::carryOut);
    connect(
        &m_commands, &SupervisionActions::refused, &m_window, [this](const QString &why) { m_window.tellNews(why); });
    m_window.inboxPanel().setMenuExtension(
        [this](QMenu &menu, const domain::ConversationId &conversation) { m_commands.fillMenu(menu, conversation); });
    connect(&m_window.conversationPanel(), &conversation::ConversationPanel::stopListeningRequested, &m_orders,
        [this](const domain::ConversationId &conversation) { m_orders.setListening(conversation, false); });
    connect(&m_orders, &Orders::tookOver, this, &Supervision::tellTakenOver);
    connect(&m_orders, &Orders::joined, this, [this](const domain::ConversationId &conversation) {
        m_window.openConversation(conversation);
        m_window.composerPanel().setMode(state::DraftMode::Reply);
        m_window.composerPanel().focusText();
    });
    connect(&m_orders, &Orders::presenceOfWasSet, this, &Supervision::tellPresenceSet);
    connect(&m_orders, &Orders::orderRefused, this, [this] {
        m_takenFrom.clear();
        m_setFrom.clear();
    });
}

void Supervision::refreshPlace()
{
    m_window.shell().setPlaceShown(BoardPage::place, m_desk.isSupervisor());
}

domain::ConversationId Supervision::target() const
{
    return m_window.shell().currentPlace() == BoardPage::place ? m_board->chosenConversation()
                                                               : m_window.currentConversation();
}

void Supervision::carryOut(Intervention intervention, const domain::ConversationId &conversation)
{
    switch (intervention) {
    case Intervention::Listen:
        m_orders.setListening(conversation, true);
        m_window.openConversation(conversation);
        break;
    case Intervention::StopListening:
        m_orders.setListening(conversation, false);
        break;
    case Intervention::Whisper:
        whisper(conversation);
        break;
    case Intervention::Join:
        join(conversation);
        break;
    case Intervention::TakeOver:
        takeOver(conversation);
        break;
    case Intervention::Reassign:
        m_window.conversationPanel().askTransfer(conversation);
        break;
    }
}

void Supervision::whisper(const domain::ConversationId &conversation)
{
    m_window.openConversation(conversation);
    m_window.composerPanel().setMode(state::DraftMode::Whisper);
    m_window.composerPanel().focusText();
}

void Supervision::askThen(
    const QString &question, const QString &consequence, const QString &button, const std::function<void()> &then)
{
    auto *box = new QMessageBox(QMessageBox::Question, question, question, QMessageBox::NoButton, &m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(consequence);
    QPushButton *yes = box->addButton(button, QMessageBox::AcceptRole);
    box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    box->setDefaultButton(yes);
    connect(box, &QMessageBox::buttonClicked, this, [yes, then](QAbstractButton *pressed) {
        if (pressed == yes)
            then();
    });
    box->open();
}

void Supervision::join(const domain::ConversationId &conversation)
{
    const state::ConversationEntry *entry = m_desk.conversations()->find(conversation);
    askThen(tr("Join the conversation of %1?").arg(entry->conversation.agentName),
        tr("The visitor sees that you come in, and you may both write."), tr("Join"),
        [this, conversation] { m_orders.join(conversation); });
}

void Supervision::takeOver(const domain::ConversationId &conversation)
{
    const state::ConversationEntry *entry = m_desk.conversations()->find(conversation);
    if (entry->conversation.state != domain::ConversationState::Assigned) {
        m_takenFrom.remove(conversation);
        m_orders.takeOver(conversation);
        return;
    }
    const Before before{entry->conversation.agent, entry->conversation.agentName};
    askThen(tr("Take the conversation over from %1?").arg(before.name),
        tr("It is yours from then on, and the visitor sees it."), tr("Take over"), [this, conversation, before] {
            m_takenFrom.insert(conversation, before);
            m_orders.takeOver(conversation);
        });
}

void Supervision::tellTakenOver(const domain::ConversationId &conversation)
{
    m_window.openConversation(conversation);
    m_window.composerPanel().focusText();
    const Before before = m_takenFrom.take(conversation);
    if (before.agent.isEmpty()) {
        m_window.tellNews(tr("The conversation is yours."));
        return;
    }
    m_window.tellNews(tr("The conversation is yours."), tr("Give it back to %1").arg(before.name),
        [this, conversation, agent = before.agent] {
            m_orders.transfer(conversation, {agent, {}, {}});
        });
}

void Supervision::setPresenceOf(const domain::AgentId &agent, domain::Presence presence, const QString &reason)
{
    if (agent == m_desk.me().id) {
        m_orders.setPresence(presence, reason);
        return;
    }
    if (const protocol::AgentStatus *status = m_desk.roster()->find(agent))
        m_setFrom.insert(agent, *status);
    m_orders.setPresenceOf(agent, presence, reason);
}

void Supervision::tellPresenceSet(const domain::AgentId &agent)
{
    if (!m_setFrom.contains(agent))
        return;
    const protocol::AgentStatus before = m_setFrom.take(agent);
    m_window.tellNews(tr("The state of %1 was changed.").arg(before.agent.displayName), tr("Undo"), [this, before] {
        m_setFrom.remove(before.agent.id);
        m_orders.setPresenceOf(before.agent.id, before.presence, before.reason);
    });
}

} // namespace qiao::workstation::app
