#include "relay/api/FileType.h"

#include <QTest>

using qiao::relay::api::FileType;

class tst_FileType : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPictureIsWhatItsBytesSay()
    {
        const QByteArray png("\x89PNG\r\n\x1a\n....", 12);
        QCOMPARE(FileType::judge("image/png", png), QStringLiteral("image/png"));
        QCOMPARE(FileType::judge("text/html", png), QStringLiteral("image/png"));
        QCOMPARE(FileType::judge("image/png", "<script>alert(1)</script>"), QStringLiteral("application/octet-stream"));
        QCOMPARE(FileType::judge("image/jpeg", "\xff\xd8\xff\xe0"), QStringLiteral("image/jpeg"));
        QCOMPARE(FileType::judge("", "GIF89a"), QStringLiteral("image/gif"));
        QCOMPARE(FileType::judge("", "RIFF1234WEBPVP8 "), QStringLiteral("image/webp"));
    }

    void otherTypesAreTakenWhereTheyAreWellFormed()
    {
        QCOMPARE(FileType::judge("Application/PDF; a=b", "%PDF"), QStringLiteral("application/pdf"));
        for (const char *odd : {"", "pdf", "a/b/c", "a/ b", "text/<b>", "/x", "x/"}) {
            QCOMPARE(FileType::judge(odd, "x"), QStringLiteral("application/octet-stream"));
        }
    }

    void nothingThatABrowserWouldRunIsServed()
    {
        for (const char *type : {"text/html", "image/svg+xml", "application/xhtml+xml", "text/javascript", "text/xml",
                 "application/x-shockwave-flash", "unknown/type"}) {
            QCOMPARE(FileType::served(QString::fromLatin1(type)), QByteArray("application/octet-stream"));
            QVERIFY(FileType::disposition(QString::fromLatin1(type), "a").startsWith("attachment"));
        }
        QCOMPARE(FileType::served("image/png"), QByteArray("image/png"));
        QCOMPARE(FileType::served("application/pdf"), QByteArray("application/pdf"));
    }

    void namesAreMadeHarmless_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("safe");
        QTest::newRow("plain") << "图片 1.png"
                               << "图片 1.png";
        QTest::newRow("emoji") << "🎉.png"
                               << "🎉.png";
        QTest::newRow("path") << "../../etc/passwd"
                              << "passwd";
        QTest::newRow("windows path") << "C:\\temp\\a.txt"
                                      << "a.txt";
        QTest::newRow("hidden") << "..profile"
                                << "profile";
        QTest::newRow("hidden behind a space") << ". .profile"
                                               << "profile";
        QTest::newRow("long without an ending") << QString(200, u'a') << QString(150, u'a');
        QTest::newRow("control characters") << QStringLiteral("a\r\nb\t.txt") << "ab.txt";
        QTest::newRow("turned reading direction") << QStringLiteral("a\u202Egpj.exe") << "agpj.exe";
        QTest::newRow("forbidden in windows") << "a<b>:\"|?*.txt"
                                              << "ab.txt";
        QTest::newRow("nothing left") << "///"
                                      << "file";
        QTest::newRow("empty") << ""
                               << "file";
    }

    void namesAreMadeHarmless()
    {
        QFETCH(QString, name);
        QFETCH(QString, safe);
        QCOMPARE(FileType::safeName(name), safe);
    }

    void aLongNameKeepsItsEnding()
    {
        const QString name = FileType::safeName(QString(500, QLatin1Char('n')) + QStringLiteral(".jpeg"));
        QCOMPARE(name.size(), 150);
        QVERIFY(name.endsWith(".jpeg"));
    }

    void theNameCannotLeaveItsHeader()
    {
        QCOMPARE(FileType::disposition("image/png", "a\"; b=\r\n图.png"),
            QByteArray("inline; filename*=UTF-8''a%22%3B%20b%3D%0D%0A%E5%9B%BE.png"));
    }
};

QTEST_APPLESS_MAIN(tst_FileType)
#include "tst_FileType.moc"
