#include "relay/storage/CommandStore.h"
#include "relay/storage/ConversationStore.h"
#include "relay/storage/Migrations.h"
#include "relay/storage/Statement.h"

#include <QTemporaryDir>
#include <QTest>

using namespace qiao;
using namespace qiao::relay::storage;

namespace {

QStringList schemaOf(Database &database)
{
    Statement select(database,
        QStringLiteral("SELECT type || ' ' || name || ' ' || COALESCE(sql, '') FROM sqlite_schema ORDER BY 1"));
    QStringList schema;
    const auto rows = select.all([](Statement &row) { return row.text(); });
    if (rows)
        schema = QStringList(rows->begin(), rows->end());
    return schema;
}

} // namespace

class tst_Migrations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theyAreNumberedWithoutGaps();
    void fromEmpty();
    void fromEveryPreviousVersion_data();
    void fromEveryPreviousVersion();
    void twiceChangesNothing();
    void aNewerSchemaIsRefused();
    void anAlteredSchemaIsRefused();
    void aFailedMigrationLeavesNothing();
    void splitsScripts();
    void noDatabaseIsRefusedWithASentence();

private:
    std::unique_ptr<Database> open(const QString &name)
    {
        auto database = Database::open(m_folder.filePath(name));
        return database ? std::move(*database) : nullptr;
    }

    QTemporaryDir m_folder;
};

void tst_Migrations::theyAreNumberedWithoutGaps()
{
    const auto migrations = allMigrations();
    QVERIFY(!migrations.isEmpty());
    for (qsizetype i = 0; i < migrations.size(); ++i) {
        QCOMPARE(migrations.at(i).number, static_cast<int>(i) + 1);
        QVERIFY(!migrations.at(i).sql.isEmpty());
    }
}

void tst_Migrations::fromEmpty()
{
    const auto database = open(QStringLiteral("empty.db"));
    QVERIFY(database);
    QVERIFY(migrate(*database, allMigrations()).isOk());
    const QString schema = schemaOf(*database).join(u'\n');
    for (const auto *table : {"sites", "users", "visitors", "conversations", "events", "commands", "files"})
        QVERIFY2(schema.contains(QStringLiteral("table ") + QLatin1StringView(table)), table);
}

void tst_Migrations::fromEveryPreviousVersion_data()
{
    QTest::addColumn<int>("applied");
    for (int applied = 1; applied < allMigrations().size(); ++applied)
        QTest::addRow("from %d", applied) << applied;
}

void tst_Migrations::fromEveryPreviousVersion()
{
    QFETCH(int, applied);
    const auto fresh = open(QStringLiteral("fresh%1.db").arg(applied));
    QVERIFY(migrate(*fresh, allMigrations()).isOk());

    const auto old = open(QStringLiteral("old%1.db").arg(applied));
    QVERIFY(migrate(*old, allMigrations().first(applied)).isOk());
    QVERIFY(old->execute(QStringLiteral("INSERT INTO sites VALUES ('shop', 'Shop', '[]', x'00', 1)")).isOk());
    if (applied >= 2) {
        QVERIFY(old->execute(QStringLiteral("INSERT INTO visitors VALUES ('v1', 'shop', '', '小明', '', '', 0, '{}', "
                                            "'', '', '', '', '', 1, 1, 1)"))
                    .isOk());
        QVERIFY(
            old->execute(QStringLiteral("INSERT INTO conversations (id, site, visitor, visitor_name, queue, channel, "
                                        "topic, state, agent, agent_name, offered_until, participants, tags, seq, "
                                        "visitor_seq, read_by_agents, read_by_visitor, last_visitor_message, "
                                        "last_agent_message, unread_by_agents, last_line, started_at, updated_at, "
                                        "waiting_since, feedback) VALUES ('c1', 'shop', 'v1', '', '', '', '', "
                                        "'closed', '', '', 0, '[]', '[]', 2, 1, 0, 0, 0, 0, 0, '', 1, 1, 0, 0)"))
                .isOk());
        QVERIFY(old->execute(QStringLiteral("INSERT INTO events VALUES ('c1', 1, 0, 1, '', 'note.posted', '{}'), "
                                            "('c1', 2, 1, 1, 'k1', 'message.posted', '{\"text\":\"你好\"}')"))
                    .isOk());
        QVERIFY(old->execute(QStringLiteral("INSERT INTO commands VALUES ('v1', 'k1', '{\"seq\":1}', 1)")).isOk());
    }
    QVERIFY(migrate(*old, allMigrations()).isOk());
    QCOMPARE(schemaOf(*old), schemaOf(*fresh));
    Statement count(*old, QStringLiteral("SELECT count(*) FROM sites"));
    QCOMPARE(**count.first([](Statement &row) { return row.integer(); }), 1);
    if (applied >= 2) {
        Statement name(*old, QStringLiteral("SELECT name FROM visitors"));
        QCOMPARE(**name.first([](Statement &row) { return row.text(); }), QStringLiteral("小明"));
        const auto seen = ConversationStore(*old).events(
            {domain::ConversationId(QStringLiteral("c1")), domain::Side::Visitor, 0, 0, 10, true});
        QCOMPARE(seen->size(), 1U);
        QCOMPARE(std::get<domain::MessagePosted>(seen->front().body).text, QStringLiteral("你好"));
        const auto commands = CommandStore(*old).of(QStringLiteral("v1"), {});
        QCOMPARE(commands->size(), 1U);
        QCOMPARE(commands->front().answer, QByteArray("{\"seq\":1}"));
    }
}

