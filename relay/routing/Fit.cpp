#include "relay/routing/Fit.h"

#include <algorithm>
#include <array>
#include <vector>

namespace qiao::relay::routing {

namespace {

constexpr double highestRank = 5;
constexpr double highestLevel = 5;
constexpr base::Milliseconds halfIdle{300'000};

struct NamedFit
{
    QLatin1StringView name;
    double domain::RoutingWeights::*weight;
    double Fit::*value;
};

constexpr std::array fits{
    NamedFit{QLatin1StringView("vip"), &domain::RoutingWeights::vip, &Fit::vip},
    NamedFit{QLatin1StringView("category"), &domain::RoutingWeights::category, &Fit::category},
    NamedFit{QLatin1StringView("load"), &domain::RoutingWeights::load, &Fit::load},
    NamedFit{QLatin1StringView("language"), &domain::RoutingWeights::language, &Fit::language},
    NamedFit{QLatin1StringView("history"), &domain::RoutingWeights::history, &Fit::history},
    NamedFit{QLatin1StringView("idle"), &domain::RoutingWeights::idle, &Fit::idle},
};

int levelIn(const domain::Agent &agent, const QString &key)
{
    int level = 0;
    for (const domain::SkillLevel &skill : agent.skills) {
        if (skillKey(skill.skill) == key)
            level = std::max(level, skill.level);
    }
    return level;
}

bool speaks(const domain::Agent &agent, const QString &primary)
{
    return agent.languages.isEmpty()
        || std::any_of(agent.languages.begin(), agent.languages.end(),
            [&](const QString &tag) { return primaryLanguage(tag) == primary; });
}

} // namespace

double vipFit(int vip, double experience)
{
    return std::clamp(vip, 0, static_cast<int>(highestRank)) / highestRank * experience;
}

double experienceOf(std::span<const int> askedLevels, int highest)
{
    if (askedLevels.empty())
        return highest / highestLevel;
    int sum = 0;
    for (const int level : askedLevels)
        sum += level;
    return sum / (highestLevel * static_cast<double>(askedLevels.size()));
}

double categoryFit(int sumOfLevels, int askedSkills)
{
    return askedSkills == 0 ? 0 : sumOfLevels / (highestLevel * askedSkills);
}

double loadFit(int load, int capacity)
{
    return capacity <= 0 ? 0 : std::clamp(1.0 - static_cast<double>(load) / capacity, 0.0, 1.0);
}

double idleFit(base::Milliseconds idle)
{
    const auto time = static_cast<double>(std::max(idle.count(), base::Milliseconds::rep(0)));
    return time / (time + static_cast<double>(halfIdle.count()));
}

Fit fitOf(const domain::Queue &queue, const WaitingFacts &waiting, const AgentFacts &facts, base::TimePoint now)
{
    const domain::Agent &agent = facts.agent;
    std::vector<int> askedLevels;
    const QString topic = skillKey(waiting.topic);
    bool isTopicAsked = false;
    int sum = 0;
    for (const domain::SkillLevel &skill : queue.skills) {
        const QString key = skillKey(skill.skill);
        isTopicAsked = isTopicAsked || key == topic;
        askedLevels.push_back(levelIn(agent, key));
        sum += askedLevels.back();
    }
    int highest = 0;
    for (const domain::SkillLevel &skill : agent.skills)
        highest = std::max(highest, skill.level);
    int asked = static_cast<int>(askedLevels.size());
    if (!topic.isEmpty() && !isTopicAsked) {
        sum += levelIn(agent, topic);
        ++asked;
    }
    Fit fit;
    fit.vip = vipFit(waiting.vip, experienceOf(askedLevels, highest));
    fit.category = categoryFit(sum, asked);
    fit.load = loadFit(facts.load, agent.capacity);
    const QString language = primaryLanguage(waiting.language);
    fit.language = !language.isEmpty() && speaks(agent, language) ? 1 : 0;
    fit.history = !waiting.lastServedBy.isEmpty() && waiting.lastServedBy == agent.id ? 1 : 0;
    fit.idle = idleFit(now - facts.idleSince);
    return fit;
}

double scoreOf(const domain::RoutingWeights &weights, const Fit &fit)
{
    return weights.vip * fit.vip + weights.category * fit.category + weights.load * fit.load
        + weights.language * fit.language + weights.history * fit.history + weights.idle * fit.idle;
}

QList<domain::AssignmentFactor> factorsOf(const domain::RoutingWeights &weights, const Fit &fit)
{
    QList<domain::AssignmentFactor> factors;
    factors.reserve(static_cast<qsizetype>(fits.size()));
    for (const NamedFit &named : fits)
        factors.append({named.name, weights.*named.weight, fit.*named.value});
    return factors;
}

bool mayServe(const domain::Agent &agent, const domain::Queue &queue)
{
    const auto isThisQueue = [&](const domain::QueueMembership &membership) { return membership.queue == queue.id; };
    if (agent.isDisabled
        || (!agent.queues.isEmpty() && std::none_of(agent.queues.begin(), agent.queues.end(), isThisQueue)))
        return false;
    const bool isSkilled = std::all_of(queue.skills.begin(), queue.skills.end(),
        [&](const domain::SkillLevel &asked) { return levelIn(agent, skillKey(asked.skill)) >= asked.level; });
    const bool isUnderstood = queue.languages.isEmpty()
        || std::any_of(queue.languages.begin(), queue.languages.end(),
            [&](const QString &tag) { return speaks(agent, primaryLanguage(tag)); });
    return isSkilled && isUnderstood;
}

int capacityFor(const domain::Agent &agent, const domain::QueueId &queue)
{
    for (const domain::QueueMembership &membership : agent.queues) {
        if (membership.queue == queue)
            return membership.capacity;
    }
    return 0;
}

bool hasRoomFor(const AgentFacts &facts, const domain::QueueId &queue)
{
    const int capacity = capacityFor(facts.agent, queue);
    return facts.load < facts.agent.capacity && (capacity <= 0 || facts.loadByQueue.value(queue) < capacity);
}

QString skillKey(const QString &name)
{
    return name.toCaseFolded();
}

QString primaryLanguage(const QString &tag)
{
    const auto end = std::find_if(tag.begin(), tag.end(), [](QChar c) { return c == u'-' || c == u'_'; });
    return tag.left(end - tag.begin()).toLower();
}

} // namespace qiao::relay::routing
