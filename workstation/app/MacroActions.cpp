#include "workstation/app/MacroActions.h"

#include "workstation/state/Desk.h"
#include "workstation/ui/ActionRegistry.h"
#include "workstation/ui/Icon.h"

#include <QMenu>

#include <algorithm>

namespace qiao::workstation::app {

namespace {

QString actionIdOf(const QString &macro)
{
    return QStringLiteral("macro.") + macro;
}

} // namespace

MacroActions::MacroActions(state::Desk &desk, ui::ActionRegistry &actions, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_actions(actions)
{
    connect(&desk, &state::Desk::macrosChanged, this, &MacroActions::refresh);
    refresh();
}

void MacroActions::refresh()
{
    for (const QString &id : std::as_const(m_ids))
        m_actions.action(id)->setVisible(false);
    for (const domain::Macro &macro : m_desk.macros()) {
        const QString id = actionIdOf(macro.id);
        const QString name = tr("Macro: %1").arg(macro.name);
        QAction *action = m_actions.action(id);
        if (!action) {
            ui::ActionSpec spec;
            spec.id = id;
            spec.icon = ui::Icon::Play;
            spec.category = ui::ActionCategory::Message;
            spec.name = name;
            action = m_actions.add(spec);
            m_ids.append(id);
            connect(action, &QAction::triggered, this, [this, macroId = macro.id] {
                const QList<domain::Macro> &known = m_desk.macros();
                const auto place = std::find_if(known.cbegin(), known.cend(),
                    [&macroId](const domain::Macro &candidate) { return candidate.id == macroId; });
                if (place != known.cend())
                    Q_EMIT chosen(*place);
            });
        }
        m_actions.rename(id, name);
        action->setVisible(true);
        action->setEnabled(m_isUsable);
    }
}

void MacroActions::setUsable(bool isUsable)
{
    m_isUsable = isUsable;
    for (const QString &id : std::as_const(m_ids))
        m_actions.action(id)->setEnabled(isUsable);
}

void MacroActions::fillMenu(QMenu &menu) const
{
    for (const domain::Macro &macro : m_desk.macros())
        menu.addAction(m_actions.action(actionIdOf(macro.id)));
}

void MacroActions::retranslate()
{
    refresh();
}

} // namespace qiao::workstation::app
