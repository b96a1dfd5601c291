#include "workstation/ui/UntilText.h"
#include "workstation/ui/WaitLevel.h"
#include "workstation/ui/WaitingText.h"

#include <QTest>

using namespace qiao::workstation::ui;
using namespace std::chrono_literals;

// How waiting is told: its level, what is left of the promise, its reason, its end. Pure.
class tst_WaitLevel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLevelFollowsThePromise()
    {
        QCOMPARE(waitLevel(0s, 20s), WaitLevel::Fine);
        QCOMPARE(waitLevel(9'999ms, 20s), WaitLevel::Fine);
        QCOMPARE(waitLevel(10s, 20s), WaitLevel::Late);
        QCOMPARE(waitLevel(19'999ms, 20s), WaitLevel::Late);
        QCOMPARE(waitLevel(20s, 20s), WaitLevel::TooLate);
        QCOMPARE(waitLevel(1h, 0s), WaitLevel::Fine);
    }

    void everyLevelHasAColourAndASignOfItsOwn()
    {
        const QList<WaitLevel> levels{WaitLevel::Fine, WaitLevel::Late, WaitLevel::TooLate};
        for (const WaitLevel one : levels) {
            for (const WaitLevel other : levels) {
                QCOMPARE(roleOf(one) == roleOf(other), one == other);
                QCOMPARE(iconOf(one) == iconOf(other), one == other);
            }
        }
    }

    void thePromiseCountsDownAndThenUp()
    {
        QCOMPARE(promiseText(0s, 60s), QStringLiteral("01:00 left"));
        QCOMPARE(promiseText(40'500ms, 60s), QStringLiteral("00:20 left"));
        QCOMPARE(promiseText(60s, 60s), QStringLiteral("00:00 over"));
        QCOMPARE(promiseText(130s, 60s), QStringLiteral("01:10 over"));
    }

    void aMomentToComeIsAsShortAsItCanBe()
    {
        const QLocale english(QLocale::English);
        const QDateTime now(QDate(2026, 11, 27), QTime(22, 0));
        QCOMPARE(untilText(QDateTime(QDate(2026, 11, 27), QTime(23, 30)), now, english), QStringLiteral("23:30"));
        QCOMPARE(
            untilText(QDateTime(QDate(2026, 11, 28), QTime(9, 0)), now, english), QStringLiteral("tomorrow 09:00"));
        QCOMPARE(untilText(QDateTime(QDate(2026, 11, 30), QTime(9, 0)), now, english), QStringLiteral("Mon 09:00"));
        QCOMPARE(untilText(QDateTime(QDate(2026, 12, 24), QTime(9, 0)), now, english), QStringLiteral("24 Dec 09:00"));
        QCOMPARE(untilText({}, now, english), QString());
    }

    void everyReasonOfTheProtocolHasWords()
    {
        const QDateTime now(QDate(2026, 11, 27), QTime(22, 0));
        for (const char *reason :
            {"all_busy", "nobody_here", "nobody_fits", "outside_hours", "asked_in_vain", "message_left"})
            QVERIFY2(!waitingText(QString::fromLatin1(reason), {}, now).isEmpty(), reason);
        QCOMPARE(waitingText(u"outside_hours", QDateTime(QDate(2026, 11, 28), QTime(9, 0)), now),
            QStringLiteral("outside hours until tomorrow 09:00"));
        QCOMPARE(waitingText(u"something_new", {}, now), QString());
    }

    void thePlaceAndTheTimeAreTold()
    {
        QCOMPARE(placeText(2, 150s), QStringLiteral("place 2, about 3 min"));
        QCOMPARE(placeText(1, 20s), QStringLiteral("place 1, about a minute"));
        QCOMPARE(placeText(0, std::nullopt), QString());
    }
};

QTEST_GUILESS_MAIN(tst_WaitLevel)
#include "tst_WaitLevel.moc"
