#include "tests/workstation/ui/NamedFocusables.h"
#include "workstation/features/preferences/KeyCapture.h"
#include "workstation/features/preferences/PreferencesDialog.h"
#include "workstation/features/preferences/ShortcutModel.h"
#include "workstation/features/preferences/ShortcutPage.h"
#include "workstation/ui/Banner.h"
#include "workstation/ui/Language.h"
#include "workstation/ui/SegmentedControl.h"
#include "workstation/ui/Theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace qiao::workstation;
using namespace qiao::workstation::preferences;

class tst_Preferences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void commandsAreListedByCategoryAndFiltered();
    void newKeysAreTakenWithTheNextPress();
    void escapeLeavesAndBackspaceEmpties();
    void aConflictNamesTheOwnerAndCanBeTaken();
    void keysForTypingAreRefusedWithTheReason();
    void resettingPutsTheDefaultBack();
    void choicesTakeEffectAtOnceAndFollowTheSettings();
    void everyFocusableHasAName();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<settings::Settings> m_settings;
    std::unique_ptr<ui::Language> m_language;
    std::unique_ptr<ui::ActionRegistry> m_actions;
};

void tst_Preferences::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<settings::Settings>(m_folder->filePath(QStringLiteral("s.ini")));
    m_settings->setLanguage(settings::LanguageChoice::English);
    m_language = std::make_unique<ui::Language>(*m_settings);
    m_actions = std::make_unique<ui::ActionRegistry>(*m_settings, *m_language);
    using ui::ActionCategory;
    m_actions->add({QStringLiteral("app.quit"), {"Test", "Quit"}, {}, Qt::CTRL | Qt::Key_Q});
    m_actions->add({QStringLiteral("nav.next"), {"Test", "Next one"}, {}, Qt::Key_F6, ActionCategory::Navigation});
    m_actions->add({QStringLiteral("nav.first"), {"Test", "First one"}, {}, {}, ActionCategory::Navigation});
}

void tst_Preferences::cleanup()
{
    m_actions.reset();
    m_language.reset();
    m_settings.reset();
    m_folder.reset();
}

void tst_Preferences::commandsAreListedByCategoryAndFiltered()
{
    ShortcutModel model(*m_actions);
    QAbstractItemModelTester tester(&model);
    const auto ids = [&] {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row) {
            all << model.index(row).data(ShortcutModel::IdRole).toString();
        }
        return all;
    };
    QCOMPARE(ids(), (QStringList{QStringLiteral("nav.first"), QStringLiteral("nav.next"), QStringLiteral("app.quit")}));
    QVERIFY(model.index(0).data(ShortcutModel::FirstOfCategoryRole).toBool());
    QVERIFY(!model.index(1).data(ShortcutModel::FirstOfCategoryRole).toBool());
    QVERIFY(model.index(2).data(ShortcutModel::FirstOfCategoryRole).toBool());
    model.setFilter(QStringLiteral("ctrl+q"));
    QCOMPARE(ids(), QStringList{QStringLiteral("app.quit")});
    model.setFilter(QStringLiteral("ONE"));
    QCOMPARE(ids().size(), 2);
    // Keys that change may make a command fit, or not any more.
    model.setFilter(QStringLiteral("F6"));
    QCOMPARE(ids(), QStringList{QStringLiteral("nav.next")});
    m_actions->setShortcut(QStringLiteral("nav.next"), Qt::Key_F7);
    QCOMPARE(ids(), QStringList());
    model.setFilter({});
    m_actions->add({QStringLiteral("nav.later"), {"Test", "Later"}, {}, {}, ui::ActionCategory::Navigation});
    QCOMPARE(ids().size(), 4);
}

void tst_Preferences::newKeysAreTakenWithTheNextPress()
{
    KeyCapture capture;
    capture.setKeys(Qt::CTRL | Qt::Key_B);
    QSignalSpy captured(&capture, &KeyCapture::captured);
    QTest::keyClick(&capture, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(captured.count(), 0);
    QTest::keyClick(&capture, Qt::Key_Return);
    QVERIFY(capture.isListening());
    QTest::keyPress(&capture, Qt::Key_Control, Qt::ControlModifier);
    QVERIFY(capture.isListening());
    QTest::keyClick(&capture, Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!capture.isListening());
    QCOMPARE(captured.count(), 1);
    QCOMPARE(captured.at(0).at(0).value<QKeySequence>(), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_J));
    // Tab too, which otherwise moves on.
    capture.click();
    QTest::keyClick(&capture, Qt::Key_Tab, Qt::ControlModifier);
    QCOMPARE(captured.count(), 2);
}

