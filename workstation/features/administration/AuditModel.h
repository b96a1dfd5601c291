#pragma once

#include "workstation/state/AuditLog.h"

#include <QAbstractTableModel>

namespace qiao::workstation::administration {

// The audit log as a table: when, who, what, and what changed. GUI thread.
class AuditModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { When, Who, What, About, Change, columns };

    // `log` must outlive the model.
    explicit AuditModel(state::AuditLog &log, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    void retranslate();

private:
    state::AuditLog &m_log;
};

// An action of the log in words; one that is not known stays as it is.
QString actionText(const QString &action);
// What a record's detail says was changed, on one line.
QString changeText(const QJsonObject &detail);

} // namespace qiao::workstation::administration
