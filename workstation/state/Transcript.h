#pragma once

#include "common/base/Error.h"
#include "common/domain/ConversationEvent.h"

#include <QObject>

#include <deque>
#include <functional>
#include <optional>
#include <variant>

namespace qiao::workstation::state {

// What was written here and is not an event yet.
struct PendingPost
{
    enum class Kind { Message, File, Note, Whisper };

    domain::CommandId command;
    Kind kind = Kind::Message;
    QString text; // a message, a note or a whisper
    domain::FileReference file; // its id is empty until it is uploaded
    QString localPath; // of the file
    int uploadedPercent = 0;
    base::TimePoint at{};
    std::optional<base::Error> error; // set: failed, waits to be sent again or thrown away

    bool operator==(const PendingPost &) const = default;
};

enum class Delivery {
    NotMine, // somebody else wrote it, or nobody did
    Sending,
    Stored, // the relay has it for good
    Read, // by the visitor
    Failed,
};

// One thing to be shown: a stored event, or a post on its way.
using TranscriptLine = std::variant<domain::ConversationEvent, PendingPost>;

// The events of one conversation that are known here, without read marks, in order and with no hole between the first
// and the last, followed by the posts on their way. Written by Desk only. GUI thread.
class Transcript : public QObject
{
    Q_OBJECT

public:
    Transcript(domain::ConversationId conversation, domain::AgentId me, quint64 received, quint64 readByVisitor,
        QObject *parent = nullptr);

    const domain::ConversationId &conversation() const { return m_conversation; }

    int count() const { return static_cast<int>(m_stored.size() + m_pending.size()); }
    int storedCount() const { return static_cast<int>(m_stored.size()); }
    bool isPending(int index) const { return index >= storedCount(); }
    // index < storedCount()
    const domain::ConversationEvent &event(int index) const { return m_stored[static_cast<size_t>(index)]; }
    // index ≥ storedCount()
    const PendingPost &pending(int index) const { return m_pending[static_cast<size_t>(index - storedCount())]; }
    TranscriptLine line(int index) const;
    // When it was stored, or when it was written here.
    base::TimePoint at(int index) const;
    Delivery delivery(int index) const;

    // The line of that number or, where it is no line, of the next one; storedCount() when there is none.
    int indexOf(quint64 seq) const;
    // The line that came or will come from that command; -1: none. Looks at the newest lines first.
    int indexOf(const domain::CommandId &command) const;

    // The lowest number that is known here. What is older is on disk or with the relay.
    quint64 firstSeq() const { return m_first; }
    quint64 lastSeq() const { return m_last; }
    bool hasOlder() const { return m_first > 1; }

Q_SIGNALS:
    void aboutToInsert(int first, int last);
    void inserted(int first, int last);
    void aboutToRemove(int first, int last);
    void removed(int first, int last);
    // A post that became an event leaves its place behind other posts: `from` > `to`, `to` is its index afterwards.
    void aboutToMove(int from, int to);
    void moved(int from, int to);
    // Also when a post became an event in its own place, and when the visitor read further.
    void changed(int first, int last);
    void aboutToReset();
    void wasReset();
    void hasOlderChanged();

private:
    friend class Desk;

    // The next event. False: its number is not the next one.
    bool append(const domain::ConversationEvent &event);
    // A number that we cannot show.
    bool skip(quint64 seq);
    // A page that covers `first` … firstSeq() - 1 without a hole. Later events in it are ignored.
    bool insertOlder(quint64 first, const QList<domain::ConversationEvent> &events);
    // Throws the stored lines away and goes on after `received`.
    void restart(quint64 received);
    void setReadByVisitor(quint64 seq);

    void addPending(PendingPost post);
    bool changePending(const domain::CommandId &command, const std::function<void(PendingPost &)> &change);
    bool removePending(const domain::CommandId &command);

    int pendingIndexOf(const domain::CommandId &command) const;

    domain::ConversationId m_conversation;
    domain::AgentId m_me;
    std::deque<domain::ConversationEvent> m_stored;
    std::deque<PendingPost> m_pending;
    quint64 m_first = 1; // of the known run, read marks included
    quint64 m_last = 0;
    quint64 m_readByVisitor = 0;
};

} // namespace qiao::workstation::state
