#pragma once

#include "common/domain/ConversationEvent.h"
#include "common/domain/Ids.h"
#include "common/domain/Participant.h"
#include "common/domain/Queue.h"

namespace qiao::domain {

// A queue that an agent serves.
struct QueueMembership
{
    QueueId queue;
    int capacity = 0; // conversations of this queue at once; 0: bounded by the agent's own capacity alone

    bool operator==(const QueueMembership &) const = default;
};

// A member of the company who answers or supervises.
struct Agent
{
    AgentId id;
    QString name; // the name to sign in with
    QString displayName;
    AgentRole role = AgentRole::Agent;
    int capacity = 5; // conversations at once
    bool isDisabled = false;
    QList<SkillLevel> skills = {};
    QStringList languages = {}; // such as "zh" or "en"; empty: any
    QList<QueueMembership> queues = {}; // empty: every queue

    bool operator==(const Agent &) const = default;
};

// A reply kept for reuse; found by its shortcut after `/`.
struct CannedReply
{
    QString id;
    QString shortcut;
    QString title;
    QString text; // may hold variables such as {{visitor.name}}
    QString locale; // empty: any
    QList<FileReference> files = {}; // that go with it

    bool operator==(const CannedReply &) const = default;
};

// One action of a macro.
struct MacroStep
{
    enum class Kind { Reply, Note, Tag, Transfer, Close };

    Kind kind = Kind::Reply;
    QString text; // of a reply or a note
    QStringList tags; // added to those that are there
    QueueId queue; // to transfer to

    bool operator==(const MacroStep &) const = default;
};

// Several actions that an agent does at once.
struct Macro
{
    QString id;
    QString name;
    QList<MacroStep> steps;

    bool operator==(const Macro &) const = default;
};

QString nameOf(MacroStep::Kind kind);
std::optional<MacroStep::Kind> macroStepKindFromName(QStringView name);

} // namespace qiao::domain
