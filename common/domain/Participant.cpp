#include "common/domain/Participant.h"

#include "common/domain/EnumNames.h"

namespace qiao::domain {

namespace {

constexpr std::array authorRoles{
    Named{AuthorRole::Visitor, QLatin1StringView("visitor")},
    Named{AuthorRole::Agent, QLatin1StringView("agent")},
    Named{AuthorRole::Bot, QLatin1StringView("bot")},
    Named{AuthorRole::System, QLatin1StringView("system")},
};

constexpr std::array agentRoles{
    Named{AgentRole::Agent, QLatin1StringView("agent")},
    Named{AgentRole::Supervisor, QLatin1StringView("supervisor")},
    Named{AgentRole::Admin, QLatin1StringView("admin")},
};

constexpr std::array presences{
    Named{Presence::Offline, QLatin1StringView("offline")},
    Named{Presence::Away, QLatin1StringView("away")},
    Named{Presence::Busy, QLatin1StringView("busy")},
    Named{Presence::Online, QLatin1StringView("online")},
};

} // namespace

QString nameOf(AuthorRole role)
{
    return nameIn(authorRoles, role);
}
QString nameOf(AgentRole role)
{
    return nameIn(agentRoles, role);
}
QString nameOf(Presence presence)
{
    return nameIn(presences, presence);
}
std::optional<AuthorRole> authorRoleFromName(QStringView name)
{
    return valueIn(authorRoles, name);
}
std::optional<AgentRole> agentRoleFromName(QStringView name)
{
    return valueIn(agentRoles, name);
}
std::optional<Presence> presenceFromName(QStringView name)
{
    return valueIn(presences, name);
}

} // namespace qiao::domain
