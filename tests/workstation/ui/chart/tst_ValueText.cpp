#include "workstation/ui/chart/ValueText.h"

#include <QTest>
#include <QTimeZone>

#include <limits>

using namespace qiao::workstation::ui::chart;

// Figures in words.
class tst_ValueText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesAreWrittenByTheirUnit_data();
    void valuesAreWrittenByTheirUnit();
    void noValueIsADash();
    void anAxisShowsNoMoreDigitsThanItsStepNeeds();
    void numbersFollowTheLocale();
    void bucketsAreNamed();
};

void tst_ValueText::valuesAreWrittenByTheirUnit_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<Unit>("unit");
    QTest::addColumn<QString>("text");
    const auto row = [](double value, Unit unit, const char *text) {
        QTest::addRow("%s from %g", text, value) << value << unit << QString::fromUtf8(text);
    };
    row(0, Unit::Count, "0");
    row(-0.01, Unit::Count, "0");
    row(1234, Unit::Count, "1,234");
    row(2.5, Unit::Count, "2.5");
    row(2.96, Unit::Count, "3");
    row(0, Unit::Share, "0%");
    row(0.875, Unit::Share, "87.5%");
    row(0.9, Unit::Share, "90%");
    row(0.9996, Unit::Share, "100%");
    row(1, Unit::Share, "100%");
    row(0, Unit::Seconds, "0 s");
    row(0.42, Unit::Seconds, "0.4 s");
    row(9.94, Unit::Seconds, "9.9 s");
    row(9.96, Unit::Seconds, "10 s");
    row(42.4, Unit::Seconds, "42 s");
    row(59.6, Unit::Seconds, "1 m");
    row(80, Unit::Seconds, "1 m 20 s");
    row(3599.7, Unit::Seconds, "1 h");
    row(3900, Unit::Seconds, "1 h 5 m");
    row(86400, Unit::Seconds, "1 d");
    row(97200, Unit::Seconds, "1 d 3 h");
    row(-80, Unit::Seconds, "−1 m 20 s");
    row(4.24, Unit::Milliseconds, "4.2 ms");
    row(230.4, Unit::Milliseconds, "230 ms");
    row(999.7, Unit::Milliseconds, "1 s");
    row(1240, Unit::Milliseconds, "1.2 s");
    row(4.6213, Unit::Rating, "4.62");
    row(5, Unit::Rating, "5.00");
}

void tst_ValueText::valuesAreWrittenByTheirUnit()
{
    QFETCH(double, value);
    QFETCH(Unit, unit);
    QTEST(valueText(value, unit, QLocale(QLocale::English, QLocale::UnitedStates)), "text");
}

void tst_ValueText::noValueIsADash()
{
    QCOMPARE(valueText(std::numeric_limits<double>::quiet_NaN(), Unit::Seconds), noValueText());
    QCOMPARE(valueText(std::numeric_limits<double>::infinity(), Unit::Count), noValueText());
}

void tst_ValueText::anAxisShowsNoMoreDigitsThanItsStepNeeds()
{
    const QLocale locale(QLocale::English, QLocale::UnitedStates);
    QCOMPARE(axisText(20, 10, Unit::Count, locale), QStringLiteral("20"));
    QCOMPARE(axisText(0.5, 0.25, Unit::Share, locale), QStringLiteral("50%"));
    QCOMPARE(axisText(0.9725, 0.0025, Unit::Share, locale), QStringLiteral("97.3%"));
    QCOMPARE(axisText(4.2, 0.2, Unit::Rating, locale), QStringLiteral("4.2"));
    QCOMPARE(axisText(0, 30, Unit::Seconds, locale), QStringLiteral("0"));
    QCOMPARE(axisText(90, 30, Unit::Seconds, locale), QStringLiteral("1 m 30 s"));
}

void tst_ValueText::numbersFollowTheLocale()
{
    const QLocale german(QLocale::German, QLocale::Germany);
    QCOMPARE(valueText(1234.5, Unit::Count, german), QStringLiteral("1.234,5"));
    QCOMPARE(valueText(0.875, Unit::Share, german), QStringLiteral("87,5%"));
}

void tst_ValueText::bucketsAreNamed()
{
    const QLocale english(QLocale::English, QLocale::UnitedStates);
    const QLocale chinese(QLocale::Chinese, QLocale::China);
    const QDateTime at(QDate(2026, 11, 24), QTime(14, 0), QTimeZone("Asia/Shanghai"));
    QCOMPARE(bucketText(at, Bucket::Hour, english), QStringLiteral("Tue 24 Nov, 14:00–15:00"));
    QCOMPARE(bucketText(at, Bucket::Day, english), QStringLiteral("Tue 24 Nov 2026"));
    QCOMPARE(bucketText(at, Bucket::Week, english), QStringLiteral("Week of 24 Nov 2026"));
    QCOMPARE(bucketText(at, Bucket::Hour, chinese), QStringLiteral("11月24日 周二, 14:00–15:00"));
    QCOMPARE(shortDayText(at.date(), english), QStringLiteral("24 Nov"));
    QCOMPARE(shortDayText(at.date(), chinese), QStringLiteral("11月24日"));
}

QTEST_GUILESS_MAIN(tst_ValueText)
#include "tst_ValueText.moc"
