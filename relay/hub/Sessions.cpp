#include "relay/hub/Sessions.h"

#include "common/protocol/DirectoryFrames.h"
#include "common/protocol/EventCodec.h"
#include "common/protocol/JsonWriter.h"
#include "common/protocol/Limits.h"
#include "relay/auth/AccessToken.h"
#include "relay/hub/VisitorOpening.h"

#include <QCryptographicHash>

namespace qiao::relay::hub {

namespace {

// A visit begins when the last one is this long ago.
constexpr base::Milliseconds visitGap = std::chrono::minutes(30);

// How much of an agent's session answer the conversations may take; the rest is introduced one by one after it.
constexpr qsizetype summariesBytes = 20 * 1024;

// Likewise what the company has set up.
constexpr qsizetype setUpBytes = 20 * 1024;

// Likewise the colleagues; the rest follows as agent.presence.
constexpr qsizetype colleaguesBytes = 12 * 1024;

QByteArray hashOf(const QString &token)
{
    return QCryptographicHash::hash(token.toUtf8(), QCryptographicHash::Sha256);
}

// The first language of an Accept-Language header.
QString firstLanguage(const QString &header)
{
    return header.section(u',', 0, 0).section(u';', 0, 0).trimmed().left(protocol::limits::localeLength);
}

base::Error mayNotSignIn()
{
    return base::unauthorized(QStringLiteral("This account may not sign in."));
}

link::Disconnect notAuthorized(link::ConnectionId connection)
{
    return {connection, protocol::CloseCode::NotAuthorized, QStringLiteral("not authorized")};
}

void takeIdentity(domain::Visitor &visitor, const auth::IdentityClaims &claims)
{
    visitor.externalId = claims.externalId;
    if (!claims.name.isEmpty())
        visitor.name = claims.name;
    if (!claims.email.isEmpty())
        visitor.email = claims.email;
    if (!claims.phone.isEmpty())
        visitor.phone = claims.phone;
    visitor.vip = claims.vip;
    if (!claims.attributes.isEmpty())
        visitor.attributes = claims.attributes;
}

} // namespace

void Sessions::open(Connection &connection, const domain::CommandId &id, const protocol::visitor::SessionOpen &command)
{
    auto opening = std::make_shared<VisitorOpening>(m_state);
    opening->connection = connection.id;
    opening->id = id;
    opening->command = command;
    if (!command.identity.isEmpty()) {
        const domain::Site site = m_state.sites.value(connection.peer.site);
        base::Result<auth::IdentityClaims> claims
            = auth::verifyIdentity(site.identitySecret, command.identity, m_state.now);
        if (!claims) {
            m_ledger.refuse(connection.id, id, claims.error());
            return;
        }
        opening->identity = *std::move(claims);
    }
    connection.isWaiting = true;
    if (command.token.isEmpty())
        findByIdentity(opening);
    else
        findByToken(opening);
}

void Sessions::findByToken(const std::shared_ptr<VisitorOpening> &opening)
{
    m_ledger.load(link::LoadVisitorByToken{hashOf(opening->command.token)}, [this, opening](const auto &reply) {
        const Connection *connection = m_state.connection(opening->connection);
        if (connection == nullptr)
            return;
        if (!reply) {
            refuse(opening->connection, opening->id, reply.error());
            return;
        }
        const auto *found = std::get_if<link::VisitorFound>(&*reply);
        if (found != nullptr && found->visitor.site == connection->peer.site) {
            m_state.limits.chargeOpening(connection->peer.address, found->commands.size(), m_state.now);
            opening->take(*found);
            opening->token = opening->command.token;
        }
        findByIdentity(opening);
    });
}

void Sessions::findByIdentity(const std::shared_ptr<VisitorOpening> &opening)
{
    const bool isKnown
        = opening->identity && opening->found && opening->found->visitor.externalId == opening->identity->externalId;
    if (!opening->identity || isKnown) {
        admit(opening);
        return;
    }
    const Connection *connection = m_state.connection(opening->connection);
    m_ledger.load(link::LoadVisitorByIdentity{connection->peer.site, opening->identity->externalId},
        [this, opening](const auto &reply) {
            if (m_state.connection(opening->connection) == nullptr)
                return;
            if (!reply) {
                refuse(opening->connection, opening->id, reply.error());
                return;
            }
            const auto *found = std::get_if<link::VisitorFound>(&*reply);
            if (found == nullptr && m_identitiesBeingStored.contains(identityOf(*opening))) {
                findByIdentity(opening); // behind the commit that makes this person known
                return;
            }
            if (found != nullptr) {
                const QHostAddress &address = m_state.connection(opening->connection)->peer.address;
                m_state.limits.chargeOpening(address, found->commands.size(), m_state.now);
                opening->take(*found);
                opening->token.clear();
            } else if (opening->found && !opening->found->visitor.externalId.isEmpty()) {
                // The browser was another person's before.
                opening->release();
                opening->token.clear();
            }
            admit(opening);
        });
}

void Sessions::admit(const std::shared_ptr<VisitorOpening> &opening)
{
    const Connection *connection = m_state.connection(opening->connection);
    const bool isNew = !opening->found;
    if (isNew) {
        if (const auto refusal = m_state.limits.admitNewcomer(connection->peer.address, m_state.now)) {
            refuse(opening->connection, opening->id, *refusal);
            return;
        }
        opening->found.emplace();
        opening->found->visitor.id = domain::VisitorId(m_state.config.newId(u'v'));
        opening->found->visitor.site = connection->peer.site;
        opening->found->visitor.firstSeenAt = m_state.now;
    }
    // What is in memory is newer than what was loaded.
    if (const VisitorState *known = m_state.visitor(opening->found->visitor.id))
        opening->found->visitor = known->profile;

    domain::Visitor &visitor = opening->found->visitor;
    QString identity;
    if (opening->identity) {
        if (visitor.externalId != opening->identity->externalId) {
            identity = identityOf(*opening);
            m_identitiesBeingStored.insert(identity);
        }
        takeIdentity(visitor, *opening->identity);
    }
    if (visitor.visits == 0 || m_state.now - visitor.lastSeenAt > visitGap)
        ++visitor.visits;
    visitor.lastSeenAt = m_state.now;
    visitor.locale
        = opening->command.locale.isEmpty() ? firstLanguage(connection->peer.language) : opening->command.locale;
    visitor.userAgent = connection->peer.userAgent;
    if (!opening->command.page.url.isEmpty())
        visitor.page = opening->command.page;

    if (VisitorState *known = m_state.visitor(visitor.id))
        known->profile = visitor;

    Change change;
    change.connection = opening->connection;
    change.visitor = visitor;
    if (opening->token.isEmpty()) {
        opening->token = m_state.config.newToken();
        change.token = link::TokenRecord{hashOf(opening->token), visitor.id, m_state.now};
    }
    change.committed = [this, opening, identity] {
        m_identitiesBeingStored.remove(identity);
        if (m_state.connection(opening->connection) != nullptr)
            admitted(*opening);
    };
    change.failed = [this, opening, identity] {
        m_identitiesBeingStored.remove(identity);
        refuse(opening->connection, opening->id,
            {base::ErrorCode::Unavailable, QStringLiteral("The session could not be stored. Please try again."),
                std::chrono::milliseconds(1000)});
    };
    m_ledger.commit(std::move(change));
}

void Sessions::admitted(const VisitorOpening &opening)
{
    Connection &connection = *m_state.connection(opening.connection);
    leaveVisitor(connection); // a session may be opened anew, as another person
    const domain::Visitor &profile = opening.found->visitor;
    VisitorState &visitor = m_state.visitors[profile.id];
    if (visitor.profile.id.isEmpty())
        visitor.profile = profile;
    visitor.connections.insert(connection.id);
    const Room *current = m_state.room(visitor.conversation);
    if ((current == nullptr || !current->working.isOpen()) && opening.found->conversation)
        visitor.conversation = opening.found->conversation->id;
    if (visitor.lastServedBy.isEmpty() && opening.found->conversation
        && !opening.found->conversation->participants.isEmpty())
        visitor.lastServedBy = opening.found->conversation->participants.last();
    connection.visitor = profile.id;

    protocol::VisitorSession session;
    session.visitor = profile.id;
    session.token = opening.token;
    session.locale = profile.locale;
    session.siteName = m_state.sites.value(connection.peer.site).name;
    session.isSomebodyAvailable = m_staff.isSomebodyAvailable();
    session.opensAt = m_company.opensAt();
    const auto *greeting = domain::greetingExperiment(m_state.experiments, connection.peer.site, profile.locale);
    if (greeting != nullptr)
        session.greeting = greeting->arm(domain::armOf(*greeting, profile.id)).greeting;
    session.uploadBytes = m_state.config.uploadBytes;
    Room *room = m_state.room(visitor.conversation);
    if (room != nullptr && room->committed.seq != 0)
        session.conversation = room->committed;
    else if (opening.found->conversation && opening.found->conversation->id == visitor.conversation)
        session.conversation = opening.found->conversation;
    m_ledger.answer(connection.id, opening.id, protocol::textOf(protocol::toJson(session)));

    protocol::ResumeCursors cursors = opening.command.resume;
    if (session.conversation && !cursors.contains(session.conversation->id))
        cursors.insert(session.conversation->id, session.conversation->visitorSeq);
    m_resumption.resume(connection, cursors);
    // Whoever comes back to a wait is told where it stands, not only what changes from now on.
    if (room != nullptr && room->told)
        m_delivery.sendEphemeral({connection.id}, protocol::VisitorWaiting{room->id, *room->told});
    m_staff.tellVisitorPresence(visitor);
    ready(connection.id);
}

void Sessions::open(Connection &connection, const domain::CommandId &id, const protocol::agent::SessionOpen &command)
{
    base::Result<auth::AccessClaims> claims
        = auth::verifyAccessToken(m_state.config.accessSecret, command.token, m_state.now);
    const AgentState *agent = claims ? m_state.agent(claims->agent) : nullptr;
    if (agent == nullptr || agent->agent.isDisabled) {
        m_ledger.refuse(connection.id, id, claims ? mayNotSignIn() : claims.error());
        m_state.effects.outbound.emplace_back(notAuthorized(connection.id));
        return;
    }
    if (!connection.agent.isEmpty()) {
        m_ledger.refuse(connection.id, id, base::conflict(QStringLiteral("The session is open already.")));
        return;
    }
    connection.isWaiting = true;
    const domain::AgentId agentId = agent->agent.id;
    m_ledger.load(link::LoadCommands{agentId.toString(), m_state.now - CommandMemory::span},
        [this, waiting = connection.id, id, agentId, cursors = command.resume](const auto &reply) {
            Connection *opened = m_state.connection(waiting);
            AgentState *state = m_state.agent(agentId);
            if (opened == nullptr || state == nullptr)
                return;
            if (state->agent.isDisabled) {
                refuse(waiting, id, mayNotSignIn());
                m_state.effects.outbound.emplace_back(notAuthorized(waiting));
                return;
            }
            if (!reply) {
                refuse(waiting, id, reply.error());
                return;
            }
            if (const auto *found = std::get_if<link::CommandsFound>(&*reply))
                state->commands.remember(found->commands);
            opened->agent = agentId;
            admit(*opened, id, cursors);
        });
}

void Sessions::admit(Connection &connection, const domain::CommandId &id, const protocol::ResumeCursors &cursors)
{
    AgentState &agent = *m_state.agent(connection.agent);
    agent.connections.insert(connection.id);
    agent.absentSince = {};

    protocol::AgentSession session;
    session.agent = agent.agent;
    session.presence = agent.presence;
    session.presenceReason = agent.presenceReason;
    session.uploadBytes = m_state.config.uploadBytes;
    // What does not fit into the answer follows it.
    QList<QByteArray> following = addSetUp(session);
    following.append(addColleagues(session));
    qsizetype bytes = 0;
    for (const auto &[roomId, room] : m_state.rooms) {
        const bool isAtWork = room->committed.isOpen() || room->committed.wrappingUp == agent.agent.id;
        if (room->committed.seq == 0 || !isAtWork || !Staff::isShownTo(agent.agent, room->committed))
            continue;
        if (!cursors.contains(roomId))
            m_delivery.follow(connection, *room, room->committed.seq);
        protocol::ConversationSummary summary = m_staff.summaryOf(*room);
        bytes += protocol::textOf(protocol::toJson(summary)).size();
        if (bytes <= summariesBytes)
            session.conversations.append(std::move(summary));
        else
            following.append(protocol::encode(protocol::ConversationIntroduced{std::move(summary)}));
    }
    m_ledger.answer(connection.id, id, protocol::textOf(protocol::toJson(session)));
    for (const QByteArray &frame : following)
        m_delivery.send({connection.id}, frame);
    m_resumption.resume(connection, cursors);
    ready(connection.id);
}

void Sessions::close(const std::shared_ptr<Connection> &connection)
{
    leaveVisitor(*connection);
    m_delivery.unfollowAll(*connection);
    if (AgentState *agent = m_state.agent(connection->agent)) {
        agent->connections.remove(connection->id);
        m_staff.connectionLost(*agent);
    }
}

void Sessions::leaveVisitor(Connection &connection)
{
    const domain::VisitorId id = std::exchange(connection.visitor, {});
    VisitorState *visitor = m_state.visitor(id);
    if (visitor == nullptr)
        return;
    visitor->connections.remove(connection.id);
    if (visitor->connections.isEmpty()) {
        visitor->profile.lastSeenAt = m_state.now;
        m_staff.tellVisitorPresence(*visitor);
        onVisitorLeft(*visitor);
    }
    m_delivery.unfollowAll(connection);
    m_state.forgetVisitorIfUnused(id);
}

QList<QByteArray> Sessions::addSetUp(protocol::AgentSession &session) const
{
    const protocol::DirectoryChanged whole = m_company.whatIsSetUp();
    const QList<QByteArray> frames = protocol::directoryFrames(whole);
    if (frames.size() != 1 || frames.first().size() > setUpBytes)
        return frames;
    session.queues = whole.queues;
    session.cannedReplies = whole.cannedReplies;
    session.macros = whole.macros;
    session.pauseReasons = whole.pauseReasons;
    session.tags = whole.tags;
    return {};
}

QList<QByteArray> Sessions::addColleagues(protocol::AgentSession &session) const
{
    QList<QByteArray> further;
    qsizetype bytes = 0;
    for (const auto &[id, colleague] : m_state.agents) {
        if (colleague.agent.isDisabled)
            continue;
        const protocol::AgentStatus status = m_staff.statusOf(colleague);
        QByteArray frame = protocol::encode(protocol::AgentPresence{status});
        bytes += frame.size();
        if (bytes <= colleaguesBytes)
            session.agents.append(status);
        else
            further.append(std::move(frame));
    }
    return further;
}

QString Sessions::identityOf(const VisitorOpening &opening) const
{
    const Connection *connection = m_state.connection(opening.connection);
    return connection->peer.site.toString() + u'\n' + opening.identity->externalId;
}

void Sessions::refuse(link::ConnectionId connection, const domain::CommandId &id, const base::Error &error)
{
    m_ledger.refuse(connection, id, error);
    ready(connection);
}

void Sessions::ready(link::ConnectionId id)
{
    if (Connection *connection = m_state.connection(id)) {
        connection->isWaiting = false;
        onReady(*connection);
    }
}

} // namespace qiao::relay::hub
