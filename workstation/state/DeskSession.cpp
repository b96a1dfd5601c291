// The part of Desk that takes over what a session, or the local history, says of everything at once.
#include "workstation/state/Desk.h"

#include <algorithm>

namespace qiao::workstation::state {

namespace {

// More new conversations than this at once are told as one reset.
constexpr int resetThreshold = 50;

} // namespace

void Desk::restore(const protocol::AgentSession &last, const QList<protocol::ConversationSummary> &conversations,
    const protocol::ResumeCursors &received, const protocol::ResumeCursors &readHere)
{
    m_conversations.beginReset();
    m_conversations.clear();
    m_transcripts.clear();
    m_pending.clear();
    m_typing.clear();
    m_resumed.clear();
    m_conversations.setMe(last.agent.id);
    for (const protocol::ConversationSummary &summary : conversations) {
        if (m_conversations.find(summary.conversation.id))
            continue;
        ConversationEntry entry;
        entry.conversation = summary.conversation;
        entry.visitor = summary.visitor;
        // Events beyond the summary come once more with the resume: the fold needs them.
        const quint64 folded = summary.conversation.seq;
        entry.received = std::min(received.value(summary.conversation.id, folded), folded);
        entry.readHere = readHere.value(summary.conversation.id);
        m_conversations.add(std::move(entry));
    }
    m_conversations.endReset(ConversationBook::Offers::Ignore);
    m_roster.replace(last.agents);
    setMe(last.agent);
    m_board.clear();
    setQueues(last.queues);
    m_cannedReplies = last.cannedReplies;
    m_macros = last.macros;
    m_pauseReasons = last.pauseReasons;
    m_tags = last.tags;
    m_uploadBytes = last.uploadBytes;
    Q_EMIT cannedRepliesChanged();
    Q_EMIT macrosChanged();
    Q_EMIT pauseReasonsChanged();
    Q_EMIT tagsChanged();
}

void Desk::clear()
{
    restore({}, {}, {}, {});
    setPresence(domain::Presence::Offline);
    m_drafts.restore({});
    m_attachments.clear();
    m_reports.clear();
}

void Desk::setMe(const domain::Agent &agent)
{
    if (m_me == agent)
        return;
    m_me = agent;
    Q_EMIT meChanged();
}

void Desk::apply(const protocol::AgentSession &session, const protocol::ResumeCursors &resumed)
{
    m_resumed = resumed;
    QSet<domain::ConversationId> listed;
    listed.reserve(session.conversations.size());
    int added = 0;
    for (const protocol::ConversationSummary &summary : session.conversations) {
        listed.insert(summary.conversation.id);
        if (m_conversations.indexOf(summary.conversation.id) < 0)
            ++added;
    }

    const bool isAnotherAgent = session.agent.id != m_me.id;
    const bool isReset = isAnotherAgent || added > resetThreshold;
    if (isReset)
        m_conversations.beginReset();
    if (isAnotherAgent) {
        m_conversations.clear();
        m_transcripts.clear();
        m_pending.clear();
        m_conversations.setMe(session.agent.id);
    }
    setMe(session.agent);
    m_board.growOld();
    for (const protocol::ConversationSummary &summary : session.conversations)
        applySummary(summary, resumed);
    for (int index = m_conversations.count() - 1; index >= 0; --index) {
        if (m_conversations.at(index).conversation.isOpen() && !listed.contains(m_conversations.at(index).id()))
            retire(index, resumed);
    }
    if (isReset)
        m_conversations.endReset();

    m_roster.replace(session.agents);
    setPresence(session.presence, session.presenceReason);
    setQueues(session.queues);
    setMacros(session.macros);
    setPauseReasons(session.pauseReasons);
    setCannedReplies(session.cannedReplies);
    setTags(session.tags);
    m_uploadBytes = session.uploadBytes;
}

void Desk::takeDirectory(const protocol::DirectoryChanged &directory)
{
    const auto whole = [&](const auto &known, const auto &told) { return directory.isMore ? known + told : told; };
    setQueues(whole(m_queues, directory.queues));
    setMacros(whole(m_macros, directory.macros));
    setPauseReasons(whole(m_pauseReasons, directory.pauseReasons));
    setTags(whole(m_tags, directory.tags));
    setCannedReplies(whole(m_cannedReplies, directory.cannedReplies));
    Q_EMIT directoryChanged();
}

void Desk::setCannedReplies(const QList<domain::CannedReply> &replies)
{
    if (m_cannedReplies == replies)
        return;
    m_cannedReplies = replies;
    Q_EMIT cannedRepliesChanged();
}

void Desk::setTags(const QStringList &tags)
{
    if (m_tags == tags)
        return;
    m_tags = tags;
    Q_EMIT tagsChanged();
}

void Desk::setQueues(const QList<protocol::QueueInfo> &queues)
{
    if (m_queues == queues)
        return;
    m_queues = queues;
    m_queueIndexes.clear();
    for (int index = 0; index < m_queues.size(); ++index)
        m_queueIndexes.insert(m_queues.at(index).id, index);
    Q_EMIT queuesChanged();
}

void Desk::setMacros(const QList<domain::Macro> &macros)
{
    if (m_macros == macros)
        return;
    m_macros = macros;
    Q_EMIT macrosChanged();
}

void Desk::setPauseReasons(const QStringList &reasons)
{
    if (m_pauseReasons == reasons)
        return;
    m_pauseReasons = reasons;
    Q_EMIT pauseReasonsChanged();
}

void Desk::applySummary(const protocol::ConversationSummary &summary, const protocol::ResumeCursors &resumed)
{
    const domain::ConversationId &id = summary.conversation.id;
    const quint64 stands = summary.conversation.seq;
    ConversationEntry *known = m_conversations.findEntry(id);
    if (!known) {
        ConversationEntry entry;
        entry.conversation = summary.conversation;
        entry.visitor = summary.visitor;
        entry.isVisitorOnline = summary.isVisitorOnline;
        entry.received = std::min(resumed.value(id, stands), stands);
        m_conversations.add(std::move(entry));
        return;
    }
    // Without a resume the events in between do not come; and a relay that stands before us lost what we have.
    const bool isCutOff = stands < known->received || (stands > known->received && !resumed.contains(id));
    if (isCutOff) {
        known->received = stands;
        if (Transcript *shown = existingTranscript(id))
            shown->restart(stands);
    }
    known->conversation = summary.conversation;
    known->visitor = summary.visitor;
    known->isVisitorOnline = summary.isVisitorOnline;
    known->expects = Expects::TheNext;
    known->isStale = false;
    known->typing.reset();
    known->waiting.reset();
    m_typing.remove(id);
    if (Transcript *shown = existingTranscript(id))
        shown->setReadByVisitor(known->conversation.readByVisitor);
    m_conversations.entryChanged(*known);
}

// An open conversation that the relay does not list: where it was resumed, its last events or an introduction are on
// their way.
void Desk::retire(int index, const protocol::ResumeCursors &resumed)
{
    const domain::ConversationId id = m_conversations.at(index).id();
    if (resumed.contains(id) || existingTranscript(id)) {
        ConversationEntry *entry = m_conversations.findEntry(id);
        entry->isStale = true;
        entry->isVisitorOnline = false;
        entry->typing.reset();
        entry->isWatched = false;
        m_conversations.entryChanged(*entry);
        return;
    }
    m_conversations.remove(id);
}

void Desk::introduce(const protocol::ConversationSummary &summary)
{
    if (summary.conversation.id.isEmpty())
        return;
    ConversationEntry *known = m_conversations.findEntry(summary.conversation.id);
    if (!known) {
        ConversationEntry entry;
        entry.conversation = summary.conversation;
        entry.visitor = summary.visitor;
        entry.isVisitorOnline = summary.isVisitorOnline;
        entry.received = summary.conversation.seq;
        entry.expects = Expects::Any;
        m_conversations.add(std::move(entry));
        return;
    }
    if (summary.conversation.seq > known->conversation.seq)
        known->conversation = summary.conversation;
    if (summary.conversation.seq > known->received && !m_resumed.contains(known->id()))
        known->expects = Expects::AnyLater;
    known->visitor = summary.visitor;
    known->isVisitorOnline = summary.isVisitorOnline;
    known->isStale = false;
    m_conversations.entryChanged(*known);
}

protocol::ResumeCursors Desk::cursors(int limit) const
{
    std::vector<const ConversationEntry *> order;
    order.reserve(static_cast<size_t>(m_conversations.count()));
    for (int index = 0; index < m_conversations.count(); ++index)
        order.push_back(&m_conversations.at(index));
    const auto wanted = order.begin() + std::min<qsizetype>(limit, static_cast<qsizetype>(order.size()));
    std::partial_sort(order.begin(), wanted, order.end(), [](const ConversationEntry *a, const ConversationEntry *b) {
        const bool isOpenA = a->conversation.isOpen();
        const bool isOpenB = b->conversation.isOpen();
        return isOpenA != isOpenB ? isOpenA : a->conversation.updatedAt > b->conversation.updatedAt;
    });
    protocol::ResumeCursors cursors;
    for (auto entry = order.begin(); entry != wanted; ++entry)
        cursors.insert((*entry)->id(), (*entry)->received);
    return cursors;
}

} // namespace qiao::workstation::state
