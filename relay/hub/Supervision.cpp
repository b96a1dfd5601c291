#include "relay/hub/Supervision.h"

#include "common/protocol/EventCodec.h"

namespace qiao::relay::hub {

using namespace Qt::StringLiterals;

Outcome Supervision::run(Scene &scene, const protocol::agent::ConversationWatch &command)
{
    if (!isSupervisor(m_state, scene.connection))
        return refuse(m_ledger, scene, forSupervisors());
    // A supervisor is told of every open conversation anyway; one that was asked for by name stays when it closes.
    if (command.on)
        m_delivery.follow(scene.connection, scene.room, scene.room.committed.seq, Delivery::Pin::Yes);
    else if (Reader *reader = scene.room.readerOf(scene.connection.id))
        reader->isPinned = false;
    return record(scene, changeIn(scene, {}), command.on ? u"conversation.watch"_s : u"conversation.unwatch"_s);
}

Outcome Supervision::run(Scene &scene, const protocol::agent::ConversationJoin &)
{
    if (!isSupervisor(m_state, scene.connection))
        return refuse(m_ledger, scene, forSupervisors());
    const domain::Conversation &working = scene.room.working;
    if (auto allowed = working.canPost(); !allowed)
        return refuse(m_ledger, scene, allowed.error());
    if (working.hasParticipant(scene.connection.agent))
        return refuse(m_ledger, scene, base::conflict(QStringLiteral("You are in this conversation already.")));
    std::vector<domain::ConversationEvent> events;
    events.push_back(
        m_ledger.append(scene.room, domain::ConversationJoined{scene.connection.agent, scene.author.name}, scene.id));
    return record(scene, changeIn(scene, std::move(events)), u"conversation.join"_s);
}

Outcome Supervision::run(Scene &scene, const protocol::agent::ConversationTakeover &)
{
    if (!isSupervisor(m_state, scene.connection))
        return refuse(m_ledger, scene, forSupervisors());
    const domain::Conversation &working = scene.room.working;
    if (auto allowed = working.canTransfer(); !allowed)
        return refuse(m_ledger, scene, allowed.error());
    const bool isOwn = working.state == domain::ConversationState::Assigned && working.agent == scene.connection.agent;
    if (isOwn)
        return refuse(m_ledger, scene, base::conflict(QStringLiteral("You already have this conversation.")));
    const QString from = working.agent.toString(); // empty: it was pulled out of the queue
    scene.room.tried.clear();
    std::vector<domain::ConversationEvent> events;
    events.push_back(m_ledger.append(scene.room,
        domain::ConversationAssigned{scene.connection.agent, scene.author.name, {{u"takeover"_s, 1, 1}}, scene.author},
        scene.id));
    return record(scene, changeIn(scene, std::move(events)), u"conversation.takeover"_s, from);
}

Outcome Supervision::run(Scene &scene, const protocol::agent::WhisperPost &command)
{
    if (!isSupervisor(m_state, scene.connection))
        return refuse(m_ledger, scene, forSupervisors());
    if (auto allowed = scene.room.working.canPost(); !allowed)
        return refuse(m_ledger, scene, allowed.error());
    domain::ConversationEvent event
        = m_ledger.append(scene.room, domain::WhisperPosted{scene.author, command.text}, scene.id);
    const QByteArray answer = protocol::postedAnswer(event, scene.connection.side);
    return record(
        scene, changeIn(scene, {std::move(event)}, answer), u"whisper.post"_s, scene.room.working.agent.toString());
}

Outcome Supervision::record(const Scene &scene, Change change, const QString &action, const QString &target)
{
    change.audit.push_back(auditOf(m_state, scene.connection, action, scene.room.working.id, target));
    m_ledger.commit(std::move(change));
    return Outcome::Done;
}

} // namespace qiao::relay::hub
