#include "workstation/settings/Settings.h"
#include "workstation/ui/Avatar.h"
#include "workstation/ui/ErrorText.h"
#include "workstation/ui/Language.h"
#include "workstation/ui/RelativeTime.h"

#include <QTemporaryDir>
#include <QTest>

using namespace qiao::workstation;
using namespace qiao::workstation::ui;

namespace {

const QDateTime noon(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC);

}

// What is said in words, in both languages.
class tst_RelativeTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timesAreRelativeUpToAnHour_data();
    void timesAreRelativeUpToAnHour();
    void theFullTimeIsForReading();
    void daysHaveHeadings();
    void waitsCountUp();
    void everyErrorSaysWhatHappenedAndWhatToDo();
    void aWrongNameAndAWrongPasswordSoundTheSame();
    void theWaitAfterTooManyAttemptsIsTold();
    void initialsStandForNames();
};

void tst_RelativeTime::timesAreRelativeUpToAnHour_data()
{
    QTest::addColumn<QDateTime>("then");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("chinese");
    const auto row = [](const char *name, const QDateTime &then, const char *english, const char *chinese) {
        QTest::newRow(name) << then << QString::fromUtf8(english) << QString::fromUtf8(chinese);
    };
    row("this moment", noon, "now", "刚刚");
    row("59 s", noon.addSecs(-59), "now", "刚刚");
    row("clocks disagree", noon.addSecs(30), "now", "刚刚");
    row("1 min", noon.addSecs(-60), "1 min", "1 分钟");
    row("59 min", noon.addSecs(-3599), "59 min", "59 分钟");
    row("an hour", noon.addSecs(-3600), "11:00", "11:00");
    row("midnight", noon.addSecs(-43200), "00:00", "00:00");
    row("before midnight", noon.addSecs(-43201), "Yesterday", "昨天");
    row("two days", noon.addDays(-2), "20 Nov", "11月20日");
    row("last year", noon.addDays(-400), "18 Oct 2025", "2025年10月18日");
    row("far future", noon.addSecs(7200), "14:00", "14:00");
    row("other zone", noon.addSecs(-3600).toOffsetFromUtc(8 * 3600), "11:00", "11:00");
    row("invalid", QDateTime(), "", "");
}

void tst_RelativeTime::timesAreRelativeUpToAnHour()
{
    QFETCH(QDateTime, then);
    QFETCH(QString, english);
    QFETCH(QString, chinese);
    const QTemporaryDir folder;
    settings::Settings settings(folder.filePath(QStringLiteral("s.ini")));
    settings.setLanguage(settings::LanguageChoice::English);
    const Language language(settings);
    QCOMPARE(relativeTime(then, noon), english);
    settings.setLanguage(settings::LanguageChoice::Chinese);
    QCOMPARE(relativeTime(then, noon), chinese);
}

void tst_RelativeTime::theFullTimeIsForReading()
{
    QCOMPARE(fullTime(noon, QLocale(QLocale::English)), QStringLiteral("Sunday, 22 November 2026, 12:00:00"));
    QCOMPARE(fullTime(noon, QLocale(QLocale::Chinese)), QStringLiteral("2026年11月22日 星期日 12:00:00"));
    QCOMPARE(clockTime(noon.addSecs(305), QLocale(QLocale::English)), QStringLiteral("12:05"));
}

void tst_RelativeTime::daysHaveHeadings()
{
    const QLocale english(QLocale::English);
    const QDate today = noon.date();
    QCOMPARE(dayHeading(today, today, english), QStringLiteral("Today"));
    QCOMPARE(dayHeading(today.addDays(-1), today, english), QStringLiteral("Yesterday"));
    QCOMPARE(dayHeading(today.addDays(-9), today, english), QStringLiteral("13 Nov"));
    QCOMPARE(dayHeading({}, today, english), QString());
}

