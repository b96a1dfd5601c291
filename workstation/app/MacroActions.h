#pragma once

#include "common/domain/Agent.h"

#include <QObject>
#include <QStringList>

#include <functional>

class QMenu;

namespace qiao::workstation::state {
class Desk;
}

namespace qiao::workstation::ui {
class ActionRegistry;
}

namespace qiao::workstation::app {

// Each macro as a command: in the palette, in a menu, with a key where the agent gives it one. One that is gone is
// hidden. GUI thread.
class MacroActions : public QObject
{
    Q_OBJECT

public:
    // Both must outlive this.
    MacroActions(state::Desk &desk, ui::ActionRegistry &actions, QObject *parent = nullptr);

    void fillMenu(QMenu &menu) const;
    void retranslate();
    // Whether there is a conversation that a macro could work in.
    void setUsable(bool isUsable);

Q_SIGNALS:
    void chosen(const qiao::domain::Macro &macro);

private:
    void refresh();

    state::Desk &m_desk;
    ui::ActionRegistry &m_actions;
    QStringList m_ids; // of all that were ever there
    bool m_isUsable = false;
};

} // namespace qiao::workstation::app
