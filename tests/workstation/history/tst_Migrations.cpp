#include "workstation/history/Migrations.h"

#include <QTest>

using namespace qiao::workstation::history;

class tst_Migrations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areNumberedWithoutAHole()
    {
        const std::vector<Migration> all = migrations();
        QVERIFY(!all.empty());
        int expected = 1;
        for (const Migration &step : all) {
            QCOMPARE(step.version, expected++);
            QVERIFY(!step.statements.isEmpty());
        }
    }

    void statementsEndAtTheEndOfALine()
    {
        const QStringList statements = statementsOf(QStringLiteral(
            "-- what\nCREATE TABLE a (\n    x TEXT DEFAULT 'a;b'\n);\n\n-- more\nDROP TABLE a;\nunfinished"));
        QCOMPARE(statements,
            (QStringList{
                QStringLiteral("CREATE TABLE a (\n    x TEXT DEFAULT 'a;b'\n)"), QStringLiteral("DROP TABLE a")}));
    }
};

QTEST_GUILESS_MAIN(tst_Migrations)
#include "tst_Migrations.moc"
