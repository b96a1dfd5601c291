#pragma once

#include "common/domain/Experiment.h"
#include "relay/metrics/CaseFilter.h"

#include <QJsonObject>

#include <memory>

namespace qiao::relay::metrics {

// What people call a conversation.
struct ConversationWords
{
    QString visitorName;
    QString topic;
};

// What a report needs besides facts.
struct ReportContext
{
    QueueRules rules;
    QHash<domain::AgentId, QString> agentNames;
    std::vector<domain::Experiment> experiments;
    std::function<ConversationWords(const domain::ConversationId &)> describe;
};

// One report while it is made: takes the facts of every conversation that may count, then says what they come to. One
// thread at a time.
class Report
{
public:
    virtual ~Report() = default;

    virtual void take(const link::ConversationFacts &facts) = 0;
    // As docs/metrics.md shows it.
    virtual QJsonObject toJson() const = 0;

    // The same as a table.
    virtual QStringList columns() const = 0;
    virtual std::vector<QJsonObject> rows() const = 0;

    // A report that counts facts. Both must outlive it.
    static std::unique_ptr<Report> make(const ReportQuery &query, const ReportContext &context);
};

// The members that every report begins with.
QJsonObject headOf(const ReportQuery &query);

} // namespace qiao::relay::metrics
