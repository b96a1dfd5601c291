#pragma once

#include "relay/routing/Dispatcher.h"

// Short ways to write down the facts of a test.
namespace qiao::tests::routing {

inline const base::TimePoint noon = base::fromEpochMs(1'795'305'600'000);

inline domain::Queue queue(const QString &id)
{
    domain::Queue queue;
    queue.id = domain::QueueId(id);
    queue.name = id.toUpper();
    return queue;
}

inline relay::routing::AgentFacts agent(const QString &id, int load = 0, int capacity = 3)
{
    relay::routing::AgentFacts facts;
    facts.agent.id = domain::AgentId(id);
    facts.agent.displayName = id.toUpper();
    facts.agent.capacity = capacity;
    facts.isOnline = true;
    facts.load = load;
    facts.idleSince = noon;
    return facts;
}

// The ids are given so that `c2` began to wait a second after `c1`.
inline relay::routing::WaitingFacts waiting(
    const QString &id, const QString &queue = QStringLiteral("sales"), int vip = 0)
{
    relay::routing::WaitingFacts facts;
    facts.conversation = domain::ConversationId(id);
    facts.queue = domain::QueueId(queue);
    facts.vip = vip;
    facts.since = noon + std::chrono::seconds(id.mid(1).toInt());
    return facts;
}

// All that is decided now, as "c1>ann c2>ben".
inline QString decided(relay::routing::Dispatcher &dispatcher, base::TimePoint now)
{
    QStringList decisions;
    while (const auto decision = dispatcher.next(now))
        decisions.append(decision->conversation.toString() + u'>' + decision->agent.toString());
    return decisions.join(u' ');
}

} // namespace qiao::tests::routing
