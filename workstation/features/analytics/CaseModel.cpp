#include "workstation/features/analytics/CaseModel.h"

#include "workstation/features/analytics/Metrics.h"
#include "workstation/ui/RelativeTime.h"
#include "workstation/ui/VisitorName.h"

#include <QDateTime>

namespace qiao::workstation::analytics {

using protocol::CasesReport;

CaseModel::CaseModel(state::Reports &reports, QObject *parent)
    : QAbstractListModel(parent)
    , m_reports(reports)
{
    connect(&reports, &state::Reports::changed, this, [this](const protocol::ReportRequest &changed) {
        if (changed == m_request)
            setRequest(changed);
    });
}

void CaseModel::setRequest(const protocol::ReportRequest &request)
{
    beginResetModel();
    m_request = request;
    m_shown = m_reports.state(request);
    endResetModel();
}

int CaseModel::rowCount(const QModelIndex &parent) const
{
    const auto *report = m_shown.as<CasesReport>();
    return parent.isValid() || report == nullptr ? 0 : static_cast<int>(report->cases.size());
}

QVariant CaseModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const CasesReport::Case &entry = m_shown.as<CasesReport>()->cases.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return ui::visitorName(entry.visitorName, entry.conversation.toString());
    case CaseRole:
        return QVariant::fromValue(entry);
    case ValueTextRole:
        return valueText(entry);
    case PlaceTextRole: {
        QStringList parts;
        for (const QString &part : {entry.topic, entry.queueName, entry.agentName}) {
            if (!part.isEmpty())
                parts.append(part);
        }
        return parts.join(QStringLiteral(" – "));
    }
    case Qt::ToolTipRole:
        return ui::fullTime(QDateTime::fromMSecsSinceEpoch(base::toEpochMs(entry.at)));
    case Qt::AccessibleTextRole:
        return tr("%1, %2, %3, %4", "visitor, value, place, time")
            .arg(index.data().toString(), valueText(entry), index.data(PlaceTextRole).toString(),
                index.data(Qt::ToolTipRole).toString());
    default:
        return {};
    }
}

QString CaseModel::valueText(const CasesReport::Case &entry) const
{
    const auto *report = m_shown.as<CasesReport>();
    QString text;
    if (entry.value) {
        const auto unit
            = report->unit == protocol::ReportUnit::Ratio ? protocol::ReportUnit::Milliseconds : report->unit;
        text = analytics::valueText(entry.value, unit);
    }
    if (entry.met && text.isEmpty())
        text = *entry.met ? tr("yes") : tr("no");
    return text;
}

} // namespace qiao::workstation::analytics
