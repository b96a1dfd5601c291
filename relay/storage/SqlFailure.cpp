#include "relay/storage/SqlFailure.h"

#include <QSqlError>

#include <array>

namespace qiao::relay::storage {

namespace {

// Primary result codes of SQLite (https://www.sqlite.org/rescode.html).
constexpr int constraint = 19;
constexpr std::array machineFailures{
    5, // SQLITE_BUSY
    6, // SQLITE_LOCKED
    7, // SQLITE_NOMEM
    8, // SQLITE_READONLY
    9, // SQLITE_INTERRUPT
    10, // SQLITE_IOERR
    11, // SQLITE_CORRUPT
    13, // SQLITE_FULL
    14, // SQLITE_CANTOPEN
    26, // SQLITE_NOTADB
};

} // namespace

base::Error failureOf(const QSqlError &error)
{
    const int primary = error.nativeErrorCode().toInt() & 0xff;
    const QString detail = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    if (primary == constraint)
        return base::conflict(QStringLiteral("The database refused the change: %1.").arg(detail));
    if (std::find(machineFailures.begin(), machineFailures.end(), primary) != machineFailures.end())
        return {base::ErrorCode::Unavailable, QStringLiteral("The database cannot be used now: %1.").arg(detail), {}};
    return base::internalError(QStringLiteral("The database does not understand: %1.").arg(detail));
}

} // namespace qiao::relay::storage
