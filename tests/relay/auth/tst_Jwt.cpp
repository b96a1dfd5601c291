#include "relay/auth/Jwt.h"

#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QTest>

using namespace qiao;
using namespace qiao::relay::auth;

namespace {

const base::TimePoint now = base::fromEpochMs(1'300'000'000'000);
constexpr auto base64Options = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
const QByteArray secret("a secret of thirty-two bytes ok!");

QString signedToken(const QByteArray &header, const QByteArray &claims, const QByteArray &key = secret)
{
    const QByteArray part = header.toBase64(base64Options) + '.' + claims.toBase64(base64Options);
    const QByteArray signature
        = QMessageAuthenticationCode::hash(part, key, QCryptographicHash::Sha256).toBase64(base64Options);
    return QString::fromLatin1(part + '.' + signature);
}

const QByteArray goodHeader(R"({"alg":"HS256","typ":"JWT"})");
const QByteArray goodClaims(R"({"sub":"42","exp":1300000060})");

} // namespace

class tst_Jwt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptsTheExampleOfRfc7515();
    void roundTrips();
    void refuses_data();
    void refuses();
    void checksIssuerAudienceAndKeyId();
    void expiresToTheMillisecond();
    void anEmptyKeyVerifiesNothing();
    void everyChangedCharacterBreaksIt();
};

