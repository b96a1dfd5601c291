#pragma once

#include "common/base/Error.h"

#include <QJsonObject>
#include <QList>
#include <QObject>

#include <optional>

namespace qiao::workstation::state {

// What of the relay's audit log was read, newest first. A view asks by show() and readOn(), the application fetches and
// answers with take…(). GUI thread.
class AuditLog : public QObject
{
    Q_OBJECT

public:
    explicit AuditLog(QObject *parent = nullptr);

    const QList<QJsonObject> &records() const { return m_records; }
    const QString &about() const { return m_about; }
    bool isLoading() const { return m_isLoading; }
    bool hasMore() const { return m_next > 0; }
    const std::optional<base::Error> &failure() const { return m_failure; }

    // From the newest, those that hold `about`.
    void show(const QString &about);
    void readOn();

    void take(qint64 before, const QList<QJsonObject> &records, qint64 next);
    void takeFailure(const base::Error &error);

Q_SIGNALS:
    void wanted(qint64 before, const QString &about);
    void aboutToAppend(int count);
    void appended();
    void wasReset();
    void stateChanged();

private:
    QList<QJsonObject> m_records;
    QString m_about;
    qint64 m_asked = 0; // the place that was asked for last
    qint64 m_next = 0;
    bool m_isLoading = false;
    std::optional<base::Error> m_failure;
};

} // namespace qiao::workstation::state
