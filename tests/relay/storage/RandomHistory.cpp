#include "tests/relay/storage/RandomHistory.h"

#include <algorithm>

namespace qiao::relay::storage {

using namespace Qt::StringLiterals;

RandomHistory::RandomHistory()
{
    domain::Queue sales;
    sales.id = domain::QueueId(u"sales"_s);
    sales.name = u"Sales"_s;
    sales.firstResponseGoal = std::chrono::seconds(60);
    domain::Queue night;
    night.id = domain::QueueId(u"夜间"_s);
    night.name = u"夜间"_s;
    night.hours.isAlways = false;
    night.hours.zone = "Asia/Shanghai";
    for (auto &day : night.hours.week)
        day = {{22 * 60, 6 * 60}};
    domain::Queue service;
    service.id = domain::QueueId(u"service"_s);
    service.name = u"Service"_s;
    queues = {sales, service, night};
    for (const domain::Queue &queue : queues) {
        if (!fixture.stores().queues.save(queue, fixture.now()))
            qFatal("The queues cannot be stored.");
    }

    metrics::RandomDays days(20'261'127, base::fromEpochMs(begin));
    std::vector<link::Commit> commits;
    for (int i = 0; i < 300; ++i) {
        stories.push_back(days.conversation(QStringLiteral("c%1").arg(i)));
        domain::Conversation conversation = StorageFixture::conversation(QStringLiteral("c%1").arg(i));
        for (const domain::ConversationEvent &event : stories.back().events()) {
            conversation.apply(event);
            link::Commit commit;
            commit.epoch = 1;
            commit.events.push_back(event);
            commit.conversations.push_back(conversation);
            commits.push_back(std::move(commit));
        }
    }
    std::stable_sort(commits.begin(), commits.end(),
        [](const link::Commit &a, const link::Commit &b) { return a.events.front().at < b.events.front().at; });
    std::vector<link::StorageRequest> group;
    quint64 ticket = 0;
    for (link::Commit &commit : commits) {
        commit.ticket = ++ticket;
        events.push_back(commit.events.front());
        group.emplace_back(std::move(commit));
        if (group.size() < 37 && ticket < commits.size())
            continue;
        if (StorageFixture::outcomes(fixture.carryOut(std::exchange(group, {}))).contains(false))
            qFatal("An event was refused.");
    }
    now = events.back().at;
    sql = std::make_unique<FiguresBySql>(fixture.database());
}

} // namespace qiao::relay::storage
