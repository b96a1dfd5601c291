#pragma once

#include "relay/storage/Database.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

// The steps that brought the schema from nothing to today's. Storage thread, or the command line.
namespace qiao::relay::storage {

struct Migration
{
    int number = 0;
    QString name;
    QByteArray sql;
};

// The numbered migrations/NNNN_name.sql that this program carries, in order.
QList<Migration> allMigrations();

// Applies what is missing of `migrations`, all or nothing. Refuses a database that a newer relay wrote or whose applied
// migrations are not the ones given.
base::Result<void> migrate(Database &database, const QList<Migration> &migrations);

// The statements of a script: separated by semicolons outside of quotes; comments are left out.
QStringList statementsOf(const QString &script);

} // namespace qiao::relay::storage
