#include "relay/app/DataDirectory.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace qiao;
using namespace qiao::relay::app;

class tst_DataDirectory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyItsOwnerReadsIt();
    void theKeyStaysTheSame();
    void aDamagedKeyIsSaid();
    void twoRelaysDoNotShareIt();
    void aPlaceThatCannotBeMadeIsSaid();

private:
    QTemporaryDir m_folder;
};

void tst_DataDirectory::onlyItsOwnerReadsIt()
{
    const QString path = m_folder.filePath(QStringLiteral("a/b"));
    DataDirectory data(path);
    QVERIFY(!data.exists());
    QVERIFY(data.make().isOk());
    QVERIFY(data.accessSecret().isOk());
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(path) & others));
    QVERIFY(!(QFile::permissions(path + QStringLiteral("/secret.key")) & others));
    QVERIFY(QFile::exists(data.filesPath()));
}

void tst_DataDirectory::theKeyStaysTheSame()
{
    DataDirectory data(m_folder.filePath(QStringLiteral("key")));
    QVERIFY(data.make().isOk());
    const auto first = data.accessSecret();
    QVERIFY(first.isOk());
    QCOMPARE(first->size(), 32);
    QCOMPARE(*data.accessSecret(), *first);
    DataDirectory other(m_folder.filePath(QStringLiteral("other key")));
    QVERIFY(other.make().isOk());
    QVERIFY(*other.accessSecret() != *first);
}

void tst_DataDirectory::aDamagedKeyIsSaid()
{
    const QString path = m_folder.filePath(QStringLiteral("damaged"));
    DataDirectory data(path);
    QVERIFY(data.make().isOk());
    QFile file(path + QStringLiteral("/secret.key"));
    QVERIFY(file.open(QFile::WriteOnly));
    file.write("short");
    file.close();
    QVERIFY(!data.accessSecret().isOk());
    QVERIFY(data.accessSecret().error().message.contains(QStringLiteral("secret.key is damaged")));
}

void tst_DataDirectory::twoRelaysDoNotShareIt()
{
    const QString path = m_folder.filePath(QStringLiteral("shared"));
    DataDirectory second(path);
    {
        DataDirectory first(path);
        QVERIFY(first.make().isOk());
        QVERIFY(first.lock().isOk());
        const auto refused = second.lock();
        QVERIFY(!refused.isOk());
        QVERIFY(refused.error().message.startsWith(QStringLiteral("Another relay runs on")));
    }
    DataDirectory third(path);
    QVERIFY(third.lock().isOk());
}

void tst_DataDirectory::aPlaceThatCannotBeMadeIsSaid()
{
    QFile file(m_folder.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QFile::WriteOnly));
    DataDirectory data(file.fileName() + QStringLiteral("/data"));
    const auto made = data.make();
    QVERIFY(!made.isOk());
    QVERIFY(made.error().message.contains(QStringLiteral("cannot be made")));
}

QTEST_GUILESS_MAIN(tst_DataDirectory)
#include "tst_DataDirectory.moc"
