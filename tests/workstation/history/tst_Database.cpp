#include "workstation/history/Database.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace qiao;
using namespace qiao::workstation::history;

class tst_Database : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aNewFileHasTheNewestTables()
    {
        Database database(path());
        QVERIFY(database.open());
        QCOMPARE(database.version().value(), migrations().back().version);
        QVERIFY(database.run(QStringLiteral("SELECT * FROM events")));
    }

    void nobodyElseReadsTheFile()
    {
        Database database(path());
        QVERIFY(database.open());
        const QFile::Permissions others
            = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        QCOMPARE(QFile::permissions(path()) & others, QFile::Permissions());
        QCOMPARE(QFile::permissions(path() + QStringLiteral("-wal")) & others, QFile::Permissions());
        QCOMPARE(QFile::permissions(QFileInfo(path()).absolutePath()) & others, QFile::Permissions());
    }

    void migratesWhatAnEarlierVersionLeft()
    {
        const Migration first{
            1, {QStringLiteral("CREATE TABLE a (x TEXT)"), QStringLiteral("INSERT INTO a VALUES ('kept')")}};
        const Migration second{2, {QStringLiteral("ALTER TABLE a ADD COLUMN y INTEGER NOT NULL DEFAULT 7")}};
        {
            Database database(path(), {first});
            QVERIFY(database.open());
            QCOMPARE(database.version().value(), 1);
        }
        Database database(path(), {first, second});
        QVERIFY(database.open());
        QCOMPARE(database.version().value(), 2);
        const base::Result<QSqlQuery *> rows = database.run(QStringLiteral("SELECT x, y FROM a"));
        QVERIFY(rows);
        QVERIFY((*rows)->next());
        QCOMPARE((*rows)->value(0).toString(), QStringLiteral("kept"));
        QCOMPARE((*rows)->value(1).toInt(), 7);
        QVERIFY(!(*rows)->next());
    }

    void aFailedStepLeavesNothingBehind()
    {
        const Migration broken{1, {QStringLiteral("CREATE TABLE a (x TEXT)"), QStringLiteral("CREATE NONSENSE")}};
        {
            Database database(path(), {broken});
            QVERIFY(!database.open());
            QVERIFY(!database.isDamaged());
        }
        Database database(path(), {});
        QVERIFY(database.open());
        QCOMPARE(database.version().value(), 0);
        QVERIFY(!database.run(QStringLiteral("SELECT * FROM a")));
    }

    void aNewerVersionsFileIsLeftAlone()
    {
        {
            Database database(path(), {{9, {QStringLiteral("CREATE TABLE a (x TEXT)")}}});
            QVERIFY(database.open());
        }
        Database database(path(), {{1, {QStringLiteral("CREATE TABLE b (x TEXT)")}}});
        const base::Result<void> opened = database.open();
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, base::ErrorCode::Conflict);
        QVERIFY(!database.isDamaged());
    }

    void aFileThatIsNoDatabaseIsSetAside()
    {
        write(QByteArray(8192, 'x'));
        Database database(path());
        QVERIFY(!database.open());
        QVERIFY(database.isDamaged());
        const QString kept = database.setAside();
        QVERIFY(QFile::exists(kept));
        QVERIFY(!QFile::exists(path()));
        QVERIFY(database.open());
        QVERIFY(!database.isDamaged());
    }

    void aFolderThatCannotBeMadeIsAnError()
    {
        write("a file where a folder should be");
        Database database(path() + QStringLiteral("/inside.sqlite"));
        QVERIFY(!database.open());
        QVERIFY(!database.isDamaged());
    }

private:
    QString path() const { return m_folder->filePath(QStringLiteral("history/desk.sqlite")); }

    void write(const QByteArray &content)
    {
        QVERIFY(QDir().mkpath(QFileInfo(path()).absolutePath()));
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(tst_Database)
#include "tst_Database.moc"
