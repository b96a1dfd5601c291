#pragma once

#include "common/protocol/Commands.h"
#include "common/protocol/Ephemeral.h"
#include "workstation/state/Attachments.h"
#include "workstation/state/Board.h"
#include "workstation/state/ConnectionStatus.h"
#include "workstation/state/ConversationBook.h"
#include "workstation/state/Drafts.h"
#include "workstation/state/Reports.h"
#include "workstation/state/Roster.h"
#include "workstation/state/Transcript.h"

#include <QObject>
#include <QTimer>

#include <unordered_map>

namespace qiao::workstation::state {

// What became of an event.
enum class EventOutcome {
    Applied,
    Duplicate, // known already
    Gap, // one before it is missing: nothing was changed, the session must be resumed
};

// Everything the workstation knows: the only mutable truth, and no input or output. GUI thread.
class Desk : public QObject
{
    Q_OBJECT

public:
    static constexpr base::Milliseconds typingLasts{6'000};

    // `clock` must outlive the desk.
    explicit Desk(const base::Clock &clock, QObject *parent = nullptr);
    ~Desk() override;

    const domain::Agent &me() const { return m_me; }
    bool isSupervisor() const { return m_me.role != domain::AgentRole::Agent; }
    domain::Presence presence() const { return m_presence; }
    const QString &presenceReason() const { return m_presenceReason; } // why away or busy
    const QStringList &pauseReasons() const { return m_pauseReasons; } // to choose from
    const QList<protocol::QueueInfo> &queues() const { return m_queues; }
    const QList<domain::CannedReply> &cannedReplies() const { return m_cannedReplies; }
    const QList<domain::Macro> &macros() const { return m_macros; }
    const QStringList &proposedTags() const { return m_tags; }
    QString queueName(const domain::QueueId &queue) const;
    // Of a queue that we do not know: the usual figures.
    protocol::QueueInfo queue(const domain::QueueId &queue) const;
    qint64 uploadBytes() const { return m_uploadBytes; } // the largest file the relay takes

    ConnectionStatus *connection() { return &m_connection; }
    const Roster *roster() const { return &m_roster; }
    const Board *board() const { return &m_board; }
    const ConversationBook *conversations() const { return &m_conversations; }
    Drafts *drafts() { return &m_drafts; }
    Attachments *attachments() { return &m_attachments; }
    Reports *reports() { return &m_reports; }

    // Made at the first call; it then needs insertOlder() from the local history. Null: no such conversation. Valid
    // until the book is reset for another agent: hold it in a QPointer.
    Transcript *transcript(const domain::ConversationId &conversation);
    // Null: nobody asked for it yet.
    Transcript *existingTranscript(const domain::ConversationId &conversation) const;

    // What the local history kept of the last time: replaces everything.
    void restore(const protocol::AgentSession &last, const QList<protocol::ConversationSummary> &conversations,
        const protocol::ResumeCursors &received, const protocol::ResumeCursors &readHere);
    // Forgets everything, at sign-out.
    void clear();

    // The relay's answer to session.open. `resumed`: the cursors that were sent with it, whose events follow.
    void apply(const protocol::AgentSession &session, const protocol::ResumeCursors &resumed);
    EventOutcome apply(const domain::ConversationEvent &event);
    void apply(const protocol::EphemeralEvent &event);
    // An event of a kind we do not know: only its number counts.
    EventOutcome skip(const domain::ConversationId &conversation, quint64 seq);
    // Older events from the local history or history.fetch: all of `first` … firstSeq() - 1 that are lines or read
    // marks. False: they do not touch what is known.
    bool insertOlder(
        const domain::ConversationId &conversation, quint64 first, const QList<domain::ConversationEvent> &events);

    // The cursors of what is worth resuming, at most `limit`: open ones first, then those that changed last.
    protocol::ResumeCursors cursors(int limit) const;

    void setPresence(domain::Presence presence, const QString &reason = {});
    // Nobody tells the board any more.
    void leaveBoard() { m_board.growOld(); }
    void setWatched(const domain::ConversationId &conversation, bool isWatched);
    QList<domain::ConversationId> watched() const;
    // The agent saw everything up to `seq`. True: that is news to the relay.
    bool markRead(const domain::ConversationId &conversation, quint64 seq);

    // Posts written here. A post whose event is known already is not added.
    void addPending(const domain::ConversationId &conversation, const PendingPost &post);
    void setUploadedPercent(const domain::CommandId &command, int percent);
    void setUploaded(const domain::CommandId &command, const domain::FileReference &file);
    void failPending(const domain::CommandId &command, const base::Error &error);
    void retryPending(const domain::CommandId &command); // it is on its way again
    // The relay stored it under that number: it leaves when the event is known, now or when it comes.
    void settlePending(const domain::CommandId &command, quint64 seq);
    void removePending(const domain::CommandId &command);
    // Null: none.
    const PendingPost *pending(const domain::CommandId &command) const;
    domain::ConversationId conversationOf(const domain::CommandId &pending) const;

    // Forgets who typed too long ago; called by a timer.
    void expireTyping();

Q_SIGNALS:
    void meChanged();
    void presenceChanged(qiao::domain::Presence presence);
    // The relay says what mine is: also when somebody else set it, or missed offers did.
    void presenceTold(qiao::domain::Presence presence, const QString &reason);
    void queuesChanged();
    void cannedRepliesChanged();
    void macrosChanged();
    void pauseReasonsChanged();
    void tagsChanged();
    // The relay said anew what the company has set up.
    void directoryChanged();
    // A message of a visitor in a conversation of mine, not when older ones are loaded.
    void visitorWrote(const qiao::domain::ConversationId &conversation, quint64 seq);
    void gapFound(const qiao::domain::ConversationId &conversation, quint64 expected, quint64 got);
    void pendingChanged(const qiao::domain::ConversationId &conversation);

private:
    void setMe(const domain::Agent &agent);
    void applySummary(const protocol::ConversationSummary &summary, const protocol::ResumeCursors &resumed);
    void retire(int index, const protocol::ResumeCursors &resumed);
    void introduce(const protocol::ConversationSummary &summary);
    void setTyping(const protocol::TypingChanged &typing);
    void setVisitor(const protocol::VisitorPresence &presence);
    void setWaiting(const protocol::ConversationWaiting &waiting);
    void setQueues(const QList<protocol::QueueInfo> &queues);
    void setMacros(const QList<domain::Macro> &macros);
    void setCannedReplies(const QList<domain::CannedReply> &replies);
    void setTags(const QStringList &tags);
    void takeDirectory(const protocol::DirectoryChanged &directory);
    void setPauseReasons(const QStringList &reasons);
    EventOutcome place(ConversationEntry &entry, quint64 seq);
    void fold(ConversationEntry &entry, const domain::ConversationEvent &event);
    void scheduleExpiry();
    void changePending(const domain::CommandId &command, const std::function<void(PendingPost &)> &change);

    const base::Clock &m_clock;
    domain::Agent m_me;
    domain::Presence m_presence = domain::Presence::Offline;
    QString m_presenceReason;
    QStringList m_pauseReasons;
    QList<protocol::QueueInfo> m_queues;
    QHash<domain::QueueId, int> m_queueIndexes;
    QList<domain::CannedReply> m_cannedReplies;
    QList<domain::Macro> m_macros;
    QStringList m_tags;
    qint64 m_uploadBytes = 0;
    ConnectionStatus m_connection;
    Roster m_roster;
    Board m_board;
    ConversationBook m_conversations;
    Drafts m_drafts;
    Attachments m_attachments;
    Reports m_reports;
    std::unordered_map<domain::ConversationId, std::unique_ptr<Transcript>> m_transcripts;
    QHash<domain::CommandId, domain::ConversationId> m_pending;
    protocol::ResumeCursors m_resumed; // with the session that is open now
    QHash<domain::ConversationId, base::TimePoint> m_typing; // until when
    QTimer m_typingExpiry;
};

} // namespace qiao::workstation::state
