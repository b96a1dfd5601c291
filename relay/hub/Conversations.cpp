#include "relay/hub/Conversations.h"

#include "common/protocol/EventCodec.h"
#include "common/protocol/JsonWriter.h"
#include "common/protocol/Limits.h"

#include <QByteArrayList>

namespace qiao::relay::hub {

namespace {

using namespace Qt::StringLiterals;

base::Error noSuchConversation()
{
    return base::notFound(QStringLiteral("There is no such conversation."));
}

// The newest events that fit into one frame, as a list; the reader asks again for what lies before them.
QByteArray newestThatFit(const std::vector<domain::ConversationEvent> &events, domain::Side side)
{
    constexpr qsizetype mostBytes = protocol::limits::frameBytes - 1024;
    std::vector<QByteArray> kept;
    qsizetype bytes = 0;
    for (auto event = events.rbegin(); event != events.rend(); ++event) {
        QByteArray json = protocol::encode(*event, side);
        bytes += json.size() + 1;
        if (bytes > mostBytes && !kept.empty())
            break;
        kept.push_back(std::move(json));
    }
    return '[' + QByteArrayList(kept.rbegin(), kept.rend()).join(',') + ']';
}

QByteArray historyAnswer(const std::vector<domain::ConversationEvent> &events, domain::Side side)
{
    protocol::JsonWriter json;
    json.addWritten("events"_L1, newestThatFit(events, side));
    return json.finish();
}

} // namespace

Outcome Conversations::handle(Connection &connection, const protocol::VisitorRequest &request)
{
    return handleIn(connection, request);
}

Outcome Conversations::handle(Connection &connection, const protocol::AgentRequest &request)
{
    return handleIn(connection, request);
}

template <typename Request> Outcome Conversations::handleIn(Connection &connection, const Request &request)
{
    if (request.conversation.isEmpty()) {
        m_ledger.refuse(connection.id, request.id, base::badRequest(QStringLiteral("\"conversation\" is missing.")));
        return Outcome::Done;
    }
    Room *room = m_state.room(request.conversation);
    if (room == nullptr && !(connection.missing && connection.missing->conversation == request.conversation)) {
        waitForRoom(connection, request.conversation);
        return Outcome::Waits;
    }
    if (room == nullptr) {
        m_ledger.refuse(connection.id, request.id, connection.missing->because);
        return Outcome::Done;
    }
    const bool isForeign = connection.side == domain::Side::Visitor && room->working.visitor != connection.visitor;
    if (isForeign || room->working.seq == 0) {
        // A stranger's conversation looks exactly like none at all.
        m_ledger.refuse(connection.id, request.id, noSuchConversation());
        return Outcome::Done;
    }
    Scene scene{connection, request.id, *room, authorOf(m_state, connection)};
    return std::visit(
        [&](const auto &command) {
            if constexpr (requires { run(scene, command); })
                return run(scene, command);
            else if constexpr (requires { m_endings.run(scene, command); })
                return m_endings.run(scene, command);
            else if constexpr (requires { m_supervision.run(scene, command); })
                return m_supervision.run(scene, command);
            else
                return Outcome::Done; // about no conversation: carried out elsewhere
        },
        request.command);
}

void Conversations::waitForRoom(Connection &connection, const domain::ConversationId &id)
{
    connection.isWaiting = true;
    m_ledger.load(link::LoadConversation{id}, [this, waiting = connection.id, id](const auto &reply) {
        Connection *ready = m_state.connection(waiting);
        if (ready == nullptr)
            return;
        const auto *found = reply ? std::get_if<link::ConversationFound>(&*reply) : nullptr;
        if (found != nullptr && m_state.room(id) == nullptr)
            m_state.insertRoom(*found);
        if (m_state.room(id) == nullptr)
            ready->missing = MissingRoom{id, reply ? noSuchConversation() : reply.error()};
        ready->isWaiting = false;
        onReady(*ready);
        if (Connection *after = m_state.connection(waiting))
            after->missing.reset();
        m_delivery.forgetIfUnused(id);
    });
}

Outcome Conversations::run(Scene &scene, const protocol::MessagePost &command)
{
    if (!mayAct(m_state, scene))
        return refuse(m_ledger, scene, notYours());
    if (base::Result<void> allowed = scene.room.working.canPost(); !allowed)
        return refuse(m_ledger, scene, allowed.error());
    if (!command.file.isEmpty())
        return postFile(scene, command.file);
    post(m_ledger, scene, domain::MessagePosted{scene.author, command.text, {}});
    return Outcome::Done;
}

Outcome Conversations::postFile(Scene &scene, const domain::FileId &file)
{
    // The file's name, kind and size are taken from what was uploaded, never from the message.
    Connection &connection = scene.connection;
    connection.isWaiting = true;
    m_ledger.load(link::LoadFile{file},
        [this, waiting = connection.id, id = scene.id, conversation = scene.room.working.id](const auto &reply) {
            Connection *sender = m_state.connection(waiting);
            if (sender == nullptr)
                return;
            sender->isWaiting = false;
            if (!m_ledger.answerRepeated(*sender, id))
                postLoadedFile(*sender, id, conversation, reply);
            onReady(*sender);
        });
    return Outcome::Done;
}

bool Conversations::isOfReply(const Connection &sender, const domain::FileId &file) const
{
    const auto carries = [&](const domain::CannedReply &reply) {
        return std::any_of(reply.files.begin(), reply.files.end(),
            [&](const domain::FileReference &carried) { return carried.id == file; });
    };
    return sender.side == domain::Side::Agent
        && std::any_of(m_state.cannedReplies.begin(), m_state.cannedReplies.end(), carries);
}

void Conversations::postLoadedFile(Connection &sender, const domain::CommandId &id,
    const domain::ConversationId &conversation, const base::Result<link::Reply> &reply)
{
    // Meanwhile the conversation may have become another agent's, or may have ended.
    const auto *found = reply ? std::get_if<link::FileFound>(&*reply) : nullptr;
    Room *room = m_state.room(conversation);
    if (!reply) {
        m_ledger.refuse(sender.id, id, reply.error());
    } else if (found == nullptr || (found->owner != sender.sender() && !isOfReply(sender, found->file.id))) {
        m_ledger.refuse(sender.id, id, base::notFound(QStringLiteral("There is no such file.")));
    } else if (room == nullptr) {
        m_ledger.refuse(sender.id, id, noSuchConversation());
    } else if (Scene scene{sender, id, *room, authorOf(m_state, sender)}; !mayAct(m_state, scene)) {
        refuse(m_ledger, scene, notYours());
    } else if (base::Result<void> allowed = room->working.canPost(); !allowed) {
        refuse(m_ledger, scene, allowed.error());
    } else {
        post(m_ledger, scene, domain::MessagePosted{scene.author, {}, found->file});
    }
}

Outcome Conversations::run(Scene &scene, const protocol::MessageRead &command)
{
    const bool isVisitor = scene.connection.side == domain::Side::Visitor;
    const domain::Conversation &working = scene.room.working;
    domain::MessageRead read;
    read.by = scene.author;
    read.upTo = isVisitor ? scene.room.seqOfVisitorSeq(command.upTo) : std::min(command.upTo, scene.room.committed.seq);
    read.visitorUpTo = scene.room.visitorSeqUpTo(read.upTo);
    const domain::Conversation &committed = scene.room.committed;
    const bool isForOthers = !isVisitor && !mayAct(m_state, scene);
    if (read.upTo <= (isVisitor ? committed.readByVisitor : committed.readByAgents) || isForOthers) {
        m_ledger.answer(scene.connection.id, scene.id, {});
        return Outcome::Done;
    }
    if (read.upTo <= (isVisitor ? working.readByVisitor : working.readByAgents)) {
        finish(m_ledger, scene, {}); // the mark is on its way to the disk: answered behind it
        return Outcome::Done;
    }
    finish(m_ledger, scene, {m_ledger.append(scene.room, read, scene.id)});
    return Outcome::Done;
}

Outcome Conversations::run(Scene &scene, const protocol::TypingSet &command)
{
    if (!mayAct(m_state, scene) || !scene.room.working.isOpen())
        return Outcome::Done;
    QList<link::ConnectionId> others;
    for (const Reader &reader : scene.room.readers) {
        const Connection *connection = m_state.connection(reader.connection);
        if (connection != nullptr && connection->sender() != scene.connection.sender())
            others.append(reader.connection);
    }
    m_delivery.sendEphemeral(others, protocol::TypingChanged{scene.room.working.id, scene.author, command.on});
    return Outcome::Done;
}

Outcome Conversations::run(Scene &scene, const protocol::HistoryFetch &command)
{
    const AgentState *agent = m_state.agent(scene.connection.agent);
    if (agent != nullptr && !Staff::maySee(agent->agent, scene.room.committed))
        return refuse(m_ledger, scene, notYours());
    link::LoadEvents query;
    query.conversation = scene.room.working.id;
    query.side = scene.connection.side;
    query.before = command.before;
    query.limit = command.limit;
    query.isFromEnd = true;
    // One page at a time for one connection: a page costs the storage as much as many messages.
    scene.connection.isWaiting = true;
    m_ledger.load(query, [this, to = scene.connection.id, id = scene.id, side = query.side](const auto &reply) {
        Connection *reader = m_state.connection(to);
        if (reader == nullptr)
            return;
        const auto *found = reply ? std::get_if<link::EventsFound>(&*reply) : nullptr;
        if (!reply)
            m_ledger.refuse(to, id, reply.error());
        else
            m_ledger.answer(to, id, historyAnswer(found != nullptr ? found->events : decltype(found->events)(), side));
        reader->isWaiting = false;
        onReady(*reader);
    });
    return Outcome::Done;
}

Outcome Conversations::run(Scene &scene, const protocol::visitor::FeedbackSubmit &command)
{
    if (scene.room.working.feedback != 0)
        return refuse(m_ledger, scene, base::conflict(QStringLiteral("The conversation is rated already.")));
    finish(m_ledger, scene,
        {m_ledger.append(scene.room, domain::FeedbackSubmitted{command.score, command.comment}, scene.id)});
    return Outcome::Done;
}

Outcome Conversations::run(Scene &scene, const protocol::agent::ConversationAccept &)
{
    AgentState &agent = *m_state.agent(scene.connection.agent);
    const domain::Conversation &working = scene.room.working;
    if (base::Result<void> allowed = working.canAccept(agent.agent.id); !allowed)
        return refuse(m_ledger, scene, allowed.error());
    // An agent may also pick from those who wait: that was the agent's own choice.
    QList<domain::AssignmentFactor> because{{u"picked"_s, 1, 1}};
    if (working.state == domain::ConversationState::Offered)
        because = working.offeredBecause;
    else if (!Staff::isShownTo(agent.agent, working))
        return refuse(m_ledger, scene, notYours());
    scene.room.tried.clear();
    agent.missedOffers = 0;
    m_offers.answered(working.queue);
    finish(m_ledger, scene,
        {m_ledger.append(
            scene.room, domain::ConversationAssigned{agent.agent.id, agent.agent.displayName, because}, scene.id)},
        {});
    return Outcome::Done;
}

Outcome Conversations::run(Scene &scene, const protocol::agent::ConversationDecline &)
{
    if (base::Result<void> allowed = scene.room.working.canDecline(scene.connection.agent); !allowed)
        return refuse(m_ledger, scene, allowed.error());
    m_state.agent(scene.connection.agent)->missedOffers = 0;
    Change change;
    m_offers.passOn(scene.room, change, domain::WaitCause::Declined);
    finish(m_ledger, scene, std::move(change.events), {});
    m_offers.offerWaiting();
    return Outcome::Done;
}

Outcome Conversations::run(Scene &scene, const protocol::agent::ConversationTransfer &command)
{
    if (!mayAct(m_state, scene))
        return refuse(m_ledger, scene, notYours());
    if (base::Result<void> allowed = scene.room.working.canTransfer(); !allowed)
        return refuse(m_ledger, scene, allowed.error());
    const AgentState *target = m_state.agent(command.toAgent);
    if (!command.toAgent.isEmpty()) {
        if (target == nullptr || target->agent.isDisabled)
            return refuse(m_ledger, scene, base::notFound(QStringLiteral("There is no such agent.")));
        if (target->agent.id == scene.room.working.agent)
            return refuse(m_ledger, scene, base::conflict(QStringLiteral("The agent has this conversation already.")));
        if (target->presence == domain::Presence::Offline)
            return refuse(m_ledger, scene, base::conflict(QStringLiteral("The agent is offline.")));
    } else if (const domain::Queue &queue = m_state.queue(command.toQueue);
               queue.id != command.toQueue || queue.isDisabled) {
        return refuse(m_ledger, scene, base::notFound(QStringLiteral("There is no such queue.")));
    }
    // A supervisor may give away what somebody else has.
    const bool isReassignment
        = isSupervisor(m_state, scene.connection) && scene.room.working.agent != scene.connection.agent;
    scene.room.tried = {scene.connection.agent};
    std::vector<domain::ConversationEvent> events;
    events.push_back(m_ledger.append(scene.room,
        domain::ConversationTransferred{scene.author, command.toAgent,
            target != nullptr ? target->agent.displayName : QString(), command.toQueue, command.note},
        scene.id));
    std::optional<domain::ConversationEvent> offer = target != nullptr
        ? m_offers.offerTo(scene.room, *target, {{u"transfer"_s, 1, 1}})
        : m_offers.offerNext(scene.room);
    if (offer)
        events.push_back(*std::move(offer));
    Change change = changeIn(scene, std::move(events));
    if (isReassignment)
        change.audit.push_back(auditOf(m_state, scene.connection, u"conversation.reassign"_s, scene.room.id,
            target != nullptr ? target->agent.id.toString() : command.toQueue.toString()));
    m_ledger.commit(std::move(change));
    m_offers.offerWaiting();
    return Outcome::Done;
}

Outcome Conversations::run(Scene &scene, const protocol::agent::ConversationReopen &)
{
    if (!mayAct(m_state, scene))
        return refuse(m_ledger, scene, notYours());
    if (base::Result<void> allowed = scene.room.working.canReopen(); !allowed)
        return refuse(m_ledger, scene, allowed.error());
    VisitorState &visitor = *m_state.visitor(scene.room.working.visitor);
    const Room *other = m_state.room(visitor.conversation);
    if (other != nullptr && other != &scene.room && other->working.isOpen())
        return refuse(m_ledger, scene, base::conflict(QStringLiteral("The visitor has another open conversation.")));
    const domain::ConversationId previous = std::exchange(visitor.conversation, scene.room.working.id);
    // Whoever reopens a conversation means to go on with it.
    const AgentState &agent = *m_state.agent(scene.connection.agent);
    std::vector<domain::ConversationEvent> events;
    events.push_back(m_ledger.append(scene.room, domain::ConversationReopened{scene.author}, scene.id));
    events.push_back(m_ledger.append(
        scene.room, domain::ConversationAssigned{agent.agent.id, agent.agent.displayName, {{u"picked"_s, 1, 1}}}));
    Change change = changeIn(scene, std::move(events), {});
    change.committed = [this, reopened = scene.room.working.id] {
        // The visitor may have gone on with a later conversation, and returns to this one.
        Room *room = m_state.room(reopened);
        const VisitorState *owner = room != nullptr ? m_state.visitor(room->working.visitor) : nullptr;
        if (owner == nullptr)
            return;
        for (const link::ConnectionId reader : owner->connections) {
            if (Connection *tab = m_state.connection(reader))
                m_delivery.follow(*tab, *room, room->committed.visitorSeq);
        }
    };
    change.failed = [this, previous, reopened = scene.room.working.id, owner = scene.room.working.visitor] {
        if (VisitorState *state = m_state.visitor(owner); state != nullptr && state->conversation == reopened)
            state->conversation = previous;
        m_delivery.forgetIfUnused(reopened);
    };
    m_ledger.commit(std::move(change));
    return Outcome::Done;
}

Outcome Conversations::run(Scene &scene, const protocol::agent::ConversationTag &command)
{
    if (!mayAct(m_state, scene))
        return refuse(m_ledger, scene, notYours());
    finish(m_ledger, scene,
        {m_ledger.append(scene.room, domain::ConversationTagged{scene.author, command.tags}, scene.id)});
    return Outcome::Done;
}

Outcome Conversations::run(Scene &scene, const protocol::agent::NotePost &command)
{
    if (!mayAct(m_state, scene))
        return refuse(m_ledger, scene, notYours());
    post(m_ledger, scene, domain::NotePosted{scene.author, command.text});
    return Outcome::Done;
}

} // namespace qiao::relay::hub
