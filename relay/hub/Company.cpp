#include "relay/hub/Company.h"

#include "common/protocol/DirectoryFrames.h"

namespace qiao::relay::hub {

void Company::take(const link::Directory &directory)
{
    m_state.sites.clear();
    for (const domain::Site &site : directory.sites)
        m_state.sites.insert(site.key, site);
    m_state.cannedReplies = directory.cannedReplies;
    m_state.macros = directory.macros;
    m_state.pauseReasons = directory.pauseReasons;
    m_state.tags = directory.tags;
    m_state.experiments = directory.experiments;
    m_state.queues = directory.queues;
    if (m_state.queues.empty()) {
        m_state.queues.emplace_back();
        m_state.queues.back().id = domain::QueueId(QStringLiteral("default"));
        m_state.queues.back().name = QStringLiteral("Everybody");
    }
    onChanged();
    for (auto &[id, state] : m_state.agents)
        state.agent.isDisabled = true; // unless it is still listed
    for (const domain::Agent &agent : directory.agents) {
        AgentState &state = m_state.agents[agent.id];
        state.agent = agent;
    }
    for (auto &[id, state] : m_state.agents) {
        if (!state.agent.isDisabled)
            continue;
        for (const link::ConnectionId connection : state.connections) {
            m_state.effects.outbound.emplace_back(link::Disconnect{
                connection, protocol::CloseCode::NotAuthorized, QStringLiteral("This account is disabled.")});
        }
        m_staff.setPresence(state, domain::Presence::Offline);
    }
    QList<link::ConnectionId> desks;
    for (const auto &[id, state] : m_state.agents) {
        m_staff.onCapacityChanged(state);
        for (const link::ConnectionId connection : state.connections)
            desks.append(connection);
    }
    // Not ephemeral: a desk that missed it would not know until its next session.
    for (const QByteArray &frame : protocol::directoryFrames(whatIsSetUp()))
        m_delivery.send(desks, frame);
    m_staff.onAvailabilityChanged(); // somebody may have become able to take more
}

QList<protocol::QueueInfo> Company::queueInfos() const
{
    QList<protocol::QueueInfo> infos;
    for (const domain::Queue &queue : m_state.queues) {
        if (!queue.isDisabled)
            infos.append({queue.id, queue.name, queue.firstResponseGoal, queue.sla, queue.wrapUp});
    }
    return infos;
}

protocol::DirectoryChanged Company::whatIsSetUp() const
{
    return {queueInfos(), QList<domain::CannedReply>(m_state.cannedReplies.begin(), m_state.cannedReplies.end()),
        QList<domain::Macro>(m_state.macros.begin(), m_state.macros.end()), m_state.pauseReasons, m_state.tags};
}

std::optional<base::TimePoint> Company::opensAt() const
{
    // Open as soon as one queue is; otherwise when the first one opens.
    std::optional<base::TimePoint> opens;
    for (const domain::Queue &queue : m_state.queues) {
        if (queue.isDisabled)
            continue;
        if (queue.hours.isOpenAt(m_state.now))
            return std::nullopt;
        const base::TimePoint next = queue.hours.opensAfter(m_state.now).value_or(base::TimePoint{});
        const bool isEarlier = next != base::TimePoint{} && (!opens || *opens == base::TimePoint{} || next < *opens);
        if (!opens || isEarlier)
            opens = next;
    }
    return opens;
}

} // namespace qiao::relay::hub
