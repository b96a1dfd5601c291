#include "workstation/ui/ActionRegistry.h"
#include "workstation/ui/CommandModel.h"
#include "workstation/ui/FuzzyMatch.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

using namespace qiao::workstation;
using namespace qiao::workstation::ui;

namespace {

// Words that the Chinese translation knows, so that both names can be tested.
const Words paletteWords{"CommandPalette", "Open the command palette"};
const Words listWords{"MainShell", "Show or hide the conversation list"};
const Words nextWords{"MainShell", "Go to the next pane"};

} // namespace

class tst_ActionRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void anActionIsMadeOnceAndCarriesItsTextAndKeys();
    void anAmpersandInATextIsNotAMnemonic();
    void windowsGetActionsAddedBeforeAndAfter();
    void aRemappedShortcutIsRememberedAndCanBePutBack();
    void aConflictIsToldAndCanBeTaken();
    void whatIsHiddenHoldsNoKeys();
    void aNameThatSomebodyGaveIsTheSameInEveryLanguage();
    void keysNeededForTypingAreRefused();
    void theLanguageChangesTheTextsWhileRunning();
    void lettersMatchInOrderAndBeginningsOfWordsWin();
    void matchingIsBoundedForHostileText();
    void chineseAndEnglishNamesBothMatch();
    void recentCommandsComeFirstWhenNothingIsTyped();
    void hiddenCommandsAreAbsentAndDisabledOnesLast();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<settings::Settings> m_settings;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<ActionRegistry> m_actions;
};

void tst_ActionRegistry::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<settings::Settings>(m_folder->filePath(QStringLiteral("s.ini")));
    m_settings->setLanguage(settings::LanguageChoice::English);
    m_language = std::make_unique<Language>(*m_settings);
    m_actions = std::make_unique<ActionRegistry>(*m_settings, *m_language);
    m_actions->add({QStringLiteral("a.palette"), paletteWords, Icon::Command, Qt::CTRL | Qt::Key_K});
    m_actions->add({QStringLiteral("a.list"), listWords, Icon::PanelLeft, Qt::CTRL | Qt::Key_B, ActionCategory::View});
    m_actions->add({QStringLiteral("a.next"), nextWords, std::nullopt, Qt::Key_F6, ActionCategory::Navigation});
}

void tst_ActionRegistry::cleanup()
{
    m_actions.reset();
    m_language.reset();
    m_settings.reset();
    m_folder.reset();
}

void tst_ActionRegistry::anActionIsMadeOnceAndCarriesItsTextAndKeys()
{
    QAction *action = m_actions->action(QStringLiteral("a.palette"));
    QVERIFY(action);
    QCOMPARE(action->text(), QStringLiteral("Open the command palette"));
    QCOMPARE(action->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_K));
    QVERIFY(action->toolTip().contains(QStringLiteral("Ctrl+K")));
    QCOMPARE(m_actions->add({QStringLiteral("a.palette"), nextWords}), action);
    QCOMPARE(m_actions->ids().size(), 3);
    QVERIFY(!m_actions->action(QStringLiteral("a.unknown")));
    QVERIFY(m_actions->names(QStringLiteral("a.unknown")).isEmpty());
}

void tst_ActionRegistry::anAmpersandInATextIsNotAMnemonic()
{
    QAction *action = m_actions->add({QStringLiteral("a.amp"), Words{"Test", "Cut & paste"}});
    QCOMPARE(action->text(), QStringLiteral("Cut && paste"));
    QCOMPARE(m_actions->text(QStringLiteral("a.amp")), QStringLiteral("Cut & paste"));
}

void tst_ActionRegistry::windowsGetActionsAddedBeforeAndAfter()
{
    QWidget window;
    m_actions->attachTo(&window);
    QCOMPARE(window.actions().size(), 3);
    m_actions->add({QStringLiteral("a.later"), nextWords});
    QCOMPARE(window.actions().size(), 4);
}

