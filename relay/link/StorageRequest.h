#pragma once

#include "common/base/Result.h"
#include "common/domain/Agent.h"
#include "common/domain/Conversation.h"
#include "common/domain/Experiment.h"
#include "common/domain/Site.h"
#include "common/domain/Visitor.h"
#include "common/protocol/Commands.h"
#include "relay/link/ConversationFacts.h"

#include <QByteArray>

#include <optional>
#include <variant>
#include <vector>

// What the hub asks of the storage, and what it hears back.
namespace qiao::relay::link {

// A command that was carried out: repeating it gives `answer` again.
struct CommandRecord
{
    QString sender; // a visitor's or an agent's id
    domain::CommandId id;
    QByteArray answer; // the data of its ok, as the text of a JSON object; empty for {}
    base::TimePoint at{};
};

// The hash of a visitor's session token, and whose it is.
struct TokenRecord
{
    QByteArray hash; // SHA-256
    domain::VisitorId visitor;
    base::TimePoint at{};
};

struct JourneyRecord
{
    domain::VisitorId visitor;
    base::TimePoint at{}; // when the relay heard of it
    protocol::visitor::JourneyStep step;
};

// That somebody used a right which plain agents do not have.
struct AuditRecord
{
    base::TimePoint at{};
    domain::AgentId actor;
    QString actorName;
    QString action; // such as "conversation.takeover"
    domain::ConversationId conversation; // where it is about one
    QString target; // whom or what else it is about
    QJsonObject detail;
};

// That an agent's presence changed.
struct PresenceRecord
{
    domain::AgentId agent;
    base::TimePoint at{};
    domain::Presence presence = domain::Presence::Offline;
    QString reason;
};

// What one command changes: written whole or not at all. Commits are carried out in the order they are asked for.
// After a failure every later commit of the same epoch fails too, so that no number is ever skipped.
struct Commit
{
    quint64 ticket = 0;
    quint32 epoch = 0;
    std::vector<domain::ConversationEvent> events;
    std::vector<domain::Conversation> conversations; // as they are after the events
    std::optional<domain::Visitor> visitor;
    std::optional<TokenRecord> token;
    std::optional<CommandRecord> command;
    std::vector<JourneyRecord> journey;
    std::vector<AuditRecord> audit;
    std::vector<PresenceRecord> presences;
};

struct LoadVisitorByToken
{
    QByteArray hash;
};

struct LoadVisitorByIdentity
{
    domain::SiteKey site;
    QString externalId;
};

struct LoadVisitor
{
    domain::VisitorId visitor;
};

struct LoadConversation
{
    domain::ConversationId conversation;
};

// Events with `after` < number < `before` (0: no bound) of one side's numbering, at most `limit`: the oldest of them
// when `isFromEnd` is false, the newest when it is true; always in rising order.
struct LoadEvents
{
    domain::ConversationId conversation;
    domain::Side side = domain::Side::Agent;
    quint64 after = 0;
    quint64 before = 0;
    int limit = 0;
    bool isFromEnd = false;
};

// An uploaded file that a message wants to carry, with its owner: a visitor's or an agent's id.
struct LoadFile
{
    domain::FileId file;
};

// Everything that was answered `ok` for one sender since `since`.
struct LoadCommands
{
    QString sender;
    base::TimePoint since{};
};

using Query = std::variant<LoadVisitorByToken, LoadVisitorByIdentity, LoadVisitor, LoadConversation, LoadEvents,
    LoadFile, LoadCommands>;

struct Load
{
    quint64 ticket = 0;
    Query query;
};

// A visitor with the conversation that goes on: the open one, or else the last one.
struct VisitorFound
{
    domain::Visitor visitor;
    std::optional<domain::Conversation> conversation;
    std::vector<CommandRecord> commands; // of the last 24 hours
};

struct ConversationFound
{
    domain::Conversation conversation;
    domain::Visitor visitor;
    std::vector<quint64> visibleSeqs; // the agents' numbers of what the visitor sees, in order
    std::optional<ConversationFacts> facts = {}; // of one that was loaded by its id
};

struct EventsFound
{
    std::vector<domain::ConversationEvent> events;
};

struct FileFound
{
    domain::FileReference file;
    QString owner;
};

struct CommandsFound
{
    std::vector<CommandRecord> commands;
};

struct NothingFound
{
};

using Reply = std::variant<NothingFound, VisitorFound, ConversationFound, EventsFound, FileFound, CommandsFound>;

struct Committed
{
    quint64 ticket = 0;
    base::Result<void> result;
};

struct Loaded
{
    quint64 ticket = 0;
    base::Result<Reply> result;
};

// The people, sites and queues that the relay serves. Sent at the start and whenever an operator changed something.
struct Directory
{
    std::vector<domain::Site> sites;
    std::vector<domain::Agent> agents;
    std::vector<domain::CannedReply> cannedReplies;
    std::vector<domain::Queue> queues = {}; // in the order in which they are shown
    std::vector<domain::Macro> macros = {};
    QStringList pauseReasons = {};
    QStringList tags = {}; // proposed to who tags
    std::vector<domain::Experiment> experiments = {};

    bool operator==(const Directory &) const = default;
};

using FromStorage = std::variant<Committed, Loaded, Directory>;
using StorageRequest = std::variant<Commit, Load>;

// What the hub needs before its first command.
struct Restored
{
    Directory directory;
    std::vector<ConversationFound> openConversations;
    std::vector<ConversationFacts> facts = {}; // of those that are open, and of those of the last day
};

} // namespace qiao::relay::link
