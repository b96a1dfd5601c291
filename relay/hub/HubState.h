#pragma once

#include "common/domain/Agent.h"
#include "common/domain/Site.h"
#include "common/domain/Visitor.h"
#include "relay/hub/CommandMemory.h"
#include "relay/hub/Effects.h"
#include "relay/hub/HubConfig.h"
#include "relay/hub/Room.h"
#include "relay/link/Inbound.h"

#include <QHash>
#include <QSet>

#include <deque>
#include <map>
#include <memory>
#include <unordered_map>
#include <variant>

namespace qiao::relay::hub {

// A conversation that was looked for on behalf of the command at hand, and why it is not there.
struct MissingRoom
{
    domain::ConversationId conversation;
    base::Error because;
};

// One open connection of either kind. There are many and most are idle: a QList takes nothing while it is empty.
struct Connection
{
    link::ConnectionId id;
    domain::Side side = domain::Side::Visitor;
    link::Peer peer;
    domain::VisitorId visitor; // empty until its session is open
    domain::AgentId agent; // likewise
    QSet<domain::ConversationId> follows;
    protocol::ResumeCursors left; // where it stopped following what it may follow again
    protocol::ResumeCursors resuming; // of conversations that are being loaded for it
    domain::ConversationId catchingUp; // whose older events are on their way to it
    QList<domain::ConversationId> behind; // those that wait for their turn
    bool isWaiting = false; // its next command waits for the storage
    bool isAdmitted = false; // the command at the front was within the limits when it began to wait
    base::TokenBucket openings; // of sessions
    QList<std::variant<protocol::VisitorRequest, protocol::AgentRequest>> parked;
    int underWay = 0; // answers that wait for the disk
    int takenUp = 0; // commands that its worker was not told of yet
    std::optional<MissingRoom> missing;

    bool isOpen() const { return !visitor.isEmpty() || !agent.isEmpty(); }
    QString sender() const { return side == domain::Side::Visitor ? visitor.toString() : agent.toString(); }
};

// A visitor whom somebody has to know about: connected, or with a conversation in memory.
struct VisitorState
{
    domain::Visitor profile;
    QSet<link::ConnectionId> connections;
    domain::ConversationId conversation; // the open one, or else the last
    CommandMemory commands;
    domain::AgentId lastServedBy; // empty: nobody we know of
    int pendingCommits = 0;
    int openings = 0; // sessions that are about to be opened
    int rooms = 0; // conversations in memory
};

struct AgentState
{
    domain::Agent agent;
    domain::Presence presence = domain::Presence::Offline;
    QString presenceReason;
    base::TimePoint presenceSince{};
    QSet<link::ConnectionId> connections;
    CommandMemory commands;
    int load = 0; // conversations that take capacity, by the working state
    QHash<domain::QueueId, int> loadOf; // the same by queue
    int missedOffers = 0; // in a row
    base::TimePoint lastMissedAt{}; // the last one that was counted
    base::TimePoint lastChosenAt{};
    base::TimePoint absentSince{}; // when the last connection broke
    bool isReleaseDue = false; // a timer will look whether it has come back
    base::TimePoint toldAt{}; // when colleagues last heard of it
    bool isTellingDue = false; // a timer will tell them again
};

enum class TimerKind {
    OfferEnds,
    AskAgain,
    PresenceEnds, // an agent whose connection broke is not there any more
    ReleaseDue, // … and gives its conversations back
    IdleDue, // the visitor may have been silent for long
    WrapUpEnds,
    AbandonDue,
    TellPresence, // an agent's load has changed
    RouteAgain, // time alone has changed who may be asked
    TellWaiting,
    BoardDue,
};

struct Timer
{
    TimerKind kind = TimerKind::OfferEnds;
    domain::ConversationId conversation;
    domain::AgentId agent;
};

// Everything the hub knows. Its parts read and change it; only they do. Hub thread.
struct HubState
{
    HubConfig config;
    VisitorLimits limits;
    base::TimePoint now{};
    Effects effects;

    QHash<domain::SiteKey, domain::Site> sites;
    std::vector<domain::CannedReply> cannedReplies;
    std::vector<domain::Queue> queues; // at least one
    std::vector<domain::Macro> macros;
    QStringList pauseReasons;
    QStringList tags; // proposed to who tags
    std::vector<domain::Experiment> experiments;
    std::unordered_map<domain::AgentId, AgentState> agents;
    std::unordered_map<domain::VisitorId, VisitorState> visitors;
    std::unordered_map<domain::ConversationId, std::unique_ptr<Room>> rooms;
    QHash<link::ConnectionId, std::shared_ptr<Connection>> connections;
    std::multimap<base::TimePoint, Timer> timers;

    Room *room(const domain::ConversationId &id) const
    {
        const auto found = rooms.find(id);
        return found == rooms.end() ? nullptr : found->second.get();
    }
    // The queue with this id, or the first one where it is gone or disabled: a conversation outlives its queue.
    const domain::Queue &queue(const domain::QueueId &id) const;
    Connection *connection(link::ConnectionId id) const
    {
        const auto found = connections.constFind(id);
        return found == connections.cend() ? nullptr : found->get();
    }
    AgentState *agent(const domain::AgentId &id)
    {
        const auto found = agents.find(id);
        return found == agents.end() ? nullptr : &found->second;
    }
    const AgentState *agent(const domain::AgentId &id) const
    {
        const auto found = agents.find(id);
        return found == agents.end() ? nullptr : &found->second;
    }
    VisitorState *visitor(const domain::VisitorId &id)
    {
        const auto found = visitors.find(id);
        return found == visitors.end() ? nullptr : &found->second;
    }
    const VisitorState *visitor(const domain::VisitorId &id) const
    {
        const auto found = visitors.find(id);
        return found == visitors.end() ? nullptr : &found->second;
    }
    // Brings a stored conversation and its visitor into memory.
    Room &insertRoom(const link::ConversationFound &found);
    // Makes room for a conversation that the visitor begins.
    Room &insertRoom(const domain::ConversationId &id, VisitorState &visitor);
    void eraseRoom(const domain::ConversationId &id, const domain::VisitorId &visitor);
    // A visitor who is gone and has no conversation in memory leaves it too.
    void forgetVisitorIfUnused(const domain::VisitorId &id);
    void wakeAt(base::TimePoint time, Timer timer) { timers.emplace(time, std::move(timer)); }
};

} // namespace qiao::relay::hub
