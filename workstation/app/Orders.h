#pragma once

#include "workstation/app/RelayLink.h"
#include "workstation/state/Desk.h"

#include <QObject>

namespace qiao::workstation::app {

// Carries out what the agent orders: shows it on the desk at once, and sees to it that the relay gets it. Everything
// that changes a conversation goes through the outbox, so that it also works without a connection. GUI thread.
class Orders : public QObject
{
    Q_OBJECT

public:
    // Both must outlive the orders.
    Orders(state::Desk &desk, RelayLink &link, const base::Clock &clock, QObject *parent = nullptr);

    // Each that goes through the outbox answers with the id of its command.
    domain::CommandId sendMessage(const domain::ConversationId &conversation, const QString &text);
    domain::CommandId sendNote(const domain::ConversationId &conversation, const QString &text);
    void whisper(const domain::ConversationId &conversation, const QString &text);
    void sendFile(const domain::ConversationId &conversation, const QString &path);
    // One that the relay has already.
    void sendStoredFile(const domain::ConversationId &conversation, const domain::FileReference &file);
    void retry(const domain::CommandId &post);
    void discard(const domain::CommandId &post);

    void accept(const domain::ConversationId &conversation);
    void decline(const domain::ConversationId &conversation);
    // Whether the matter is settled, where the agent said so.
    domain::CommandId close(const domain::ConversationId &conversation, std::optional<bool> isResolved = {});
    void wrap(const domain::ConversationId &conversation);
    void reopen(const domain::ConversationId &conversation);
    domain::CommandId transfer(
        const domain::ConversationId &conversation, const protocol::agent::ConversationTransfer &transfer);
    domain::CommandId tag(const domain::ConversationId &conversation, const QStringList &tags);

    void markRead(const domain::ConversationId &conversation, quint64 seq);
    void setTyping(const domain::ConversationId &conversation, bool isTyping);
    void setPresence(domain::Presence presence, const QString &reason = {});
    // After an opening: what was chosen without a connection is told, and so is the last choice where the relay takes
    // the agent for gone. Else what the relay says holds: a supervisor may have set it meanwhile.
    void settlePresence(const protocol::AgentSession &session);

    // A supervisor's. They are about what is so now, and are refused without a connection.
    void setListening(const domain::ConversationId &conversation, bool isListening);
    void join(const domain::ConversationId &conversation);
    void takeOver(const domain::ConversationId &conversation);
    void setPresenceOf(const domain::AgentId &agent, domain::Presence presence, const QString &reason);
    // Whether the board is being looked at.
    void setBoardWatched(bool isWatched);
    // What the relay forgets with the session: the board, and what is listened to.
    void repeatWatching();

    void fetchFile(const domain::FileReference &file);

Q_SIGNALS:
    // Read on this desk, to be remembered here.
    void readMarked(const qiao::domain::ConversationId &conversation, quint64 seq);
    // Something other than a post was refused: a post shows its own failure.
    void refused(const qiao::base::Error &error);
    // An order that is carried out at once or not at all.
    void orderRefused(const qiao::base::Error &error);
    // The relay carried it out.
    void joined(const qiao::domain::ConversationId &conversation);
    void tookOver(const qiao::domain::ConversationId &conversation);
    void presenceOfWasSet(const qiao::domain::AgentId &agent);

private:
    domain::CommandId post(
        const domain::ConversationId &conversation, state::PendingPost post, const protocol::AgentCommand &command);
    void takeAcceptance(const domain::CommandId &command, const QJsonObject &answer);
    void takeRefusal(const domain::CommandId &command, const base::Error &error);
    void takeUpload(const domain::CommandId &command, const domain::FileReference &file);
    state::PendingPost newPost(state::PendingPost::Kind kind) const;
    void ask(const domain::ConversationId &conversation, const protocol::AgentCommand &command,
        const std::function<void()> &onDone);

    state::Desk &m_desk;
    RelayLink &m_link;
    const base::Clock &m_clock;
    domain::Presence m_wantedPresence = domain::Presence::Online;
    QString m_wantedReason;
    bool m_isChoiceUntold = false; // chosen without a connection
    bool m_isBoardWatched = false;
};

} // namespace qiao::workstation::app
