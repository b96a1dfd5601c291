#include "relay/storage/Migrations.h"

#include "relay/storage/Statement.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

namespace qiao::relay::storage {

namespace {

struct Applied
{
    int number = 0;
    QByteArray checksum;
};

QByteArray checksumOf(const Migration &migration)
{
    return QCryptographicHash::hash(migration.sql, QCryptographicHash::Sha256);
}

base::Result<std::vector<Applied>> appliedTo(Database &database)
{
    auto created = database.execute(QStringLiteral("CREATE TABLE IF NOT EXISTS schema_migrations ("
                                                   "number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, "
                                                   "checksum BLOB NOT NULL) STRICT"));
    if (!created)
        return created.error();
    Statement select(database, QStringLiteral("SELECT number, checksum FROM schema_migrations ORDER BY number"));
    return select.all([](Statement &row) {
        const int number = row.smallInteger();
        return Applied{number, row.bytes()};
    });
}

base::Result<void> checkHistory(const std::vector<Applied> &applied, const QList<Migration> &migrations)
{
    for (size_t i = 0; i < applied.size(); ++i) {
        if (static_cast<qsizetype>(i) >= migrations.size()) {
            return base::conflict(
                QStringLiteral("The database was written by a newer relay: its schema is %1, this relay knows %2.")
                    .arg(applied.back().number)
                    .arg(migrations.isEmpty() ? 0 : migrations.last().number));
        }
        const Migration &known = migrations.at(static_cast<qsizetype>(i));
        if (known.number != applied[i].number || checksumOf(known) != applied[i].checksum) {
            return base::conflict(
                QStringLiteral("The database's schema is not this relay's: migration %1 differs from the one applied.")
                    .arg(applied[i].number));
        }
    }
    return {};
}

base::Result<void> apply(Database &database, const Migration &migration)
{
    for (const QString &sql : statementsOf(QString::fromUtf8(migration.sql))) {
        if (auto done = database.execute(sql); !done)
            return done;
    }
    Statement record(
        database, QStringLiteral("INSERT INTO schema_migrations (number, name, checksum) VALUES (?, ?, ?)"));
    return record.bind(migration.number).bind(migration.name).bind(checksumOf(migration)).run();
}

} // namespace

QList<Migration> allMigrations()
{
    QList<Migration> migrations;
    const QDir folder(QStringLiteral(":/relay/storage/migrations"));
    constexpr int digits = 4;
    for (const QString &name : folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (file.open(QFile::ReadOnly))
            migrations.append({name.left(digits).toInt(), name.chopped(4), file.readAll()});
    }
    return migrations;
}

base::Result<void> migrate(Database &database, const QList<Migration> &migrations)
{
    // One transaction from the look to the last step: another process may be at the same work.
    return database.transaction([&]() -> base::Result<void> {
        const auto applied = appliedTo(database);
        if (!applied)
            return applied.error();
        if (auto checked = checkHistory(*applied, migrations); !checked)
            return checked;
        for (qsizetype i = static_cast<qsizetype>(applied->size()); i < migrations.size(); ++i) {
            if (auto done = apply(database, migrations.at(i)); !done)
                return done;
        }
        return {};
    });
}

QStringList statementsOf(const QString &script)
{
    QStringList statements;
    QString statement;
    QChar quote;
    for (qsizetype i = 0; i < script.size(); ++i) {
        const QChar character = script.at(i);
        if (!quote.isNull()) {
            if (character == quote)
                quote = QChar();
        } else if (character == u'\'' || character == u'"') {
            quote = character;
        } else if (QStringView(script).mid(i).startsWith(u"--")) {
            const qsizetype end = script.indexOf(u'\n', i);
            i = end < 0 ? script.size() : end - 1;
            continue;
        } else if (character == u';') {
            if (!statement.trimmed().isEmpty())
                statements.append(statement.trimmed());
            statement.clear();
            continue;
        }
        statement += character;
    }
    if (!statement.trimmed().isEmpty())
        statements.append(statement.trimmed());
    return statements;
}

} // namespace qiao::relay::storage
