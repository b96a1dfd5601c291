// Draws the shell, the sign-in, the preferences and the command palette with invented content into PNG files, in both
// languages and both themes: ui-gallery FOLDER [PERCENT]. For looking at, not a test.
#include "workstation/features/login/LoginPage.h"
#include "workstation/features/preferences/PreferencesDialog.h"
#include "workstation/ui/Avatar.h"
#include "workstation/ui/Badge.h"
#include "workstation/ui/Banner.h"
#include "workstation/ui/ButtonKind.h"
#include "workstation/ui/CommandPalette.h"
#include "workstation/ui/ElidedLabel.h"
#include "workstation/ui/EmptyState.h"
#include "workstation/ui/Language.h"
#include "workstation/ui/MainShell.h"
#include "workstation/ui/NavigationRail.h"
#include "workstation/ui/RelativeTime.h"
#include "workstation/ui/SearchField.h"
#include "workstation/ui/SegmentedControl.h"
#include "workstation/ui/Shapes.h"
#include "workstation/ui/StatusLine.h"
#include "workstation/ui/Theme.h"
#include "workstation/ui/Toast.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

using namespace qiao::workstation;

namespace {

// Five avatars in a row with their signs.
class Avatars final : public QWidget
{
public:
    Avatars() { setFixedHeight(48); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const QStringList names{QStringLiteral("李雷"), QStringLiteral("Emma Stone"), QStringLiteral("ben"), QString(),
            QStringLiteral("Zoë Q."), QStringLiteral("王芳")};
        const QList<ui::Sign> signs{
            ui::Sign::Online, ui::Sign::Busy, ui::Sign::Away, ui::Sign::Offline, ui::Sign::Working, ui::Sign::Trouble};
        for (int index = 0; index < names.size(); ++index) {
            ui::paintAvatar(painter, QRectF(8 + index * 46, 6, 36, 36),
                {names[index], QString::number(index * 7), signs[index], ui::Role::Surface});
        }
        ui::paintBadge(painter, QRectF(QPointF(292, 16), ui::badgeSize(ui::badgeText(7))), ui::badgeText(7));
        ui::paintBadge(painter, QRectF(QPointF(320, 16), ui::badgeSize(ui::badgeText(120))), ui::badgeText(120),
            ui::BadgeKind::Danger);
    }
};

QWidget *listPane()
{
    auto *pane = new QWidget;
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(12, 12, 12, 12);
    auto *segments = new ui::SegmentedControl;
    segments->addSegment({"Gallery", "Mine"});
    segments->addSegment({"Gallery", "Waiting"});
    segments->addSegment({"Gallery", "All"});
    segments->setSegmentCount(0, 4);
    segments->setSegmentCount(1, 7);
    auto *search = new ui::SearchField;
    search->setPlaceholderText(QStringLiteral("Find a conversation"));
    auto *list = new QListWidget;
    list->addItems({QStringLiteral("李雷 退款什么时候到账"), QStringLiteral("Emma Where is my order"),
        QStringLiteral("王芳 你好"), QStringLiteral("Ben Smith")});
    list->setCurrentRow(0);
    column->addWidget(segments);
    column->addWidget(search);
    column->addWidget(new Avatars);
    column->addWidget(list, 1);
    return pane;
}

QWidget *conversationPane()
{
    auto *pane = new QWidget;
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(16, 12, 16, 12);
    auto *buttons = new QHBoxLayout;
    const auto add = [&](const char *text, ui::ButtonKind kind, bool isEnabled = true) {
        auto *button = new QPushButton(QString::fromUtf8(text));
        ui::setButtonKind(button, kind);
        button->setEnabled(isEnabled);
        buttons->addWidget(button);
        return button;
    };
    add("Transfer", ui::ButtonKind::Plain)->setIcon(ui::makeIcon(ui::Icon::Transfer));
    add("Close", ui::ButtonKind::Quiet);
    add("Accept", ui::ButtonKind::Primary);
    add("Add note", ui::ButtonKind::Note);
    add("Block", ui::ButtonKind::Danger);
    add("Disabled", ui::ButtonKind::Plain, false);
    auto *tool = new QToolButton;
    tool->setIcon(ui::makeIcon(ui::Icon::More));
    tool->setAutoRaise(true);
    buttons->addWidget(tool);
    column->addLayout(buttons);
    auto *empty = new ui::EmptyState;
    empty->showEmpty(ui::Icon::Inbox, {"Gallery", "No conversation is open"},
        {"Gallery", "Choose one at the left, or accept the next offer."}, {"Gallery", "Go online"});
    column->addWidget(empty, 1);
    auto *loading = new ui::EmptyState;
    loading->showLoading({"Gallery", "Loading the history"});
    column->addWidget(loading);
    auto *segments = new ui::SegmentedControl;
    segments->addSegment({"Gallery", "Reply"});
    segments->addSegment({"Gallery", "Note"}, ui::SegmentKind::Note);
    segments->setCurrentIndex(1);
    column->addWidget(segments, 0, Qt::AlignLeft);
    auto *text = new QTextEdit;
    text->setFixedHeight(70);
    text->setPlainText(QStringLiteral("你好,我来帮您查一下。Where is order 2026-1107?"));
    column->addWidget(text);
    return pane;
}

QWidget *contextPane()
{
    auto *tabs = new QTabWidget;
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->addWidget(new QCheckBox(QStringLiteral("Ring for offers")));
    auto *ticked = new QCheckBox(QStringLiteral("Show notifications"));
    ticked->setChecked(true);
    column->addWidget(ticked);
    auto *off = new QCheckBox(QStringLiteral("Disabled"));
    off->setEnabled(false);
    column->addWidget(off);
    auto *radio = new QRadioButton(QStringLiteral("One"));
    radio->setChecked(true);
    column->addWidget(radio);
    column->addWidget(new QRadioButton(QStringLiteral("Two")));
    auto *combo = new QComboBox;
    combo->addItems({QStringLiteral("简体中文"), QStringLiteral("English")});
    column->addWidget(combo);
    auto *field = new QLineEdit;
    field->setPlaceholderText(QStringLiteral("Placeholder"));
    column->addWidget(field);
    auto *failed = new ui::EmptyState;
    failed->showFailed(QStringLiteral("The orders cannot be shown."),
        QStringLiteral("The shop did not answer in time. Nothing was changed."), {"Gallery", "Try again"});
    column->addWidget(failed);
    column->addStretch(1);
    tabs->addTab(page, QStringLiteral("Visitor"));
    tabs->addTab(new QWidget, QStringLiteral("Journey"));
    tabs->addTab(new QWidget, QStringLiteral("Orders"));
    return tabs;
}

void save(QWidget &widget, const QString &file)
{
    widget.show();
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    widget.grab().save(file);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QDir folder(arguments.value(1, QStringLiteral(".")));
    const QTemporaryDir scratch;
    settings::Settings settings(scratch.filePath(QStringLiteral("settings.ini")));
    settings.setFontPercent(arguments.value(2, QStringLiteral("100")).toInt());
    settings.setRelayAddress(QStringLiteral("chat.example.com"));
    settings.setAgentName(QStringLiteral("ann"));
    ui::Language language(settings);
    ui::Theme theme(settings);
    theme.apply();

    for (const auto choice : {settings::LanguageChoice::English, settings::LanguageChoice::Chinese}) {
        settings.setLanguage(choice);
        for (const auto scheme : {settings::ThemeChoice::Light, settings::ThemeChoice::Dark}) {
            settings.setTheme(scheme);
            const QString suffix
                = QStringLiteral("-%1-%2.png")
                      .arg(choice == settings::LanguageChoice::English ? QStringLiteral("en") : QStringLiteral("zh"),
                          scheme == settings::ThemeChoice::Light ? QStringLiteral("light") : QStringLiteral("dark"));
            const auto file = [&](const char *name) { return folder.filePath(QLatin1String(name) + suffix); };

            login::LoginPage page(settings);
            page.resize(520, 640);
            save(page, file("login"));
            page.showError(QStringLiteral("rate_limited"), std::chrono::seconds(27));
            save(page, file("login-error"));
            page.setBusy(true);
            save(page, file("login-busy"));

            ui::ActionRegistry actions(settings, language);
            ui::MainShell shell(settings);
            shell.resize(1280, 800);
            shell.addPlace(QStringLiteral("history"), ui::Icon::History, {"Gallery", "History"}, new QWidget);
            shell.setPane(ui::Pane::List, listPane());
            shell.setPane(ui::Pane::Conversation, conversationPane());
            shell.setPane(ui::Pane::Context, contextPane());
            shell.rail().setCount(ui::MainShell::desk, 3);
            shell.rail().setAgent(QStringLiteral("Ann"), QStringLiteral("a1"), ui::Sign::Online);
            shell.registerActions(actions);
            ui::CommandPalette palette(actions, settings, &shell);
            auto *preferences = actions.add({QStringLiteral("application.preferences"), {"Gallery", "Preferences"},
                ui::Icon::Settings, Qt::CTRL | Qt::Key_Comma, ui::ActionCategory::Application});
            actions.add({QStringLiteral("conversation.accept"), {"Gallery", "Accept the offer"}, ui::Icon::Accept,
                Qt::CTRL | Qt::SHIFT | Qt::Key_A, ui::ActionCategory::Conversation});
            actions
                .add({QStringLiteral("conversation.transfer"), {"Gallery", "Transfer the conversation"},
                    ui::Icon::Transfer, Qt::CTRL | Qt::Key_T, ui::ActionCategory::Conversation})
                ->setEnabled(false);
            actions.setShortcut(QStringLiteral("conversation.accept"), Qt::CTRL | Qt::Key_Return);
            shell.rail().addCommand(preferences, ui::Icon::Settings, {"Gallery", "Settings"});
            shell.statusLine().showConnection(ui::Sign::Online, std::chrono::milliseconds(12));
            shell.statusLine().showWaiting(7, std::chrono::seconds(200));
            shell.statusLine().setPaletteAction(actions.action(ui::CommandPalette::actionId));
            shell.banner().tell(ui::BannerKind::Warning,
                ui::errorText(u"unreachable", ui::ErrorPlace::Session).sentence(), QStringLiteral("Try now"));
            shell.toast().tell(ui::BannerKind::Success, QStringLiteral("The conversation was closed."),
                QStringLiteral("Reopen"), [] {});
            save(shell, file("shell"));
            shell.toast().hide();
            palette.open();
            save(shell, file("palette"));

            preferences::PreferencesDialog dialog(settings, actions);
            save(dialog, file("preferences-general"));
            dialog.showSection(preferences::PreferencesSection::Attention);
            save(dialog, file("preferences-attention"));
            dialog.showSection(preferences::PreferencesSection::Shortcuts);
            save(dialog, file("preferences-shortcuts"));

            QMenu menu;
            menu.addAction(actions.action(QStringLiteral("conversation.accept")));
            menu.addAction(actions.action(QStringLiteral("conversation.transfer")));
            menu.addSeparator();
            auto *checked = menu.addAction(QStringLiteral("Online"));
            checked->setCheckable(true);
            checked->setChecked(true);
            menu.addMenu(QStringLiteral("More"))->addAction(QStringLiteral("One"));
            menu.setActiveAction(menu.actions().constFirst());
            save(menu, file("menu"));
        }
    }
    return 0;
}
