#pragma once

#include "tests/relay/metrics/Story.h"

#include <QRandomGenerator>

#include <array>

namespace qiao::relay::metrics {

// Conversations of some days in which everything happens that may happen; the same for the same seed.
class RandomDays
{
public:
    RandomDays(quint32 seed, base::TimePoint begin)
        : m_random(seed)
        , m_begin(begin)
    {
    }

    // One whole conversation; some stay open.
    Story conversation(const QString &id)
    {
        Story story(id, m_begin + std::chrono::seconds(m_random.bounded(3 * 86'400)));
        story.starts(anyOf(queues), anyOf(channels));
        if (m_random.bounded(10) == 0)
            story.queued(domain::WaitCause::Overflowed, anyOf(queues));
        const int steps = m_random.bounded(1, 40);
        for (int i = 0; i < steps; ++i) {
            story.after(std::chrono::milliseconds(m_random.bounded(40'000)));
            step(story);
        }
        return story;
    }

    static inline const std::array<QString, 3> queues{
        QStringLiteral("sales"), QStringLiteral("service"), QStringLiteral("夜间")};
    static inline const std::array<QString, 4> agents{
        QStringLiteral("a1"), QStringLiteral("a2"), QStringLiteral("a3"), QStringLiteral("a4")};
    static inline const std::array<QString, 2> channels{QStringLiteral("web"), QStringLiteral("mail")};

private:
    template <size_t Size> const QString &anyOf(const std::array<QString, Size> &list)
    {
        return list[static_cast<size_t>(m_random.bounded(static_cast<int>(Size)))];
    }
    const QString &otherAgent(const domain::Conversation &conversation)
    {
        const QString *agent = &anyOf(agents);
        while (*agent == conversation.agent.toString())
            agent = &anyOf(agents);
        return *agent;
    }
    domain::CloseReason anyReason()
    {
        return std::array{domain::CloseReason::Ended, domain::CloseReason::Resolved,
            domain::CloseReason::Unresolved}[static_cast<size_t>(m_random.bounded(3))];
    }

    void step(Story &story)
    {
        switch (story.conversation().state) {
        case domain::ConversationState::Queued:
        case domain::ConversationState::Offered:
            waits(story);
            break;
        case domain::ConversationState::Assigned:
            isServed(story);
            break;
        case domain::ConversationState::Closed:
            isOver(story);
            break;
        }
    }
    void waits(Story &story)
    {
        const QString queue = story.conversation().queue.toString();
        switch (m_random.bounded(12)) {
        case 0:
            story.closedBy({}, domain::CloseReason::Abandoned);
            break;
        case 1:
            story.closedBy(story.visitor(), domain::CloseReason::Ended);
            break;
        case 2:
            story.defers();
            break;
        case 3:
            story.toQueue(anyOf(queues));
            break;
        case 4:
            story.visitorSays();
            break;
        case 5:
            story.agentSays(); // a supervisor
            break;
        case 6:
            story.closed(anyReason());
            break;
        case 7:
            story.queued(domain::WaitCause::Missed, queue);
            break;
        case 8:
            story.offered(anyOf(agents));
            break;
        default:
            story.assigned(anyOf(agents));
            break;
        }
    }
    void isServed(Story &story)
    {
        switch (m_random.bounded(14)) {
        case 0:
            story.toQueue(anyOf(queues));
            break;
        case 1:
            story.toAgent(otherAgent(story.conversation()));
            break;
        case 2:
            story.assigned(otherAgent(story.conversation()));
            break;
        case 3:
            story.queued(domain::WaitCause::AgentLeft, story.conversation().queue.toString());
            break;
        case 4:
            story.closedBy(story.visitor(), domain::CloseReason::Ended);
            break;
        case 5:
        case 6:
            story.closed(anyReason(), std::chrono::seconds(m_random.bounded(60)));
            break;
        case 7:
        case 8:
            story.visitorSays();
            break;
        case 9:
            story.says(domain::AuthorRole::Bot);
            break;
        default:
            story.agentSays();
            break;
        }
    }
    void isOver(Story &story)
    {
        const domain::Conversation &conversation = story.conversation();
        switch (m_random.bounded(8)) {
        case 0:
            story.reopened();
            break;
        case 1:
            story.reopened().assigned(anyOf(agents));
            break;
        case 2:
        case 3:
            if (!conversation.wrappingUp.isEmpty())
                story.wrapped(conversation.wrappingUp.toString());
            break;
        case 4:
        case 5:
            if (conversation.feedback == 0)
                story.rated(m_random.bounded(1, 6));
            break;
        default:
            break;
        }
    }

    QRandomGenerator m_random;
    base::TimePoint m_begin;
};

} // namespace qiao::relay::metrics
