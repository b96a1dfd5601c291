#include "workstation/features/supervisor/LiveConversation.h"

#include "workstation/state/Desk.h"
#include "workstation/ui/VisitorName.h"
#include "workstation/ui/WaitingText.h"

#include <QDateTime>

namespace qiao::workstation::supervisor {

namespace {

struct Live
{
    Q_DECLARE_TR_FUNCTIONS(qiao::workstation::supervisor::LiveConversation)
};

QDateTime localTime(base::TimePoint at)
{
    return at == base::TimePoint{} ? QDateTime() : QDateTime::fromMSecsSinceEpoch(base::toEpochMs(at));
}

} // namespace

LiveConversation::LiveConversation(const state::ConversationEntry &entry, const state::Desk &desk)
    : id(entry.id())
    , visitorKey(entry.conversation.visitor.toString())
    , vip(entry.visitor.vip)
    , queue(entry.conversation.queue)
    , agent(entry.conversation.agent)
    , agentName(entry.conversation.agentName)
    , lastLine(entry.conversation.lastLine.isEmpty() ? entry.conversation.topic : entry.conversation.lastLine)
    , state(entry.conversation.state)
    , isVisitorOnline(entry.isVisitorOnline)
    , isDeferred(entry.isDeferred)
    , isWatched(entry.isWatched)
    , waiting(entry.waiting)
    , pendingSince(pendingSinceOf(entry))
    , startedAt(entry.conversation.startedAt)
{
    const QString known = entry.visitor.name.isEmpty() ? entry.conversation.visitorName : entry.visitor.name;
    name = ui::visitorName(known, visitorKey);
    const protocol::QueueInfo info = desk.queue(queue);
    queueName = info.name;
    sla = info.sla;
}

base::Milliseconds LiveConversation::pendingFor(base::TimePoint now) const
{
    return isPending() ? std::max(now - pendingSince, base::Milliseconds(0)) : base::Milliseconds(0);
}

ui::WaitLevel LiveConversation::level(base::TimePoint now) const
{
    return ui::waitLevel(pendingFor(now), sla);
}

base::TimePoint LiveConversation::pendingSinceOf(const state::ConversationEntry &entry)
{
    return entry.isWaiting ? entry.conversation.waitingSince : entry.unansweredSince;
}

base::TimePoint LiveConversation::deadlineOf(base::TimePoint pendingSince, base::Milliseconds promised)
{
    if (pendingSince == base::TimePoint{})
        return base::TimePoint::max();
    return promised > base::Milliseconds(0) ? pendingSince + promised : base::TimePoint::max() - base::Milliseconds(1);
}

QString LiveConversation::standing(base::TimePoint now) const
{
    switch (state) {
    case domain::ConversationState::Assigned:
        return isPending() ? Live::tr("with %1, not answered").arg(agentName) : Live::tr("with %1").arg(agentName);
    case domain::ConversationState::Offered:
        return Live::tr("offered to %1").arg(agentName);
    case domain::ConversationState::Queued:
    case domain::ConversationState::Closed:
        break;
    }
    QStringList parts;
    if (waiting) {
        parts.append(ui::waitingText(domain::nameOf(waiting->reason), localTime(waiting->until), localTime(now)));
        parts.append(ui::placeText(waiting->position, waiting->estimate));
    } else if (isDeferred) {
        parts.append(ui::waitingText(domain::nameOf(domain::WaitReason::MessageLeft), {}, localTime(now)));
    } else {
        parts.append(Live::tr("waiting"));
    }
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace qiao::workstation::supervisor
