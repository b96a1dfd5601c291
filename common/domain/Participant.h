#pragma once

#include <QString>

#include <optional>

namespace qiao::domain {

// Whose words a message are.
enum class AuthorRole { Visitor, Agent, Bot, System };

// What a member of the company may do.
enum class AgentRole { Agent, Supervisor, Admin };

enum class Presence { Offline, Away, Busy, Online };

// Which side of a conversation a reader stands on: each numbers what it may see.
enum class Side { Visitor, Agent };

// Who did something, as it is shown to others.
struct Author
{
    AuthorRole role = AuthorRole::System;
    QString id;
    QString name;

    bool operator==(const Author &) const = default;
};

QString nameOf(AuthorRole role);
QString nameOf(AgentRole role);
QString nameOf(Presence presence);
std::optional<AuthorRole> authorRoleFromName(QStringView name);
std::optional<AgentRole> agentRoleFromName(QStringView name);
std::optional<Presence> presenceFromName(QStringView name);

} // namespace qiao::domain
