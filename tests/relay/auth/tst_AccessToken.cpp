#include "relay/auth/AccessToken.h"
#include "relay/auth/Jwt.h"
#include "relay/auth/VisitorIdentity.h"

#include <QTest>

using namespace qiao;
using namespace qiao::relay::auth;

class tst_AccessToken : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isGoodForTenMinutes();
    void expiresAtAWholeSecond();
    void anotherKeyRefusesIt();
    void anIdentityIsNoAccessToken();
    void anUnknownRoleIsRefused();

private:
    const QByteArray m_secret{"the relay's own secret"};
    const base::TimePoint m_now = base::fromEpochMs(1'795'305'600'000);
};

void tst_AccessToken::isGoodForTenMinutes()
{
    const QString token
        = issueAccessToken(m_secret, domain::AgentId(QStringLiteral("a1")), domain::AgentRole::Supervisor, m_now);
    const auto claims = verifyAccessToken(m_secret, token, m_now + accessTokenLifetime - base::Milliseconds(1));
    QVERIFY(claims.isOk());
    QCOMPARE(claims->agent.toString(), QStringLiteral("a1"));
    QCOMPARE(claims->role, domain::AgentRole::Supervisor);
    QCOMPARE(claims->expiresAt, m_now + accessTokenLifetime);
    QVERIFY(!verifyAccessToken(m_secret, token, m_now + accessTokenLifetime).isOk());
}

void tst_AccessToken::expiresAtAWholeSecond()
{
    // Readers of JSON Web Tokens that know whole numbers only must not refuse it.
    const QString token = issueAccessToken(
        m_secret, domain::AgentId(QStringLiteral("a1")), domain::AgentRole::Agent, m_now + base::Milliseconds(123));
    const QByteArray claims
        = QByteArray::fromBase64(token.section(QLatin1Char('.'), 1, 1).toLatin1(), QByteArray::Base64UrlEncoding);
    QVERIFY2(claims.contains("\"exp\":1795306201,") || claims.contains("\"exp\":1795306201}"), claims.constData());
    QVERIFY(verifyAccessToken(m_secret, token, m_now + base::Milliseconds(122) + accessTokenLifetime).isOk());
}

void tst_AccessToken::anotherKeyRefusesIt()
{
    const QString token
        = issueAccessToken(m_secret, domain::AgentId(QStringLiteral("a1")), domain::AgentRole::Agent, m_now);
    QVERIFY(!verifyAccessToken("another", token, m_now).isOk());
}

void tst_AccessToken::anIdentityIsNoAccessToken()
{
    const double exp = static_cast<double>(base::toEpochMs(m_now)) / 1000 + 60;
    const QString token = signJwt(m_secret,
        {{QStringLiteral("sub"), QStringLiteral("a1")}, {QStringLiteral("role"), QStringLiteral("admin")},
            {QStringLiteral("exp"), exp}});
    QVERIFY(verifyIdentity(m_secret, token, m_now).isOk());
    QVERIFY(!verifyAccessToken(m_secret, token, m_now).isOk());
}

void tst_AccessToken::anUnknownRoleIsRefused()
{
    const double exp = static_cast<double>(base::toEpochMs(m_now)) / 1000 + 60;
    QJsonObject claims{{QStringLiteral("iss"), QStringLiteral("qiao-relay")},
        {QStringLiteral("aud"), QStringLiteral("agent")}, {QStringLiteral("sub"), QStringLiteral("a1")},
        {QStringLiteral("role"), QStringLiteral("agent")}, {QStringLiteral("exp"), exp}};
    QVERIFY(verifyAccessToken(m_secret, signJwt(m_secret, claims), m_now).isOk());
    for (const QJsonValue &role : {QJsonValue(QStringLiteral("root")), QJsonValue(1), QJsonValue()}) {
        claims.insert(QStringLiteral("role"), role);
        QVERIFY(!verifyAccessToken(m_secret, signJwt(m_secret, claims), m_now).isOk());
    }
}

QTEST_GUILESS_MAIN(tst_AccessToken)
#include "tst_AccessToken.moc"
