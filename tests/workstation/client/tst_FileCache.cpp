#include "workstation/client/FileCache.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace qiao;
using namespace qiao::workstation::client;

class tst_FileCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void keepsAFileOverARestart()
    {
        {
            FileCache cache(m_folder->path());
            QVERIFY(cache.find(file(1)).isEmpty());
            QVERIFY(!store(cache, 1, 10).isEmpty());
        }
        FileCache cache(m_folder->path());
        QCOMPARE(cache.bytes(), 10);
        QVERIFY(cache.find(file(1)).endsWith(QStringLiteral("file1.png")));
    }

    void whatWasNotUsedForLongestGoesFirst()
    {
        FileCache cache(m_folder->path(), 100);
        store(cache, 1, 40);
        store(cache, 2, 40);
        store(cache, 3, 40);
        QVERIFY(cache.bytes() <= 100);
        QVERIFY(!cache.find(file(3)).isEmpty());
        QVERIFY(cache.find(file(1)).isEmpty() || cache.find(file(2)).isEmpty());
    }

    void aFileThatVanishedIsNotHere()
    {
        FileCache cache(m_folder->path());
        QVERIFY(QFile::remove(store(cache, 1, 10)));
        QVERIFY(cache.find(file(1)).isEmpty());
        QCOMPARE(cache.bytes(), 0);
    }

    void halfFilesOfTheLastTimeAreRemoved()
    {
        {
            FileCache cache(m_folder->path());
            writePart(cache, 1, 10);
        }
        FileCache cache(m_folder->path());
        QCOMPARE(cache.bytes(), 0);
        QVERIFY(!QFile::exists(cache.partPath(file(1))));
    }

    void anIdIsNoPath_data()
    {
        QTest::addColumn<QString>("id");
        for (const char *id : {"", "../x", "a/b", "..", ".", "a\\b", "a b", "a:b"})
            QTest::addRow("%s", id) << QString::fromLatin1(id);
        QTest::newRow("endless") << QString(65, u'a');
    }
    void anIdIsNoPath()
    {
        QFETCH(QString, id);
        const FileCache cache(m_folder->path());
        QVERIFY(cache.partPath({domain::FileId(id), QStringLiteral("a.png"), {}, 0}).isEmpty());
    }

    void onlyAPlainSuffixIsKept_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("end");
        QTest::newRow("usual") << QStringLiteral("Photo.PNG") << QStringLiteral("/f1.png.part");
        QTest::newRow("none") << QStringLiteral("README") << QStringLiteral("/f1.part");
        QTest::newRow("a path") << QStringLiteral("x.a/b") << QStringLiteral("/f1.part");
        QTest::newRow("endless") << QStringLiteral("x.aaaaaaaaaaaaaaaaa") << QStringLiteral("/f1.part");
        QTest::newRow("half a file") << QStringLiteral("x.part") << QStringLiteral("/f1.part");
    }
    void onlyAPlainSuffixIsKept()
    {
        QFETCH(QString, name);
        QFETCH(QString, end);
        const FileCache cache(m_folder->path());
        const QString path = cache.partPath({domain::FileId(QStringLiteral("f1")), name, {}, 0});
        QVERIFY2(path.endsWith(end), qPrintable(path));
    }

private:
    static domain::FileReference file(int number)
    {
        return {domain::FileId(QStringLiteral("file%1").arg(number)), QStringLiteral("photo.png"),
            QStringLiteral("image/png"), 0};
    }

    static void writePart(const FileCache &cache, int number, int bytes)
    {
        QFile part(cache.partPath(file(number)));
        QVERIFY(part.open(QIODevice::WriteOnly));
        part.write(QByteArray(bytes, 'x'));
    }

    static QString store(FileCache &cache, int number, int bytes)
    {
        writePart(cache, number, bytes);
        return cache.store(file(number));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(tst_FileCache)
#include "tst_FileCache.moc"
