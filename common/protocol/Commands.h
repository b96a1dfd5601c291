#pragma once

#include "common/domain/Ids.h"
#include "common/domain/Participant.h"
#include "common/domain/Visitor.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <optional>
#include <variant>

// The data of every command, shared by both sides where both speak it.
namespace qiao::protocol {

// The last number a client has seen of each conversation, in its own side's numbering.
using ResumeCursors = QHash<domain::ConversationId, quint64>;

struct MessagePost
{
    QString text; // either this, 1–4000 characters
    domain::FileId file; // or this, uploaded before
};

struct MessageRead
{
    quint64 upTo = 0;
};

struct TypingSet
{
    bool on = false;
};

struct HistoryFetch
{
    quint64 before = 0; // 0: from the end
    int limit = 0;
};

struct ConversationClose
{
    std::optional<bool> isResolved = {}; // agents only: whether the matter is settled
};

namespace visitor {

struct SessionOpen
{
    QString token; // of an earlier session; empty for a newcomer
    QString identity; // a JWT signed with the site's secret, or empty
    QString locale;
    domain::Page page;
    ResumeCursors resume;
};

struct ConversationStart
{
    QJsonObject form;
    QString topic;
    QJsonObject product;
    QJsonObject order;
};

struct JourneyStep
{
    QString kind;
    qint64 at = 0; // the visitor's clock, milliseconds since the epoch
    QString url;
    QString title;
    QJsonObject data;
};

struct JourneyTrack
{
    QList<JourneyStep> events;
};

struct FeedbackSubmit
{
    int score = 0;
    QString comment;
};

// The visitor does not wait, but leaves a message; what it says has been posted before.
struct ConversationDefer
{
    QString name;
    QString email;
};

} // namespace visitor

namespace agent {

struct SessionOpen
{
    QString token; // an access token
    ResumeCursors resume;
};

struct PresenceSet
{
    domain::Presence state = domain::Presence::Offline;
    QString reason = {}; // why away or busy, such as "lunch"; at most limits::reasonLength
    domain::AgentId agent = {}; // somebody else's, by a supervisor; empty: one's own
};

// The wrap-up after a close is over.
struct ConversationWrap
{
};

// Reads a conversation that one does not have, from now on or no longer. Supervisors.
struct ConversationWatch
{
    bool on = true;
};

// Comes into a conversation that stays its agent's. Supervisors.
struct ConversationJoin
{
};

// Takes a conversation from whoever has it, or out of the queue. Supervisors.
struct ConversationTakeover
{
};

// To the agents of a conversation alone. Supervisors.
struct WhisperPost
{
    QString text;
};

// The board: what is so now, whole, and then what changes. Supervisors.
struct QueueWatch
{
    bool on = true;
    QStringList queues = {}; // empty: all
};

struct ConversationAccept
{
};

struct ConversationDecline
{
};

struct ConversationTransfer
{
    domain::AgentId toAgent; // either this
    domain::QueueId toQueue; // or this
    QString note;
};

struct ConversationReopen
{
};

struct ConversationTag
{
    QStringList tags;
};

struct NotePost
{
    QString text;
};

} // namespace agent

using VisitorCommand
    = std::variant<visitor::SessionOpen, visitor::ConversationStart, MessagePost, MessageRead, HistoryFetch, TypingSet,
        visitor::JourneyTrack, visitor::FeedbackSubmit, visitor::ConversationDefer, ConversationClose>;

using AgentCommand
    = std::variant<agent::SessionOpen, agent::PresenceSet, agent::ConversationAccept, agent::ConversationDecline,
        agent::ConversationTransfer, ConversationClose, agent::ConversationReopen, agent::ConversationTag,
        agent::ConversationWrap, agent::ConversationWatch, agent::ConversationJoin, agent::ConversationTakeover,
        agent::WhisperPost, agent::QueueWatch, MessagePost, MessageRead, TypingSet, agent::NotePost, HistoryFetch>;

// A command with the id that its answer will carry.
template <typename Command> struct Request
{
    domain::CommandId id;
    domain::ConversationId conversation; // empty where the command is about none
    Command command;
};

using VisitorRequest = Request<VisitorCommand>;
using AgentRequest = Request<AgentCommand>;

} // namespace qiao::protocol
