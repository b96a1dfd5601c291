#include "relay/storage/ReportRunning.h"

#include "relay/metrics/Csv.h"

#include <QJsonDocument>

namespace qiao::relay::storage {

namespace {

constexpr int factsBetweenLooks = 256; // whether it takes too long

base::Result<metrics::ReportContext> contextOf(Stores &stores)
{
    metrics::ReportContext context;
    const auto queues = stores.queues.all();
    if (!queues)
        return queues.error();
    context.rules = metrics::QueueRules(*queues);
    const auto agents = stores.users.all();
    if (!agents)
        return agents.error();
    for (const domain::Agent &agent : *agents)
        context.agentNames.insert(agent.id, agent.displayName);
    auto experiments = stores.experiments.all();
    if (!experiments)
        return experiments.error();
    context.experiments = std::move(*experiments);
    context.describe = [&stores](const domain::ConversationId &id) {
        const auto conversation = stores.conversations.find(id);
        if (!conversation || !*conversation)
            return metrics::ConversationWords();
        return metrics::ConversationWords{(*conversation)->visitorName, (*conversation)->topic};
    };
    return context;
}

base::Error tookTooLong()
{
    return {base::ErrorCode::Unavailable, QStringLiteral("The report took too long."), std::chrono::seconds(10)};
}

} // namespace

base::Result<QByteArray> runReport(
    Stores &stores, const metrics::ReportQuery &query, const std::function<bool()> &isOver)
{
    const auto context = contextOf(stores);
    if (!context)
        return context.error();
    const std::unique_ptr<metrics::Report> report = metrics::Report::make(query, *context);
    int taken = 0;
    bool isLate = false;
    const auto visited = stores.facts.visit(query.from, query.to, [&](const link::ConversationFacts &facts) {
        report->take(facts);
        isLate = ++taken % factsBetweenLooks == 0 && isOver();
        return !isLate;
    });
    if (!visited)
        return visited.error();
    if (isLate)
        return tookTooLong();
    if (query.format == metrics::ReportFormat::Csv)
        return metrics::csvOf(report->columns(), report->rows());
    return QJsonDocument(report->toJson()).toJson(QJsonDocument::Compact);
}

} // namespace qiao::relay::storage
