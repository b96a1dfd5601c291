#pragma once

#include "workstation/app/AdminCourier.h"
#include "workstation/app/MainWindow.h"
#include "workstation/ui/ActionRegistry.h"

namespace qiao::workstation::app {

// The administration in the window: its place in the rail, for supervisors alone, with its state and what brings it.
// GUI thread.
class AdministrationPlace : public QObject
{
    Q_OBJECT

public:
    // All must outlive it.
    AdministrationPlace(state::Desk &desk, RelayLink &link, ui::ActionRegistry &actions, MainWindow &window,
        const base::Clock &clock, QObject *parent = nullptr);

private:
    void refresh();

    state::Desk &m_desk;
    MainWindow &m_window;
    state::Administration m_administration;
    state::AuditLog m_log;
    AdminCourier m_courier;
    administration::AdministrationPage *m_page;
    QAction *m_show;
    domain::AgentId m_shownTo; // whose the state is
};

} // namespace qiao::workstation::app
