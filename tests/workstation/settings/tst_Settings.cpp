#include "workstation/settings/Settings.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace qiao::workstation::settings;

class tst_Settings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyDefaultIsSane();
    void everyChoiceSurvivesARestart();
    void nonsenseOnDiskReadsAsTheDefault();
    void changesAreToldOnceAndOnlyWhenTheyAreChanges();
    void aShortcutTakenAwayDiffersFromOneNeverChanged();
    void recentCommandsAreBoundedNewestFirstAndUnique();

private:
    QString file() const
    {
        return m_folder.filePath(QString::fromUtf8(QTest::currentTestFunction()) + QStringLiteral(".ini"));
    }

    QTemporaryDir m_folder;
};

void tst_Settings::everyDefaultIsSane()
{
    const Settings settings(file());
    QCOMPARE(settings.language(), LanguageChoice::System);
    QCOMPARE(settings.theme(), ThemeChoice::System);
    QCOMPARE(settings.density(), Density::Comfortable);
    QCOMPARE(settings.fontPercent(), 100);
    QCOMPARE(settings.notifications(), Switch::On);
    QCOMPARE(settings.sound(), Switch::On);
    QCOMPARE(settings.staySignedIn(), Switch::Off);
    QVERIFY(settings.relayAddress().isEmpty());
    QVERIFY(settings.agentName().isEmpty());
    QVERIFY(settings.recentCommands().isEmpty());
    QVERIFY(!settings.shortcut(QStringLiteral("any")));
}

void tst_Settings::everyChoiceSurvivesARestart()
{
    {
        Settings settings(file());
        settings.setLanguage(LanguageChoice::Chinese);
        settings.setTheme(ThemeChoice::Dark);
        settings.setDensity(Density::Compact);
        settings.setFontPercent(125);
        settings.setNotifications(Switch::Off);
        settings.setSound(Switch::Off);
        settings.setMessagePreview(Switch::Off);
        settings.setRelayAddress(QStringLiteral("桥.example.com"));
        settings.setAgentName(QStringLiteral("李雷"));
        settings.setStaySignedIn(Switch::On);
        settings.setWindowGeometry(QByteArray("\0\1\2", 3));
        settings.setSplitterState(QStringLiteral("desk"), QByteArray("\0\xff", 2));
        settings.setTab(QStringLiteral("context"), QStringLiteral("orders"));
        settings.setShortcut(QStringLiteral("a.b"), QKeySequence(Qt::CTRL | Qt::Key_J));
        settings.sync();
    }
    const Settings settings(file());
    QCOMPARE(settings.language(), LanguageChoice::Chinese);
    QCOMPARE(settings.theme(), ThemeChoice::Dark);
    QCOMPARE(settings.density(), Density::Compact);
    QCOMPARE(settings.fontPercent(), 125);
    QCOMPARE(settings.notifications(), Switch::Off);
    QCOMPARE(settings.sound(), Switch::Off);
    QCOMPARE(settings.messagePreview(), Switch::Off);
    QCOMPARE(settings.relayAddress(), QStringLiteral("桥.example.com"));
    QCOMPARE(settings.agentName(), QStringLiteral("李雷"));
    QCOMPARE(settings.staySignedIn(), Switch::On);
    QCOMPARE(settings.windowGeometry(), QByteArray("\0\1\2", 3));
    QCOMPARE(settings.splitterState(QStringLiteral("desk")), QByteArray("\0\xff", 2));
    QCOMPARE(settings.tab(QStringLiteral("context")), QStringLiteral("orders"));
    QCOMPARE(settings.shortcut(QStringLiteral("a.b")), QKeySequence(Qt::CTRL | Qt::Key_J));
}

void tst_Settings::nonsenseOnDiskReadsAsTheDefault()
{
    QFile ini(file());
    QVERIFY(ini.open(QIODevice::WriteOnly));
    ini.write("[look]\nlanguage=klingon\ntheme=7\ndensity=\nfontPercent=many\n"
              "[attention]\nsound=perhaps\n[shortcuts]\na.b=Ctrl+Nonsense\n[signIn]\nrelay="
        + QByteArray(5000, 'x') + "\n");
    ini.close();
    Settings settings(file());
    QCOMPARE(settings.language(), LanguageChoice::System);
    QCOMPARE(settings.theme(), ThemeChoice::System);
    QCOMPARE(settings.density(), Density::Comfortable);
    QCOMPARE(settings.fontPercent(), 100);
    QCOMPARE(settings.sound(), Switch::On);
    QVERIFY(!settings.shortcut(QStringLiteral("a.b")));
    QVERIFY(settings.relayAddress().size() <= 512);
    settings.setFontPercent(5000);
    QCOMPARE(settings.fontPercent(), Settings::largestFontPercent);
    settings.setFontPercent(-3);
    QCOMPARE(settings.fontPercent(), Settings::smallestFontPercent);
}

void tst_Settings::changesAreToldOnceAndOnlyWhenTheyAreChanges()
{
    Settings settings(file());
    QSignalSpy theme(&settings, &Settings::themeChanged);
    QSignalSpy sound(&settings, &Settings::soundChanged);
    settings.setTheme(ThemeChoice::Dark);
    settings.setTheme(ThemeChoice::Dark);
    QCOMPARE(theme.count(), 1);
    settings.setTheme(ThemeChoice::Light);
    QCOMPARE(theme.count(), 2);
    settings.setSound(Switch::Off);
    settings.setSound(Switch::Off);
    QCOMPARE(sound.count(), 1);
}

void tst_Settings::aShortcutTakenAwayDiffersFromOneNeverChanged()
{
    Settings settings(file());
    const QString id = QStringLiteral("conversation.close");
    settings.setShortcut(id, {});
    QVERIFY(settings.shortcut(id));
    QVERIFY(settings.shortcut(id)->isEmpty());
    QSignalSpy changed(&settings, &Settings::shortcutChanged);
    settings.clearShortcut(id);
    QVERIFY(!settings.shortcut(id));
    settings.clearShortcut(id);
    QCOMPARE(changed.count(), 1);
}

void tst_Settings::recentCommandsAreBoundedNewestFirstAndUnique()
{
    Settings settings(file());
    for (int index = 0; index < 20; ++index) {
        settings.rememberCommand(QString::number(index));
    }
    settings.rememberCommand(QStringLiteral("17"));
    const QStringList recent = settings.recentCommands();
    QCOMPARE(recent.size(), Settings::rememberedCommands);
    QCOMPARE(recent.at(0), QStringLiteral("17"));
    QCOMPARE(recent.at(1), QStringLiteral("19"));
    QCOMPARE(recent.count(QStringLiteral("17")), 1);
}

QTEST_GUILESS_MAIN(tst_Settings)
#include "tst_Settings.moc"
