#include "relay/hub/Scene.h"

#include "common/protocol/EventCodec.h"
#include "relay/hub/Staff.h"

namespace qiao::relay::hub {

using namespace Qt::StringLiterals;

domain::Author authorOf(const HubState &state, const Connection &connection)
{
    if (const AgentState *agent = state.agent(connection.agent))
        return {domain::AuthorRole::Agent, agent->agent.id.toString(), agent->agent.displayName};
    const VisitorState *visitor = state.visitor(connection.visitor);
    return {domain::AuthorRole::Visitor, connection.visitor.toString(),
        visitor != nullptr ? visitor->profile.name : QString()};
}

bool mayAct(const HubState &state, const Scene &scene)
{
    if (scene.connection.side == domain::Side::Visitor)
        return true; // only ever in the visitor's own conversation
    const AgentState *agent = state.agent(scene.connection.agent);
    return agent != nullptr && Staff::mayAct(agent->agent, scene.room.working);
}

bool isSupervisor(const HubState &state, const Connection &connection)
{
    const AgentState *agent = state.agent(connection.agent);
    return agent != nullptr && Staff::supervises(agent->agent);
}

base::Error notYours()
{
    return base::forbidden(QStringLiteral("The conversation is not yours to act in."));
}

base::Error forSupervisors()
{
    return base::forbidden(QStringLiteral("Only supervisors may do this."));
}

Change changeIn(const Scene &scene, std::vector<domain::ConversationEvent> events, const QByteArray &answer)
{
    Change change;
    change.connection = scene.connection.id;
    change.command = scene.id;
    change.sender = scene.connection.sender();
    change.answer = answer;
    change.events = std::move(events);
    return change;
}

link::AuditRecord auditOf(const HubState &state, const Connection &connection, const QString &action,
    const domain::ConversationId &conversation, const QString &target)
{
    return {state.now, connection.agent, authorOf(state, connection).name, action, conversation, target, {}};
}

void finish(Ledger &ledger, const Scene &scene, std::vector<domain::ConversationEvent> events, const QByteArray &answer)
{
    ledger.commit(changeIn(scene, std::move(events), answer));
}

void post(Ledger &ledger, const Scene &scene, domain::EventBody body)
{
    domain::ConversationEvent event = ledger.append(scene.room, std::move(body), scene.id);
    const QByteArray answer = protocol::postedAnswer(event, scene.connection.side);
    finish(ledger, scene, {std::move(event)}, answer);
}

Outcome refuse(Ledger &ledger, const Scene &scene, const base::Error &error)
{
    ledger.refuse(scene.connection.id, scene.id, error);
    return Outcome::Done;
}

} // namespace qiao::relay::hub