void tst_Jwt::acceptsTheExampleOfRfc7515()
{
    // Appendix A.1: the header and the claims hold line breaks, the key is 64 octets.
    const QByteArray key = QByteArray::fromBase64(
        "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow", base64Options);
    const QString token = QStringLiteral("eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9."
                                         "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9p"
                                         "c19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    const auto claims = verifyJwt(key, token, now);
    QVERIFY(claims.isOk());
    QCOMPARE(claims->value(QStringLiteral("iss")).toString(), QStringLiteral("joe"));
}

void tst_Jwt::roundTrips()
{
    const QJsonObject claims{{QStringLiteral("sub"), QStringLiteral("安妮")}, {QStringLiteral("exp"), 1'300'000'001}};
    const auto verified = verifyJwt(secret, signJwt(secret, claims), now);
    QVERIFY(verified.isOk());
    QCOMPARE(*verified, claims);
}

void tst_Jwt::refuses_data()
{
    QTest::addColumn<QString>("token");

    const QString good = signedToken(goodHeader, goodClaims);
    const QByteArray part = goodHeader.toBase64(base64Options) + '.' + goodClaims.toBase64(base64Options);
    QTest::newRow("nothing") << QString();
    QTest::newRow("no dots") << QStringLiteral("abc");
    QTest::newRow("two parts") << QString::fromLatin1(part);
    QTest::newRow("four parts") << good + QStringLiteral(".x");
    QTest::newRow("empty signature") << QString::fromLatin1(part + '.');
    QTest::newRow("alg none, unsigned") << QString::fromLatin1(
        QByteArray(R"({"alg":"none"})").toBase64(base64Options) + '.' + goodClaims.toBase64(base64Options) + '.');
    QTest::newRow("alg none, signed") << signedToken(R"({"alg":"none"})", goodClaims);
    QTest::newRow("alg None") << signedToken(R"({"alg":"None"})", goodClaims);
    QTest::newRow("alg hs256 in small letters") << signedToken(R"({"alg":"hs256"})", goodClaims);
    QTest::newRow("alg HS512") << signedToken(R"({"alg":"HS512"})", goodClaims);
    QTest::newRow("alg RS256, signed with the key as a secret") << signedToken(R"({"alg":"RS256"})", goodClaims);
    QTest::newRow("alg a number") << signedToken(R"({"alg":1})", goodClaims);
    QTest::newRow("alg a list") << signedToken(R"({"alg":["HS256"]})", goodClaims);
    QTest::newRow("alg null") << signedToken(R"({"alg":null})", goodClaims);
    QTest::newRow("no alg") << signedToken("{}", goodClaims);
    QTest::newRow("critical extension") << signedToken(R"({"alg":"HS256","crit":["exp"]})", goodClaims);
    QTest::newRow("header a list") << signedToken("[]", goodClaims);
    QTest::newRow("header no JSON") << signedToken("{", goodClaims);
    QTest::newRow("claims a list") << signedToken(goodHeader, "[1]");
    QTest::newRow("claims a text") << signedToken(goodHeader, "\"sub\"");
    QTest::newRow("claims no JSON") << signedToken(goodHeader, "{\"sub\":");
    QTest::newRow("claims not UTF-8") << signedToken(goodHeader, "{\"sub\":\"\xff\xfe\",\"exp\":1300000060}");
    QTest::newRow("another key") << signedToken(goodHeader, goodClaims, "another secret");
    QTest::newRow("expired") << signedToken(goodHeader, R"({"exp":1299999999})");
    QTest::newRow("expires now") << signedToken(goodHeader, R"({"exp":1300000000})");
    QTest::newRow("no exp") << signedToken(goodHeader, R"({"sub":"42"})");
    QTest::newRow("exp a text") << signedToken(goodHeader, R"({"exp":"1300000060"})");
    QTest::newRow("exp true") << signedToken(goodHeader, R"({"exp":true})");
    QTest::newRow("exp negative") << signedToken(goodHeader, R"({"exp":-1})");
    QTest::newRow("exp beyond every clock") << signedToken(goodHeader, R"({"exp":1e300})");
    QTest::newRow("not yet valid") << signedToken(goodHeader, R"({"exp":1300000060,"nbf":1300000001})");
    QTest::newRow("nbf a text") << signedToken(goodHeader, R"({"exp":1300000060,"nbf":"0"})");
    QTest::newRow("huge") << signedToken(goodHeader, "{\"exp\":1300000060,\"x\":\"" + QByteArray(5000, 'x') + "\"}");
    QTest::newRow("padded") << QString(good).replace(u'.', QStringLiteral("=."));
    QTest::newRow("a space before") << u' ' + good;
    QTest::newRow("a line break after") << good + u'\n';
    QTest::newRow("a foreign letter") << QString(good).replace(3, 1, QChar(0x0131));
    QTest::newRow("deep") << signedToken(goodHeader, QByteArray(2000, '[') + QByteArray(900, ']'));
}

void tst_Jwt::refuses()
{
    QFETCH(QString, token);
    const auto verified = verifyJwt(secret, token, now);
    QVERIFY(!verified.isOk());
    QCOMPARE(verified.error().code, base::ErrorCode::Unauthorized);
}

void tst_Jwt::checksIssuerAudienceAndKeyId()
{
    const JwtRules rules{.keyId = QStringLiteral("k1"),
        .issuer = QStringLiteral("me"),
        .audience = QStringLiteral("you"),
        .notBeforeLeeway = std::chrono::seconds(5)};
    const auto isAccepted = [&](const QByteArray &header, const QByteArray &claims) {
        return verifyJwt(secret, signedToken(header, claims), now, rules).isOk();
    };
    const QByteArray claims(R"({"exp":1300000060,"iss":"me","aud":"you"})");
    QVERIFY(isAccepted(goodHeader, claims));
    QVERIFY(isAccepted(R"({"alg":"HS256","kid":"k1"})", claims));
    QVERIFY(isAccepted(goodHeader, R"({"exp":1300000060,"iss":"me","aud":["them","you"],"nbf":1300000004})"));
    QVERIFY(!isAccepted(R"({"alg":"HS256","kid":"k2"})", claims));
    QVERIFY(!isAccepted(R"({"alg":"HS256","kid":["k1"]})", claims));
    QVERIFY(!isAccepted(goodHeader, R"({"exp":1300000060,"aud":"you"})"));
    QVERIFY(!isAccepted(goodHeader, R"({"exp":1300000060,"iss":"me"})"));
    QVERIFY(!isAccepted(goodHeader, R"({"exp":1300000060,"iss":"me","aud":["them"]})"));
    QVERIFY(!isAccepted(goodHeader, R"({"exp":1300000060,"iss":["me"],"aud":"you"})"));
    QVERIFY(!isAccepted(goodHeader, R"({"exp":1300000060,"iss":"me","aud":"you","nbf":1300000006})"));
}

void tst_Jwt::expiresToTheMillisecond()
{
    const QString token = signedToken(goodHeader, R"({"exp":1300000000.5})");
    QVERIFY(verifyJwt(secret, token, now + base::Milliseconds(499)).isOk());
    QVERIFY(!verifyJwt(secret, token, now + base::Milliseconds(500)).isOk());
}

void tst_Jwt::anEmptyKeyVerifiesNothing()
{
    QVERIFY(!verifyJwt({}, signedToken(goodHeader, goodClaims, {}), now).isOk());
}

void tst_Jwt::everyChangedCharacterBreaksIt()
{
    const QString good = signedToken(goodHeader, goodClaims);
    QVERIFY(verifyJwt(secret, good, now).isOk());
    for (qsizetype i = 0; i < good.size(); ++i) {
        QString changed = good;
        changed[i] = changed.at(i) == u'A' ? u'B' : u'A';
        QVERIFY2(!verifyJwt(secret, changed, now).isOk(), qPrintable(QString::number(i)));
    }
}

QTEST_GUILESS_MAIN(tst_Jwt)
#include "tst_Jwt.moc"
