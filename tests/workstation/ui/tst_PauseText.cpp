#include "workstation/ui/PauseText.h"

#include <QTest>

using namespace qiao::workstation;

class tst_PauseText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatPeopleWroteStays()
    {
        QCOMPARE(ui::pauseText(QStringLiteral("午餐")), QStringLiteral("午餐"));
        QCOMPARE(ui::pauseText({}), QString());
        QVERIFY(!ui::isForMissedOffers(QStringLiteral("午餐")));
    }
    void whatTheRelayDecidedIsSaidInWords()
    {
        QVERIFY(ui::isForMissedOffers(QStringLiteral("missed_offers")));
        QVERIFY(!ui::pauseText(QStringLiteral("missed_offers")).contains(QLatin1Char('_')));
    }
};

QTEST_GUILESS_MAIN(tst_PauseText)
#include "tst_PauseText.moc"
