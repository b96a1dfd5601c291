#pragma once

#include "common/domain/Ids.h"
#include "common/domain/Participant.h"

namespace qiao::domain {

// A member of the company who answers or supervises.
struct Agent
{
    AgentId id;
    QString name; // the name to sign in with
    QString displayName;
    AgentRole role = AgentRole::Agent;
    int capacity = 5; // conversations at once
    bool isDisabled = false;

    bool operator==(const Agent &) const = default;
};

// A reply kept for reuse; found by its shortcut after `/`.
struct CannedReply
{
    QString id;
    QString shortcut;
    QString title;
    QString text;
    QString locale; // empty: any

    bool operator==(const CannedReply &) const = default;
};

} // namespace qiao::domain
