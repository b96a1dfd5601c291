#include "tests/workstation/ui/NamedFocusables.h"
#include "workstation/ui/Banner.h"
#include "workstation/ui/CommandPalette.h"
#include "workstation/ui/EmptyState.h"
#include "workstation/ui/Language.h"
#include "workstation/ui/MainShell.h"
#include "workstation/ui/NavigationRail.h"
#include "workstation/ui/SearchField.h"
#include "workstation/ui/SegmentedControl.h"
#include "workstation/ui/StatusLine.h"
#include "workstation/ui/Theme.h"
#include "workstation/ui/Toast.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>

using namespace qiao::workstation;
using namespace qiao::workstation::ui;

// The shell with invented panes, and the shared widgets in it.
class tst_MainShell : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void panesHideByKeyAndStayHiddenAfterARestart();
    void splitterSizesComeBack();
    void aNarrowWindowLetsTheContextStepAside();
    void theKeyboardWalksThroughThePanes();
    void everyFocusableHasAName();
    void thePaletteRunsACommandByKeyboardAlone();
    void thePaletteLeavesDisabledCommandsAlone();
    void theRailMovesByArrowKeysAndTellsCounts();
    void aPlaceThatIsTakenAwayIsLeft();
    void segmentsMoveByArrowKeysAndTellTheChange();
    void tabMeetsSegmentsWhereTheControlStands();
    void theSearchFieldEmptiesOnEscapeAndLeavesDownwards();
    void aBannerShowsItsWholeText();
    void aToastOffersItsActionOnce();
    void theStatusLineSpeaksBothLanguages();
    void anEmptyStateKeepsItsColoursOnAnyGround();
    void anEmptyStateRetranslatesAndAFailureOffersRetry();

private:
    std::unique_ptr<MainShell> makeShell();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<settings::Settings> m_settings;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ActionRegistry> m_actions;
    std::unique_ptr<MainShell> m_shell;
};

namespace {

QWidget *pane(const QString &name)
{
    auto *widget = new QWidget;
    auto *field = new QLineEdit(widget);
    field->setAccessibleName(name);
    field->setObjectName(name);
    return widget;
}

} // namespace

std::unique_ptr<MainShell> tst_MainShell::makeShell()
{
    auto shell = std::make_unique<MainShell>(*m_settings);
    shell->resize(1280, 800);
    shell->setPane(Pane::Context, pane(QStringLiteral("context")));
    shell->setPane(Pane::List, pane(QStringLiteral("list")));
    shell->setPane(Pane::Conversation, pane(QStringLiteral("conversation")));
    return shell;
}

void tst_MainShell::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<settings::Settings>(m_folder->filePath(QStringLiteral("s.ini")));
    m_settings->setLanguage(settings::LanguageChoice::English);
    m_language = std::make_unique<Language>(*m_settings);
    m_theme = std::make_unique<Theme>(*m_settings);
    m_theme->apply();
    m_actions = std::make_unique<ActionRegistry>(*m_settings, *m_language);
    m_shell = makeShell();
    m_shell->registerActions(*m_actions);
    m_shell->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_shell.get()));
}

void tst_MainShell::cleanup()
{
    m_shell.reset();
    m_actions.reset();
    m_theme.reset();
    m_language.reset();
    m_settings.reset();
    m_folder.reset();
}

void tst_MainShell::panesHideByKeyAndStayHiddenAfterARestart()
{
    QVERIFY(m_shell->isPaneShown(Pane::List));
    m_actions->action(QStringLiteral("view.toggle-list"))->trigger();
    QVERIFY(!m_shell->isPaneShown(Pane::List));
    QVERIFY(m_shell->isPaneShown(Pane::Context));
    // The conversation is what the window is for.
    m_shell->setPaneShown(Pane::Conversation, false);
    QVERIFY(m_shell->isPaneShown(Pane::Conversation));

    const auto again = makeShell();
    again->show();
    QVERIFY(!again->isPaneShown(Pane::List));
    QVERIFY(again->isPaneShown(Pane::Conversation));
    m_actions->action(QStringLiteral("view.toggle-list"))->trigger();
    QVERIFY(m_shell->isPaneShown(Pane::List));
}

