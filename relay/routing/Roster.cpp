#include "relay/routing/Roster.h"

#include <algorithm>
#include <utility>

namespace qiao::relay::routing {

bool Roster::IdlesLonger::operator()(const Member *a, const Member *b) const
{
    if (a->facts.idleSince != b->facts.idleSince)
        return a->facts.idleSince < b->facts.idleSince;
    return a->facts.agent.id < b->facts.agent.id;
}

void Roster::setQueues(const std::vector<domain::Queue> &queues)
{
    for (auto &[id, member] : m_members)
        leave(member);
    m_queues.clear();
    m_places.clear();
    m_gained.clear();
    for (const domain::Queue &queue : queues) {
        Side side;
        side.queue = queue;
        for (const domain::SkillLevel &skill : queue.skills)
            side.skills.emplace_back(numberOf(m_skills, skillKey(skill.skill)), skill.level);
        for (const QString &language : queue.languages)
            side.languages.insert(numberOf(m_languages, primaryLanguage(language)));
        m_places.insert(queue.id, m_queues.size());
        m_queues.push_back(std::move(side));
    }
    for (auto &[key, team] : m_teams)
        findServices(*team);
    for (auto &[id, member] : m_members)
        join(member);
}

void Roster::setAgent(const AgentFacts &facts)
{
    Member &member = m_members[facts.agent.id];
    const bool isNew = member.team == nullptr;
    if (!isNew && member.facts == facts)
        return;
    if (!isNew && member.facts.agent == facts.agent && member.facts.isOnline == facts.isOnline) {
        Member changed{facts, member.team, false, {}};
        if (member.isFree && facts.load < facts.agent.capacity && fullOf(changed) == member.full) {
            // Nobody's room changes, only the order among those who have some.
            Shelves &shelves = member.team->shelves;
            const auto shelf = shelves.find({member.facts.load, member.full});
            shelf->second.erase(&member);
            if (shelf->second.empty())
                shelves.erase(shelf);
            member.facts = facts;
            shelves[{facts.load, member.full}].insert(&member);
            return;
        }
        unshelve(member);
        member.facts = facts;
        shelve(member);
        return;
    }
    if (!isNew)
        leave(member);
    const bool isSameTeam = !isNew && member.facts.agent == facts.agent;
    if (!isNew && !isSameTeam && --member.team->members == 0)
        m_teams.erase(keyOf(member.facts.agent));
    member.facts = facts;
    if (!isSameTeam) {
        member.team = &teamOf(facts.agent);
        ++member.team->members;
    }
    join(member);
}

void Roster::removeAgent(const domain::AgentId &id)
{
    const auto found = m_members.find(id);
    if (found == m_members.end())
        return;
    leave(found->second);
    if (--found->second.team->members == 0)
        m_teams.erase(keyOf(found->second.facts.agent));
    m_members.erase(found);
}

const AgentFacts *Roster::agent(const domain::AgentId &id) const
{
    const auto found = m_members.find(id);
    return found == m_members.end() ? nullptr : &found->second.facts;
}

int Roster::freeAmong(const QSet<domain::AgentId> &agents, size_t queue) const
{
    return static_cast<int>(std::count_if(agents.begin(), agents.end(), [&](const domain::AgentId &id) {
        const auto found = m_members.find(id);
        return found != m_members.end() && isFreeFor(found->second, queue);
    }));
}

std::optional<Roster::Best> Roster::best(size_t queue, const WaitingFacts &waiting, base::TimePoint now) const
{
    const Side &side = m_queues[queue];
    const QString topic = skillKey(waiting.topic);
    const int topicSkill = m_skills.value(topic, -1);
    const bool isTopicAsked = !topic.isEmpty()
        && std::none_of(side.skills.begin(), side.skills.end(),
            [&](const std::pair<int, int> &asked) { return asked.first == topicSkill; });
    const QString language = primaryLanguage(waiting.language);
    const int spoken = language.isEmpty() ? -1 : m_languages.value(language, -1);
    Best best;
    double bestScore = 0;
    const auto fitOfTeam = [&](const Service &service) {
        Fit fit;
        const Team &team = *service.team;
        fit.vip = vipFit(waiting.vip, service.experience);
        fit.category = categoryFit(service.sumOfAskedLevels + (isTopicAsked ? team.levels.value(topicSkill) : 0),
            static_cast<int>(side.skills.size()) + (isTopicAsked ? 1 : 0));
        fit.language = !language.isEmpty() && (team.languages.isEmpty() || team.languages.contains(spoken)) ? 1 : 0;
        return fit;
    };
    // Who served the visitor last is looked at first: of the others only who idles longest on each shelf can be the
    // best.
    if (const auto known = m_members.find(waiting.lastServedBy);
        known != m_members.end() && isFreeFor(known->second, queue) && !waiting.tried.contains(waiting.lastServedBy)) {
        const Member &member = known->second;
        const auto service = std::find_if(member.team->services.begin(), member.team->services.end(),
            [queue](const Service &candidate) { return candidate.queue == queue; });
        best.fit = fitOfTeam(*service);
        best.fit.load = loadFit(member.facts.load, member.facts.agent.capacity);
        best.fit.history = 1;
        best.fit.idle = idleFit(now - member.facts.idleSince);
        best.agent = &member.facts;
        bestScore = scoreOf(waiting.weights.value_or(side.queue.weights), best.fit);
    }
    for (const Service *service : side.free)
        consider(*service, waiting, now, fitOfTeam(*service), best, bestScore);
    return best.agent == nullptr ? std::nullopt : std::optional(best);
}

void Roster::consider(const Service &service, const WaitingFacts &waiting, base::TimePoint now, Fit fit, Best &best,
    double &bestScore) const
{
    const domain::RoutingWeights &weights = waiting.weights ? *waiting.weights : m_queues[service.queue].queue.weights;
    const size_t place = static_cast<size_t>(&service - service.team->services.data());
    for (const auto &[standing, shelf] : service.team->shelves) {
        const auto &[load, full] = standing;
        fit.load = loadFit(load, service.team->profile.capacity);
        fit.history = 0;
        fit.idle = 1;
        if (best.agent != nullptr && scoreOf(weights, fit) < bestScore)
            return; // the shelves that follow have less room
        if (std::binary_search(full.begin(), full.end(), place))
            continue;
        const auto first = std::find_if(shelf.begin(), shelf.end(),
            [&](const Member *member) { return !waiting.tried.contains(member->facts.agent.id); });
        if (first == shelf.end())
            continue;
        const AgentFacts &facts = (*first)->facts;
        fit.idle = idleFit(now - facts.idleSince);
        fit.history = !waiting.lastServedBy.isEmpty() && facts.agent.id == waiting.lastServedBy ? 1 : 0;
        const double score = scoreOf(weights, fit);
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

std::vector<size_t> Roster::takeGained()
{
    for (const size_t queue : m_gained)
        m_queues[queue].hasGained = false;
    return std::exchange(m_gained, {});
}

QString Roster::keyOf(const domain::Agent &agent)
{
    QStringList parts;
    for (const domain::SkillLevel &skill : agent.skills)
        parts.append(u's' + skillKey(skill.skill) + u'\n' + QString::number(skill.level));
    for (const QString &language : agent.languages)
        parts.append(u'l' + primaryLanguage(language));
    for (const domain::QueueMembership &membership : agent.queues)
        parts.append(u'q' + membership.queue.toString() + u'\n' + QString::number(membership.capacity));
    std::sort(parts.begin(), parts.end());
    parts.append(QString::number(agent.capacity));
    parts.append(QString::number(agent.isDisabled));
    return parts.join(u'\r');
}

int Roster::numberOf(QHash<QString, int> &numbers, const QString &text)
{
    const auto found = numbers.constFind(text);
    return found != numbers.constEnd() ? *found : *numbers.insert(text, static_cast<int>(numbers.size()));
}

Roster::Team &Roster::teamOf(const domain::Agent &agent)
{
    std::unique_ptr<Team> &team = m_teams[keyOf(agent)];
    if (!team) {
        team = std::make_unique<Team>();
        team->profile = agent;
        readProfile(*team);
        findServices(*team);
    }
    return *team;
}

void Roster::readProfile(Team &team)
{
    for (const domain::SkillLevel &skill : team.profile.skills) {
        int &level = team.levels[numberOf(m_skills, skillKey(skill.skill))];
        level = std::max(level, skill.level);
        team.highestLevel = std::max(team.highestLevel, skill.level);
    }
    for (const QString &language : team.profile.languages)
        team.languages.insert(numberOf(m_languages, primaryLanguage(language)));
}

void Roster::findServices(Team &team)
{
    team.services.clear();
    if (team.profile.isDisabled)
        return;
    if (team.profile.queues.isEmpty()) {
        for (size_t queue = 0; queue < m_queues.size(); ++queue) {
            if (auto service = serviceOf(team, queue))
                team.services.push_back(*service);
        }
        return;
    }
    QSet<domain::QueueId> seen;
    for (const domain::QueueMembership &membership : team.profile.queues) {
        const auto place = m_places.constFind(membership.queue);
        if (place == m_places.constEnd() || seen.contains(membership.queue))
            continue;
        seen.insert(membership.queue);
        if (auto service = serviceOf(team, *place)) {
            service->capacity = std::max(membership.capacity, 0);
            team.services.push_back(*service);
        }
    }
}

std::optional<Roster::Service> Roster::serviceOf(Team &team, size_t queue) const
{
    const Side &side = m_queues[queue];
    if (!side.languages.isEmpty() && !team.languages.isEmpty() && !side.languages.intersects(team.languages))
        return std::nullopt;
    std::vector<int> levels;
    Service service{&team, queue};
    for (const auto &[skill, asked] : side.skills) {
        levels.push_back(team.levels.value(skill));
        service.sumOfAskedLevels += levels.back();
        if (levels.back() < asked)
            return std::nullopt;
    }
    service.experience = experienceOf(levels, team.highestLevel);
    return service;
}

void Roster::leave(Member &member)
{
    unshelve(member);
    for (const Service &service : member.team->services) {
        Staffing &staffing = m_queues[service.queue].staffing;
        --staffing.members;
        staffing.online -= member.facts.isOnline ? 1 : 0;
    }
}

void Roster::join(Member &member)
{
    for (const Service &service : member.team->services) {
        Staffing &staffing = m_queues[service.queue].staffing;
        ++staffing.members;
        staffing.online += member.facts.isOnline ? 1 : 0;
    }
    shelve(member);
}

void Roster::shelve(Member &member)
{
    if (!member.facts.isOnline || member.facts.load >= member.facts.agent.capacity)
        return;
    member.isFree = true;
    member.full = fullOf(member);
    member.team->shelves[{member.facts.load, member.full}].insert(&member);
    std::vector<Service> &services = member.team->services;
    for (size_t place = 0; place < services.size(); ++place) {
        if (std::binary_search(member.full.begin(), member.full.end(), place))
            continue;
        Service &service = services[place];
        Side &side = m_queues[service.queue];
        if (service.free++ == 0) {
            service.placeAmongFree = side.free.size();
            side.free.push_back(&service);
        }
        ++side.staffing.free;
        if (!std::exchange(side.hasGained, true))
            m_gained.push_back(service.queue);
    }
}

void Roster::unshelve(Member &member)
{
    if (!std::exchange(member.isFree, false))
        return;
    Shelves &shelves = member.team->shelves;
    const auto shelf = shelves.find({member.facts.load, member.full});
    shelf->second.erase(&member);
    if (shelf->second.empty())
        shelves.erase(shelf);
    std::vector<Service> &services = member.team->services;
    for (size_t place = 0; place < services.size(); ++place) {
        if (std::binary_search(member.full.begin(), member.full.end(), place))
            continue;
        Service &service = services[place];
        Side &side = m_queues[service.queue];
        --side.staffing.free;
        if (--service.free == 0) {
            side.free.back()->placeAmongFree = service.placeAmongFree;
            std::swap(side.free[service.placeAmongFree], side.free.back());
            side.free.pop_back();
        }
    }
}

std::vector<size_t> Roster::fullOf(const Member &member) const
{
    std::vector<size_t> full;
    const std::vector<Service> &services = member.team->services;
    for (size_t place = 0; place < services.size(); ++place) {
        const Service &service = services[place];
        if (service.capacity > 0
            && member.facts.loadByQueue.value(m_queues[service.queue].queue.id) >= service.capacity)
            full.push_back(place);
    }
    return full;
}

bool Roster::isFreeFor(const Member &member, size_t queue) const
{
    if (!member.isFree)
        return false;
    const std::vector<Service> &services = member.team->services;
    const auto service = std::find_if(
        services.begin(), services.end(), [queue](const Service &candidate) { return candidate.queue == queue; });
    return service != services.end()
        && !std::binary_search(member.full.begin(), member.full.end(), static_cast<size_t>(service - services.begin()));
}

} // namespace qiao::relay::routing
