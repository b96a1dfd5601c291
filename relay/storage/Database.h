#pragma once

#include "common/base/Result.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <memory>
#include <unordered_map>

namespace qiao::relay::storage {

// One connection to the relay's SQLite file, with its prepared statements. Lives on the thread that opened it.
//
// Errors: Conflict when a constraint refused the change, Unavailable when the machine did (disk full, I/O, locked by
// another process), Internal for everything else.
class Database
{
public:
    static base::Result<std::unique_ptr<Database>> open(const QString &path);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    // Runs one statement that takes no values and gives no rows.
    base::Result<void> execute(const QString &sql);

    base::Result<void> begin(); // at once as a writer
    base::Result<void> commit();
    void rollback();

    // Runs `work`, which gives a Result, in a transaction of its own: kept when it succeeds, undone when it fails.
    template <typename Work> auto transaction(Work work) -> decltype(work())
    {
        if (auto begun = begin(); !begun)
            return begun.error();
        auto result = work();
        if (!result) {
            rollback();
            return result;
        }
        if (auto committed = commit(); !committed) {
            rollback();
            return committed.error();
        }
        return result;
    }

private:
    friend class Statement;

    explicit Database(const QString &connection);
    std::unique_ptr<QSqlQuery> takePrepared(const QString &sql);
    void giveBack(const QString &sql, std::unique_ptr<QSqlQuery> query);

    QString m_connection;
    QSqlDatabase m_database;
    std::unordered_map<QString, std::unique_ptr<QSqlQuery>> m_prepared;
};

} // namespace qiao::relay::storage