void tst_MainShell::splitterSizesComeBack()
{
    auto *splitter = m_shell->findChild<QSplitter *>();
    QCOMPARE(splitter->count(), 3);
    QVERIFY(splitter->widget(0)->findChild<QLineEdit *>(QStringLiteral("list")));
    splitter->setSizes({290, 560, 370});
    Q_EMIT splitter->splitterMoved(290, 1);
    const QList<int> left = splitter->sizes();

    const auto again = makeShell();
    again->show();
    QVERIFY(QTest::qWaitForWindowExposed(again.get()));
    QCOMPARE(again->findChild<QSplitter *>()->sizes(), left);
}

void tst_MainShell::aNarrowWindowLetsTheContextStepAside()
{
    m_shell->resize(800, 600);
    QCoreApplication::processEvents();
    QVERIFY(!m_shell->isPaneShown(Pane::Context));
    m_shell->resize(1280, 800);
    QCoreApplication::processEvents();
    QVERIFY(m_shell->isPaneShown(Pane::Context));
}

void tst_MainShell::theKeyboardWalksThroughThePanes()
{
    QApplication::setActiveWindow(m_shell.get());
    m_shell->focusPane(Pane::List);
    const auto focused
        = [] { return QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString(); };
    QTRY_COMPARE(focused(), QStringLiteral("list"));
    QAction *next = m_actions->action(QStringLiteral("view.next-pane"));
    next->trigger();
    QCOMPARE(focused(), QStringLiteral("conversation"));
    next->trigger();
    QCOMPARE(focused(), QStringLiteral("context"));
    next->trigger();
    QVERIFY(m_shell->rail().isAncestorOf(QApplication::focusWidget()));
    m_actions->action(QStringLiteral("view.previous-pane"))->trigger();
    QCOMPARE(focused(), QStringLiteral("context"));
}

void tst_MainShell::everyFocusableHasAName()
{
    CommandPalette palette(*m_actions, *m_settings, m_shell.get());
    m_shell->rail().addPlace(QStringLiteral("history"), Icon::History, {"Test", "History"});
    m_shell->rail().addCommand(m_actions->action(CommandPalette::actionId), Icon::Settings, {"Test", "Settings"});
    m_shell->statusLine().setPaletteAction(m_actions->action(CommandPalette::actionId));
    m_shell->banner().tell(BannerKind::Info, QStringLiteral("News"), QStringLiteral("Do"), Banner::Closing::ByAgent);
    m_shell->toast().tell(BannerKind::Info, QStringLiteral("News"), QStringLiteral("Undo"), [] {});
    palette.open();
    expectNamedFocusables(m_shell.get());
    // The helper itself must see what has no name.
    QWidget root;
    QLineEdit nameless(&root);
    QCOMPARE(qiao::tests::unnamedFocusables(&root).size(), 1);
}

void tst_MainShell::thePaletteRunsACommandByKeyboardAlone()
{
    CommandPalette palette(*m_actions, *m_settings, m_shell.get());
    QApplication::setActiveWindow(m_shell.get());
    m_shell->focusPane(Pane::Conversation);
    QSignalSpy toggled(m_actions->action(QStringLiteral("view.toggle-context")), &QAction::triggered);
    m_actions->action(CommandPalette::actionId)->trigger();
    QVERIFY(palette.isOpen());
    auto *field = palette.findChild<QLineEdit *>();
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, QStringLiteral("visitor"));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(!palette.isOpen());
    QTRY_COMPARE(toggled.count(), 1);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("conversation"));
    QCOMPARE(m_settings->recentCommands(), QStringList{QStringLiteral("view.toggle-context")});

    palette.open();
    QVERIFY(field->text().isEmpty());
    QTest::keyClick(field, Qt::Key_Up);
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Enter);
    QTRY_COMPARE(toggled.count(), 2);
    palette.open();
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!palette.isOpen());
}

void tst_MainShell::thePaletteLeavesDisabledCommandsAlone()
{
    CommandPalette palette(*m_actions, *m_settings, m_shell.get());
    QAction *action = m_actions->action(QStringLiteral("view.toggle-context"));
    action->setEnabled(false);
    QSignalSpy toggled(action, &QAction::triggered);
    palette.open();
    auto *field = palette.findChild<QLineEdit *>();
    QTest::keyClicks(field, QStringLiteral("visitor"));
    QTest::keyClick(field, Qt::Key_Return);
    QCoreApplication::processEvents();
    QVERIFY(palette.isOpen());
    QCOMPARE(toggled.count(), 0);
}

