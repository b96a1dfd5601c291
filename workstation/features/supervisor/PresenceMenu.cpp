#include "workstation/features/supervisor/PresenceMenu.h"

namespace qiao::workstation::supervisor {

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

PresenceMenu::PresenceMenu(const QString &name, domain::Presence current, const QStringList &reasons, QWidget *parent)
    : QMenu(tr("Set the state of %1").arg(name), parent)
{
    using domain::Presence;
    for (const Presence presence : {Presence::Online, Presence::Busy, Presence::Away, Presence::Offline}) {
        QAction *plain = addAction(ui::signText(signOf(presence)));
        plain->setCheckable(true);
        plain->setChecked(presence == current);
        connect(plain, &QAction::triggered, this, [this, presence] { Q_EMIT chosen(presence, {}); });
        if (presence != Presence::Away)
            continue;
        QMenu *why = addMenu(tr("Away, because of"));
        for (const QString &reason : reasons) {
            connect(why->addAction(reason), &QAction::triggered, this,
                [this, reason] { Q_EMIT chosen(Presence::Away, reason); });
        }
        connect(why->addAction(tr("Another reason…")), &QAction::triggered, this, [this] { Q_EMIT reasonWanted(); });
    }
}

} // namespace qiao::workstation::supervisor
