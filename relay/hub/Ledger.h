#pragma once

#include "relay/hub/HubState.h"

#include <functional>

namespace qiao::relay::hub {

// One command's changes on their way to the disk.
struct Change
{
    link::ConnectionId connection; // who is answered; null for the hub's own changes
    domain::CommandId command;
    QString sender; // empty: the command is not remembered
    QByteArray answer; // the data of its ok, as the text of a JSON object; empty for {}
    std::vector<domain::ConversationEvent> events;
    std::optional<domain::Visitor> visitor;
    std::optional<link::TokenRecord> token;
    std::vector<link::JourneyRecord> journey;
    std::vector<link::AuditRecord> audit;
    std::vector<link::PresenceRecord> presences;
    std::function<void()> committed; // before the answer leaves
    std::function<void()> failed;
};

// Keeps promises 1 and 2: nothing is answered or shown before the storage has it, and a repeated command gets the first
// answer again. Loads go the same way, so that a load sees every commit that was asked for before it. Hub thread.
class Ledger
{
public:
    explicit Ledger(HubState &state)
        : m_state(state)
    {
    }

    // Called with the conversations whose events are now on disk, and after a failure with those that fell back.
    std::function<void(Room &, const std::vector<domain::ConversationEvent> &)> onCommitted;
    std::function<void(Room &)> onReverted;
    // Called with a connection that waits for fewer answers than before.
    std::function<void(Connection &)> onSettled;
    // Called whenever a working state has changed: by an event, or back to what is committed.
    std::function<void(Room &)> onWorkingChanged;

    // Numbers a new event of the room and folds it into its working state.
    domain::ConversationEvent append(Room &room, domain::EventBody body, const domain::CommandId &command = {});

    void commit(Change change);
    void load(link::Query query, std::function<void(const base::Result<link::Reply> &)> done);

    // Whether the command was carried out before, or is just being: then it is answered, now or later.
    bool answerRepeated(Connection &connection, const domain::CommandId &id);

    void answer(link::ConnectionId to, const domain::CommandId &re, const QByteArray &data);
    void refuse(link::ConnectionId to, const domain::CommandId &re, const base::Error &error);

    void take(const link::Committed &result);
    void take(const link::Loaded &result);

private:
    struct Pending
    {
        quint64 ticket = 0;
        Change change;
        std::vector<link::ConnectionId> alsoAnswer; // repeated it meanwhile
    };

    void settle(Pending &pending);
    void failAll();
    void settled(const Pending &pending);
    CommandMemory *memoryOf(const QString &sender);
    void count(const QString &sender, int difference);

    HubState &m_state;
    std::deque<Pending> m_pending; // in the order of their tickets
    QHash<std::pair<QString, domain::CommandId>, quint64> m_pendingCommands; // sender and id → ticket
    std::unordered_map<quint64, std::function<void(const base::Result<link::Reply> &)>> m_loads;
    quint64 m_lastTicket = 0;
    quint32 m_epoch = 1;
};

} // namespace qiao::relay::hub
