#pragma once

#include "common/base/Clock.h"
#include "relay/app/CommandLine.h"
#include "relay/storage/Stores.h"

#include <functional>

namespace qiao::relay::app {

// Carries out `qiao-relay user …`, `site …` and `metrics …` on the database, also while a relay runs on it.
class AdminCommands
{
public:
    using AskPassword = std::function<base::Result<QString>()>;

    AdminCommands(storage::Stores &stores, const base::Clock &clock, AskPassword askPassword);

    // What is to be printed, or one sentence why not.
    base::Result<QString> carryOut(const AdminCommand &command);

private:
    base::Result<QString> carryOut(const AddUser &command);
    base::Result<QString> carryOut(const ListUsers &command);
    base::Result<QString> carryOut(const ChangePassword &command);
    base::Result<QString> carryOut(const DisableUser &command);
    base::Result<QString> carryOut(const AddSite &command);
    base::Result<QString> carryOut(const ListSites &command);
    base::Result<QString> carryOut(const RebuildMetrics &command);

    base::Result<domain::AgentId> userNamed(const QString &name);
    base::Result<QByteArray> newPasswordHash();

    storage::Stores &m_stores;
    const base::Clock &m_clock;
    AskPassword m_askPassword;
};

} // namespace qiao::relay::app
