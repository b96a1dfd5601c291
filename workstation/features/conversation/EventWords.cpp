#include "workstation/features/conversation/EventWords.h"

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
            [](const ConversationAssigned &assigned) { return tr("Assigned to %1").arg(assigned.agentName); },
            [&](const ConversationTransferred &transferred) {
                const QString target
                    = transferred.toAgent.isEmpty() ? queueName(transferred.toQueue) : transferred.toAgentName;
                const QString by = EventWords::nameOf(transferred.by);
                if (transferred.note.isEmpty())
                    return tr("%1 transferred this to %2").arg(by, target);
                return tr("%1 transferred this to %2: %3").arg(by, target, transferred.note.simplified());
            },
            [](const ConversationClosed &closed) {
                switch (closed.by.role) {
                case AuthorRole::Visitor:
                    return tr("Closed by the visitor");
                case AuthorRole::System:
                    return tr("Closed automatically");
                default:
                    return tr("Closed by %1").arg(EventWords::nameOf(closed.by));
                }
            },
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

QString EventWords::reasonOf(const domain::ConversationAssigned &assigned)
{
    const auto factorName = [](const QString &factor) {
        if (factor == QStringLiteral("load"))
            return tr("Free capacity");
        if (factor == QStringLiteral("presence"))
            return tr("Presence");
        if (factor == QStringLiteral("skill"))
            return tr("Skills");
        if (factor == QStringLiteral("language"))
            return tr("Language");
        if (factor == QStringLiteral("history"))
            return tr("Knows the visitor");
        if (factor == QStringLiteral("transfer"))
            return tr("Named in the transfer");
        if (factor == QStringLiteral("accepted"))
            return tr("Took it");
        return factor;
    };
    QList<domain::AssignmentFactor> factors = assigned.because;
    std::stable_sort(factors.begin(), factors.end(),
        [](const auto &left, const auto &right) { return left.weight * left.value > right.weight * right.value; });
    QStringList lines;
    const QLocale locale;
    for (const domain::AssignmentFactor &factor : std::as_const(factors)) {
        lines.append(tr("%1: %2 %, weight %3")
                         .arg(factorName(factor.factor), locale.toString(std::lround(factor.value * 100)),
                             locale.toString(factor.weight, 'g', 3)));
    }
    return lines.join(u'\n');
}

} // namespace qiao::workstation::conversation
