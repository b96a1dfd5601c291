#pragma once

#include "relay/routing/Fit.h"

#include <map>
#include <memory>
#include <set>
#include <unordered_map>
#include <vector>

namespace qiao::relay::routing {

// How many agents a queue has.
struct Staffing
{
    int members = 0; // may serve it
    int online = 0; // of them, who are there
    int free = 0; // of them, who have room for one more of this queue
};

// The agents, sorted so that the best one for a conversation is found without looking at all of them: those of the same
// skills, languages, queues and capacity are a team, in which only load and idle time differ. Queues are called by
// their place in the list that was set. Hub thread.
class Roster
{
public:
    // The best agent who has room and was not asked yet.
    struct Best
    {
        const AgentFacts *agent = nullptr;
        Fit fit;
    };

    void setQueues(const std::vector<domain::Queue> &queues);
    void setAgent(const AgentFacts &facts);
    void removeAgent(const domain::AgentId &id);

    const AgentFacts *agent(const domain::AgentId &id) const;
    const Staffing &staffing(size_t queue) const { return m_queues[queue].staffing; }
    // How many of these agents have room for one more of the queue.
    int freeAmong(const QSet<domain::AgentId> &agents, size_t queue) const;
    std::optional<Best> best(size_t queue, const WaitingFacts &waiting, base::TimePoint now) const;

    // The queues for which somebody got room since this was last asked.
    std::vector<size_t> takeGained();

private:
    struct Team;

    // A team as one of its queues sees it.
    struct Service
    {
        Team *team = nullptr;
        size_t queue = 0;
        int capacity = 0; // each member's, in this queue; 0: no bound
        double experience = 0;
        int sumOfAskedLevels = 0;
        int free = 0; // members with room for one more of this queue
        size_t placeAmongFree = 0;
    };

    struct Member
    {
        AgentFacts facts;
        Team *team = nullptr;
        bool isFree = false;
        std::vector<size_t> full; // places in the team's services where its bound is reached
    };

    struct IdlesLonger
    {
        bool operator()(const Member *a, const Member *b) const;
    };
    // Free members by load, and by where they are full; in each, who idles longest comes first.
    using Shelves = std::map<std::pair<int, std::vector<size_t>>, std::set<const Member *, IdlesLonger>>;

    struct Team
    {
        domain::Agent profile;
        std::vector<std::pair<int, int>> levels; // skill, level
        int highestLevel = 0;
        std::vector<int> languages; // empty: any
        std::vector<Service> services;
        Shelves shelves;
        int members = 0;

        int levelIn(int skill) const;
        bool speaks(int language) const;
    };

    // A service with somebody who has room, and what limits the score of its members: none of them fits better than all
    // of this together. It is looked at for each of them at every decision, so it lies in one piece.
    struct FreeService
    {
        Service *service = nullptr;
        double experience = 0;
        double mostRoom = 0; // the best load fit
        base::TimePoint idleLongest{};
        quint64 languages = 0; // bits; unknown ones and those beyond share the last
        int sumOfAskedLevels = 0;
    };

    // What is asked of an agent for one conversation.
    struct Asked
    {
        const WaitingFacts &waiting;
        const domain::RoutingWeights &weights;
        base::TimePoint now;
        int topic = -1; // the skill named like the topic; −1: nobody has it
        bool isTopicAsked = false; // it counts besides the queue's skills
        int skills = 0; // how many are asked for in all
        bool isLanguageKnown = false;
        int language = -1;
    };

    struct Side
    {
        domain::Queue queue;
        std::vector<std::pair<int, int>> skills; // skill, level
        std::vector<int> languages;
        Staffing staffing;
        std::vector<FreeService> free;
        bool hasGained = false;
    };

    static QString keyOf(const domain::Agent &agent);
    int numberOf(QHash<QString, int> &numbers, const QString &text);
    Team &teamOf(const domain::Agent &agent);
    void readProfile(Team &team);
    void findServices(Team &team);
    std::optional<Service> serviceOf(Team &team, size_t queue) const;
    void leave(Member &member);
    void join(Member &member);
    void shelve(Member &member);
    void unshelve(Member &member);
    std::vector<size_t> fullOf(const Member &member) const;
    bool isFreeFor(const Member &member, size_t queue) const;
    void takeFromShelf(Member &member);
    Asked askedFor(const Side &side, const WaitingFacts &waiting, base::TimePoint now) const;
    static Fit teamFit(const Asked &asked, const Service &service);
    static bool isBeaten(const FreeService &free, const Asked &asked, double bestScore);
    static void consider(const Service &service, const Asked &asked, Best &best, double &bestScore);
    void findLimits(Team &team);
    static quint64 bitOf(int language);

    std::vector<Side> m_queues;
    QHash<domain::QueueId, size_t> m_places;
    QHash<QString, int> m_skills;
    QHash<QString, int> m_languages;
    std::unordered_map<QString, std::unique_ptr<Team>> m_teams;
    std::unordered_map<domain::AgentId, Member> m_members;
    std::vector<size_t> m_gained;
};

} // namespace qiao::relay::routing
