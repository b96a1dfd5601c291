#include "workstation/history/Migrations.h"

#include <QDir>
#include <QFile>

// A static library's resources are linked in only when somebody asks for them, outside of any namespace.
static void registerMigrations()
{
    Q_INIT_RESOURCE(workstation_history);
}

namespace qiao::workstation::history {

std::vector<Migration> migrations()
{
    registerMigrations();
    const QDir folder(QStringLiteral(":/workstation/history/migrations"));
    std::vector<Migration> all;
    const QStringList names = folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("A migration that is built in cannot be read.");
        all.push_back({name.section(u'_', 0, 0).toInt(), statementsOf(QString::fromUtf8(file.readAll()))});
    }
    return all;
}

QStringList statementsOf(const QString &sql)
{
    QStringList statements;
    QString statement;
    const QStringList lines = sql.split(u'\n');
    for (const QString &line : lines) {
        const QString trimmed = line.trimmed();
        if (trimmed.isEmpty() || trimmed.startsWith(QLatin1String("--")))
            continue;
        statement += line + u'\n';
        if (!trimmed.endsWith(u';'))
            continue;
        statements.append(statement.trimmed().chopped(1));
        statement.clear();
    }
    return statements;
}

} // namespace qiao::workstation::history
