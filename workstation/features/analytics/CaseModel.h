#pragma once

#include "common/protocol/Reports.h"
#include "workstation/state/Reports.h"

#include <QAbstractListModel>

namespace qiao::workstation::analytics {

// The cases that a figure counts, as the relay reported them; it reads the desk's reports and keeps only which one.
// GUI thread.
class CaseModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        CaseRole = Qt::UserRole, // protocol::CasesReport::Case
        ValueTextRole, // what it counts with, in words
        PlaceTextRole, // "Returns · Ann"
    };

    explicit CaseModel(state::Reports &reports, QObject *parent = nullptr);

    const protocol::ReportRequest &request() const { return m_request; }
    void setRequest(const protocol::ReportRequest &request);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QString valueText(const protocol::CasesReport::Case &entry) const;

    state::Reports &m_reports;
    protocol::ReportRequest m_request;
    state::ReportState m_shown; // what the rows say until the reset that follows a change
};

} // namespace qiao::workstation::analytics

Q_DECLARE_METATYPE(qiao::protocol::CasesReport::Case)
