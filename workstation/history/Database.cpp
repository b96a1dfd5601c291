#include "workstation/history/Database.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QUuid>

#include <array>

namespace qiao::workstation::history {

namespace {

// SQLite's primary result codes.
constexpr int sqliteCorrupt = 11;
constexpr int sqliteNotADatabase = 26;

const std::array companions{QLatin1StringView("-wal"), QLatin1StringView("-shm")};

} // namespace

Database::Database(QString path)
    : Database(std::move(path), migrations())
{
}

Database::Database(QString path, std::vector<Migration> steps)
    : m_path(std::move(path))
    , m_connection(QStringLiteral("history-") + QUuid::createUuid().toString(QUuid::Id128))
    , m_steps(std::move(steps))
{
}

Database::~Database()
{
    close();
}

base::Result<void> Database::open()
{
    m_isDamaged = false;
    if (const base::Result<void> prepared = prepareFile(); !prepared)
        return prepared;
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    m_database.setDatabaseName(m_path);
    m_database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
    if (!m_database.open())
        return errorOf(m_database.lastError());
    for (const QString &pragma :
        {QStringLiteral("PRAGMA journal_mode = WAL"), QStringLiteral("PRAGMA synchronous = FULL"),
            QStringLiteral("PRAGMA temp_store = MEMORY"), QStringLiteral("PRAGMA trusted_schema = OFF")}) {
        const base::Result<QSqlQuery *> done = run(pragma);
        if (!done)
            return done.error();
        (*done)->finish();
    }
    return migrate();
}

void Database::close()
{
    m_prepared.clear();
    if (!m_database.isValid())
        return;
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_connection);
}

QString Database::setAside()
{
    close();
    const QString stamp = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
    const QString kept = m_path + QStringLiteral(".damaged-") + stamp;
    if (!QFile::rename(m_path, kept))
        return {};
    for (const QLatin1StringView companion : companions)
        QFile::rename(m_path + companion, kept + companion);
    return kept;
}

base::Result<QSqlQuery *> Database::run(const QString &sql, const QVariantList &values)
{
    auto prepared = m_prepared.find(sql);
    if (prepared == m_prepared.end()) {
        QSqlQuery query(m_database);
        query.setForwardOnly(true);
        if (!query.prepare(sql))
            return errorOf(query.lastError());
        prepared = m_prepared.emplace(sql, std::move(query)).first;
    }
    QSqlQuery &query = prepared->second;
    for (int index = 0; index < values.size(); ++index) {
        // Qt writes a null string as NULL, but for us it is an empty one.
        const QVariant &value = values.at(index);
        const bool isNullText = value.typeId() == QMetaType::QString && value.toString().isNull();
        query.bindValue(index, isNullText ? QVariant(QStringLiteral("")) : value);
    }
    if (!query.exec()) {
        const base::Error error = errorOf(query.lastError());
        query.finish();
        return error;
    }
    return &query;
}

base::Result<void> Database::begin()
{
    if (!m_database.transaction())
        return errorOf(m_database.lastError());
    return {};
}

base::Result<void> Database::commit()
{
    if (!m_database.commit())
        return errorOf(m_database.lastError());
    return {};
}

void Database::rollBack()
{
    m_database.rollback();
}

base::Result<int> Database::version()
{
    const base::Result<QSqlQuery *> asked = run(QStringLiteral("PRAGMA user_version"));
    if (!asked)
        return asked.error();
    const int version = (*asked)->next() ? (*asked)->value(0).toInt() : 0;
    (*asked)->finish();
    return version;
}

// What colleagues and customers wrote is nobody else's business on this machine.
base::Result<void> Database::prepareFile()
{
    const QString folder = QFileInfo(m_path).absolutePath();
    if (!QDir().mkpath(folder))
        return base::internalError(QStringLiteral("The folder %1 cannot be made.").arg(folder));
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QFile file(m_path);
    if (!file.open(QIODevice::ReadWrite))
        return base::internalError(QStringLiteral("%1: %2").arg(m_path, file.errorString()));
    if (!file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return base::internalError(QStringLiteral("%1: %2").arg(m_path, file.errorString()));
    return {};
}

base::Result<void> Database::migrate()
{
    const base::Result<int> present = version();
    if (!present)
        return present.error();
    const int newest = m_steps.empty() ? 0 : m_steps.back().version;
    if (*present > newest) {
        return base::conflict(QStringLiteral("%1 was made by a newer version of this program (%2, here %3).")
                                  .arg(m_path)
                                  .arg(*present)
                                  .arg(newest));
    }
    for (const Migration &step : m_steps) {
        if (step.version <= *present)
            continue;
        if (const base::Result<void> begun = begin(); !begun)
            return begun;
        QStringList statements = step.statements;
        statements.append(QStringLiteral("PRAGMA user_version = %1").arg(step.version));
        for (const QString &statement : statements) {
            const base::Result<QSqlQuery *> done = run(statement);
            if (!done) {
                rollBack();
                return done.error();
            }
            (*done)->finish();
        }
        if (const base::Result<void> committed = commit(); !committed) {
            rollBack();
            return committed;
        }
    }
    m_prepared.clear();
    return {};
}

base::Error Database::errorOf(const QSqlError &error)
{
    const int code = error.nativeErrorCode().toInt() & 0xff;
    if (code == sqliteCorrupt || code == sqliteNotADatabase)
        m_isDamaged = true;
    return base::internalError(QStringLiteral("%1: %2").arg(m_path, error.text()));
}

} // namespace qiao::workstation::history