void tst_MainShell::theRailMovesByArrowKeysAndTellsCounts()
{
    NavigationRail &rail = m_shell->rail();
    auto *page = new QLabel;
    m_shell->addPlace(QStringLiteral("history"), Icon::History, {"Test", "History"}, page);
    QSignalSpy shown(m_shell.get(), &MainShell::placeShown);
    const auto buttons = rail.findChildren<QAbstractButton *>();
    QAbstractButton *inbox = nullptr;
    for (QAbstractButton *button : buttons) {
        inbox = button->isChecked() ? button : inbox;
    }
    QVERIFY(inbox);
    rail.setCount(MainShell::desk, 3);
    QCOMPARE(inbox->accessibleName(), QStringLiteral("Inbox, 3 waiting for you"));
    QApplication::setActiveWindow(m_shell.get());
    inbox->setFocus();
    QCoreApplication::processEvents();
    QTest::keyClick(inbox, Qt::Key_Down);
    QCOMPARE(rail.currentPlace(), QStringLiteral("history"));
    QCOMPARE(shown.count(), 1);
    QVERIFY(page->isVisible());
    m_shell->showPlace(MainShell::desk);
    QCOMPARE(shown.count(), 2);
    QVERIFY(!page->isVisible());
}

void tst_MainShell::aPlaceThatIsTakenAwayIsLeft()
{
    const QString board = QStringLiteral("board");
    auto *page = new QLabel;
    m_shell->addPlace(board, Icon::Live, {"Test", "Board"}, page);
    m_shell->showPlace(board);
    QVERIFY(page->isVisible());
    const int before = int(m_shell->rail().findChildren<QAbstractButton *>().count());
    m_shell->setPlaceShown(board, false);
    QCOMPARE(m_shell->currentPlace(), MainShell::desk);
    QVERIFY(!page->isVisible());
    int visible = 0;
    for (const QAbstractButton *button : m_shell->rail().findChildren<QAbstractButton *>())
        visible += button->isVisible() ? 1 : 0;
    QCOMPARE(visible, before - 1);
    m_shell->setPlaceShown(board, true);
    m_shell->showPlace(board);
    QVERIFY(page->isVisible());
}

void tst_MainShell::segmentsMoveByArrowKeysAndTellTheChange()
{
    SegmentedControl control;
    control.addSegment({"Test", "Mine"});
    control.addSegment({"Test", "Waiting"});
    control.addSegment({"Test", "All"});
    QCOMPARE(control.currentIndex(), 0);
    QSignalSpy changed(&control, &SegmentedControl::currentChanged);
    control.setSegmentCount(1, 7);
    control.show();
    QVERIFY(QTest::qWaitForWindowExposed(&control));
    expectNamedFocusables(&control);
    const auto segments = control.findChildren<QAbstractButton *>();
    QCOMPARE(segments.at(1)->accessibleName(), QStringLiteral("Waiting 7"));
    segments.at(0)->setFocus();
    QTest::keyClick(segments.at(0), Qt::Key_Right);
    QCOMPARE(control.currentIndex(), 1);
    control.setCurrentIndex(2);
    control.setCurrentIndex(2);
    control.setCurrentIndex(9);
    QCOMPARE(changed.count(), 2);
    QCOMPARE(control.currentIndex(), 2);
}

void tst_MainShell::tabMeetsSegmentsWhereTheControlStands()
{
    QWidget form;
    auto *before = new QLineEdit(&form);
    auto *control = new SegmentedControl(&form);
    auto *after = new QLineEdit(&form);
    control->addSegment({"Test", "One"});
    control->addSegment({"Test", "Two"});
    form.show();
    QApplication::setActiveWindow(&form);
    before->setFocus();
    QTRY_VERIFY(before->hasFocus());
    QTest::keyClick(before, Qt::Key_Tab);
    QVERIFY(control->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), after);
}

void tst_MainShell::theSearchFieldEmptiesOnEscapeAndLeavesDownwards()
{
    SearchField field;
    QSignalSpy wanted(&field, &SearchField::resultsWanted);
    field.setText(QStringLiteral("退款 refund"));
    QTest::keyClick(&field, Qt::Key_Down);
    QCOMPARE(wanted.count(), 1);
    QTest::keyClick(&field, Qt::Key_Escape);
    QVERIFY(field.text().isEmpty());
}

