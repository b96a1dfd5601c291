#include "relay/hub/Room.h"

#include <algorithm>

namespace qiao::relay::hub {

namespace {

constexpr size_t tailLength = 64; // events

} // namespace

void Room::commit(const domain::ConversationEvent &event)
{
    committed.apply(event);
    if (event.visitorSeq != 0)
        m_visibleSeqs.push_back(event.seq);
    m_tail.push_back({event, {}, {}});
    if (m_tail.size() > tailLength)
        m_tail.pop_front();
    --pendingEvents;
}

void Room::revert()
{
    working = committed;
    pendingEvents = 0;
}

Reader *Room::readerOf(link::ConnectionId connection)
{
    const auto found = std::find_if(
        readers.begin(), readers.end(), [&](const Reader &reader) { return reader.connection == connection; });
    return found == readers.end() ? nullptr : &*found;
}

void Room::removeReader(link::ConnectionId connection)
{
    std::erase_if(readers, [&](const Reader &reader) { return reader.connection == connection; });
}

TailEntry *Room::find(domain::Side side, quint64 seq)
{
    if (m_tail.empty())
        return nullptr;
    if (side == domain::Side::Agent) {
        const quint64 first = m_tail.front().event.seq;
        if (seq < first || seq >= first + m_tail.size())
            return nullptr;
        return &m_tail[seq - first];
    }
    for (auto entry = m_tail.rbegin(); entry != m_tail.rend(); ++entry) {
        if (entry->event.visitorSeq == seq)
            return &*entry;
    }
    return nullptr;
}

quint64 Room::lastSeq(domain::Side side) const
{
    return side == domain::Side::Agent ? committed.seq : committed.visitorSeq;
}

quint64 Room::visitorSeqUpTo(quint64 seq) const
{
    const auto after = std::upper_bound(m_visibleSeqs.begin(), m_visibleSeqs.end(), seq);
    return static_cast<quint64>(after - m_visibleSeqs.begin());
}

quint64 Room::seqOfVisitorSeq(quint64 visitorSeq) const
{
    if (visitorSeq == 0 || m_visibleSeqs.empty())
        return 0;
    return m_visibleSeqs[std::min<size_t>(visitorSeq, m_visibleSeqs.size()) - 1];
}

} // namespace qiao::relay::hub
