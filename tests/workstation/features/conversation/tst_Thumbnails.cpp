#include "workstation/features/conversation/Thumbnails.h"

#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using qiao::workstation::conversation::Thumbnails;

// Pictures are read on the side and stay small; what is no picture is said to be none. One thread and the readers'.
class tst_Thumbnails : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPictureIsScaledDown();
    void whatIsNoPictureIsRefused_data();
    void whatIsNoPictureIsRefused();
    void aPictureThatIsTooLargeIsRefused();
    void itMayDieWhileItReads();

private:
    QString write(const QString &name, const QByteArray &content) const;

    QTemporaryDir m_folder;
};

QString tst_Thumbnails::write(const QString &name, const QByteArray &content) const
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(content);
    return file.fileName();
}

void tst_Thumbnails::aPictureIsScaledDown()
{
    const QString path = m_folder.filePath(QStringLiteral("wide.png"));
    QImage picture(1600, 400, QImage::Format_RGB32);
    picture.fill(Qt::darkGreen);
    QVERIFY(picture.save(path));
    Thumbnails thumbnails;
    QSignalSpy ready(&thumbnails, &Thumbnails::ready);
    thumbnails.request(path, QSize(320, 240) * 2, 2);
    thumbnails.request(path, QSize(320, 240) * 2, 2);
    QVERIFY(thumbnails.image(path).isNull());
    QTRY_COMPARE(ready.count(), 1);
    QCOMPARE(thumbnails.image(path).size(), QSize(640, 160));
    QCOMPARE(thumbnails.size(path), QSize(320, 80));
    thumbnails.request(path, QSize(320, 240), 1);
    QVERIFY(!thumbnails.isUnreadable(path));
    QCOMPARE(ready.count(), 1);
}

void tst_Thumbnails::whatIsNoPictureIsRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("text") << QStringLiteral("a.png") << QByteArray("hello");
    QTest::newRow("drawing with a script")
        << QStringLiteral("b.png") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>");
    QTest::newRow("cut off") << QStringLiteral("c.png") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
    QTest::newRow("empty") << QStringLiteral("d.png") << QByteArray();
}

void tst_Thumbnails::whatIsNoPictureIsRefused()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    const QString path = write(name, content);
    Thumbnails thumbnails;
    QSignalSpy unreadable(&thumbnails, &Thumbnails::unreadable);
    thumbnails.request(path, QSize(320, 240), 1);
    QTRY_COMPARE(unreadable.count(), 1);
    QVERIFY(thumbnails.isUnreadable(path));
    thumbnails.request(path, QSize(320, 240), 1); // not tried again
    QVERIFY(!thumbnails.size(path).isValid());
}

void tst_Thumbnails::aPictureThatIsTooLargeIsRefused()
{
    const QString path = m_folder.filePath(QStringLiteral("bomb.png"));
    QImage picture(8000, 7000, QImage::Format_Mono);
    picture.fill(0);
    QVERIFY(picture.save(path)); // a few kilobytes that would become hundreds of megabytes
    Thumbnails thumbnails;
    QSignalSpy unreadable(&thumbnails, &Thumbnails::unreadable);
    thumbnails.request(path, QSize(320, 240), 1);
    QTRY_COMPARE(unreadable.count(), 1);
}

void tst_Thumbnails::itMayDieWhileItReads()
{
    const QString path = m_folder.filePath(QStringLiteral("late.png"));
    QImage picture(3000, 2000, QImage::Format_RGB32);
    picture.fill(Qt::blue);
    QVERIFY(picture.save(path));
    {
        Thumbnails thumbnails;
        thumbnails.request(path, QSize(320, 240), 1);
    }
    QCoreApplication::processEvents();
}

QTEST_GUILESS_MAIN(tst_Thumbnails)
#include "tst_Thumbnails.moc"
