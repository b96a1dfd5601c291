#include "common/domain/Participant.h"

#include <array>

namespace qiao::domain {

namespace {

template <typename Enum> struct Named
{
    Enum value;
    QLatin1StringView name;
};
template <typename Enum> Named(Enum, QLatin1StringView) -> Named<Enum>; // clang 14 wants it said

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

template <typename Table, typename Enum> QString nameIn(const Table &table, Enum value)
{
    for (const auto &named : table) {
        if (named.value == value)
            return named.name;
    }
    return {};
}

template <typename Enum, size_t Size>
std::optional<Enum> valueIn(const std::array<Named<Enum>, Size> &table, QStringView name)
{
    for (const auto &named : table) {
        if (name == named.name)
            return named.value;
    }
    return std::nullopt;
}

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
