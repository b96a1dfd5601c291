#include "relay/metrics/ExperimentsReport.h"

#include <QJsonArray>

namespace qiao::relay::metrics {

using namespace Qt::StringLiterals;
using domain::Arm;

namespace {

constexpr std::array bothArms{Arm::A, Arm::B};

size_t placeOf(Arm arm)
{
    return arm == Arm::A ? 0 : 1;
}

bool ranWithin(const domain::Experiment &experiment, base::TimePoint from, base::TimePoint to)
{
    constexpr base::TimePoint never{};
    return experiment.startedAt != never && experiment.startedAt < to
        && (experiment.endedAt == never || experiment.endedAt > from);
}

QJsonValue shareOf(const domain::Proportion &proportion)
{
    return proportion.trials > 0 ? QJsonValue(proportion.share()) : QJsonValue(QJsonValue::Null);
}

} // namespace

ExperimentsReport::ExperimentsReport(const ReportQuery &query, const ReportContext &context)
    : m_query(query)
    , m_filter(query, context.rules)
{
    for (const Metric metric : allMetrics) {
        if (unitOf(metric) == Unit::Ratio)
            m_ratios.push_back(metric);
    }
    for (const domain::Experiment &experiment : context.experiments) {
        if (!ranWithin(experiment, query.from, query.to))
            continue;
        const Tally none{0, std::vector<domain::Proportion>(m_ratios.size())};
        m_trials.push_back({experiment, {none, none}});
    }
}

void ExperimentsReport::take(const link::ConversationFacts &facts)
{
    for (Trial &trial : m_trials) {
        const auto arm = domain::armFromName(facts.arms.value(trial.experiment.id).toString());
        if (!arm)
            continue;
        Tally &tally = trial.arms[placeOf(*arm)];
        // It began with its first arrival.
        for (const Case &arrival : m_filter.casesOf(Metric::Arrivals, facts))
            tally.conversations += arrival.at == facts.startedAt ? 1 : 0;
        for (size_t i = 0; i < m_ratios.size(); ++i) {
            for (const Case &one : m_filter.casesOf(m_ratios[i], facts)) {
                ++tally.rates[i].trials;
                tally.rates[i].successes += one.isMet ? 1 : 0;
            }
        }
    }
}

QJsonObject ExperimentsReport::rateOf(const domain::Proportion &share)
{
    const domain::Interval interval = domain::wilsonInterval(share);
    return {{u"count"_s, share.trials}, {u"met"_s, share.successes}, {u"value"_s, shareOf(share)},
        {u"low"_s, interval.lower}, {u"high"_s, interval.upper}};
}

QJsonObject ExperimentsReport::jsonOf(const Trial &trial) const
{
    QJsonArray arms;
    for (const Arm arm : bothArms) {
        const Tally &tally = trial.arms[placeOf(arm)];
        QJsonObject rates;
        for (size_t i = 0; i < m_ratios.size(); ++i)
            rates.insert(nameOf(m_ratios[i]), rateOf(tally.rates[i]));
        arms.append(QJsonObject{{u"arm"_s, domain::nameOf(arm)}, {u"name"_s, trial.experiment.arm(arm).name},
            {u"conversations"_s, tally.conversations}, {u"rates"_s, rates}});
    }
    QJsonArray differences;
    for (size_t i = 0; i < m_ratios.size(); ++i) {
        const domain::Proportion &first = trial.arms[0].rates[i];
        const domain::Proportion &second = trial.arms[1].rates[i];
        const domain::ShareComparison compared = domain::compareShares(first, second);
        const bool isMeasured = first.trials > 0 && second.trials > 0;
        differences.append(QJsonObject{{u"metric"_s, nameOf(m_ratios[i])}, {u"from"_s, domain::nameOf(Arm::A)},
            {u"to"_s, domain::nameOf(Arm::B)},
            {u"value"_s, isMeasured ? QJsonValue(compared.difference) : QJsonValue(QJsonValue::Null)},
            {u"low"_s, compared.interval.lower}, {u"high"_s, compared.interval.upper},
            {u"isKnown"_s, compared.isKnown}});
    }
    return {{u"experiment"_s, trial.experiment.id}, {u"name"_s, trial.experiment.name},
        {u"kind"_s, domain::nameOf(trial.experiment.kind)}, {u"running"_s, trial.experiment.isRunning()},
        {u"arms"_s, arms}, {u"differences"_s, differences}};
}

QJsonObject ExperimentsReport::toJson() const
{
    QJsonArray experiments;
    for (const Trial &trial : m_trials)
        experiments.append(jsonOf(trial));
    QJsonObject json = headOf(m_query);
    json.insert("experiments"_L1, experiments);
    return json;
}

QStringList ExperimentsReport::columns() const
{
    return {u"experiment"_s, u"arm"_s, u"metric"_s, u"count"_s, u"met"_s, u"value"_s, u"low"_s, u"high"_s};
}

std::vector<QJsonObject> ExperimentsReport::rows() const
{
    std::vector<QJsonObject> rows;
    for (const Trial &trial : m_trials) {
        for (const Arm arm : bothArms) {
            for (size_t i = 0; i < m_ratios.size(); ++i) {
                QJsonObject row = rateOf(trial.arms[placeOf(arm)].rates[i]);
                row.insert("experiment"_L1, trial.experiment.id);
                row.insert("arm"_L1, domain::nameOf(arm));
                row.insert("metric"_L1, nameOf(m_ratios[i]));
                rows.push_back(row);
            }
        }
    }
    return rows;
}

} // namespace qiao::relay::metrics
