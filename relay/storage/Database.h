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
    // A connection that changes nothing, beside the relay's own. Lives on the thread that opened it.
    static base::Result<std::unique_ptr<Database>> openToRead(const QString &path);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    // A statement that SQLite compiles at its first run and never again. While it runs, its query is with who runs it.
    struct Prepared
    {
        QString sql;
        std::unique_ptr<QSqlQuery> query;
    };
    // Stays where it is as long as the database is open: what runs often is looked for once.
    Prepared &prepared(const QString &sql);

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
    std::unique_ptr<QSqlQuery> take(Prepared &prepared);
    static void giveBack(Prepared &prepared, std::unique_ptr<QSqlQuery> query);

    QString m_connection;
    QSqlDatabase m_database;
    std::unordered_map<QString, Prepared> m_prepared;
};

} // namespace qiao::relay::storage