void tst_ActionRegistry::aRemappedShortcutIsRememberedAndCanBePutBack()
{
    const QString id = QStringLiteral("a.list");
    const QKeySequence keys(Qt::CTRL | Qt::ALT | Qt::Key_L);
    QSignalSpy changed(m_actions.get(), &ActionRegistry::shortcutChanged);
    QCOMPARE(m_actions->setShortcut(id, keys), RemapResult::Done);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(m_actions->action(id)->shortcut(), keys);
    QVERIFY(m_actions->isRemapped(id));

    ActionRegistry again(*m_settings, *m_language);
    QCOMPARE(again.add({id, listWords, std::nullopt, Qt::CTRL | Qt::Key_B})->shortcut(), keys);

    m_actions->resetShortcut(id);
    QCOMPARE(m_actions->action(id)->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_B));
    QCOMPARE(m_actions->setShortcut(id, {}), RemapResult::Done);
    QVERIFY(m_actions->action(id)->shortcut().isEmpty());
    m_actions->resetAllShortcuts();
    QVERIFY(!m_actions->isRemapped(id));
    QCOMPARE(m_actions->action(id)->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_B));
}

void tst_ActionRegistry::aConflictIsToldAndCanBeTaken()
{
    const QKeySequence keys(Qt::CTRL | Qt::Key_K);
    QCOMPARE(m_actions->shortcutOwner(keys), QStringLiteral("a.palette"));
    QCOMPARE(m_actions->shortcutOwner(keys, QStringLiteral("a.palette")), QString());
    QCOMPARE(m_actions->setShortcut(QStringLiteral("a.list"), keys), RemapResult::Conflict);
    QCOMPARE(m_actions->shortcut(QStringLiteral("a.list")), QKeySequence(Qt::CTRL | Qt::Key_B));
    // A sequence that begins with somebody's keys would never be reached.
    QCOMPARE(m_actions->setShortcut(QStringLiteral("a.list"), QKeySequence(Qt::CTRL | Qt::Key_K, Qt::Key_L)),
        RemapResult::Conflict);
    QCOMPARE(m_actions->takeShortcut(QStringLiteral("a.list"), keys), RemapResult::Done);
    QCOMPARE(m_actions->shortcut(QStringLiteral("a.list")), keys);
    QVERIFY(m_actions->shortcut(QStringLiteral("a.palette")).isEmpty());
    QCOMPARE(m_actions->setShortcut(QStringLiteral("a.unknown"), keys), RemapResult::Unknown);
}

void tst_ActionRegistry::whatIsHiddenHoldsNoKeys()
{
    const QKeySequence keys(Qt::CTRL | Qt::Key_K);
    m_actions->action(QStringLiteral("a.palette"))->setVisible(false);
    QCOMPARE(m_actions->shortcutOwner(keys), QString());
    QCOMPARE(m_actions->setShortcut(QStringLiteral("a.list"), keys), RemapResult::Done);
}

void tst_ActionRegistry::aNameThatSomebodyGaveIsTheSameInEveryLanguage()
{
    ActionSpec spec;
    spec.id = QStringLiteral("macro.m1");
    spec.name = QStringLiteral("Refund & more");
    QAction *action = m_actions->add(spec);
    QCOMPARE(m_actions->text(spec.id), spec.name);
    QCOMPARE(m_actions->names(spec.id), QStringList{spec.name});
    QCOMPARE(action->text(), QStringLiteral("Refund && more"));
    m_settings->setLanguage(settings::LanguageChoice::Chinese);
    QCOMPARE(m_actions->names(spec.id), QStringList{spec.name});
    m_actions->rename(spec.id, QStringLiteral("退款"));
    QCOMPARE(action->text(), QStringLiteral("退款"));
    m_actions->rename(QStringLiteral("a.unknown"), QStringLiteral("x"));
    QVERIFY(!m_actions->action(QStringLiteral("a.unknown")));
}

void tst_ActionRegistry::keysNeededForTypingAreRefused()
{
    const QString id = QStringLiteral("a.list");
    QCOMPARE(m_actions->setShortcut(id, Qt::Key_A), RemapResult::NotAllowed);
    QCOMPARE(m_actions->setShortcut(id, Qt::SHIFT | Qt::Key_A), RemapResult::NotAllowed);
    QCOMPARE(m_actions->setShortcut(id, Qt::Key_Return), RemapResult::NotAllowed);
    QCOMPARE(m_actions->setShortcut(id, Qt::Key_F9), RemapResult::Done);
    QCOMPARE(m_actions->setShortcut(id, Qt::ALT | Qt::Key_A), RemapResult::Done);
}

