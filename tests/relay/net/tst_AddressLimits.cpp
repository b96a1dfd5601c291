#include "relay/net/AddressLimits.h"

#include <QTest>

#include <thread>

using namespace qiao;
using namespace std::chrono_literals;
using relay::net::AddressLimits;

class tst_AddressLimits : public QObject
{
    Q_OBJECT

private:
    static int taken(AddressLimits &limits, const QHostAddress &address, AddressLimits::Clock::time_point now)
    {
        int count = 0;
        while (count < 10'000 && limits.takeRequest(address, now) == 0ms) {
            ++count;
        }
        return count;
    }

    const QHostAddress m_office{QStringLiteral("192.0.2.7")};
    const AddressLimits::Clock::time_point m_start{1h};

private Q_SLOTS:
    void aBurstPassesAndThenTheRate()
    {
        AddressLimits limits(base::Rate::perMinute(600, 20), 10);
        QCOMPARE(taken(limits, m_office, m_start), 20);
        QCOMPARE(limits.takeRequest(m_office, m_start), 100ms);
        QCOMPARE(taken(limits, m_office, m_start + 1s), 10);
        QCOMPARE(taken(limits, m_office, m_start + 1h), 20);
    }

    void oneAddressDoesNotUseUpTheOthers()
    {
        AddressLimits limits(base::Rate::perMinute(600, 20), 10);
        taken(limits, m_office, m_start);
        int refused = 0;
        for (quint32 i = 0; i < 1'000; ++i) {
            refused += limits.takeRequest(QHostAddress(0x0a000000 + i), m_start) > 0ms ? 1 : 0;
        }
        // Two may share a place by chance, all of them never.
        QVERIFY(refused <= 2);
    }

    void anIpv6NetworkIsOneAddress()
    {
        AddressLimits limits(base::Rate::perMinute(600, 20), 10);
        for (int i = 0; i < 20; ++i) {
            QCOMPARE(limits.takeRequest(QHostAddress(QStringLiteral("2001:db8::%1").arg(i)), m_start), 0ms);
        }
        QVERIFY(limits.takeRequest(QHostAddress(QStringLiteral("2001:db8::ffff")), m_start) > 0ms);
    }

    void whatIsChargedAfterwardsIsPaidFirst()
    {
        AddressLimits limits(base::Rate::perMinute(600, 20), 10);
        limits.charge(m_office, m_start, 25);
        QCOMPARE(limits.takeRequest(m_office, m_start), 600ms);
        QCOMPARE(limits.takeRequest(m_office, m_start + 600ms), 0ms);
    }

    void connectionsAreGivenBack()
    {
        AddressLimits limits({}, 2);
        auto first = limits.hold(m_office);
        auto second = limits.hold(m_office);
        QVERIFY(first && second);
        QVERIFY(!limits.hold(m_office));
        const auto copy = first;
        first.reset();
        QVERIFY(!limits.hold(m_office));
        second.reset();
        QVERIFY(limits.hold(m_office));
    }

    void manyThreadsTakeNoMoreThanOne()
    {
        AddressLimits limits(base::Rate::perMinute(600, 5'000), 10);
        std::atomic<int> passed = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] { passed += taken(limits, m_office, m_start); });
        }
        for (std::thread &thread : threads) {
            thread.join();
        }
        QCOMPARE(passed.load(), 5'000);
    }
};

QTEST_APPLESS_MAIN(tst_AddressLimits)
#include "tst_AddressLimits.moc"
