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
            side.languages.push_back(numberOf(m_languages, primaryLanguage(language)));
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
            takeFromShelf(member);
            member.facts = facts;
            member.team->shelves[{facts.load, member.full}].insert(&member);
            findLimits(*member.team);
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
        team.levels.emplace_back(numberOf(m_skills, skillKey(skill.skill)), skill.level);
        team.highestLevel = std::max(team.highestLevel, skill.level);
    }
    // Of a skill that is named twice the higher level counts.
    std::sort(team.levels.begin(), team.levels.end(), std::greater<>());
    for (const QString &language : team.profile.languages)
        team.languages.push_back(numberOf(m_languages, primaryLanguage(language)));
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
    const auto isSpoken = [&](int language) { return team.speaks(language); };
    if (!side.languages.empty() && std::none_of(side.languages.begin(), side.languages.end(), isSpoken))
        return std::nullopt;
    std::vector<int> levels;
    Service service{&team, queue};
    for (const auto &[skill, asked] : side.skills) {
        levels.push_back(team.levelIn(skill));
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
    quint64 spoken = member.team->languages.empty() ? ~quint64(0) : 0;
    for (const int language : member.team->languages)
        spoken |= bitOf(language);
    std::vector<Service> &services = member.team->services;
    for (size_t place = 0; place < services.size(); ++place) {
        if (std::binary_search(member.full.begin(), member.full.end(), place))
            continue;
        Service &service = services[place];
        Side &side = m_queues[service.queue];
        if (service.free++ == 0) {
            service.placeAmongFree = side.free.size();
            side.free.push_back({&service, service.experience, 0, {}, spoken, service.sumOfAskedLevels});
        }
        ++side.staffing.free;
        if (!std::exchange(side.hasGained, true))
            m_gained.push_back(service.queue);
    }
    findLimits(*member.team);
}

void Roster::unshelve(Member &member)
{
    if (!std::exchange(member.isFree, false))
        return;
    takeFromShelf(member);
    std::vector<Service> &services = member.team->services;
    for (size_t place = 0; place < services.size(); ++place) {
        if (std::binary_search(member.full.begin(), member.full.end(), place))
            continue;
        Service &service = services[place];
        Side &side = m_queues[service.queue];
        --side.staffing.free;
        if (--service.free == 0) {
            side.free.back().service->placeAmongFree = service.placeAmongFree;
            std::swap(side.free[service.placeAmongFree], side.free.back());
            side.free.pop_back();
        }
    }
    findLimits(*member.team);
}

void Roster::takeFromShelf(Member &member)
{
    Shelves &shelves = member.team->shelves;
    const auto shelf = shelves.find({member.facts.load, member.full});
    shelf->second.erase(&member);
    if (shelf->second.empty())
        shelves.erase(shelf);
}

void Roster::findLimits(Team &team)
{
    double mostRoom = 0;
    auto idleLongest = base::TimePoint::max();
    for (const auto &[standing, shelf] : team.shelves) {
        mostRoom = std::max(mostRoom, loadFit(standing.first, team.profile.capacity));
        idleLongest = std::min(idleLongest, (*shelf.begin())->facts.idleSince);
    }
    for (const Service &service : team.services) {
        if (service.free == 0)
            continue;
        FreeService &free = m_queues[service.queue].free[service.placeAmongFree];
        free.mostRoom = mostRoom;
        free.idleLongest = idleLongest;
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
