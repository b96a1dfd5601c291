#include "workstation/features/conversation/EventWords.h"

#include "workstation/ui/FactorText.h"
#include "workstation/ui/VisitorName.h"

#include <QLocale>

#include <algorithm>

namespace qiao::workstation::conversation {

namespace {

template <typename... Visits> struct Overloaded : Visits...
{
    using Visits::operator()...;
};
template <typename... Visits> Overloaded(Visits...) -> Overloaded<Visits...>;

QString stars(int score)
{
    return QString(score, QChar(0x2605)) + QString(5 - score, QChar(0x2606));
}

} // namespace

QString EventWords::nameOf(const domain::Author &author)
{
    if (!author.name.isEmpty())
        return author.name;
    switch (author.role) {
    case domain::AuthorRole::Visitor:
        return ui::visitorName({}, author.id);
    case domain::AuthorRole::Agent:
        return tr("Agent");
    case domain::AuthorRole::Bot:
        return tr("Assistant");
    case domain::AuthorRole::System:
        return tr("System");
    }
    return {};
}

QString EventWords::lineOf(const domain::EventBody &body, const QueueName &queueName)
{
    using namespace domain;
    return std::visit(
        Overloaded{
            [](const ConversationStarted &started) {
                return started.topic.isEmpty() ? tr("Conversation started")
                                               : tr("Conversation started: %1").arg(started.topic.simplified());
            },
            [&](const ConversationQueued &queued) { return EventWords::lineOf(queued, queueName); },
            [](const ConversationAssigned &assigned) {
                if (assigned.by.id.isEmpty())
                    return tr("Assigned to %1").arg(assigned.agentName);
                if (assigned.by.id == assigned.agent.toString())
                    return tr("%1 took the conversation over").arg(assigned.agentName);
                return tr("%1 assigned this to %2").arg(EventWords::nameOf(assigned.by), assigned.agentName);
            },
            [&](const ConversationTransferred &transferred) {
                const QString target
                    = transferred.toAgent.isEmpty() ? queueName(transferred.toQueue) : transferred.toAgentName;
                const QString by = EventWords::nameOf(transferred.by);
                if (transferred.note.isEmpty())
                    return tr("%1 transferred this to %2").arg(by, target);
                return tr("%1 transferred this to %2: %3").arg(by, target, transferred.note.simplified());
            },
            [](const ConversationClosed &closed) { return EventWords::lineOf(closed); },
            [](const ConversationWrapped &) { return tr("The wrap-up is over"); },
            [](const ConversationDeferred &deferred) {
                return deferred.email.isEmpty()
                    ? tr("The visitor left a message and does not wait")
                    : tr("The visitor left a message, to be answered at %1").arg(deferred.email.simplified());
            },
            [](const ConversationJoined &joined) { return tr("%1 joined the conversation").arg(joined.agentName); },
            [](const ConversationReopened &reopened) {
                return reopened.by.role == AuthorRole::Visitor
                    ? tr("Reopened by the visitor")
                    : tr("Reopened by %1").arg(EventWords::nameOf(reopened.by));
            },
            [](const ConversationTagged &tagged) {
                const QString by = EventWords::nameOf(tagged.by);
                if (tagged.tags.isEmpty())
                    return tr("%1 removed all tags").arg(by);
                return tr("%1 set the tags: %2").arg(by, QLocale().createSeparatedList(tagged.tags));
            },
            [](const FeedbackSubmitted &feedback) {
                const int score = std::clamp(feedback.score, 0, 5);
                const QString line = tr("The visitor gave %1 of 5 %2").arg(score).arg(stars(score));
                return feedback.comment.isEmpty() ? line : tr("%1: %2").arg(line, feedback.comment.simplified());
            },
            [](const auto &) { return QString(); },
        },
        body);
}

QString EventWords::lineOf(const domain::ConversationQueued &queued, const QueueName &queueName)
{
    switch (queued.cause) {
    case domain::WaitCause::Started:
        return {};
    case domain::WaitCause::Declined:
        return tr("Declined, and waiting again");
    case domain::WaitCause::Missed:
        return tr("The offer was not answered in time, and it waits again");
    case domain::WaitCause::AgentLeft:
        return tr("The agent is gone: it waits in front of the others");
    case domain::WaitCause::Overflowed:
        return tr("The queue was full: it waits in %1").arg(queueName(queued.queue));
    }
    return {};
}

QString EventWords::lineOf(const domain::ConversationClosed &closed)
{
    switch (closed.reason) {
    case domain::CloseReason::Abandoned:
        return tr("The visitor gave up waiting");
    case domain::CloseReason::Resolved:
        return tr("Closed by %1 as resolved").arg(nameOf(closed.by));
    case domain::CloseReason::Unresolved:
        return tr("Closed by %1 as not resolved").arg(nameOf(closed.by));
    case domain::CloseReason::Ended:
        break;
    }
    switch (closed.by.role) {
    case domain::AuthorRole::Visitor:
        return tr("Closed by the visitor");
    case domain::AuthorRole::System:
        return tr("Closed automatically");
    default:
        return tr("Closed by %1").arg(nameOf(closed.by));
    }
}

QString EventWords::reasonOf(const QList<domain::AssignmentFactor> &because)
{
    QList<domain::AssignmentFactor> factors = because;
    std::stable_sort(factors.begin(), factors.end(),
        [](const auto &left, const auto &right) { return left.weight * left.value > right.weight * right.value; });
    QStringList lines;
    const QLocale locale;
    for (const domain::AssignmentFactor &factor : std::as_const(factors)) {
        lines.append(tr("%1: %2 %, weight %3")
                         .arg(ui::factorText(factor.factor), locale.toString(std::lround(factor.value * 100)),
                             locale.toString(factor.weight, 'g', 3)));
    }
    return lines.join(u'\n');
}

} // namespace qiao::workstation::conversation
