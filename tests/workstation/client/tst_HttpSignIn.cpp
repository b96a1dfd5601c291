#include "tests/workstation/client/FakeRelay.h"
#include "tests/workstation/client/SelfSigned.h"
#include "workstation/client/HttpSignIn.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QSslServer>
#include <QTest>

#include <optional>

using namespace qiao;
using namespace qiao::tests;
using namespace qiao::workstation::client;

class tst_HttpSignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_relay = std::make_unique<FakeRelay>();
        m_signIn = std::make_unique<HttpSignIn>(m_network, *RelayAddress::parse(m_relay->address()));
    }

    void cleanup()
    {
        m_signIn.reset();
        m_relay.reset();
    }

    void theRightPasswordGivesTokens()
    {
        const TokenAnswer answer = logIn(QStringLiteral("demo"));
        const auto *tokens = std::get_if<Tokens>(&answer);
        QVERIFY(tokens);
        QCOMPARE(tokens->access, QStringLiteral("access"));
        QCOMPARE(tokens->refresh, QStringLiteral("refresh"));
        QCOMPARE(tokens->expiresIn, base::Milliseconds(900'000));
        const QJsonObject body = QJsonDocument::fromJson(m_relay->requests.first().body).object();
        QCOMPARE(body.value(QStringLiteral("name")).toString(), QStringLiteral("ann"));
        // The password is in the body and nowhere else.
        QVERIFY(!m_relay->requests.first().target.contains(QStringLiteral("demo")));
    }

    void aWrongPasswordIsRefused()
    {
        const TokenAnswer answer = logIn(QStringLiteral("wrong"));
        const auto *failure = std::get_if<Failure>(&answer);
        QVERIFY(failure);
        QCOMPARE(failure->cause, Cause::Refused);
        QCOMPARE(failure->error.code, base::ErrorCode::Unauthorized);
    }

    void otherAnswers_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Cause>("cause");
        QTest::addColumn<base::ErrorCode>("code");
        QTest::newRow("throttled") << 429 << QByteArray(R"({"code":"rate_limited","message":"","retryAfterMs":800})")
                                   << Cause::Refused << base::ErrorCode::RateLimited;
        QTest::newRow("a proxy's error page")
            << 502 << QByteArray("<html>") << Cause::Refused << base::ErrorCode::Unavailable;
        QTest::newRow("a web site") << 404 << QByteArray("<html>") << Cause::NotARelay << base::ErrorCode::Internal;
        QTest::newRow("a redirect") << 302 << QByteArray() << Cause::NotARelay << base::ErrorCode::Internal;
        QTest::newRow("no tokens") << 200 << QByteArray("{}") << Cause::NotARelay << base::ErrorCode::Internal;
        QTest::newRow("no JSON") << 200 << QByteArray("hello") << Cause::NotARelay << base::ErrorCode::BadRequest;
        QTest::newRow("a flood") << 200 << QByteArray(1024 * 1024, 'x') << Cause::NotARelay
                                 << base::ErrorCode::BadRequest;
    }
    void otherAnswers()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        FakeRelay::Response response{status, body};
        if (status == 302)
            response.headers = {"Location: http://127.0.0.1:1/elsewhere"};
        m_relay->onRequest = [response](const FakeRelay::Request &) { return response; };
        m_relay->answersAuth = false;
        const TokenAnswer answer = logIn(QStringLiteral("demo"));
        const auto *failure = std::get_if<Failure>(&answer);
        QVERIFY(failure);
        QTEST(failure->cause, "cause");
        QTEST(failure->error.code, "code");
        if (status == 429)
            QCOMPARE(failure->error.retryAfter, std::chrono::milliseconds(800));
    }

    void nobodyListens()
    {
        m_relay->stop();
        const TokenAnswer answer = logIn(QStringLiteral("demo"));
        const auto *failure = std::get_if<Failure>(&answer);
        QVERIFY(failure);
        QCOMPARE(failure->cause, Cause::Unreachable);
    }

    void aCertificateThatNobodyVouchesForIsNotTrusted()
    {
        QSslServer server;
        server.setSslConfiguration(selfSigned());
        QVERIFY(server.listen(QHostAddress::LocalHost));
        m_signIn = std::make_unique<HttpSignIn>(
            m_network, *RelayAddress::parse(QStringLiteral("https://127.0.0.1:%1").arg(server.serverPort())));
        const TokenAnswer answer = logIn(QStringLiteral("demo"));
        const auto *failure = std::get_if<Failure>(&answer);
        QVERIFY(failure);
        QCOMPARE(failure->cause, Cause::Untrusted);
    }

    void refreshes()
    {
        std::optional<TokenAnswer> answer;
        m_signIn->refresh(QStringLiteral("refresh"), [&answer](const TokenAnswer &tokens) { answer = tokens; });
        QTRY_VERIFY(answer);
        QVERIFY(std::holds_alternative<Tokens>(*answer));
        QCOMPARE(m_relay->refreshCount(), 1);
    }

    void logsOut()
    {
        m_signIn->logOut(QStringLiteral("refresh"));
        QTRY_COMPARE(m_relay->requests.size(), 1);
        QCOMPARE(m_relay->requests.first().target, QStringLiteral("/v1/auth/logout"));
    }

    void nothingIsHeardAfterCancel()
    {
        bool isAnswered = false;
        m_signIn->logIn(QStringLiteral("ann"), QStringLiteral("demo"), [&](const TokenAnswer &) { isAnswered = true; });
        m_signIn->cancel();
        logIn(QStringLiteral("demo"));
        QVERIFY(!isAnswered);
    }

private:
    TokenAnswer logIn(const QString &password)
    {
        std::optional<TokenAnswer> answer;
        m_signIn->logIn(QStringLiteral("ann"), password, [&answer](const TokenAnswer &tokens) { answer = tokens; });
        [&answer] { QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 20'000); }();
        return answer.value_or(TokenAnswer(Failure{}));
    }

    QNetworkAccessManager m_network;
    std::unique_ptr<FakeRelay> m_relay;
    std::unique_ptr<HttpSignIn> m_signIn;
};

QTEST_GUILESS_MAIN(tst_HttpSignIn)
#include "tst_HttpSignIn.moc"
