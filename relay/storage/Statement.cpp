#include "relay/storage/Statement.h"

#include "relay/storage/SqlFailure.h"

#include <QJsonDocument>
#include <QSqlError>
#include <QVariant>

namespace qiao::relay::storage {

Statement::Statement(Database &database, const QString &sql)
    : Statement(database, database.prepared(sql))
{
}

Statement::Statement(Database &database, Database::Prepared &prepared)
    : m_prepared(prepared)
    , m_query(database.take(prepared))
{
}

Statement::~Statement()
{
    Database::giveBack(m_prepared, std::move(m_query));
}

Statement &Statement::bind(const QString &text)
{
    // Qt binds a null text as NULL, and no column of ours takes that.
    m_query->bindValue(m_bound++, text.isNull() ? QStringLiteral("") : text);
    return *this;
}

Statement &Statement::bind(const QByteArray &bytes)
{
    m_query->bindValue(m_bound++, bytes.isNull() ? QByteArray("") : bytes);
    return *this;
}

Statement &Statement::bind(qint64 number)
{
    m_query->bindValue(m_bound++, number);
    return *this;
}

Statement &Statement::bind(const QJsonObject &object)
{
    return bind(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
}

Statement &Statement::bind(const QJsonArray &list)
{
    return bind(QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact)));
}

base::Result<void> Statement::run()
{
    m_bound = 0;
    if (!m_query->exec())
        return failureOf(m_query->lastError());
    return {};
}

int Statement::changedRows() const
{
    return m_query->numRowsAffected();
}

bool Statement::next()
{
    m_column = 0;
    return m_query->next();
}

base::Result<void> Statement::result() const
{
    if (m_query->lastError().isValid())
        return failureOf(m_query->lastError());
    return {};
}

QString Statement::text()
{
    return nextColumn().toString();
}

QByteArray Statement::bytes()
{
    return nextColumn().toByteArray();
}

qint64 Statement::integer()
{
    return nextColumn().toLongLong();
}

QJsonObject Statement::object()
{
    return QJsonDocument::fromJson(nextColumn().toString().toUtf8()).object();
}

QJsonArray Statement::list()
{
    return QJsonDocument::fromJson(nextColumn().toString().toUtf8()).array();
}

} // namespace qiao::relay::storage
