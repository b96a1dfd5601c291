#pragma once

#include "common/domain/Ids.h"
#include "workstation/features/supervisor/SupervisionRules.h"

#include <QList>
#include <QObject>

#include <functional>

class QAction;
class QMenu;

namespace qiao::workstation::state {
class Desk;
}

namespace qiao::workstation::ui {
class ActionRegistry;
}

namespace qiao::workstation::supervisor {

// The supervisors' commands on a conversation, by key, by palette and in menus. Plain agents do not see them. They only
// order: `requested` follows where nothing stands in the way, else `refused`. GUI thread.
class SupervisionActions : public QObject
{
    Q_OBJECT

public:
    using Target = std::function<domain::ConversationId()>;

    // `target`: which conversation a key or the palette means. All must outlive this.
    SupervisionActions(state::Desk &desk, ui::ActionRegistry &actions, Target target, QObject *parent = nullptr);

    // Adds what can be done with the conversation now.
    void fillMenu(QMenu &menu, const domain::ConversationId &conversation);
    void order(qiao::workstation::supervisor::Intervention intervention, const domain::ConversationId &conversation);

Q_SIGNALS:
    void requested(
        qiao::workstation::supervisor::Intervention intervention, const qiao::domain::ConversationId &conversation);
    void refused(const QString &why);

private:
    void refreshVisibility();

    state::Desk &m_desk;
    Target m_target;
    QList<QAction *> m_actions;
};

} // namespace qiao::workstation::supervisor
