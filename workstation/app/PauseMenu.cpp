#include "workstation/app/PauseMenu.h"

#include "common/protocol/Limits.h"
#include "workstation/ui/LineDialog.h"
#include "workstation/ui/PauseText.h"

#include <QMenu>

namespace qiao::workstation::app {

void PauseMenu::addTo(QMenu &menu, const QStringList &reasons, const QString &current, const Chosen &chosen)
{
    QMenu *pause = menu.addMenu(tr("Be away because of"));
    QStringList all = reasons;
    if (!current.isEmpty() && !all.contains(current) && !ui::isForMissedOffers(current))
        all.prepend(current);
    for (const QString &reason : std::as_const(all)) {
        QAction *action = pause->addAction(ui::pauseText(reason));
        action->setCheckable(true);
        action->setChecked(reason == current);
        QObject::connect(action, &QAction::triggered, &menu, [chosen, reason] { chosen(reason); });
    }
    QWidget *window = menu.parentWidget();
    QObject::connect(pause->addAction(tr("Another reason…")), &QAction::triggered, window,
        [window, chosen] { ask(window, chosen); });
}

void PauseMenu::ask(QWidget *window, const Chosen &chosen)
{
    auto *dialog = new ui::LineDialog(tr("Why are you away?"), tr("The reason, as everybody in the team sees it:"),
        protocol::limits::reasonLength, window);
    QObject::connect(dialog, &ui::LineDialog::given, window, [chosen](const QString &reason) { chosen(reason); });
    dialog->open();
}

} // namespace qiao::workstation::app
