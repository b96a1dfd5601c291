#include "common/base/Clock.h"
#include "relay/api/FilesEndpoint.h"
#include "relay/api/Router.h"
#include "relay/auth/AccessToken.h"
#include "tests/relay/api/ApiFixture.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace qiao;
using namespace qiao::relay;
using namespace qiao::tests::api;

namespace {

// A ledger in memory that answers at once.
class FakeLedger : public api::FileLedger
{
public:
    void findVisitor(const QByteArray &tokenHash, Done<std::optional<domain::Visitor>> done) override
    {
        const auto found = visitors.find(tokenHash);
        done(found == visitors.end() ? std::optional<domain::Visitor>() : std::optional(found->second));
    }
    void bytesOf(const QString &, base::TimePoint, Done<qint64> done) override { done(taken); }
    void add(const link::FileFound &file, base::TimePoint, Done<void> done) override
    {
        if (isBroken) {
            return done(base::internalError(QStringLiteral("the disk is full")));
        }
        files.insert({file.file.id.toString(), file});
        done({});
    }
    void find(const domain::FileId &id, Done<std::optional<link::FileFound>> done) override
    {
        const auto found = files.find(id.toString());
        done(found == files.end() ? std::optional<link::FileFound>() : std::optional(found->second));
    }
    void isPostedTo(const domain::FileId &id, const domain::VisitorId &visitor, Done<bool> done) override
    {
        done(posted.contains(id.toString() + visitor.toString()));
    }

    void addVisitor(const QString &token, const QString &id, const QString &site)
    {
        domain::Visitor visitor;
        visitor.id = domain::VisitorId(id);
        visitor.site = domain::SiteKey(site);
        visitors.insert({QCryptographicHash::hash(token.toUtf8(), QCryptographicHash::Sha256), visitor});
    }

    std::map<QByteArray, domain::Visitor> visitors;
    std::map<QString, link::FileFound> files;
    QSet<QString> posted;
    qint64 taken = 0;
    bool isBroken = false;
};

} // namespace

// Attachments from the request to the folder and back.
class tst_FilesEndpoint : public QObject
{
    Q_OBJECT

private:
    const QByteArray m_secret = QByteArray(32, 's');
    base::ManualClock m_clock;
    Asker m_asker;
    QTemporaryDir m_folder;
    FakeLedger m_ledger;
    std::map<quint64, net::HttpResponse> m_replies;
    std::unique_ptr<api::FileDesk> m_desk;
    std::unique_ptr<api::Router> m_router;
    quint64 m_serial = 0;

    net::HttpResponse ask(const QByteArray &startLine, const QByteArray &fields, const QByteArray &body = {})
    {
        const quint64 serial = ++m_serial;
        auto outcome = m_router->answer(request(startLine, fields, body), m_asker.context(serial));
        if (auto *response = std::get_if<net::HttpResponse>(&outcome)) {
            return *response;
        }
        if (!QTest::qWaitFor([&] { return m_replies.contains(serial); })) {
            return net::HttpResponse::empty(0);
        }
        return m_replies[serial];
    }

    QByteArray agent() const
    {
        return "Authorization: Bearer "
            + auth::issueAccessToken(
                m_secret, domain::AgentId(QStringLiteral("a1")), domain::AgentRole::Agent, m_clock.now())
                  .toLatin1()
            + "\r\n";
    }

    QString uploadAs(const QByteArray &token, const QByteArray &query, const QByteArray &bytes)
    {
        const auto response = ask("POST /v1/files" + query, "Authorization: Bearer " + token + "\r\n", bytes);
        return QJsonDocument::fromJson(response.body).object().value(QStringLiteral("id")).toString();
    }

