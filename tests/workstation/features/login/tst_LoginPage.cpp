#include "tests/workstation/ui/NamedFocusables.h"
#include "workstation/features/login/LoginDialog.h"
#include "workstation/features/login/LoginPage.h"
#include "workstation/features/login/RelayAddress.h"
#include "workstation/ui/Banner.h"
#include "workstation/ui/Language.h"
#include "workstation/ui/Theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace qiao::workstation;
using namespace qiao::workstation::login;

class tst_LoginPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void addressesAreUnderstood_data();
    void addressesAreUnderstood();
    void anUnprotectedAddressIsToldBeforeThePasswordLeaves();
    void everythingCanBeDoneByKeyboard();
    void whatIsMissingIsSaidAndGetsTheFocus();
    void whileBusyNothingIsSentTwice();
    void escapeWhileBusyCancelsTheSignInAndNotTheWindow();
    void aThrottledSignInWaitsItsTime();
    void anErrorLeavesWhatWasTypedAndSelectsTheSuspect();
    void aSignInThatWorkedRemembersAllButThePassword();
    void everyFocusableHasANameInBothLanguages();

private:
    QLineEdit *field(LoginPage &page, const char *name) const;
    void fill(LoginPage &page) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<settings::Settings> m_settings;
};

QLineEdit *tst_LoginPage::field(LoginPage &page, const char *name) const
{
    for (QLineEdit *each : page.findChildren<QLineEdit *>()) {
        if (each->accessibleName() == QLatin1String(name)) {
            return each;
        }
    }
    return nullptr;
}

void tst_LoginPage::fill(LoginPage &page) const
{
    field(page, "Relay address")->setText(QStringLiteral("127.0.0.1:7700"));
    field(page, "Name")->setText(QStringLiteral(" ann "));
    field(page, "Password")->setText(QStringLiteral(" secret "));
}

void tst_LoginPage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<settings::Settings>(m_folder->filePath(QStringLiteral("s.ini")));
    m_settings->setLanguage(settings::LanguageChoice::English);
}

void tst_LoginPage::addressesAreUnderstood_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("dialled");
    QTest::addColumn<int>("fault");
    const auto good = [](const char *typed, const char *dialled) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(dialled) << -1;
    };
    const auto bad = [](const char *typed, AddressFault fault) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString() << static_cast<int>(fault);
    };
    good("chat.example.com", "wss://chat.example.com");
    good("  chat.example.com:8443/ ", "wss://chat.example.com:8443");
    good("127.0.0.1:7700", "ws://127.0.0.1:7700");
    good("localhost:7700", "ws://localhost:7700");
    good("[::1]:7700", "ws://[::1]:7700");
    good("wss://localhost:7700", "wss://localhost:7700");
    good("http://10.0.0.5:7700", "ws://10.0.0.5:7700");
    good("https://example.com/chat", "wss://example.com/chat");
    good("客服.example.com", "wss://客服.example.com");
    bad("", AddressFault::Empty);
    bad("   ", AddressFault::Empty);
    bad("http://", AddressFault::NotAnAddress);
    bad("two words", AddressFault::NotAnAddress);
    bad("example.com:99999", AddressFault::NotAnAddress);
    bad("example.com?token=1", AddressFault::NotAnAddress);
    bad("ftp://example.com", AddressFault::UnknownScheme);
    bad("file:///etc/passwd", AddressFault::NotAnAddress);
    bad("javascript://x", AddressFault::UnknownScheme);
    bad("wss://ann:demo@example.com", AddressFault::HasCredentials);
}

void tst_LoginPage::addressesAreUnderstood()
{
    QFETCH(QString, typed);
    QFETCH(QString, dialled);
    QFETCH(int, fault);
    const RelayAddress address = RelayAddress::fromTyped(typed);
    QCOMPARE(address.isValid(), fault < 0);
    QCOMPARE(address.url(), QUrl(dialled));
    if (fault >= 0) {
        QCOMPARE(static_cast<int>(*address.fault()), fault);
    }
    QVERIFY(!RelayAddress::fromTyped(QString(100000, QLatin1Char('a'))).isValid());
}

void tst_LoginPage::anUnprotectedAddressIsToldBeforeThePasswordLeaves()
{
    QVERIFY(RelayAddress::fromTyped(QStringLiteral("ws://10.0.0.5:7700")).isExposed());
    QVERIFY(!RelayAddress::fromTyped(QStringLiteral("ws://127.0.0.1:7700")).isExposed());
    QVERIFY(!RelayAddress::fromTyped(QStringLiteral("wss://10.0.0.5")).isExposed());
    QVERIFY(!RelayAddress::fromTyped(QStringLiteral("nonsense://")).isExposed());
}

void tst_LoginPage::everythingCanBeDoneByKeyboard()
{
    LoginPage page(*m_settings);
    QSignalSpy requested(&page, &LoginPage::signInRequested);
    page.show();
    QApplication::setActiveWindow(&page);
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    QTRY_COMPARE(QApplication::focusWidget(), field(page, "Relay address"));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("127.0.0.1:7700"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), field(page, "Name"));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("ann"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), field(page, "Password"));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("demo"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QVERIFY(page.findChild<QCheckBox *>()->isChecked());
    QTest::keyClick(field(page, "Password"), Qt::Key_Return);
    QCOMPARE(requested.count(), 1);
    QCOMPARE(requested.at(0).at(0).toUrl(), QUrl(QStringLiteral("ws://127.0.0.1:7700")));
    QCOMPARE(requested.at(0).at(1).toString(), QStringLiteral("ann"));
    QCOMPARE(requested.at(0).at(2).toString(), QStringLiteral("demo"));
    QCOMPARE(requested.at(0).at(3).toBool(), true);
}

