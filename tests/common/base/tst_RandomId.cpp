#include "common/base/RandomId.h"
#include "common/base/StrongId.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <unordered_set>

using namespace qiao::base;

class tst_RandomId : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idsAreShortSafeAndDifferent();
    void tokensAreSafeInAUrl();
    void randomBytesHaveTheLengthAskedFor();
    void strongIdsCompareByTheirText();
    void strongIdsOfDifferentKindsAreDifferentTypes();
};

void tst_RandomId::idsAreShortSafeAndDifferent()
{
    static const QRegularExpression shape(QStringLiteral("^c[a-z2-7]{20}$"));
    QSet<QString> seen;
    for (int i = 0; i < 5'000; ++i) {
        const QString id = randomId(u'c');
        QVERIFY2(shape.match(id).hasMatch(), qPrintable(id));
        seen.insert(id);
    }
    QCOMPARE(seen.size(), 5'000);
}

void tst_RandomId::tokensAreSafeInAUrl()
{
    static const QRegularExpression shape(QStringLiteral("^[A-Za-z0-9_-]{43}$"));
    QSet<QString> seen;
    for (int i = 0; i < 1'000; ++i) {
        const QString token = randomToken();
        QVERIFY2(shape.match(token).hasMatch(), qPrintable(token));
        seen.insert(token);
    }
    QCOMPARE(seen.size(), 1'000);
}

void tst_RandomId::randomBytesHaveTheLengthAskedFor()
{
    for (const int length : {0, 1, 3, 4, 5, 32, 33})
        QCOMPARE(secureRandom(length).size(), length);
    QVERIFY(secureRandom(32) != secureRandom(32));
}

void tst_RandomId::strongIdsCompareByTheirText()
{
    using Id = StrongId<struct OneTag>;
    const Id one(QStringLiteral("1"));
    const Id two(QStringLiteral("2"));
    QVERIFY(one == Id(QStringLiteral("1")));
    QVERIFY(one != two);
    QVERIFY(one < two);
    QVERIFY(Id().isEmpty());
    QVERIFY(!one.isEmpty());
    QSet<Id> set{one, two, Id(QStringLiteral("1"))};
    QCOMPARE(set.size(), 2);
    std::unordered_set<Id> unordered{one, two, Id(QStringLiteral("2"))};
    QCOMPARE(unordered.size(), 2U);
}

void tst_RandomId::strongIdsOfDifferentKindsAreDifferentTypes()
{
    using One = StrongId<struct OneTag>;
    using Other = StrongId<struct OtherTag>;
    QVERIFY((!std::is_convertible_v<One, Other>));
    QVERIFY((!std::is_constructible_v<One, Other>));
    QVERIFY((!std::is_convertible_v<QString, One>));
}

QTEST_GUILESS_MAIN(tst_RandomId)
#include "tst_RandomId.moc"
