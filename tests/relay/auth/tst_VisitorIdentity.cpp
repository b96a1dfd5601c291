#include "relay/auth/Jwt.h"
#include "relay/auth/VisitorIdentity.h"

#include <QTest>

using namespace qiao;
using namespace qiao::relay::auth;

class tst_VisitorIdentity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryField();
    void subAndExpAreEnough();
    void bounds_data();
    void bounds();
    void whoseItIsMustBeTold();
    void aSiteWithoutASecretVerifiesNobody();

private:
    QJsonObject claims() const
    {
        return {{QStringLiteral("sub"), QStringLiteral("u-42")}, {QStringLiteral("exp"), 1'795'305'700}};
    }

    const QByteArray m_secret{"the site's secret"};
    const base::TimePoint m_now = base::fromEpochMs(1'795'305'600'000);
};

void tst_VisitorIdentity::readsEveryField()
{
    QJsonObject whole = claims();
    whole.insert(QStringLiteral("name"), QStringLiteral(" 王\n小明 "));
    whole.insert(QStringLiteral("email"), QStringLiteral("wang@example.cn"));
    whole.insert(QStringLiteral("phone"), QStringLiteral("+86 138 0000 0000"));
    whole.insert(QStringLiteral("vip"), 5);
    const QJsonObject attributes{{QStringLiteral("plan"), QStringLiteral("gold")}, {QStringLiteral("orders"), 3},
        {QStringLiteral("staff"), false}};
    whole.insert(QStringLiteral("attributes"), attributes);
    const auto identity = verifyIdentity(m_secret, signJwt(m_secret, whole), m_now);
    QVERIFY(identity.isOk());
    QCOMPARE(identity->externalId, QStringLiteral("u-42"));
    QCOMPARE(identity->name, QStringLiteral("王 小明"));
    QCOMPARE(identity->email, QStringLiteral("wang@example.cn"));
    QCOMPARE(identity->phone, QStringLiteral("+86 138 0000 0000"));
    QCOMPARE(identity->vip, 5);
    QCOMPARE(identity->attributes, attributes);
    QCOMPARE(identity->expiresAt, base::fromEpochMs(1'795'305'700'000));
}

void tst_VisitorIdentity::subAndExpAreEnough()
{
    const auto identity = verifyIdentity(m_secret, signJwt(m_secret, claims()), m_now);
    QVERIFY(identity.isOk());
    QCOMPARE(identity->vip, 0);
    QVERIFY(identity->name.isEmpty());
}

void tst_VisitorIdentity::bounds_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");

    const auto row = [](const char *name, const char *field, const QJsonValue &value) {
        QTest::newRow(name) << QString::fromLatin1(field) << value;
    };
    row("vip above", "vip", 6);
    row("vip below", "vip", -1);
    row("vip a fraction", "vip", 1.5);
    row("vip a text", "vip", QStringLiteral("5"));
    row("long name", "name", QString(201, u'n'));
    row("name a number", "name", 7);
    row("long e-mail", "email", QString(255, u'e'));
    row("long phone", "phone", QString(41, u'1'));
    row("long sub", "sub", QString(201, u's'));
    row("attributes a list", "attributes", QJsonArray{1});
    row("nested attribute", "attributes", QJsonObject{{QStringLiteral("a"), QJsonObject{}}});
    row("long attribute", "attributes", QJsonObject{{QStringLiteral("a"), QString(501, u'x')}});
    row("long attribute name", "attributes", QJsonObject{{QString(65, u'a'), 1}});
    QJsonObject many;
    for (int i = 0; i < 21; ++i)
        many.insert(QString::number(i), i);
    row("many attributes", "attributes", many);
}

void tst_VisitorIdentity::bounds()
{
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    QJsonObject odd = claims();
    odd.insert(field, value);
    const auto identity = verifyIdentity(m_secret, signJwt(m_secret, odd), m_now);
    QVERIFY(!identity.isOk());
    QCOMPARE(identity.error().code, base::ErrorCode::BadRequest);
    QVERIFY(identity.error().message.contains(field));
}

void tst_VisitorIdentity::whoseItIsMustBeTold()
{
    for (const QJsonValue &subject : {QJsonValue(QString()), QJsonValue(42), QJsonValue()}) {
        QJsonObject odd = claims();
        odd.insert(QStringLiteral("sub"), subject);
        const auto identity = verifyIdentity(m_secret, signJwt(m_secret, odd), m_now);
        QVERIFY(!identity.isOk());
        QCOMPARE(identity.error().code, base::ErrorCode::Unauthorized);
    }
}

void tst_VisitorIdentity::aSiteWithoutASecretVerifiesNobody()
{
    QVERIFY(!verifyIdentity({}, signJwt({}, claims()), m_now).isOk());
}

QTEST_GUILESS_MAIN(tst_VisitorIdentity)
#include "tst_VisitorIdentity.moc"