    int status(const QByteArray &startLine, const QByteArray &fields) { return ask(startLine, fields).status; }

private Q_SLOTS:
    void init()
    {
        m_ledger = FakeLedger();
        m_ledger.addVisitor("vera", "v1", "shop");
        m_ledger.addVisitor("viktor", "v2", "shop");
        m_ledger.addVisitor("olga", "v3", "other");
        m_desk = std::make_unique<api::FileDesk>(m_ledger, api::AttachmentFolder(m_folder.path()), m_secret, m_clock,
            [this](link::ConnectionId http, net::HttpResponse response) {
                m_replies.insert({http.serial, std::move(response)});
            });
        m_router = std::make_unique<api::Router>();
        m_router->add(std::make_unique<api::FilesEndpoint>(*m_desk, 1000));
    }

    void whatAVisitorUploadsIsThereForVisitorAndAgent()
    {
        const QByteArray picture("\x89PNG\r\n\x1a\npixels", 14);
        const auto response = ask("POST /v1/files?site=shop&name=%E5%9B%BE.png",
            "Authorization: Bearer vera\r\nOrigin: https://shop.example\r\nContent-Type: image/png\r\n", picture);
        QCOMPARE(response.status, 201);
        const QJsonObject file = QJsonDocument::fromJson(response.body).object();
        QCOMPARE(file.value("name").toString(), QStringLiteral("图.png"));
        QCOMPARE(file.value("mime").toString(), QStringLiteral("image/png"));
        QCOMPARE(file.value("size").toInt(), 14);
        const QByteArray id = file.value("id").toString().toLatin1();
        QCOMPARE(m_ledger.files.at(QString::fromLatin1(id)).owner, QStringLiteral("v1"));

        for (const QByteArray &query : {QByteArray("?site=shop"), QByteArray()}) {
            const auto read
                = ask("GET /v1/files/" + id + query, query.isEmpty() ? agent() : "Authorization: Bearer vera\r\n");
            QCOMPARE(read.status, 200);
            QFile content(read.filePath);
            QVERIFY(content.open(QIODevice::ReadOnly));
            QCOMPARE(content.readAll(), picture);
            QCOMPARE(field(read, "Content-Type"), QByteArray("image/png"));
            QCOMPARE(field(read, "X-Content-Type-Options"), QByteArray("nosniff"));
            QVERIFY(field(read, "Content-Security-Policy").contains("sandbox"));
        }
    }

    void whoUploadsTooOftenIsToldToWait()
    {
        m_desk = std::make_unique<api::FileDesk>(
            m_ledger, api::AttachmentFolder(m_folder.path()), m_secret, m_clock,
            [this](link::ConnectionId http, net::HttpResponse response) {
                m_replies.insert({http.serial, std::move(response)});
            },
            api::UploadRates{base::Rate::perMinute(6, 2), base::Rate::perMinute(60, 3)});
        m_router = std::make_unique<api::Router>();
        m_router->add(std::make_unique<api::FilesEndpoint>(*m_desk, 1000));
        const auto upload = [this](const QByteArray &token) {
            return ask("POST /v1/files?site=shop", "Authorization: Bearer " + token + "\r\n", "bytes");
        };
        QCOMPARE(upload("vera").status, 201);
        QCOMPARE(upload("vera").status, 201);
        const auto refused = upload("vera");
        QCOMPARE(refused.status, 429);
        QVERIFY(refused.body.contains("\"retryAfterMs\":10000"));
        // The address has room for one more, whoever it is.
        QCOMPARE(upload("viktor").status, 201);
        QCOMPARE(upload("viktor").status, 429);
        m_clock.advance(std::chrono::seconds(1));
        QCOMPARE(upload("viktor").status, 429); // refused before, it took the sender's try
        m_clock.advance(std::chrono::seconds(10));
        QCOMPARE(upload("viktor").status, 201);
    }

    void anotherVisitorSeesOnlyWhatWasPosted()
    {
        const QString id = uploadAs(agent().mid(22).trimmed(), "?name=price.pdf", "%PDF");
        QVERIFY(!id.isEmpty());
        const QByteArray get = "GET /v1/files/" + id.toLatin1() + "?site=shop";
        QCOMPARE(status(get, "Authorization: Bearer vera\r\n"), 404);
        m_ledger.posted.insert(id + "v1");
        QCOMPARE(status(get, "Authorization: Bearer vera\r\n"), 200);
        QCOMPARE(status(get, "Authorization: Bearer viktor\r\n"), 404);
    }

