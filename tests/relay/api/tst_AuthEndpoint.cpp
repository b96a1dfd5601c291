#include "common/base/Clock.h"
#include "relay/api/AuthEndpoint.h"
#include "relay/api/Router.h"
#include "relay/auth/PasswordHash.h"
#include "tests/relay/api/ApiFixture.h"

#include <QTest>

using namespace qiao;
using namespace qiao::relay;
using namespace qiao::tests::api;

namespace {

// One account, ann, and whatever refresh token was given last.
class FakeAccounts : public auth::Accounts
{
public:
    void find(const QString &name, Done<std::optional<Account>> done) override
    {
        done(name == QStringLiteral("ann") ? std::optional(account) : std::nullopt);
    }
    void changePasswordHash(const domain::AgentId &, const QByteArray &) override { }
    void begin(const auth::RefreshToken &first, Done<void> done) override
    {
        current = first.hash;
        done({});
    }
    void exchange(const QByteArray &hash, const QString &successor, base::TimePoint, Done<domain::Agent> done) override
    {
        if (hash != current) {
            return done(base::unauthorized(QStringLiteral("not known")));
        }
        current = auth::hashOfRefreshToken(successor);
        done(account.agent);
    }
    void end(const QByteArray &hash, Done<void> done) override
    {
        if (hash == current) {
            current.clear();
        }
        done({});
    }

    Account account;
    QByteArray current;
};

} // namespace

class tst_AuthEndpoint : public QObject
{
    Q_OBJECT

private:
    base::ManualClock m_clock;
    FakeAccounts m_accounts;
    auth::PasswordPool m_passwords;
    auth::SignIn m_signIn{m_accounts, m_passwords, QByteArray(32, 's'), m_clock};
    std::map<quint64, net::HttpResponse> m_replies;
    api::AccountDesk m_desk{m_signIn, [this](link::ConnectionId http, net::HttpResponse response) {
                                m_replies.insert({http.serial, std::move(response)});
                            }};
    api::Router m_router;
    Asker m_asker;
    quint64 m_serial = 0;

    net::HttpResponse post(const QByteArray &path, const QByteArray &body)
    {
        const quint64 serial = ++m_serial;
        auto outcome = m_router.answer(request("POST " + path, {}, body), m_asker.context(serial));
        if (auto *response = std::get_if<net::HttpResponse>(&outcome)) {
            return *response;
        }
        if (!QTest::qWaitFor([&] { return m_replies.contains(serial); }, 10'000)) {
            return net::HttpResponse::empty(0);
        }
        return m_replies[serial];
    }

    static QJsonObject object(const net::HttpResponse &response)
    {
        return QJsonDocument::fromJson(response.body).object();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_accounts.account.agent.id = domain::AgentId(QStringLiteral("a1"));
        m_accounts.account.agent.name = QStringLiteral("ann");
        const auto hash = auth::hashPassword(QStringLiteral("demo"));
        QVERIFY(hash);
        m_accounts.account.passwordHash = *hash;
        m_router.add(std::make_unique<api::AuthEndpoint>(m_desk));
    }

    void signInRefreshAndOut()
    {
        const auto in = post("/v1/auth/login", "{\"name\":\"ann\",\"password\":\"demo\"}");
        QCOMPARE(in.status, 200);
        QCOMPARE(field(in, "Cache-Control"), QByteArray("no-store"));
        QVERIFY(!object(in).value("accessToken").toString().isEmpty());
        const QString refresh = object(in).value("refreshToken").toString();
        const auto again = post("/v1/auth/refresh", "{\"refreshToken\":\"" + refresh.toLatin1() + "\"}");
        QCOMPARE(again.status, 200);
        const QString next = object(again).value("refreshToken").toString();
        QVERIFY(next != refresh);
        const auto out = post("/v1/auth/logout", "{\"refreshToken\":\"" + next.toLatin1() + "\"}");
        QCOMPARE(out.status, 204);
        QVERIFY(out.body.isEmpty());
        QCOMPARE(post("/v1/auth/refresh", "{\"refreshToken\":\"" + next.toLatin1() + "\"}").status, 401);
    }

    void aRefusalDoesNotTellWhichPartWasWrong()
    {
        const auto name = post("/v1/auth/login", "{\"name\":\"eve\",\"password\":\"demo\"}");
        const auto password = post("/v1/auth/login", "{\"name\":\"ann\",\"password\":\"wrong\"}");
        QCOMPARE(name.status, 401);
        QCOMPARE(password.status, 401);
        QCOMPARE(name.body, password.body);
    }

    void whatIsIncompleteIsABadRequest()
    {
        for (const char *body : {"", "x", "[]", "{}", "{\"name\":\"ann\"}", "{\"name\":\"\",\"password\":\"demo\"}",
                 "{\"name\":5,\"password\":\"demo\"}", "{\"name\":\"ann\",\"password\":null}"}) {
            QCOMPARE(post("/v1/auth/login", body).status, 400);
        }
        QCOMPARE(
            post("/v1/auth/login", "{\"name\":\"ann\",\"password\":\"" + QByteArray(5000, 'x') + "\"}").status, 400);
        QCOMPARE(post("/v1/auth/refresh", "{}").status, 400);
        QCOMPARE(post("/v1/auth/logout", "{\"refreshToken\":7}").status, 400);
    }

    void onlyPostIsSpoken()
    {
        QCOMPARE(m_asker.reply(m_router, request("GET /v1/auth/login")).status, 405);
        const auto verdict = m_router.admit(request("POST /v1/auth/login", "Content-Length: 3\r\n"), m_asker.context());
        QCOMPARE(std::get<qint64>(verdict), 16 * 1024);
    }
};

QTEST_GUILESS_MAIN(tst_AuthEndpoint)
#include "tst_AuthEndpoint.moc"