void tst_RelativeTime::waitsCountUp()
{
    using std::chrono::seconds;
    QCOMPARE(waitText(seconds(-5)), QStringLiteral("00:00"));
    QCOMPARE(waitText(seconds(134)), QStringLiteral("02:14"));
    QCOMPARE(waitText(seconds(3734)), QStringLiteral("1:02:14"));
    QCOMPARE(waitText(seconds(93600)), QStringLiteral("1 d 2 h"));
}

void tst_RelativeTime::everyErrorSaysWhatHappenedAndWhatToDo()
{
    const QStringList codes{QStringLiteral("bad_request"), QStringLiteral("unknown_type"),
        QStringLiteral("unauthorized"), QStringLiteral("forbidden"), QStringLiteral("not_found"),
        QStringLiteral("conflict"), QStringLiteral("too_large"), QStringLiteral("rate_limited"),
        QStringLiteral("unavailable"), QStringLiteral("internal"), QStringLiteral("unreachable"),
        QStringLiteral("timeout"), QStringLiteral("tls"), QStringLiteral("never heard of")};
    QSet<QString> titles;
    for (const QString &code : codes) {
        for (const ErrorPlace place : {ErrorPlace::SignIn, ErrorPlace::Message, ErrorPlace::Session}) {
            const ErrorText text = errorText(code, place);
            QVERIFY2(text.title.endsWith(QLatin1Char('.')), qPrintable(code));
            QVERIFY2(text.advice.endsWith(QLatin1Char('.')), qPrintable(code));
            QVERIFY2(!text.sentence().contains(QLatin1Char('!')), qPrintable(code));
            QVERIFY2(!text.sentence().contains(QLatin1Char('_')), qPrintable(code));
        }
        titles << errorText(code, ErrorPlace::Session).title;
    }
    // bad_request and unknown_type are one to people, internal and what nobody knows too.
    QCOMPARE(titles.size(), codes.size() - 2);
}

void tst_RelativeTime::aWrongNameAndAWrongPasswordSoundTheSame()
{
    QCOMPARE(errorText(u"unauthorized", ErrorPlace::SignIn).sentence(),
        errorText(u"not_found", ErrorPlace::SignIn).sentence());
}

void tst_RelativeTime::theWaitAfterTooManyAttemptsIsTold()
{
    const QTemporaryDir folder;
    settings::Settings settings(folder.filePath(QStringLiteral("s.ini")));
    settings.setLanguage(settings::LanguageChoice::English);
    const Language language(settings);
    const auto advice
        = [](std::chrono::milliseconds wait) { return errorText(u"rate_limited", ErrorPlace::SignIn, wait).advice; };
    QCOMPARE(advice(std::chrono::milliseconds(26100)), QStringLiteral("Try again in 27 seconds."));
    QCOMPARE(advice(std::chrono::milliseconds(800)), QStringLiteral("Try again in 1 second."));
    QVERIFY(!advice({}).contains(QLatin1Char('0')));
}

void tst_RelativeTime::initialsStandForNames()
{
    QCOMPARE(initialsOf(QStringLiteral("Emma Stone")), QStringLiteral("ES"));
    QCOMPARE(initialsOf(QStringLiteral("  ann ")), QStringLiteral("A"));
    QCOMPARE(initialsOf(QStringLiteral("李雷")), QStringLiteral("李"));
    QCOMPARE(initialsOf(QStringLiteral("欧阳 娜娜")), QStringLiteral("欧"));
    QCOMPARE(initialsOf(QStringLiteral("Jean-Luc van der Berg")), QStringLiteral("JB"));
    QCOMPARE(initialsOf(QStringLiteral("@ #")), QString());
    QCOMPARE(initialsOf(QString()), QString());
    // A character outside the basic plane stays whole.
    QCOMPARE(initialsOf(QStringLiteral("𠮷野")), QStringLiteral("𠮷"));
}

QTEST_MAIN(tst_RelativeTime)
#include "tst_RelativeTime.moc"
