#pragma once

#include "common/domain/Conversation.h"
#include "common/domain/Waiting.h"
#include "relay/link/ConnectionId.h"

#include <QByteArray>
#include <QSet>

#include <deque>
#include <optional>
#include <vector>

namespace qiao::relay::hub {

// Live: gets events as they are committed. Behind: lacks many, and another conversation of its connection is being
// caught up. Loading: waits for older ones from the storage. Draining: its outbox must empty before the next page.
enum class ReaderState { Live, Behind, Loading, Draining };

// One connection that follows a conversation, and how far it has been sent.
struct Reader
{
    link::ConnectionId connection;
    domain::Side side = domain::Side::Agent;
    quint64 sent = 0; // the last number handed to its outbox, in its side's numbering
    ReaderState state = ReaderState::Live;
    bool isPinned = false; // asked for this conversation by name; not dropped when it becomes another agent's
};

// A stored event, with its frames once somebody needed them.
struct TailEntry
{
    domain::ConversationEvent event;
    QByteArray agentFrame;
    QByteArray visitorFrame;
};

// One conversation in the hub's memory. `committed` is what the storage has and the readers may see; `working` is ahead
// of it by the events whose commit is under way, and falls back to `committed` when the storage fails.
class Room
{
public:
    domain::ConversationId id; // of both
    domain::Conversation committed;
    domain::Conversation working;
    std::vector<Reader> readers;
    QSet<domain::AgentId> tried; // agents who were asked in this round
    base::TimePoint askAgainAt{}; // when a timer begins the next round; epoch: none is set
    domain::AgentId bearer; // whose capacity it takes, by the working state; empty: nobody's
    domain::QueueId bearerQueue; // … as one of this queue
    base::TimePoint lastActivityAt{}; // a message of either side, or an agent came, by the working state
    bool isIdleDue = false; // a timer will look whether it is idle
    bool isAbandonDue = false; // a timer will look whether the visitor has given up
    std::optional<domain::Waiting> told; // what its readers last heard of its place
    int pendingEvents = 0;

    // Takes a stored event.
    void commit(const domain::ConversationEvent &event);
    // Forgets what was not stored.
    void revert();

    Reader *readerOf(link::ConnectionId connection);
    void removeReader(link::ConnectionId connection);

    // The event with this number, if it is still in memory.
    TailEntry *find(domain::Side side, quint64 seq);
    quint64 lastSeq(domain::Side side) const;

    // Where a place in the agents' numbering lies in the visitor's, and the other way round.
    quint64 visitorSeqUpTo(quint64 seq) const;
    quint64 seqOfVisitorSeq(quint64 visitorSeq) const;
    void setVisibleSeqs(std::vector<quint64> seqs) { m_visibleSeqs = std::move(seqs); }

private:
    std::deque<TailEntry> m_tail;
    std::vector<quint64> m_visibleSeqs; // the agents' numbers of what the visitor sees
};

} // namespace qiao::relay::hub