void tst_Preferences::escapeLeavesAndBackspaceEmpties()
{
    KeyCapture capture;
    capture.setKeys(Qt::CTRL | Qt::Key_B);
    QSignalSpy captured(&capture, &KeyCapture::captured);
    capture.click();
    QTest::keyClick(&capture, Qt::Key_Escape);
    QVERIFY(!capture.isListening());
    QCOMPARE(captured.count(), 0);
    capture.click();
    QTest::keyClick(&capture, Qt::Key_Backspace);
    QCOMPARE(captured.count(), 1);
    QVERIFY(captured.at(0).at(0).value<QKeySequence>().isEmpty());
}

void tst_Preferences::aConflictNamesTheOwnerAndCanBeTaken()
{
    ShortcutPage page(*m_actions);
    page.show();
    auto *message = page.findChild<ui::Banner *>();
    Q_EMIT page.findChild<KeyCapture *>()->captured(Qt::CTRL | Qt::Key_Q);
    QVERIFY(message->isVisible());
    QCOMPARE(message->text(), QStringLiteral("Ctrl+Q already belongs to “Quit”."));
    QVERIFY(m_actions->shortcut(QStringLiteral("nav.first")).isEmpty());
    Q_EMIT message->actionTriggered();
    QVERIFY(!message->isVisible());
    QCOMPARE(m_actions->shortcut(QStringLiteral("nav.first")), QKeySequence(Qt::CTRL | Qt::Key_Q));
    QVERIFY(m_actions->shortcut(QStringLiteral("app.quit")).isEmpty());
}

void tst_Preferences::keysForTypingAreRefusedWithTheReason()
{
    ShortcutPage page(*m_actions);
    page.show();
    Q_EMIT page.findChild<KeyCapture *>()->captured(Qt::Key_X);
    QVERIFY(page.findChild<ui::Banner *>()->isVisible());
    QVERIFY(m_actions->shortcut(QStringLiteral("nav.first")).isEmpty());
}

void tst_Preferences::resettingPutsTheDefaultBack()
{
    ShortcutPage page(*m_actions);
    page.show();
    m_actions->setShortcut(QStringLiteral("nav.first"), Qt::Key_F8);
    m_actions->setShortcut(QStringLiteral("app.quit"), Qt::Key_F9);
    const auto press = [&](const char *name) {
        for (QPushButton *button : page.findChildren<QPushButton *>()) {
            if (button->accessibleName() == QLatin1String(name)) {
                QVERIFY(button->isEnabled());
                button->click();
                return;
            }
        }
        QFAIL(name);
    };
    press("Reset this shortcut");
    QVERIFY(m_actions->shortcut(QStringLiteral("nav.first")).isEmpty());
    QCOMPARE(m_actions->shortcut(QStringLiteral("app.quit")), QKeySequence(Qt::Key_F9));
    press("Reset all shortcuts");
    QCOMPARE(m_actions->shortcut(QStringLiteral("app.quit")), QKeySequence(Qt::CTRL | Qt::Key_Q));
}

void tst_Preferences::choicesTakeEffectAtOnceAndFollowTheSettings()
{
    PreferencesDialog dialog(*m_settings, *m_actions);
    dialog.show();
    const auto segments = dialog.findChildren<ui::SegmentedControl *>();
    ui::SegmentedControl *theme = nullptr;
    for (ui::SegmentedControl *control : segments) {
        theme = control->accessibleName() == QStringLiteral("Theme") ? control : theme;
    }
    QVERIFY(theme);
    theme->setCurrentIndex(2);
    QCOMPARE(m_settings->theme(), settings::ThemeChoice::Dark);
    m_settings->setTheme(settings::ThemeChoice::Light);
    QCOMPARE(theme->currentIndex(), 1);

    for (QComboBox *box : dialog.findChildren<QComboBox *>()) {
        if (box->accessibleName() == QStringLiteral("Language")) {
            box->setCurrentIndex(2);
            Q_EMIT box->activated(2);
        }
    }
    QCOMPARE(m_settings->language(), settings::LanguageChoice::Chinese);
    QTRY_COMPARE(dialog.windowTitle(), QStringLiteral("首选项"));

    const auto boxes = dialog.findChildren<QCheckBox *>();
    QCOMPARE(boxes.size(), 3);
    for (QCheckBox *box : boxes) {
        box->setChecked(false);
    }
    QCOMPARE(m_settings->sound(), settings::Switch::Off);
    QCOMPARE(m_settings->notifications(), settings::Switch::Off);
    QCOMPARE(m_settings->messagePreview(), settings::Switch::Off);
}

void tst_Preferences::everyFocusableHasAName()
{
    PreferencesDialog dialog(*m_settings, *m_actions);
    dialog.show();
    for (const auto section :
        {PreferencesSection::General, PreferencesSection::Attention, PreferencesSection::Shortcuts}) {
        dialog.showSection(section);
        expectNamedFocusables(&dialog);
    }
    // Return must not close the dialog under a shortcut that is being typed.
    QTest::keyClick(&dialog, Qt::Key_Return);
    QVERIFY(dialog.isVisible());
}

QTEST_MAIN(tst_Preferences)
#include "tst_Preferences.moc"
