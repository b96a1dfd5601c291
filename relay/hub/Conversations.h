#pragma once

#include "relay/hub/Endings.h"
#include "relay/hub/Sessions.h"
#include "relay/hub/Supervision.h"

namespace qiao::relay::hub {

// Carries out the commands in a conversation, of visitors and of agents. Hub thread.
class Conversations
{
public:
    Conversations(
        HubState &state, Ledger &ledger, Delivery &delivery, Offers &offers, Endings &endings, Supervision &supervision)
        : m_state(state)
        , m_ledger(ledger)
        , m_delivery(delivery)
        , m_offers(offers)
        , m_endings(endings)
        , m_supervision(supervision)
    {
    }

    // Called when a connection that waited may go on with its next command.
    std::function<void(Connection &)> onReady;

    Outcome handle(Connection &connection, const protocol::VisitorRequest &request);
    Outcome handle(Connection &connection, const protocol::AgentRequest &request);

private:
    template <typename Request> Outcome handleIn(Connection &connection, const Request &request);

    Outcome run(Scene &scene, const protocol::MessagePost &command);
    Outcome run(Scene &scene, const protocol::MessageRead &command);
    Outcome run(Scene &scene, const protocol::TypingSet &command);
    Outcome run(Scene &scene, const protocol::HistoryFetch &command);
    Outcome run(Scene &scene, const protocol::visitor::FeedbackSubmit &command);
    Outcome run(Scene &scene, const protocol::agent::ConversationAccept &command);
    Outcome run(Scene &scene, const protocol::agent::ConversationDecline &command);
    Outcome run(Scene &scene, const protocol::agent::ConversationTransfer &command);
    Outcome run(Scene &scene, const protocol::agent::ConversationReopen &command);
    Outcome run(Scene &scene, const protocol::agent::ConversationTag &command);
    Outcome run(Scene &scene, const protocol::agent::NotePost &command);

    Outcome postFile(Scene &scene, const domain::FileId &file);
    // Whether agents may post the file because a canned reply carries it.
    bool isOfReply(const Connection &sender, const domain::FileId &file) const;
    void postLoadedFile(Connection &sender, const domain::CommandId &id, const domain::ConversationId &conversation,
        const base::Result<link::Reply> &reply);
    void waitForRoom(Connection &connection, const domain::ConversationId &id);

    HubState &m_state;
    Ledger &m_ledger;
    Delivery &m_delivery;
    Offers &m_offers;
    Endings &m_endings;
    Supervision &m_supervision;
};

} // namespace qiao::relay::hub