void tst_LoginPage::whatIsMissingIsSaidAndGetsTheFocus()
{
    LoginPage page(*m_settings);
    page.show();
    QApplication::setActiveWindow(&page);
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    QSignalSpy requested(&page, &LoginPage::signInRequested);
    auto *button = page.findChild<QPushButton *>();
    auto *message = page.findChild<ui::Banner *>();
    for (QPushButton *each : page.findChildren<QPushButton *>()) {
        button = each->text() == QStringLiteral("Sign in") ? each : button;
    }
    button->click();
    QVERIFY(message->isVisible());
    QTRY_COMPARE(QApplication::focusWidget(), field(page, "Relay address"));
    fill(page);
    field(page, "Name")->setText(QStringLiteral("   "));
    button->click();
    QCOMPARE(QApplication::focusWidget(), field(page, "Name"));
    QCOMPARE(message->text(), QStringLiteral("Type your name."));
    fill(page);
    field(page, "Password")->clear();
    button->click();
    QCOMPARE(QApplication::focusWidget(), field(page, "Password"));
    QCOMPARE(requested.count(), 0);
    QTest::keyClicks(field(page, "Password"), QStringLiteral("x"));
    QVERIFY(!message->isVisible());
    fill(page);
    button->click();
    QCOMPARE(requested.count(), 1);
    QCOMPARE(requested.at(0).at(1).toString(), QStringLiteral("ann"));
    // A space may belong to a password.
    QCOMPARE(requested.at(0).at(2).toString(), QStringLiteral(" secret "));
}

void tst_LoginPage::whileBusyNothingIsSentTwice()
{
    LoginPage page(*m_settings);
    fill(page);
    QSignalSpy requested(&page, &LoginPage::signInRequested);
    QTest::keyClick(field(page, "Password"), Qt::Key_Return);
    QCOMPARE(requested.count(), 1);
    page.setBusy(true);
    Q_EMIT field(page, "Password")->returnPressed();
    QCOMPARE(requested.count(), 1);
    QVERIFY(!field(page, "Name")->isEnabled());
    page.setBusy(false);
    QVERIFY(field(page, "Name")->isEnabled());
}

void tst_LoginPage::escapeWhileBusyCancelsTheSignInAndNotTheWindow()
{
    LoginDialog dialog(*m_settings);
    dialog.show();
    QSignalSpy cancelled(&dialog, &LoginDialog::cancelRequested);
    dialog.setBusy(true);
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QCOMPARE(cancelled.count(), 1);
    QVERIFY(dialog.isVisible());
    dialog.setBusy(false);
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
}

void tst_LoginPage::aThrottledSignInWaitsItsTime()
{
    LoginPage page(*m_settings);
    page.show();
    fill(page);
    QSignalSpy requested(&page, &LoginPage::signInRequested);
    page.showError(QStringLiteral("rate_limited"), std::chrono::milliseconds(1200));
    QTest::keyClick(field(page, "Password"), Qt::Key_Return);
    QCOMPARE(requested.count(), 0);
    QVERIFY(page.findChild<ui::Banner *>()->text().contains(QLatin1Char('2')));
    // It ends by itself, and the message goes with it.
    QTRY_VERIFY_WITH_TIMEOUT(!page.findChild<ui::Banner *>()->isVisible(), 20000);
    QTest::keyClick(field(page, "Password"), Qt::Key_Return);
    QCOMPARE(requested.count(), 1);
}

void tst_LoginPage::anErrorLeavesWhatWasTypedAndSelectsTheSuspect()
{
    LoginPage page(*m_settings);
    page.show();
    QApplication::setActiveWindow(&page);
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    fill(page);
    page.setBusy(true);
    page.showError(QStringLiteral("unauthorized"));
    QVERIFY(!page.isBusy());
    QTRY_COMPARE(QApplication::focusWidget(), field(page, "Password"));
    QCOMPARE(field(page, "Password")->selectedText().size(), 8);
    page.showError(QStringLiteral("unreachable"));
    QCOMPARE(QApplication::focusWidget(), field(page, "Relay address"));
    QCOMPARE(field(page, "Password")->text(), QStringLiteral(" secret "));
}

void tst_LoginPage::aSignInThatWorkedRemembersAllButThePassword()
{
    LoginPage page(*m_settings);
    fill(page);
    page.findChild<QCheckBox *>()->setChecked(true);
    page.accept();
    QVERIFY(field(page, "Password")->text().isEmpty());
    m_settings->sync();
    QFile stored(m_folder->filePath(QStringLiteral("s.ini")));
    QVERIFY(stored.open(QIODevice::ReadOnly));
    QVERIFY(!stored.readAll().contains("secret"));
    LoginPage again(*m_settings);
    QCOMPARE(field(again, "Relay address")->text(), QStringLiteral("127.0.0.1:7700"));
    QCOMPARE(field(again, "Name")->text(), QStringLiteral("ann"));
    QVERIFY(again.findChild<QCheckBox *>()->isChecked());
}

void tst_LoginPage::everyFocusableHasANameInBothLanguages()
{
    const ui::Language language(*m_settings);
    LoginPage page(*m_settings);
    page.show();
    expectNamedFocusables(&page);
    page.showError(QStringLiteral("rate_limited"), std::chrono::seconds(20));
    m_settings->setLanguage(settings::LanguageChoice::Chinese);
    QTRY_VERIFY(page.findChild<ui::Banner *>()->text().contains(QStringLiteral("秒")));
    expectNamedFocusables(&page);
    QVERIFY(!page.accessibleName().contains(QStringLiteral("Sign")));
}

QTEST_MAIN(tst_LoginPage)
#include "tst_LoginPage.moc"
