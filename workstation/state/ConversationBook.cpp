#include "workstation/state/ConversationBook.h"

namespace qiao::workstation::state {

ConversationBook::ConversationBook(QObject *parent)
    : QObject(parent)
{
}

ConversationBook::~ConversationBook() = default;

const ConversationEntry *ConversationBook::find(const domain::ConversationId &conversation) const
{
    const int index = indexOf(conversation);
    return index < 0 ? nullptr : m_entries[static_cast<size_t>(index)].get();
}

ConversationEntry *ConversationBook::findEntry(const domain::ConversationId &conversation)
{
    const int index = indexOf(conversation);
    return index < 0 ? nullptr : m_entries[static_cast<size_t>(index)].get();
}

QList<domain::ConversationId> ConversationBook::conversationsOf(const domain::VisitorId &visitor) const
{
    return m_byVisitor.values(visitor);
}

void ConversationBook::setMe(const domain::AgentId &me)
{
    Q_ASSERT(m_isResetting || m_entries.empty());
    m_me = me;
}

void ConversationBook::beginReset()
{
    Q_EMIT aboutToReset();
    m_isResetting = true;
}

void ConversationBook::endReset(Offers offers)
{
    m_isResetting = false;
    if (offers == Offers::Ignore) {
        m_newlyOffered.clear();
        m_offers.clear();
    }
    Q_EMIT wasReset();
    announceTotals();
    const QList<domain::ConversationId> newlyOffered = std::exchange(m_newlyOffered, {});
    for (const domain::ConversationId &conversation : newlyOffered)
        Q_EMIT offered(conversation);
}

void ConversationBook::clear()
{
    Q_ASSERT(m_isResetting);
    m_entries.clear();
    m_indexes.clear();
    m_byVisitor.clear();
    m_newlyOffered.clear();
    m_offers.clear();
    m_totals = {};
}

ConversationEntry &ConversationBook::add(ConversationEntry entry)
{
    const int index = count();
    const domain::ConversationId id = entry.id();
    derive(entry);
    if (!m_isResetting)
        Q_EMIT conversationAboutToBeAdded(index);
    count(entry, 1);
    m_indexes.insert(id, index);
    m_byVisitor.insert(entry.conversation.visitor, id);
    m_entries.push_back(std::make_unique<ConversationEntry>(std::move(entry)));
    ConversationEntry &added = *m_entries.back();
    if (m_isResetting) {
        announceOffer(added);
        return added;
    }
    Q_EMIT conversationAdded(id, index);
    announceTotals();
    announceOffer(added);
    return added;
}

void ConversationBook::entryChanged(ConversationEntry &entry)
{
    count(entry, -1);
    derive(entry);
    count(entry, 1);
    const domain::ConversationId id = entry.id();
    if (!m_isResetting) {
        Q_EMIT conversationChanged(id, indexOf(id));
        announceTotals();
    }
    announceOffer(entry);
}

void ConversationBook::remove(const domain::ConversationId &conversation)
{
    const int index = indexOf(conversation);
    if (index < 0)
        return;
    if (!m_isResetting)
        Q_EMIT conversationAboutToBeRemoved(conversation, index);
    const auto place = m_entries.begin() + index;
    count(**place, -1);
    m_byVisitor.remove((*place)->conversation.visitor, conversation);
    m_indexes.remove(conversation);
    m_offers.remove(conversation);
    m_entries.erase(place);
    for (int later = index; later < count(); ++later)
        m_indexes[at(later).id()] = later;
    if (m_isResetting)
        return;
    Q_EMIT conversationRemoved(conversation);
    announceTotals();
}

void ConversationBook::derive(ConversationEntry &entry) const
{
    using State = domain::ConversationState;
    const domain::Conversation &conversation = entry.conversation;
    const bool isAtMe = !m_me.isEmpty() && conversation.agent == m_me;
    entry.isOpen = !entry.isStale && conversation.isOpen();
    entry.isMine = entry.isOpen && conversation.state == State::Assigned && isAtMe;
    entry.isOfferedToMe = entry.isOpen && conversation.state == State::Offered && isAtMe;
    entry.isWaiting = entry.isOpen && conversation.state != State::Assigned;
    entry.isDeferred = entry.isWaiting && conversation.isDeferred;
    entry.isWrappingUp = !entry.isStale && !conversation.isOpen() && !m_me.isEmpty() && conversation.wrappingUp == m_me;
    if (!entry.isWaiting)
        entry.waiting.reset();
    const bool isUnanswered = entry.isOpen && conversation.state == State::Assigned
        && conversation.lastVisitorMessage > conversation.lastAgentMessage;
    if (!isUnanswered)
        entry.unansweredSince = {};
    else if (entry.unansweredSince == base::TimePoint{})
        entry.unansweredSince = conversation.updatedAt;
    const bool isReadHere = entry.readHere >= conversation.lastVisitorMessage;
    entry.unread = entry.isMine && !isReadHere ? conversation.unreadByAgents : 0;
}

void ConversationBook::count(const ConversationEntry &entry, int by)
{
    m_totals.open += entry.isOpen ? by : 0;
    m_totals.mine += entry.isMine ? by : 0;
    m_totals.waiting += entry.isWaiting && !entry.isDeferred ? by : 0;
    m_totals.deferred += entry.isDeferred ? by : 0;
    m_totals.wrappingUp += entry.isWrappingUp ? by : 0;
    m_totals.offeredToMe += entry.isOfferedToMe ? by : 0;
    m_totals.unread += entry.unread * by;
}

void ConversationBook::announceTotals()
{
    if (m_totals == m_announced)
        return;
    m_announced = m_totals;
    Q_EMIT totalsChanged();
}

// The same offer may be heard of again after a reconnect.
void ConversationBook::announceOffer(const ConversationEntry &entry)
{
    const domain::ConversationId id = entry.id();
    if (!entry.isOfferedToMe) {
        if (!entry.isStale)
            m_offers.remove(id);
        return;
    }
    const base::TimePoint until = entry.conversation.offeredUntil;
    if (m_offers.contains(id) && m_offers.value(id) == until)
        return;
    m_offers.insert(id, until);
    if (m_isResetting)
        m_newlyOffered.append(id);
    else
        Q_EMIT offered(id);
}

} // namespace qiao::workstation::state
