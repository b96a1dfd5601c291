#pragma once

#include "relay/hub/Sessions.h"

namespace qiao::relay::hub {

// What a command led to.
enum class Outcome {
    Done, // answered, refused, or answered when its commit returns
    Waits, // for the storage: the same command comes again when the connection is ready
};

// Carries out the commands in a conversation, of visitors and of agents. Hub thread.
class Conversations
{
public:
    Conversations(HubState &state, Ledger &ledger, Delivery &delivery, Offers &offers)
        : m_state(state)
        , m_ledger(ledger)
        , m_delivery(delivery)
        , m_offers(offers)
    {
    }

    // Called when a connection that waited may go on with its next command.
    std::function<void(Connection &)> onReady;

    Outcome handle(Connection &connection, const protocol::VisitorRequest &request);
    Outcome handle(Connection &connection, const protocol::AgentRequest &request);

private:
    // The conversation and who acts on it.
    struct Scene
    {
        Connection &connection;
        domain::CommandId id;
        Room &room;
        domain::Author author;
    };

    template <typename Request> Outcome handleIn(Connection &connection, const Request &request);

    Outcome run(Scene &scene, const protocol::MessagePost &command);
    Outcome run(Scene &scene, const protocol::MessageRead &command);
    Outcome run(Scene &scene, const protocol::TypingSet &command);
    Outcome run(Scene &scene, const protocol::HistoryFetch &command);
    Outcome run(Scene &scene, const protocol::ConversationClose &command);
    Outcome run(Scene &scene, const protocol::visitor::FeedbackSubmit &command);
    Outcome run(Scene &scene, const protocol::agent::ConversationAccept &command);
    Outcome run(Scene &scene, const protocol::agent::ConversationDecline &command);
    Outcome run(Scene &scene, const protocol::agent::ConversationTransfer &command);
    Outcome run(Scene &scene, const protocol::agent::ConversationReopen &command);
    Outcome run(Scene &scene, const protocol::agent::ConversationTag &command);
    Outcome run(Scene &scene, const protocol::agent::NotePost &command);

    Outcome postFile(Scene &scene, const domain::FileId &file);
    void postLoadedFile(Connection &sender, const domain::CommandId &id, const domain::ConversationId &conversation,
        const base::Result<link::Reply> &reply);
    void post(Scene &scene, domain::EventBody body);
    void finish(Scene &scene, std::vector<domain::ConversationEvent> events, const QJsonObject &answer);
    static Change changeIn(
        const Scene &scene, std::vector<domain::ConversationEvent> events, const QJsonObject &answer);
    Outcome refuse(Scene &scene, const base::Error &error);
    bool mayAct(const Scene &scene) const;
    domain::Author authorOf(const Connection &connection);
    void waitForRoom(Connection &connection, const domain::ConversationId &id);

    HubState &m_state;
    Ledger &m_ledger;
    Delivery &m_delivery;
    Offers &m_offers;
};

} // namespace qiao::relay::hub
