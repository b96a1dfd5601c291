#include "workstation/state/AuditLog.h"

namespace qiao::workstation::state {

AuditLog::AuditLog(QObject *parent)
    : QObject(parent)
{
}

void AuditLog::show(const QString &about)
{
    m_about = about;
    m_asked = 0;
    m_next = 0;
    m_isLoading = true;
    m_failure.reset();
    Q_EMIT stateChanged();
    Q_EMIT wanted(0, about);
}

void AuditLog::readOn()
{
    if (m_isLoading || m_next == 0)
        return;
    m_isLoading = true;
    m_asked = m_next;
    Q_EMIT stateChanged();
    Q_EMIT wanted(m_next, m_about);
}

void AuditLog::take(qint64 before, const QList<QJsonObject> &records, qint64 next)
{
    if (before != m_asked)
        return; // the answer to an older question
    m_isLoading = false;
    m_failure.reset();
    m_next = next;
    if (before == 0) {
        m_records = records;
        Q_EMIT wasReset();
    } else if (!records.isEmpty()) {
        Q_EMIT aboutToAppend(static_cast<int>(records.size()));
        m_records += records;
        Q_EMIT appended();
    }
    Q_EMIT stateChanged();
}

void AuditLog::takeFailure(const base::Error &error)
{
    m_isLoading = false;
    m_failure = error;
    Q_EMIT stateChanged();
}

} // namespace qiao::workstation::state