    void whoIsUnknownGetsNothing()
    {
        QCOMPARE(status("GET /v1/files/fabcdefghij?site=shop", {}), 401);
        QCOMPARE(status("GET /v1/files/fabcdefghij?site=shop", "Authorization: Basic vera\r\n"), 401);
        QCOMPARE(status("GET /v1/files/fabcdefghij?site=shop", "Authorization: Bearer nobody\r\n"), 401);
        QCOMPARE(status("GET /v1/files/fabcdefghij?site=shop", "Authorization: Bearer olga\r\n"), 401);
        QCOMPARE(status("GET /v1/files/fabcdefghij?site=none", "Authorization: Bearer vera\r\n"), 403);
        QCOMPARE(status("GET /v1/files/fabcdefghij", "Authorization: Bearer vera\r\n"), 401);
        QCOMPARE(status("GET /v1/files/fabcdefghij?site=shop",
                     "Authorization: Bearer vera\r\nOrigin: https://evil.example\r\n"),
            403);
        QCOMPARE(status("GET /v1/files/fabcdefghij", agent()), 404);
        m_clock.advance(std::chrono::hours(1));
        const QByteArray late = agent();
        m_clock.advance(std::chrono::hours(1));
        QCOMPARE(status("GET /v1/files/fabcdefghij", late), 401);
    }

    void anIdIsNeverAPath()
    {
        link::FileFound planted;
        for (const QString &id :
            {QStringLiteral("..%2f..%2fetc"), QStringLiteral("F0000000"), QStringLiteral("f.000000")}) {
            planted.file.id = domain::FileId(id);
            m_ledger.files.insert({id, planted});
            QCOMPARE(
                api::AttachmentFolder(m_folder.path()).find(planted.file.id).error().code, base::ErrorCode::NotFound);
            QVERIFY(!api::AttachmentFolder(m_folder.path()).write(planted.file.id, "x"));
        }
        QCOMPARE(status("GET /v1/files/F0000000", agent()), 404);
    }

    void uploadsAreBounded()
    {
        const QByteArray vera = "Authorization: Bearer vera\r\n";
        const auto admit = [&](const QByteArray &fields) {
            return m_router->admit(request("POST /v1/files?site=shop", fields), m_asker.context());
        };
        QCOMPARE(std::get<net::HttpResponse>(admit("Content-Length: 5\r\n")).status, 401);
        QCOMPARE(std::get<net::HttpResponse>(admit(vera + "Content-Length: 1001\r\n")).status, 413);
        QCOMPARE(std::get<qint64>(admit(vera + "Content-Length: 1000\r\n")), 1000);
        QCOMPARE(ask("POST /v1/files?site=shop", vera).status, 400);
        m_ledger.taken = api::FileDesk::bytesPerDay;
        QCOMPARE(ask("POST /v1/files?site=shop", vera, "x").status, 429);
    }

    void aFileThatCannotBeRecordedLeavesNothingBehind()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression("the disk is full"));
        const auto count = [&] {
            return QDir(m_folder.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size() == 0 ? 0 : filesBelow();
        };
        const int before = count();
        m_ledger.isBroken = true;
        const auto response = ask("POST /v1/files?site=shop", "Authorization: Bearer vera\r\n", "x");
        QCOMPARE(response.status, 500);
        QVERIFY(!response.body.contains("disk"));
        QCOMPARE(count(), before);
    }

private:
    int filesBelow() const
    {
        int files = 0;
        for (const QString &folder : QDir(m_folder.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            files += int(QDir(m_folder.filePath(folder)).entryList(QDir::Files).size());
        }
        return files;
    }
};

QTEST_GUILESS_MAIN(tst_FilesEndpoint)
#include "tst_FilesEndpoint.moc"
