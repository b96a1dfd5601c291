#pragma once

#include "common/domain/Conversation.h"
#include "relay/link/ConversationFacts.h"
#include "relay/metrics/FactsFold.h"

#include <vector>

namespace qiao::relay::metrics {

// One conversation's events, told one after the other; `after` lets time pass between them.
class Story
{
public:
    explicit Story(
        const QString &id = QStringLiteral("c1"), base::TimePoint begin = base::fromEpochMs(1'795'305'600'000))
        : m_now(begin)
    {
        m_conversation.id = domain::ConversationId(id);
    }

    Story &after(base::Milliseconds pause)
    {
        m_now += pause;
        return *this;
    }
    Story &add(domain::EventBody body)
    {
        domain::ConversationEvent event;
        event.conversation = m_conversation.id;
        event.seq = m_conversation.nextSeq();
        event.visitorSeq = domain::isVisibleToVisitor(body) ? m_conversation.nextVisitorSeq() : 0;
        event.at = m_now;
        event.body = std::move(body);
        m_conversation.apply(event);
        m_wasChanged = apply(m_facts, event);
        m_events.push_back(event);
        return *this;
    }

    Story &starts(const QString &queue = QStringLiteral("default"), const QString &channel = QStringLiteral("web"))
    {
        domain::ConversationStarted body;
        body.site = domain::SiteKey(QStringLiteral("shop"));
        body.visitor = domain::VisitorId(QStringLiteral("v1"));
        body.visitorName = QStringLiteral("李雷");
        body.queue = domain::QueueId(queue);
        body.channel = channel;
        return add(body);
    }
    Story &queued(domain::WaitCause cause, const QString &queue = QStringLiteral("default"))
    {
        return add(domain::ConversationQueued{domain::QueueId(queue), cause});
    }
    Story &offered(const QString &agent)
    {
        domain::ConversationOffered body;
        body.agent = domain::AgentId(agent);
        body.until = m_now + std::chrono::seconds(20);
        return add(body);
    }
    Story &assigned(const QString &agent)
    {
        domain::ConversationAssigned body;
        body.agent = domain::AgentId(agent);
        return add(body);
    }
    Story &toQueue(const QString &queue)
    {
        return add(domain::ConversationTransferred{m_agent, {}, {}, domain::QueueId(queue), {}});
    }
    Story &toAgent(const QString &agent)
    {
        return add(domain::ConversationTransferred{m_agent, domain::AgentId(agent), {}, {}, {}});
    }
    Story &says(domain::AuthorRole role)
    {
        return add(domain::MessagePosted{{role, QStringLiteral("x"), {}}, QStringLiteral("…"), {}});
    }
    Story &visitorSays() { return says(domain::AuthorRole::Visitor); }
    Story &agentSays() { return says(domain::AuthorRole::Agent); }
    Story &defers() { return add(domain::ConversationDeferred{m_visitor, {}, {}}); }
    Story &closed(domain::CloseReason reason, base::Milliseconds wrapUp = base::Milliseconds(0))
    {
        return closedBy(m_agent, reason, wrapUp);
    }
    Story &closedBy(
        const domain::Author &by, domain::CloseReason reason, base::Milliseconds wrapUp = base::Milliseconds(0))
    {
        const bool isBusy = wrapUp != base::Milliseconds(0);
        return add(domain::ConversationClosed{by, reason, false, isBusy ? m_now + wrapUp : base::TimePoint{}});
    }
    Story &wrapped(const QString &agent) { return add(domain::ConversationWrapped{domain::AgentId(agent)}); }
    Story &reopened() { return add(domain::ConversationReopened{m_agent}); }
    Story &rated(int score) { return add(domain::FeedbackSubmitted{score, {}}); }

    base::TimePoint now() const { return m_now; }
    bool wasChanged() const { return m_wasChanged; } // by the last event
    const domain::Conversation &conversation() const { return m_conversation; }
    const link::ConversationFacts &facts() const { return m_facts; }
    const std::vector<domain::ConversationEvent> &events() const { return m_events; }
    const domain::Author &visitor() const { return m_visitor; }
    const domain::Author &agent() const { return m_agent; }

private:
    const domain::Author m_visitor{domain::AuthorRole::Visitor, QStringLiteral("v1"), QStringLiteral("李雷")};
    const domain::Author m_agent{domain::AuthorRole::Agent, QStringLiteral("a1"), QStringLiteral("Ann")};
    base::TimePoint m_now;
    domain::Conversation m_conversation;
    link::ConversationFacts m_facts;
    std::vector<domain::ConversationEvent> m_events;
    bool m_wasChanged = false;
};

} // namespace qiao::relay::metrics