void tst_Migrations::twiceChangesNothing()
{
    const auto database = open(QStringLiteral("twice.db"));
    QVERIFY(migrate(*database, allMigrations()).isOk());
    const QStringList schema = schemaOf(*database);
    QVERIFY(migrate(*database, allMigrations()).isOk());
    QCOMPARE(schemaOf(*database), schema);
}

void tst_Migrations::aNewerSchemaIsRefused()
{
    const auto database = open(QStringLiteral("newer.db"));
    auto newer = allMigrations();
    const int last = newer.last().number;
    newer.append({last + 1, QStringLiteral("future"), "CREATE TABLE future (x INTEGER);"});
    QVERIFY(migrate(*database, newer).isOk());
    const auto refused = migrate(*database, allMigrations());
    QVERIFY(!refused.isOk());
    QCOMPARE(refused.error().message,
        QStringLiteral("The database was written by a newer relay: its schema is %1, this relay knows %2.")
            .arg(last + 1)
            .arg(last));
}

void tst_Migrations::anAlteredSchemaIsRefused()
{
    const auto database = open(QStringLiteral("altered.db"));
    auto other = allMigrations();
    other[1].sql += "CREATE TABLE odd (x INTEGER);";
    QVERIFY(migrate(*database, other).isOk());
    const auto refused = migrate(*database, allMigrations());
    QVERIFY(!refused.isOk());
    QVERIFY(refused.error().message.contains(QStringLiteral("migration 2")));
}

void tst_Migrations::aFailedMigrationLeavesNothing()
{
    const auto database = open(QStringLiteral("failed.db"));
    QVERIFY(migrate(*database, allMigrations()).isOk());
    const QStringList schema = schemaOf(*database);
    auto broken = allMigrations();
    broken.append({broken.last().number + 1, QStringLiteral("broken"), "CREATE TABLE half (x INTEGER);\nNONSENSE;"});
    QVERIFY(!migrate(*database, broken).isOk());
    QCOMPARE(schemaOf(*database), schema);
    QVERIFY(migrate(*database, allMigrations()).isOk());
}

void tst_Migrations::splitsScripts()
{
    QCOMPARE(statementsOf(QStringLiteral("-- a; comment\nSELECT ';', '--'; -- more\n\nSELECT \"a;b\"\n")),
        QStringList({QStringLiteral("SELECT ';', '--'"), QStringLiteral("SELECT \"a;b\"")}));
    QVERIFY(statementsOf(QStringLiteral(" ;; -- nothing")).isEmpty());
}

void tst_Migrations::noDatabaseIsRefusedWithASentence()
{
    QFile file(m_folder.filePath(QStringLiteral("text.db")));
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(QByteArray(4096, 'x'));
    file.close();
    const auto database = Database::open(file.fileName());
    QVERIFY(!database.isOk());
    QVERIFY(database.error().message.contains(QStringLiteral("not a database")));
    QVERIFY(!Database::open(m_folder.filePath(QStringLiteral("no/such/folder.db"))).isOk());
}

QTEST_GUILESS_MAIN(tst_Migrations)
#include "tst_Migrations.moc"
