#pragma once

#include "relay/link/StorageRequest.h"

#include <deque>
#include <map>
#include <set>

namespace qiao::tests::hub {

using namespace qiao::relay;

// What can be wrong with a storage; planted to see whether a test notices.
enum class StorageFault {
    None,
    AnswersBeforeStoring,
    ForgetsCommands, // loads none, and takes the same one twice
    HidesFailures, // says that a commit succeeded which did not
    SkipsAnEvent, // gives the events after the one behind the cursor
};

// A storage in memory that keeps the rules of the real one: requests in their order, a commit whole or not at all,
// numbers without a gap, an epoch that failed stays failed. It carries out nothing before it is told to.
class FakeStorage
{
public:
    struct StoredConversation
    {
        domain::Conversation conversation;
        std::vector<domain::ConversationEvent> events;
        link::ConversationFacts facts;
    };

    void submit(std::vector<link::StorageRequest> batch);
    size_t waiting() const { return m_waiting.size() + m_early.size(); }
    std::vector<link::FromStorage> carryOut(size_t count);
    // What waits is lost, as when the process is killed.
    void die();

    void plant(StorageFault fault) { m_fault = fault; }
    // So many of the next commits fail, as if the disk were full or the change impossible.
    void failNextCommits(int count, base::ErrorCode code = base::ErrorCode::Unavailable)
    {
        m_commitsToFail = count;
        m_failure = code;
    }
    // Every commit and load fails until this is taken back.
    void setBroken(bool isBroken) { m_isBroken = isBroken; }

    void addFile(const domain::FileReference &file, const QString &owner);
    void addConversation(const domain::Visitor &visitor, const std::vector<domain::ConversationEvent> &events);

    // `now`: the facts of what was closed long before are left out.
    link::Restored restored(base::TimePoint now = {}) const;
    link::Directory directory;
    std::vector<link::AuditRecord> audit;
    std::vector<link::PresenceRecord> presences;

    const std::map<QString, StoredConversation> &conversations() const { return m_conversations; }
    std::vector<domain::ConversationEvent> events(const QString &conversation) const;
    const std::vector<link::JourneyRecord> &journey() const { return m_journey; }
    const std::map<QString, domain::Visitor> &visitors() const { return m_visitors; }
    size_t tokens() const { return m_tokens.size(); }
    // How many stored events carry this command of this sender, and whether the command is remembered.
    int eventsOf(const QString &sender, const QString &command) const;
    bool remembers(const QString &sender, const QString &command) const;
    // Commits that contradicted what is stored: the hub must never ask for one.
    const QStringList &contradictions() const { return m_contradictions; }

private:
    link::Committed run(const link::Commit &commit);
    link::Loaded run(const link::Load &load) const;
    base::Result<void> write(const link::Commit &commit);
    base::Result<void> check(const link::Commit &commit) const;
    void apply(const link::Commit &commit);
    link::Reply find(const link::Query &query) const;
    link::Reply visitorReply(const domain::Visitor &visitor) const;
    link::Reply eventsReply(const link::LoadEvents &query) const;
    link::ConversationFound found(const StoredConversation &stored) const;
    std::vector<link::CommandRecord> commandsOf(const QString &sender) const;

    StorageFault m_fault = StorageFault::None;
    int m_commitsToFail = 0;
    base::ErrorCode m_failure = base::ErrorCode::Unavailable;
    bool m_isBroken = false;
    quint32 m_failedEpoch = 0;
    std::deque<link::StorageRequest> m_waiting;
    std::vector<link::FromStorage> m_early;
    std::map<QString, StoredConversation> m_conversations;
    std::map<QString, domain::Visitor> m_visitors;
    std::map<QByteArray, QString> m_tokens;
    std::map<std::pair<QString, QString>, link::CommandRecord> m_commands;
    std::map<std::pair<QString, QString>, int> m_eventsByCommand;
    std::map<QString, link::FileFound> m_files;
    std::vector<link::JourneyRecord> m_journey;
    QStringList m_contradictions;
};

// Whose command an event came from; empty for the relay's own.
QString senderOf(const domain::EventBody &body, const domain::Conversation &conversation);

} // namespace qiao::tests::hub