void tst_MainShell::aBannerShowsItsWholeText()
{
    Banner &banner = m_shell->banner();
    const QSize window = m_shell->size();
    banner.tell(BannerKind::Danger,
        QStringLiteral("The relay cannot be reached. What you wrote is kept here and leaves when the relay is back."));
    const auto *label = banner.findChild<QLabel *>();
    for (const int width : {1280, 700, 1280}) {
        m_shell->resize(width, 800);
        QTRY_VERIFY(label->height() >= label->heightForWidth(label->width()));
        // One line or a few, never a wall.
        QTRY_VERIFY(banner.height() < 120);
    }
    QCOMPARE(m_shell->size(), window);
    // Hostile text stays text.
    banner.tell(BannerKind::Info, QStringLiteral("<b>bold</b>"));
    QCOMPARE(label->textFormat(), Qt::PlainText);
    QCOMPARE(banner.text(), QStringLiteral("<b>bold</b>"));
}

void tst_MainShell::aToastOffersItsActionOnce()
{
    Toast &toast = m_shell->toast();
    int undone = 0;
    toast.tell(BannerKind::Success, QStringLiteral("Closed."), QStringLiteral("Reopen"), [&] { ++undone; });
    QVERIFY(toast.isVisible());
    QVERIFY(m_shell->rect().contains(toast.geometry()));
    auto *button = toast.findChild<QPushButton *>();
    button->click();
    QCOMPARE(undone, 1);
    QVERIFY(!toast.isVisible());
    button->click();
    QCOMPARE(undone, 1);
}

void tst_MainShell::theStatusLineSpeaksBothLanguages()
{
    StatusLine &line = m_shell->statusLine();
    line.showConnection(Sign::Online, std::chrono::milliseconds(12));
    line.showOutbox(3);
    line.showWaiting(7, std::chrono::seconds(200));
    const auto texts = [&] {
        QStringList all;
        for (const QLabel *label : line.findChildren<QLabel *>()) {
            all << label->text();
        }
        return all;
    };
    QCOMPARE(texts(),
        (QStringList{QStringLiteral("Connected · 12 ms"), QStringLiteral("3 waiting to be sent"),
            QStringLiteral("7 waiting, longest 03:20")}));
    m_settings->setLanguage(settings::LanguageChoice::Chinese);
    QTRY_COMPARE(texts(),
        (QStringList{
            QStringLiteral("已连接 · 12 毫秒"), QStringLiteral("3 条待发送"), QStringLiteral("7 人排队，最久 03:20")}));
    line.showConnection(Sign::Offline, std::nullopt, std::chrono::seconds(4));
    line.showOutbox(0);
    line.showWaiting(0, {});
    QCOMPARE(texts(),
        (QStringList{QStringLiteral("未连接 · 4 秒后重试"), QStringLiteral("已全部发送"), QStringLiteral("无人排队")}));
}

void tst_MainShell::anEmptyStateKeepsItsColoursOnAnyGround()
{
    for (const auto ground : {QPalette::Window, QPalette::Base}) {
        QWidget pane;
        pane.setBackgroundRole(ground);
        pane.setAutoFillBackground(true);
        auto *state = new EmptyState(&pane);
        state->showEmpty(Icon::Inbox, {"Test", "Nothing here"}, {"Test", "Wait a little"});
        state->resize(300, 300);
        pane.resize(300, 300);
        pane.show();
        for (const auto scheme : {settings::ThemeChoice::Dark, settings::ThemeChoice::Light}) {
            m_settings->setTheme(scheme);
            const QLabel *advice = state->findChildren<QLabel *>().constLast();
            QTRY_COMPARE(advice->palette().color(advice->foregroundRole()), m_theme->colour(Role::TextSecondary));
        }
    }
}

void tst_MainShell::anEmptyStateRetranslatesAndAFailureOffersRetry()
{
    EmptyState state;
    state.showEmpty(Icon::Inbox, {"MainShell", "Inbox"}, {}, {"qiao::workstation::ui::Banner", "Dismiss"});
    state.show();
    QVERIFY(state.actionButton()->isVisible());
    QCOMPARE(state.accessibleName(), QStringLiteral("Inbox"));
    expectNamedFocusables(&state);
    m_settings->setLanguage(settings::LanguageChoice::Chinese);
    QTRY_COMPARE(state.accessibleName(), QStringLiteral("收件箱"));
    state.showLoading({"MainShell", "Inbox"});
    QVERIFY(!state.actionButton()->isVisible());
    QSignalSpy triggered(&state, &EmptyState::actionTriggered);
    state.showFailed(QStringLiteral("Broken."), QStringLiteral("Try again."), {"Test", "Try again"});
    state.actionButton()->click();
    QCOMPARE(triggered.count(), 1);
    QCOMPARE(state.accessibleName(), QStringLiteral("Broken."));
}

QTEST_MAIN(tst_MainShell)
#include "tst_MainShell.moc"
