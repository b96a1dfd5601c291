#pragma once

#include "common/base/Clock.h"
#include "common/domain/Ids.h"
#include "common/domain/Participant.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <optional>
#include <variant>

namespace qiao::domain {

// What is handed over with a message instead of text.
struct FileReference
{
    FileId id;
    QString name;
    QString mime;
    qint64 size = 0; // bytes

    bool operator==(const FileReference &) const = default;
};

// One reason why an agent was chosen: what counted, how much it counts, and how well the agent met it (0–1).
struct AssignmentFactor
{
    QString factor;
    double weight = 0;
    double value = 0;

    bool operator==(const AssignmentFactor &) const = default;
};

struct ConversationStarted
{
    SiteKey site;
    VisitorId visitor;
    QString visitorName;
    QueueId queue;
    QString channel;
    QString topic;
    QJsonObject form; // answers to the pre-chat or offline form: field → text
    QJsonObject product;
    QJsonObject order;
    QJsonObject arms = {}; // of the experiments it is in: id → "a" or "b"
    bool operator==(const ConversationStarted &) const = default;
};

// Why a conversation waits.
enum class WaitCause {
    Started,
    Declined, // the agent who was asked said no
    Missed, // the agent who was asked did not answer in time
    AgentLeft, // the agent who had it is gone
    Overflowed, // the queue it was meant for is full
};

struct ConversationQueued
{
    QueueId queue;
    WaitCause cause = WaitCause::Started;
    bool operator==(const ConversationQueued &) const = default;
};

struct ConversationOffered
{
    AgentId agent;
    QString agentName;
    base::TimePoint until{};
    QList<AssignmentFactor> because = {};
    bool operator==(const ConversationOffered &) const = default;
};

struct ConversationAssigned
{
    AgentId agent;
    QString agentName;
    QList<AssignmentFactor> because;
    Author by = {}; // a supervisor who decided it; without an id: nobody but the routing and the agent
    bool operator==(const ConversationAssigned &) const = default;
};

struct ConversationTransferred
{
    Author by;
    AgentId toAgent; // either this
    QString toAgentName;
    QueueId toQueue; // or this
    QString note;
    bool operator==(const ConversationTransferred &) const = default;
};

enum class CloseReason {
    Ended, // somebody ended it
    Resolved, // the agent says that the matter is settled
    Unresolved, // the agent says that it is not
    Abandoned, // the visitor went away while waiting
};

struct ConversationClosed
{
    Author by;
    CloseReason reason = CloseReason::Ended;
    bool asksFeedback = false; // the visitor is asked how it was
    base::TimePoint wrapUpUntil{}; // the agent is busy finishing until then at most; epoch: not at all
    bool operator==(const ConversationClosed &) const = default;
};

// The agent has finished what was to be done after the close.
struct ConversationWrapped
{
    AgentId agent;
    bool operator==(const ConversationWrapped &) const = default;
};

// The visitor does not wait here any longer, but leaves a message that somebody answers later.
struct ConversationDeferred
{
    Author by;
    QString name;
    QString email; // where the answer may go
    bool operator==(const ConversationDeferred &) const = default;
};

// A supervisor comes into a conversation that stays its agent's.
struct ConversationJoined
{
    AgentId agent;
    QString agentName;
    bool operator==(const ConversationJoined &) const = default;
};

struct ConversationReopened
{
    Author by;
    bool operator==(const ConversationReopened &) const = default;
};

struct ConversationTagged
{
    Author by;
    QStringList tags;
    bool operator==(const ConversationTagged &) const = default;
};

struct MessagePosted
{
    Author from;
    QString text; // either this
    FileReference file; // or this
    bool operator==(const MessagePosted &) const = default;
};

struct MessageRead
{
    Author by;
    quint64 upTo = 0; // in the agents' numbering
    quint64 visitorUpTo = 0; // the same place in the visitor's
    bool operator==(const MessageRead &) const = default;
};

struct NotePosted
{
    Author from;
    QString text;
    bool operator==(const NotePosted &) const = default;
};

// A supervisor's word to the agent, never to the visitor.
struct WhisperPosted
{
    Author from;
    QString text;
    bool operator==(const WhisperPosted &) const = default;
};

struct FeedbackSubmitted
{
    int score = 0; // 1–5
    QString comment;
    bool operator==(const FeedbackSubmitted &) const = default;
};

using EventBody = std::variant<ConversationStarted, ConversationQueued, ConversationOffered, ConversationAssigned,
    ConversationTransferred, ConversationClosed, ConversationWrapped, ConversationDeferred, ConversationJoined,
    ConversationReopened, ConversationTagged, MessagePosted, MessageRead, NotePosted, WhisperPosted, FeedbackSubmitted>;

// A durable fact of one conversation. Each side numbers what it may see 1, 2, 3, …
struct ConversationEvent
{
    ConversationId conversation;
    quint64 seq = 0; // the agents' number
    quint64 visitorSeq = 0; // the visitor's number; 0: not the visitor's to see
    base::TimePoint at{};
    CommandId command; // the client's command that made it; empty for the relay's own
    EventBody body;

    bool operator==(const ConversationEvent &) const = default;
};

// Whether the visitor may see that this happened at all.
bool isVisibleToVisitor(const EventBody &body);

QString nameOf(WaitCause cause);
QString nameOf(CloseReason reason);
std::optional<WaitCause> waitCauseFromName(QStringView name);
std::optional<CloseReason> closeReasonFromName(QStringView name);

} // namespace qiao::domain