void tst_ActionRegistry::theLanguageChangesTheTextsWhileRunning()
{
    QSignalSpy retranslated(m_actions.get(), &ActionRegistry::retranslated);
    m_settings->setLanguage(settings::LanguageChoice::Chinese);
    QCOMPARE(retranslated.count(), 1);
    QCOMPARE(m_actions->action(QStringLiteral("a.palette"))->text(), QStringLiteral("打开命令面板"));
    QCOMPARE(m_actions->names(QStringLiteral("a.palette")).at(1), QStringLiteral("Open the command palette"));
    m_settings->setLanguage(settings::LanguageChoice::English);
    QCOMPARE(m_actions->action(QStringLiteral("a.palette"))->text(), QStringLiteral("Open the command palette"));
}

void tst_ActionRegistry::lettersMatchInOrderAndBeginningsOfWordsWin()
{
    QVERIFY(fuzzyMatch(QString(), QStringLiteral("anything")));
    QVERIFY(fuzzyMatch(QStringLiteral("OCP"), QStringLiteral("Open the command palette")));
    QVERIFY(!fuzzyMatch(QStringLiteral("pco"), QStringLiteral("open c")));
    QVERIFY(!fuzzyMatch(QStringLiteral("openn"), QStringLiteral("open")));
    const auto starts = fuzzyMatch(QStringLiteral("tr"), QStringLiteral("Transfer the conversation"));
    const auto inside = fuzzyMatch(QStringLiteral("tr"), QStringLiteral("Go to the centre"));
    QVERIFY(starts->score > inside->score);
    QCOMPARE(starts->positions, (QList<int>{0, 1}));
    // Two beginnings of words before two letters inside one word.
    QCOMPARE(fuzzyMatch(QStringLiteral("cp"), QStringLiteral("acp command palette"))->positions, (QList<int>{4, 12}));
    QVERIFY(fuzzyMatch(QStringLiteral("命令"), QStringLiteral("打开命令面板")));
}

void tst_ActionRegistry::matchingIsBoundedForHostileText()
{
    const QString endless(200000, QLatin1Char('a'));
    QVERIFY(!fuzzyMatch(endless, endless));
    QVERIFY(fuzzyMatch(QStringLiteral("aaa"), endless));
}

void tst_ActionRegistry::chineseAndEnglishNamesBothMatch()
{
    CommandModel model(*m_actions, *m_settings);
    QAbstractItemModelTester tester(&model);
    model.setQuery(QStringLiteral("命令面板"));
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0).data(CommandModel::IdRole).toString(), QStringLiteral("a.palette"));
    QCOMPARE(model.index(0).data(CommandModel::AlsoRole).toString(), QStringLiteral("打开命令面板"));
    model.setQuery(QStringLiteral("  PALETTE "));
    QCOMPARE(model.rowCount(), 1);
    m_settings->setLanguage(settings::LanguageChoice::Chinese);
    model.setQuery(QStringLiteral("palette"));
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0).data(Qt::DisplayRole).toString(), QStringLiteral("打开命令面板"));
    model.setQuery(QStringLiteral("zzzz"));
    QCOMPARE(model.rowCount(), 0);
}

void tst_ActionRegistry::recentCommandsComeFirstWhenNothingIsTyped()
{
    CommandModel model(*m_actions, *m_settings);
    m_settings->rememberCommand(QStringLiteral("a.list"));
    m_settings->rememberCommand(QStringLiteral("a.next"));
    model.setQuery({});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(0).data(CommandModel::IdRole).toString(), QStringLiteral("a.next"));
    QCOMPARE(model.index(1).data(CommandModel::IdRole).toString(), QStringLiteral("a.list"));
    QCOMPARE(model.index(2).data(CommandModel::IdRole).toString(), QStringLiteral("a.palette"));
}

void tst_ActionRegistry::hiddenCommandsAreAbsentAndDisabledOnesLast()
{
    CommandModel model(*m_actions, *m_settings);
    m_actions->action(QStringLiteral("a.list"))->setVisible(false);
    m_actions->action(QStringLiteral("a.palette"))->setEnabled(false);
    model.setQuery({});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(1).data(CommandModel::IdRole).toString(), QStringLiteral("a.palette"));
    QVERIFY(!model.index(1).flags().testFlag(Qt::ItemIsEnabled));
}

QTEST_MAIN(tst_ActionRegistry)
#include "tst_ActionRegistry.moc"
