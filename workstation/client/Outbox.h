#pragma once

#include "workstation/client/OutboxStore.h"
#include "workstation/client/Session.h"

#include <deque>
#include <unordered_map>

namespace qiao::workstation::client {

// The commands that change a conversation, kept until the relay answered them: in order within a conversation, sent
// again with the same id after every loss, so that each happens once. GUI thread.
class Outbox : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostInFlight = 16; // at most one of each conversation
    static constexpr int mostFaults = 5; // answers of `internal`, until a command is given up
    static constexpr base::Milliseconds usualPause{5'000};

    // All must outlive the outbox.
    Outbox(OutboxStore &store, Session &session, const base::Clock &clock, QObject *parent = nullptr);

    // What the store kept, in its order.
    void restore(const QList<OutboxEntry> &entries);

    // Keeps the command and sends it as soon as that can be. An id that is here already changes nothing.
    void add(const protocol::AgentRequest &request);
    domain::CommandId add(const domain::ConversationId &conversation, const protocol::AgentCommand &command);
    // Takes a command back. False: it is not here, or it may have reached the relay.
    bool withdraw(const domain::CommandId &command);
    // Forgets everything here, not in the store: at sign-out.
    void clear();

    int count() const { return static_cast<int>(m_places.size()); }
    bool contains(const domain::CommandId &command) const { return m_places.contains(command); }

Q_SIGNALS:
    // The relay did it; `answer` is the data of its ok. The store forgets the command after this signal.
    void accepted(const qiao::domain::CommandId &command, const qiao::domain::ConversationId &conversation,
        const QJsonObject &answer);
    // The relay will never do it. The store forgets the command after this signal.
    void refused(const qiao::domain::CommandId &command, const qiao::domain::ConversationId &conversation,
        const qiao::base::Error &error);
    void countChanged(int count);

private:
    struct Waiting
    {
        protocol::AgentRequest request;
        bool wasSent = false; // in this connection or an earlier one: the relay may know it
        int faults = 0;
    };

    // The commands of one conversation; only the first is ever under way.
    struct Line
    {
        std::deque<Waiting> waiting;
        bool isInFlight = false;
        base::TimePoint notBefore{};
    };

    void insert(const protocol::AgentRequest &request);
    void sendWhatCanBeSent();
    void send(Line &line);
    void takeAnswer(const domain::CommandId &command, const base::Result<QJsonObject> &result);
    bool isToBeTriedAgain(Waiting &waiting, const base::Error &error) const;
    void takeLoss();
    void dropFirst(const domain::ConversationId &conversation);

    OutboxStore &m_store;
    Session &m_session;
    const base::Clock &m_clock;
    std::unordered_map<domain::ConversationId, Line> m_lines;
    std::deque<domain::ConversationId> m_turns; // conversations with a line, in the order in which they may send
    QHash<domain::CommandId, domain::ConversationId> m_places;
    int m_inFlight = 0;
    QTimer m_pauseTimer;
};

} // namespace qiao::workstation::client
