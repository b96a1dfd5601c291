#include "relay/auth/LoginThrottle.h"

#include <QTest>

using namespace qiao;
using namespace qiao::relay::auth;

class tst_LoginThrottle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNameHasItsBurstThenRefills();
    void whoGuessesElsewhereLocksNobodyOut();
    void aCrowdThatGuessesOneNameIsSlowedDown();
    void anAddressHasItsBurst();
    void aRightPasswordCostsNothing();
    void oneIpv6NetworkIsOneAddress();
    void ipv4InIpv6IsTheSameAddress();
    void itsMemoryIsBounded();

private:
    base::ManualClock m_clock;
};

void tst_LoginThrottle::aNameHasItsBurstThenRefills()
{
    LoginThrottle throttle;
    const auto attempt = [&](const QString &name) { return throttle.admit(name, QHostAddress(7U), m_clock.now()); };
    for (int i = 0; i < LoginThrottle::nameRate.burst; ++i)
        QVERIFY(attempt(QStringLiteral("Ann")).isOk());
    const auto refused = attempt(QStringLiteral("Ann"));
    QVERIFY(!refused.isOk());
    QCOMPARE(refused.error().code, base::ErrorCode::RateLimited);
    const base::Milliseconds refill = std::chrono::duration_cast<base::Milliseconds>(LoginThrottle::nameRate.refill);
    QCOMPARE(*refused.error().retryAfter, refill);

    m_clock.advance(refill - base::Milliseconds(1));
    QVERIFY(!attempt(QStringLiteral("Ann")).isOk());
    m_clock.advance(base::Milliseconds(1));
    QVERIFY(attempt(QStringLiteral(" ann")).isOk());
    QVERIFY(!attempt(QStringLiteral("Ann")).isOk());
    QVERIFY(attempt(QStringLiteral("ben")).isOk());
}

void tst_LoginThrottle::whoGuessesElsewhereLocksNobodyOut()
{
    LoginThrottle throttle;
    while (throttle.admit(QStringLiteral("ann"), QHostAddress(6U), m_clock.now())) { }
    QVERIFY(throttle.admit(QStringLiteral("ann"), QHostAddress(7U), m_clock.now()).isOk());
}

void tst_LoginThrottle::aCrowdThatGuessesOneNameIsSlowedDown()
{
    LoginThrottle throttle;
    int tries = 0;
    for (quint32 address = 0; address < 1'000; ++address)
        tries += throttle.admit(QStringLiteral("ann"), QHostAddress(address), m_clock.now()) ? 1 : 0;
    QCOMPARE(tries, LoginThrottle::everywhere * LoginThrottle::nameRate.burst);
}

void tst_LoginThrottle::anAddressHasItsBurst()
{
    LoginThrottle throttle;
    const QHostAddress address(QStringLiteral("192.0.2.7"));
    for (int i = 0; i < LoginThrottle::addressRate.burst; ++i)
        QVERIFY(throttle.admit(QString::number(i), address, m_clock.now()).isOk());
    const auto refused = throttle.admit(QStringLiteral("yet another"), address, m_clock.now());
    QVERIFY(!refused.isOk());
    QCOMPARE(
        *refused.error().retryAfter, std::chrono::duration_cast<base::Milliseconds>(LoginThrottle::addressRate.refill));
    QVERIFY(
        throttle.admit(QStringLiteral("yet another"), QHostAddress(QStringLiteral("192.0.2.8")), m_clock.now()).isOk());
}

void tst_LoginThrottle::aRightPasswordCostsNothing()
{
    LoginThrottle throttle;
    const QHostAddress address(QHostAddress::LocalHost);
    for (int i = 0; i < 200; ++i) {
        QVERIFY(throttle.admit(QStringLiteral("ann"), address, m_clock.now()).isOk());
        throttle.forgive(QStringLiteral("ann"), address);
    }
}

void tst_LoginThrottle::oneIpv6NetworkIsOneAddress()
{
    LoginThrottle throttle;
    for (int i = 0; i < LoginThrottle::addressRate.burst; ++i) {
        const QHostAddress address(QStringLiteral("2001:db8::%1").arg(i));
        QVERIFY(throttle.admit(QString::number(i), address, m_clock.now()).isOk());
    }
    QVERIFY(!throttle.admit(QStringLiteral("x"), QHostAddress(QStringLiteral("2001:db8::ffff")), m_clock.now()).isOk());
    QVERIFY(throttle.admit(QStringLiteral("x"), QHostAddress(QStringLiteral("2001:db8:0:1::1")), m_clock.now()).isOk());
}

void tst_LoginThrottle::ipv4InIpv6IsTheSameAddress()
{
    LoginThrottle throttle;
    for (int i = 0; i < LoginThrottle::addressRate.burst; ++i)
        QVERIFY(throttle.admit(QString::number(i), QHostAddress(QStringLiteral("::ffff:192.0.2.7")), m_clock.now()));
    QVERIFY(!throttle.admit(QStringLiteral("x"), QHostAddress(QStringLiteral("192.0.2.7")), m_clock.now()).isOk());
}

void tst_LoginThrottle::itsMemoryIsBounded()
{
    LoginThrottle throttle;
    for (int i = 0; i < 3 * LoginThrottle::longestTable; ++i) {
        // The address is ever another one, as it is for a crowd of machines.
        const QHostAddress address(static_cast<quint32>(0x0a000000 + i));
        QVERIFY(throttle.admit(QStringLiteral("name %1").arg(i), address, m_clock.now()).isOk());
        QVERIFY(throttle.entries() <= 3 * LoginThrottle::longestTable);
    }
}

QTEST_GUILESS_MAIN(tst_LoginThrottle)
#include "tst_LoginThrottle.moc"
