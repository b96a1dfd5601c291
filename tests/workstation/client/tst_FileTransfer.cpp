#include "tests/workstation/client/FakeRelay.h"
#include "workstation/client/FileTransfer.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace qiao;
using namespace qiao::tests;
using namespace qiao::workstation::client;

class tst_FileTransfer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_relay = std::make_unique<FakeRelay>();
        m_token = QStringLiteral("access");
        m_transfer = std::make_unique<FileTransfer>(m_network, *RelayAddress::parse(m_relay->address()),
            m_folder->filePath(QStringLiteral("cache")), [this] { return m_token; });
        m_relay->onRequest = [](const FakeRelay::Request &request) -> FakeRelay::Response {
            if (request.method == "POST")
                return {200, R"({"id":"f1","name":"图 1.png","mime":"image/png","size":5})"};
            if (request.target == QLatin1String("/v1/files/f1"))
                return {200, "hello", "image/png"};
            return {404, R"({"code":"not_found","message":""})"};
        };
    }

    void cleanup()
    {
        m_transfer.reset();
        m_relay.reset();
    }

    void uploadsAFile()
    {
        const QString path = m_folder->filePath(QStringLiteral("图 1.png"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("hello");
        file.close();
        QSignalSpy uploaded(m_transfer.get(), &FileTransfer::uploaded);
        m_transfer->upload(upload(1), conversation(), path);
        QTRY_COMPARE(uploaded.count(), 1);
        const auto reference = uploaded.first().at(1).value<domain::FileReference>();
        QCOMPARE(reference.id.toString(), QStringLiteral("f1"));
        QCOMPARE(reference.size, 5);

        const FakeRelay::Request &request = m_relay->requests.first();
        QCOMPARE(request.body, QByteArray("hello"));
        QCOMPARE(request.headers.value("authorization"), QByteArray("Bearer access"));
        QCOMPARE(request.headers.value("content-type"), QByteArray("image/png"));
        QCOMPARE(request.target, QStringLiteral("/v1/files?name=%E5%9B%BE%201.png&conversation=c1"));
    }

    void uploadsWhatWasPasted()
    {
        QSignalSpy uploaded(m_transfer.get(), &FileTransfer::uploaded);
        m_transfer->upload(upload(1), conversation(), QStringLiteral("a&b=c.txt"), "pasted");
        QTRY_COMPARE(uploaded.count(), 1);
        QCOMPARE(m_relay->requests.first().body, QByteArray("pasted"));
        QVERIFY(m_relay->requests.first().target.contains(QStringLiteral("name=a%26b%3Dc.txt&")));
    }

    void tooLargeAFileIsNotTried()
    {
        m_transfer->setLargestUpload(3);
        QSignalSpy failed(m_transfer.get(), &FileTransfer::uploadFailed);
        m_transfer->upload(upload(1), conversation(), QStringLiteral("a.txt"), "hello");
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed.first().at(1).value<Failure>().error.code, base::ErrorCode::TooLarge);
        QVERIFY(m_relay->requests.isEmpty());
    }

    void aFileThatIsNotThereFails()
    {
        QSignalSpy failed(m_transfer.get(), &FileTransfer::uploadFailed);
        m_transfer->upload(upload(1), conversation(), m_folder->filePath(QStringLiteral("nothing")));
        m_transfer->upload(upload(2), conversation(), m_folder->path());
        QTRY_COMPARE(failed.count(), 2);
        QCOMPARE(failed.first().at(1).value<Failure>().cause, Cause::Local);
    }

    void withoutASessionNothingIsTried()
    {
        m_token.clear();
        QSignalSpy failed(m_transfer.get(), &FileTransfer::uploadFailed);
        m_transfer->upload(upload(1), conversation(), QStringLiteral("a.txt"), "hello");
        QTRY_COMPARE(failed.count(), 1);
        QSignalSpy failedDownload(m_transfer.get(), &FileTransfer::downloadFailed);
        m_transfer->download(file());
        QTRY_COMPARE(failedDownload.count(), 1);
        QVERIFY(m_relay->requests.isEmpty());
    }

    void aCancelledUploadIsSilent()
    {
        QSignalSpy uploaded(m_transfer.get(), &FileTransfer::uploaded);
        QSignalSpy failed(m_transfer.get(), &FileTransfer::uploadFailed);
        m_transfer->upload(upload(1), conversation(), QStringLiteral("a.txt"), "hello");
        m_transfer->cancelUpload(upload(1));
        m_transfer->upload(upload(2), conversation(), QStringLiteral("b.txt"), "hello");
        QTRY_COMPARE(uploaded.count(), 1);
        QCOMPARE(uploaded.first().first().value<domain::CommandId>(), upload(2));
        QCOMPARE(failed.count(), 0);
    }

    void downloadsOnceAndKeepsIt()
    {
        QSignalSpy downloaded(m_transfer.get(), &FileTransfer::downloaded);
        m_transfer->download(file());
        m_transfer->download(file());
        QTRY_COMPARE(downloaded.count(), 1);
        QFile kept(downloaded.first().at(1).toString());
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), QByteArray("hello"));
        QCOMPARE(m_relay->requests.first().headers.value("authorization"), QByteArray("Bearer access"));
        m_transfer->download(file());
        QTRY_COMPARE(downloaded.count(), 2);
        QCOMPARE(m_relay->requests.size(), 1);
        QVERIFY(!m_transfer->find(file()).isEmpty());
    }

    void manyDownloadsAllArrive()
    {
        m_relay->onRequest = [](const FakeRelay::Request &request) -> FakeRelay::Response {
            return {200, request.target.toLatin1(), "text/plain"};
        };
        QSignalSpy downloaded(m_transfer.get(), &FileTransfer::downloaded);
        for (int number = 0; number < 30; ++number)
            m_transfer->download({domain::FileId(QStringLiteral("n%1").arg(number)), {}, {}, 0});
        QTRY_COMPARE(downloaded.count(), 30);
    }

    void aMissingFileFailsAndLeavesNothing()
    {
        QSignalSpy failed(m_transfer.get(), &FileTransfer::downloadFailed);
        m_transfer->download({domain::FileId(QStringLiteral("gone")), {}, {}, 0});
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed.first().at(1).value<Failure>().error.code, base::ErrorCode::NotFound);
        QVERIFY(QDir(m_folder->filePath(QStringLiteral("cache"))).isEmpty(QDir::Files));
    }

    void aFileThatSaysItIsHugeIsNotTried()
    {
        QSignalSpy failed(m_transfer.get(), &FileTransfer::downloadFailed);
        domain::FileReference huge = file();
        huge.size = FileTransfer::largestDownload + 1;
        m_transfer->download(huge);
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(m_relay->requests.isEmpty());
    }

    void aFloodIsCutOff()
    {
        m_relay->onRequest = [](const FakeRelay::Request &) -> FakeRelay::Response {
            return {200, QByteArray(FileTransfer::largestDownload + 1024 * 1024, 'x'), "image/png"};
        };
        QSignalSpy failed(m_transfer.get(), &FileTransfer::downloadFailed);
        m_transfer->download(file());
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 60'000);
        QCOMPARE(failed.first().at(1).value<Failure>().error.code, base::ErrorCode::TooLarge);
        QVERIFY(QDir(m_folder->filePath(QStringLiteral("cache"))).isEmpty(QDir::Files));
    }

private:
    static domain::CommandId upload(int number) { return domain::CommandId(QStringLiteral("u%1").arg(number)); }
    static domain::ConversationId conversation() { return domain::ConversationId(QStringLiteral("c1")); }
    static domain::FileReference file()
    {
        return {domain::FileId(QStringLiteral("f1")), QStringLiteral("图 1.png"), QStringLiteral("image/png"), 5};
    }

    QNetworkAccessManager m_network;
    QString m_token;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeRelay> m_relay;
    std::unique_ptr<FileTransfer> m_transfer;
};

QTEST_GUILESS_MAIN(tst_FileTransfer)
#include "tst_FileTransfer.moc"
