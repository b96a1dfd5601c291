// The part of Desk that follows the posts on their way.
#include "workstation/state/Desk.h"

namespace qiao::workstation::state {

void Desk::addPending(const domain::ConversationId &conversation, const PendingPost &post)
{
    if (post.command.isEmpty() || m_pending.contains(post.command))
        return;
    Transcript *shown = transcript(conversation);
    if (!shown || shown->indexOf(post.command) >= 0)
        return;
    m_pending.insert(post.command, conversation);
    shown->addPending(post);
    Q_EMIT pendingChanged(conversation);
}

void Desk::setUploadedPercent(const domain::CommandId &command, int percent)
{
    changePending(command, [percent](PendingPost &post) { post.uploadedPercent = percent; });
}

void Desk::setUploaded(const domain::CommandId &command, const domain::FileReference &file)
{
    changePending(command, [&file](PendingPost &post) {
        post.file = file;
        post.uploadedPercent = 100;
    });
}

void Desk::failPending(const domain::CommandId &command, const base::Error &error)
{
    changePending(command, [&error](PendingPost &post) { post.error = error; });
}

void Desk::retryPending(const domain::CommandId &command)
{
    changePending(command, [](PendingPost &post) { post.error.reset(); });
}

void Desk::settlePending(const domain::CommandId &command, quint64 seq)
{
    const domain::ConversationId conversation = conversationOf(command);
    const ConversationEntry *entry = m_conversations.find(conversation);
    if (entry && entry->received >= seq)
        removePending(command);
}

void Desk::removePending(const domain::CommandId &command)
{
    const domain::ConversationId conversation = m_pending.take(command);
    if (conversation.isEmpty())
        return;
    if (Transcript *shown = existingTranscript(conversation))
        shown->removePending(command);
    Q_EMIT pendingChanged(conversation);
}

const PendingPost *Desk::pending(const domain::CommandId &command) const
{
    const Transcript *shown = existingTranscript(conversationOf(command));
    const int index = shown ? shown->indexOf(command) : -1;
    return index >= 0 && shown->isPending(index) ? &shown->pending(index) : nullptr;
}

domain::ConversationId Desk::conversationOf(const domain::CommandId &pending) const
{
    return m_pending.value(pending);
}

void Desk::changePending(const domain::CommandId &command, const std::function<void(PendingPost &)> &change)
{
    const domain::ConversationId conversation = conversationOf(command);
    Transcript *shown = existingTranscript(conversation);
    if (shown && shown->changePending(command, change))
        Q_EMIT pendingChanged(conversation);
}

} // namespace qiao::workstation::state
