#pragma once

#include "workstation/app/RelayLink.h"
#include "workstation/client/AdminClient.h"
#include "workstation/state/Administration.h"
#include "workstation/state/AuditLog.h"

namespace qiao::workstation::administration {
class AdministrationPage;
}

namespace qiao::workstation::app {

// Brings what the administration asks for to the relay, and its answers back into the state. GUI thread.
class AdminCourier : public QObject
{
    Q_OBJECT

public:
    // All must outlive the courier.
    AdminCourier(
        state::Administration &administration, state::AuditLog &log, RelayLink &link, QObject *parent = nullptr);

    // Brings the files that the page wants to attach.
    void serve(administration::AdministrationPage &page);

private:
    state::Administration &m_administration;
    state::AuditLog &m_log;
    RelayLink &m_link;
    client::AdminClient m_client;
    domain::CommandId m_upload;
};

} // namespace qiao::workstation::app
