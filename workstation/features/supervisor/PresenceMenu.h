#pragma once

#include "common/domain/Participant.h"
#include "workstation/ui/Sign.h"

#include <QMenu>

namespace qiao::workstation::supervisor {

ui::Sign signOf(domain::Presence presence);

// The states that an agent can be set to, each with the company's reasons and one in own words. GUI thread.
class PresenceMenu : public QMenu
{
    Q_OBJECT

public:
    // `name`: whose state it is.
    PresenceMenu(const QString &name, domain::Presence current, const QStringList &reasons, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(qiao::domain::Presence presence, const QString &reason);
    // Away, for a reason that is to be asked for.
    void reasonWanted();
};

} // namespace qiao::workstation::supervisor
