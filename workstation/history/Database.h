#pragma once

#include "common/base/Result.h"
#include "workstation/history/Migrations.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <unordered_map>

namespace qiao::workstation::history {

// One SQLite file with its tables brought up to date. Lives in the thread that opened it.
class Database
{
public:
    explicit Database(QString path);
    Database(QString path, std::vector<Migration> steps);
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;
    ~Database();

    base::Result<void> open();
    void close();
    bool isOpen() const { return m_database.isOpen(); }
    const QString &path() const { return m_path; }

    // The file is not what SQLite wrote: nothing in it can be trusted.
    bool isDamaged() const { return m_isDamaged; }
    // Closes, and renames the file with what belongs to it; the new name, or empty when it cannot be renamed.
    QString setAside();

    // One statement with its values bound in order. The query stays prepared; call finish() on it after reading rows.
    base::Result<QSqlQuery *> run(const QString &sql, const QVariantList &values = {});
    base::Result<void> begin();
    base::Result<void> commit();
    void rollBack();

    // The version that the file's tables have.
    base::Result<int> version();

private:
    base::Result<void> prepareFile();
    base::Result<void> migrate();
    base::Error errorOf(const QSqlError &error);

    QString m_path;
    QString m_connection;
    std::vector<Migration> m_steps;
    QSqlDatabase m_database;
    std::unordered_map<QString, QSqlQuery> m_prepared;
    bool m_isDamaged = false;
};

} // namespace qiao::workstation::history
