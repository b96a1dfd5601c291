#include "common/domain/Queue.h"

#include "common/domain/EnumNames.h"

#include <algorithm>

namespace qiao::domain {

namespace {

using namespace std::chrono_literals;

constexpr std::array overflows{
    Named{Overflow::Wait, QLatin1StringView("wait")},
    Named{Overflow::LeaveMessage, QLatin1StringView("leave_message")},
    Named{Overflow::OtherQueue, QLatin1StringView("other_queue")},
};

base::Error wrong(const QString &what)
{
    return base::badRequest(what);
}

bool isWithin(base::Milliseconds value, base::Milliseconds least, base::Milliseconds most)
{
    return value >= least && value <= most;
}

bool isWithin(double weight)
{
    return weight >= 0 && weight <= 10; // not for NaN
}

} // namespace

base::Result<void> Queue::check() const
{
    constexpr int longestName = 200;
    constexpr int mostTerms = 100;
    constexpr int longestTerm = 50;
    if (id.isEmpty() || id.toString().size() > 64 || name.trimmed().isEmpty() || name.size() > longestName)
        return wrong(QStringLiteral("A queue has an id and a name of 1 to %1 characters.").arg(longestName));
    for (const QStringList *terms : {&topics, &languages}) {
        const bool isTooLong = std::any_of(terms->begin(), terms->end(),
            [](const QString &term) { return term.isEmpty() || term.size() > longestName; });
        if (terms->size() > mostTerms || isTooLong)
            return wrong(QStringLiteral("There are at most %1 topics and languages.").arg(mostTerms));
    }
    for (const SkillLevel &skill : skills) {
        if (skill.skill.isEmpty() || skill.skill.size() > longestTerm || skill.level < 1 || skill.level > 5)
            return wrong(QStringLiteral("A skill has a name and a level from 1 to 5."));
    }
    if (skills.size() > mostTerms || priority < 0 || priority > 9)
        return wrong(QStringLiteral("The priority is 0 to 9, and there are at most %1 skills.").arg(mostTerms));
    if (maximumLength < 0 || maximumLength > 1'000'000 || missedOffers < 0 || missedOffers > 100)
        return wrong(QStringLiteral("The maximum length is 0 to 1000000, the missed offers 0 to 100."));
    if (overflow == Overflow::OtherQueue && (overflowQueue.isEmpty() || overflowQueue == id))
        return wrong(QStringLiteral("The overflow goes to another queue."));
    for (const double weight :
        {weights.vip, weights.category, weights.load, weights.language, weights.history, weights.idle}) {
        if (!isWithin(weight))
            return wrong(QStringLiteral("A weight is 0 to 10."));
    }
    if (!isWithin(ageing, 1s, 24h) || !isWithin(offerTimeout, 1s, 1h) || !isWithin(idleAfter, 0s, 24h)
        || !isWithin(wrapUp, 0s, 1h) || !isWithin(abandonAfter, 0s, 24h) || !isWithin(firstResponseGoal, 1s, 24h)
        || !isWithin(sla, 1s, 24h))
        return wrong(QStringLiteral("A duration of the queue is out of its bounds."));
    return hours.check();
}

QString nameOf(Overflow overflow)
{
    return nameIn(overflows, overflow);
}

std::optional<Overflow> overflowFromName(QStringView name)
{
    return valueIn(overflows, name);
}

} // namespace qiao::domain
