#pragma once

#include "tests/workstation/features/SampleDesk.h"

namespace qiao::tests {

// A sample desk at which a supervisor sits, with a board. One thread.
class SampleBoard : public SampleDesk
{
public:
    SampleBoard()
    {
        session.agent.role = domain::AgentRole::Supervisor;
        session.pauseReasons = {QStringLiteral("Break"), QStringLiteral("Lunch")};
        desk.apply(session, {});
    }

    static protocol::QueueFigures queue(const QString &id, const QString &name)
    {
        protocol::QueueFigures made;
        made.queue = domain::QueueId(id);
        made.name = name;
        made.firstResponseGoal = std::chrono::seconds(15);
        made.sla = std::chrono::seconds(60);
        made.agentsFree = 1;
        made.agentsHere = 3;
        made.agentsTotal = 7;
        return made;
    }

    protocol::QueueFigures waiting(
        const QString &id, const QString &name, int people, std::chrono::seconds longest) const
    {
        protocol::QueueFigures made = queue(id, name);
        made.waiting = people;
        made.longestSince = clock.now() - longest;
        return made;
    }

    void tellBoard(const QList<protocol::QueueFigures> &queues, const QList<protocol::AgentFigures> &agents = {})
    {
        desk.apply(protocol::EphemeralEvent(protocol::QueueChanged{true, queues, agents}));
    }
    void change(const QList<protocol::QueueFigures> &queues, const QList<protocol::AgentFigures> &agents = {})
    {
        desk.apply(protocol::EphemeralEvent(protocol::QueueChanged{false, queues, agents}));
    }
    void setState(const QString &name, domain::Presence presence, int load, const QString &reason = {})
    {
        protocol::AgentStatus status = agent(name, presence, load);
        status.since = clock.now();
        status.reason = reason;
        desk.apply(protocol::EphemeralEvent(protocol::AgentPresence{status}));
    }
    void standsAt(const ConversationId &id, domain::WaitReason reason, int position)
    {
        desk.apply(protocol::EphemeralEvent(
            protocol::ConversationWaiting{id, {reason, {}, position, std::chrono::minutes(2)}}));
    }
};

} // namespace qiao::tests
