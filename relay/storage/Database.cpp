#include "relay/storage/Database.h"

#include "relay/storage/SqlFailure.h"

#include <QSqlError>

#include <atomic>

namespace qiao::relay::storage {

namespace {

QString nextConnectionName()
{
    static std::atomic<quint64> count{0};
    return QStringLiteral("qiao-relay-%1").arg(++count);
}

} // namespace

Database::Database(const QString &connection)
    : m_connection(connection)
    , m_database(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection))
{
}

Database::~Database()
{
    m_prepared.clear();
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
}

base::Result<std::unique_ptr<Database>> Database::open(const QString &path)
{
    std::unique_ptr<Database> database(new Database(nextConnectionName()));
    database->m_database.setDatabaseName(path);
    database->m_database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=2000"));
    if (!database->m_database.open())
        return failureOf(database->m_database.lastError());
    for (const auto *pragma : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON",
             "PRAGMA trusted_schema = OFF", "PRAGMA journal_size_limit = 67108864",
             // Pages. A page that changes often goes from the log to the file once for all the changes.
             "PRAGMA wal_autocheckpoint = 4000",
             // KiB. What the log holds is not read back from it.
             "PRAGMA cache_size = -16384"}) {
        if (auto set = database->execute(QLatin1StringView(pragma)); !set)
            return set.error();
    }
    return database;
}

base::Result<std::unique_ptr<Database>> Database::openToRead(const QString &path)
{
    std::unique_ptr<Database> database(new Database(nextConnectionName()));
    database->m_database.setDatabaseName(path);
    database->m_database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=2000"));
    if (!database->m_database.open())
        return failureOf(database->m_database.lastError());
    for (const auto *pragma : {"PRAGMA query_only = ON", "PRAGMA trusted_schema = OFF"}) {
        if (auto set = database->execute(QLatin1StringView(pragma)); !set)
            return set.error();
    }
    return database;
}

base::Result<void> Database::execute(const QString &sql)
{
    QSqlQuery query(m_database);
    if (!query.exec(sql))
        return failureOf(query.lastError());
    return {};
}

base::Result<void> Database::begin()
{
    return execute(QStringLiteral("BEGIN IMMEDIATE"));
}

base::Result<void> Database::commit()
{
    return execute(QStringLiteral("COMMIT"));
}

void Database::rollback()
{
    // SQLite has rolled back by itself after some failures; then there is nothing left to undo.
    QSqlQuery query(m_database);
    query.exec(QStringLiteral("ROLLBACK"));
}

Database::Prepared &Database::prepared(const QString &sql)
{
    Prepared &prepared = m_prepared[sql];
    prepared.sql = sql;
    return prepared;
}

std::unique_ptr<QSqlQuery> Database::take(Prepared &prepared)
{
    if (prepared.query)
        return std::move(prepared.query);
    auto query = std::make_unique<QSqlQuery>(m_database);
    query->setForwardOnly(true);
    query->prepare(prepared.sql);
    return query;
}

void Database::giveBack(Prepared &prepared, std::unique_ptr<QSqlQuery> query)
{
    // An open read would hold back the write-ahead log.
    query->finish();
    prepared.query = std::move(query);
}

} // namespace qiao::relay::storage
