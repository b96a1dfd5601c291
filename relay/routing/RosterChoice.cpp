#include "relay/routing/Roster.h"

#include <algorithm>

// Which agent fits a conversation best.
namespace qiao::relay::routing {

int Roster::Team::levelIn(int skill) const
{
    for (const auto &[own, level] : levels) {
        if (own == skill)
            return level;
    }
    return 0;
}

bool Roster::Team::speaks(int language) const
{
    return languages.empty() || std::find(languages.begin(), languages.end(), language) != languages.end();
}

Roster::Asked Roster::askedFor(const Side &side, const WaitingFacts &waiting, base::TimePoint now) const
{
    Asked asked{waiting, waiting.weights ? *waiting.weights : side.queue.weights, now};
    const QString topic = skillKey(waiting.topic);
    asked.topic = m_skills.value(topic, -1);
    asked.isTopicAsked = !topic.isEmpty()
        && std::none_of(side.skills.begin(), side.skills.end(),
            [&](const std::pair<int, int> &own) { return own.first == asked.topic; });
    asked.skills = static_cast<int>(side.skills.size()) + (asked.isTopicAsked ? 1 : 0);
    const QString language = primaryLanguage(waiting.language);
    asked.isLanguageKnown = !language.isEmpty();
    asked.language = m_languages.value(language, -1);
    return asked;
}

Fit Roster::teamFit(const Asked &asked, const Service &service)
{
    Fit fit;
    const Team &team = *service.team;
    fit.vip = vipFit(asked.waiting.vip, service.experience);
    const int ofTopic = asked.isTopicAsked ? team.levelIn(asked.topic) : 0;
    fit.category = categoryFit(service.sumOfAskedLevels + ofTopic, asked.skills);
    fit.language = asked.isLanguageKnown && team.speaks(asked.language) ? 1 : 0;
    return fit;
}

bool Roster::isBeaten(const FreeService &free, const Asked &asked, double bestScore)
{
    constexpr int highestLevel = 5;
    Fit most;
    most.vip = vipFit(asked.waiting.vip, free.experience);
    const int ofTopic = asked.isTopicAsked && asked.topic >= 0 ? highestLevel : 0;
    most.category = categoryFit(free.sumOfAskedLevels + ofTopic, asked.skills);
    most.load = free.mostRoom;
    most.language = asked.isLanguageKnown && (free.languages & bitOf(asked.language)) != 0 ? 1 : 0;
    most.idle = idleFit(asked.now - free.idleLongest);
    return scoreOf(asked.weights, most) < bestScore;
}

std::optional<Roster::Best> Roster::best(size_t queue, const WaitingFacts &waiting, base::TimePoint now) const
{
    const Side &side = m_queues[queue];
    const Asked asked = askedFor(side, waiting, now);
    Best best;
    double bestScore = 0;
    // Who served the visitor last is looked at first: of the others only who idles longest on each shelf can be the
    // best.
    if (const auto known = m_members.find(waiting.lastServedBy);
        known != m_members.end() && isFreeFor(known->second, queue) && !waiting.tried.contains(waiting.lastServedBy)) {
        const Member &member = known->second;
        const auto service = std::find_if(member.team->services.begin(), member.team->services.end(),
            [queue](const Service &candidate) { return candidate.queue == queue; });
        best.fit = teamFit(asked, *service);
        best.fit.load = loadFit(member.facts.load, member.facts.agent.capacity);
        best.fit.history = 1;
        best.fit.idle = idleFit(now - member.facts.idleSince);
        best.agent = &member.facts;
        bestScore = scoreOf(asked.weights, best.fit);
    }
    for (const FreeService &free : side.free) {
        if (best.agent == nullptr || !isBeaten(free, asked, bestScore))
            consider(*free.service, asked, best, bestScore);
    }
    return best.agent == nullptr ? std::nullopt : std::optional(best);
}

void Roster::consider(const Service &service, const Asked &asked, Best &best, double &bestScore)
{
    const Team &team = *service.team;
    Fit fit = teamFit(asked, service);
    const auto place = static_cast<size_t>(&service - team.services.data());
    for (const auto &[standing, shelf] : team.shelves) {
        const auto &[load, full] = standing;
        if (std::binary_search(full.begin(), full.end(), place))
            continue;
        const auto first = std::find_if(shelf.begin(), shelf.end(),
            [&](const Member *member) { return !asked.waiting.tried.contains(member->facts.agent.id); });
        if (first == shelf.end())
            continue;
        const AgentFacts &facts = (*first)->facts;
        fit.load = loadFit(load, team.profile.capacity);
        fit.idle = idleFit(asked.now - facts.idleSince);
        fit.history = !asked.waiting.lastServedBy.isEmpty() && facts.agent.id == asked.waiting.lastServedBy ? 1 : 0;
        const double score = scoreOf(asked.weights, fit);
        const bool isBetter = best.agent == nullptr || score > bestScore
            || (score == bestScore
                && (facts.idleSince != best.agent->idleSince ? facts.idleSince < best.agent->idleSince
                                                             : facts.agent.id < best.agent->agent.id));
        if (isBetter) {
            best = {&facts, fit};
            bestScore = score;
        }
    }
}

quint64 Roster::bitOf(int language)
{
    return quint64(1) << (language < 0 ? 63 : std::min(language, 63));
}

} // namespace qiao::relay::routing
