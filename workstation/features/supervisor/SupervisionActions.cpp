#include "workstation/features/supervisor/SupervisionActions.h"

#include "workstation/state/Desk.h"
#include "workstation/ui/ActionRegistry.h"
#include "workstation/ui/Icon.h"

#include <QAction>
#include <QMenu>

namespace qiao::workstation::supervisor {

namespace {

using ui::Icon;
using ui::Words;

constexpr const char *context = "qiao::workstation::supervisor::SupervisionActions";

struct Command
{
    Intervention intervention;
    const char *id;
    const char *text;
    Icon icon;
    int keys; // 0: none
};

constexpr int together = static_cast<int>(Qt::CTRL) | static_cast<int>(Qt::SHIFT);

constexpr Command commands[]{
    {Intervention::Listen, "supervision.listen",
        QT_TRANSLATE_NOOP("qiao::workstation::supervisor::SupervisionActions", "Listen to the conversation"), Icon::Eye,
        together | Qt::Key_L},
    {Intervention::StopListening, "supervision.stop-listening",
        QT_TRANSLATE_NOOP("qiao::workstation::supervisor::SupervisionActions", "Stop listening"), Icon::EyeOff, 0},
    {Intervention::Whisper, "supervision.whisper",
        QT_TRANSLATE_NOOP("qiao::workstation::supervisor::SupervisionActions", "Whisper to the agent"), Icon::Lock,
        together | Qt::Key_H},
    {Intervention::Join, "supervision.join",
        QT_TRANSLATE_NOOP("qiao::workstation::supervisor::SupervisionActions", "Join the conversation"), Icon::People,
        together | Qt::Key_J},
    {Intervention::TakeOver, "supervision.takeover",
        QT_TRANSLATE_NOOP("qiao::workstation::supervisor::SupervisionActions", "Take the conversation over"),
        Icon::Accept, together | Qt::Key_O},
    {Intervention::Reassign, "supervision.reassign",
        QT_TRANSLATE_NOOP("qiao::workstation::supervisor::SupervisionActions", "Reassign the conversation"),
        Icon::Transfer, together | Qt::Key_R},
};

} // namespace

SupervisionActions::SupervisionActions(state::Desk &desk, ui::ActionRegistry &actions, Target target, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_target(std::move(target))
{
    for (const Command &command : commands) {
        const QKeySequence keys = command.keys != 0 ? QKeySequence(command.keys) : QKeySequence();
        QAction *action = actions.add({QString::fromLatin1(command.id), Words{context, command.text}, command.icon,
            keys, ui::ActionCategory::Conversation});
        connect(action, &QAction::triggered, this,
            [this, intervention = command.intervention] { order(intervention, m_target()); });
        m_actions.append(action);
    }
    connect(&desk, &state::Desk::meChanged, this, &SupervisionActions::refreshVisibility);
    refreshVisibility();
}

void SupervisionActions::fillMenu(QMenu &menu, const domain::ConversationId &conversation)
{
    const state::ConversationEntry *entry = m_desk.conversations()->find(conversation);
    if (!entry || !m_desk.isSupervisor())
        return;
    for (const Command &command : commands) {
        if (!SupervisionRules::obstacleTo(command.intervention, entry, m_desk.me().id).isEmpty()
            || (command.intervention == Intervention::Listen && entry->isWatched))
            continue;
        QString text = Words{context, command.text}.text();
        if (command.intervention == Intervention::TakeOver && entry->isWaiting)
            text = tr("Pull out of the queue");
        connect(menu.addAction(ui::makeIcon(command.icon), text), &QAction::triggered, this,
            [this, intervention = command.intervention, conversation] { order(intervention, conversation); });
    }
}

void SupervisionActions::order(Intervention intervention, const domain::ConversationId &conversation)
{
    if (!m_desk.isSupervisor())
        return;
    const state::ConversationEntry *entry = m_desk.conversations()->find(conversation);
    QString obstacle = SupervisionRules::obstacleTo(intervention, entry, m_desk.me().id);
    // What is about this moment is not kept for later.
    if (obstacle.isEmpty() && intervention != Intervention::Whisper && !m_desk.connection()->isLive())
        obstacle = tr("There is no connection to the relay. Nothing was changed.");
    if (obstacle.isEmpty())
        Q_EMIT requested(intervention, conversation);
    else
        Q_EMIT refused(obstacle);
}

void SupervisionActions::refreshVisibility()
{
    for (QAction *action : std::as_const(m_actions)) {
        action->setVisible(m_desk.isSupervisor());
        action->setEnabled(m_desk.isSupervisor());
    }
}

} // namespace qiao::workstation::supervisor
