#pragma once

#include "common/domain/Participant.h"

#include <QCoreApplication>

#include <functional>

class QMenu;
class QWidget;

namespace qiao::workstation::app {

// The reasons to be away, in the agent's own presence menu: the company's, and one in own words.
class PauseMenu
{
    Q_DECLARE_TR_FUNCTIONS(qiao::workstation::app::PauseMenu)

public:
    using Chosen = std::function<void(const QString &reason)>;

    // Adds a submenu; `current` is marked.
    static void addTo(QMenu &menu, const QStringList &reasons, const QString &current, const Chosen &chosen);
    // Asks for a reason in own words.
    static void ask(QWidget *window, const Chosen &chosen);
};

} // namespace qiao::workstation::app
