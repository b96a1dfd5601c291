#include "relay/api/AssetTree.h"
#include "relay/api/DemoEndpoint.h"
#include "relay/api/HealthEndpoint.h"
#include "relay/api/Router.h"
#include "relay/api/WidgetEndpoint.h"
#include "relay/auth/VisitorIdentity.h"
#include "tests/relay/api/ApiFixture.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace qiao;
using namespace qiao::relay;
using namespace qiao::tests::api;

namespace {

const QByteArray demoSecret = QByteArrayLiteral("the demo site's own secret");

} // namespace

// The router with the endpoints that answer by themselves.
class tst_Router : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::atomic<bool> m_isReady{true};
    api::Router m_router;
    Asker m_asker;
    base::ManualClock m_clock;

    void write(const QString &name, const QByteArray &content)
    {
        QDir(m_folder.path()).mkpath(QFileInfo(m_folder.filePath(name)).path());
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    net::HttpResponse get(const QByteArray &target, const QByteArray &fields = {}) const
    {
        return m_asker.reply(m_router, request("GET " + target, fields));
    }

private Q_SLOTS:
    void initTestCase()
    {
        write("widget/widget.js", "loader()");
        write("widget/app.js", "application()");
        write("widget/app.js.gz", "squeezed");
        write("widget/sub/style.css", "a{}");
        write("widget/.hidden", "secret");
        write("demo/index.html", "<p>shop</p>");
        write("secret.txt", "secret");
        QVERIFY(QFile::link(m_folder.filePath("secret.txt"), m_folder.filePath("widget/link.txt")));
        auto widget = api::AssetTree::load(m_folder.filePath("widget"));
        auto demo = api::AssetTree::load(m_folder.filePath("demo"));
        QVERIFY(widget && demo);
        m_router.add(std::make_unique<api::HealthEndpoint>(m_isReady));
        m_router.add(std::make_unique<api::WidgetEndpoint>(std::move(*widget)));
        m_router.add(std::make_unique<api::DemoEndpoint>(std::move(*demo), demoSecret, m_clock));
    }

    void whatNobodyServesIsNotFound()
    {
        QCOMPARE(get("/nothing").status, 404);
        QCOMPARE(get("/widgets").status, 404);
        const auto verdict = m_router.admit(request("POST /nothing", "Content-Length: 3\r\n"), m_asker.context());
        QCOMPARE(std::get<net::HttpResponse>(verdict).status, 404);
    }

    void aMethodThatIsNotThereIsNamed()
    {
        const auto response = m_asker.reply(m_router, request("DELETE /healthz"));
        QCOMPARE(response.status, 405);
        QCOMPARE(field(response, "Allow"), QByteArray("GET, HEAD, OPTIONS"));
        QCOMPARE(m_asker.reply(m_router, request("OPTIONS /healthz")).status, 204);
        QCOMPARE(m_asker.reply(m_router, request("HEAD /healthz")).status, 200);
        const auto verdict = m_router.admit(request("POST /healthz", "Content-Length: 3\r\n"), m_asker.context());
        QCOMPARE(std::get<net::HttpResponse>(verdict).status, 405);
    }

    void readinessIsNotLiveness()
    {
        QCOMPARE(get("/healthz").status, 200);
        QCOMPARE(get("/readyz").status, 200);
        m_isReady = false;
        QCOMPARE(get("/healthz").status, 200);
        QCOMPARE(get("/readyz").status, 503);
        m_isReady = true;
        m_asker.isDraining = true;
        QCOMPARE(get("/readyz").status, 503);
        m_asker.isDraining = false;
    }

    void theWidgetIsForEveryPage()
    {
        const auto response = get("/widget.js");
        QCOMPARE(response.status, 200);
        QCOMPARE(response.body, QByteArray("loader()"));
        QCOMPARE(field(response, "Content-Type"), QByteArray("text/javascript; charset=utf-8"));
        QCOMPARE(field(response, "Access-Control-Allow-Origin"), QByteArray("*"));
        QCOMPARE(field(response, "Cross-Origin-Resource-Policy"), QByteArray("cross-origin"));
        QCOMPARE(get("/widget/sub/style.css").body, QByteArray("a{}"));
    }

    void whatTheBrowserHasIsNotSentAgain()
    {
        const QByteArray tag = field(get("/widget.js"), "ETag");
        QVERIFY(tag.startsWith('"') && tag.endsWith('"'));
        for (const QByteArray &known : {tag, "W/" + tag, "\"old\", " + tag, QByteArray("*")}) {
            const auto response = get("/widget.js", "If-None-Match: " + known + "\r\n");
            QCOMPARE(response.status, 304);
            QVERIFY(response.body.isEmpty());
        }
        QCOMPARE(get("/widget.js", "If-None-Match: \"other\"\r\n").status, 200);
    }

    void theCompressedFormIsForThoseWhoTakeIt()
    {
        const auto squeezed = get("/widget/app.js", "Accept-Encoding: br, gzip\r\n");
        QCOMPARE(squeezed.body, QByteArray("squeezed"));
        QCOMPARE(field(squeezed, "Content-Encoding"), QByteArray("gzip"));
        QCOMPARE(field(squeezed, "Vary"), QByteArray("Accept-Encoding"));
        const auto plain = get("/widget/app.js", "Accept-Encoding: gzip;q=0\r\n");
        QCOMPARE(plain.body, QByteArray("application()"));
        QVERIFY(field(plain, "ETag") != field(squeezed, "ETag"));
        QCOMPARE(get("/widget/app.js").body, QByteArray("application()"));
        QCOMPARE(get("/widget/app.js.gz").status, 404);
    }

    void nothingOutsideOfTheFolderIsServed()
    {
        for (const char *target : {"/widget/.hidden", "/widget/link.txt", "/widget/", "/widget/sub",
                 "/widget/secret.txt", "/widget/index.html"}) {
            QCOMPARE(get(target).status, 404);
        }
    }

    void demoCustomerIsSignedForByTheShop()
    {
        const net::HttpResponse response = get("/demo/identity");
        QCOMPARE(response.status, 200);
        QCOMPARE(field(response, "Cache-Control"), QByteArray("no-store"));
        const QString token
            = QJsonDocument::fromJson(response.body).object().value(QStringLiteral("identity")).toString();
        const auto claims = auth::verifyIdentity(demoSecret, token, m_clock.now());
        QVERIFY(claims);
        QCOMPARE(claims->name, QStringLiteral("李雷"));
        QCOMPARE(claims->vip, 3);
        QVERIFY(!auth::verifyIdentity(demoSecret, token, m_clock.now() + std::chrono::minutes(10)));
        QVERIFY(!auth::verifyIdentity("another site's secret", token, m_clock.now()));
    }

    void theDemoHasAStrictPolicy()
    {
        QCOMPARE(get("/demo").status, 302);
        QCOMPARE(field(get("/"), "Location"), QByteArray("/demo/"));
        const auto response = get("/demo/");
        QCOMPARE(response.body, QByteArray("<p>shop</p>"));
        const QByteArray policy = field(response, "Content-Security-Policy");
        QVERIFY(policy.startsWith("default-src 'self'; connect-src 'self' ws: wss:"));
        QVERIFY(!policy.contains("unsafe"));
    }

    void aMissingFolderIsTold()
    {
        const auto tree = api::AssetTree::load(m_folder.filePath("none"));
        QVERIFY(!tree);
        QVERIFY(tree.error().message.contains("none"));
    }
};

QTEST_APPLESS_MAIN(tst_Router)
#include "tst_Router.moc"
