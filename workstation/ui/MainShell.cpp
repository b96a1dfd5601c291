#include "workstation/ui/MainShell.h"

#include "workstation/ui/Banner.h"
#include "workstation/ui/NavigationRail.h"
#include "workstation/ui/StatusLine.h"
#include "workstation/ui/Toast.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <numeric>

namespace qiao::workstation::ui {

namespace {

struct PaneWidth
{
    int least;
    int first; // until the agent moves the splitter
};

constexpr std::array<PaneWidth, 3> paneWidths{{{240, 320}, {360, 640}, {260, 320}}};
constexpr std::array<const char *, 3> paneNames{"list", "conversation", "context"};

// Below this the context steps aside by itself, so that the conversation stays readable.
constexpr int leastWidthForContext = 960;

const QString splitterName = QStringLiteral("desk");
const QString hiddenName = QStringLiteral("hiddenPanes");

std::size_t indexOf(Pane pane)
{
    return static_cast<std::size_t>(pane);
}

// The first widget in the pane that takes the keyboard, in the order of Tab.
QWidget *firstFocusable(QWidget *pane)
{
    if (pane->focusPolicy() & Qt::TabFocus && !pane->focusProxy()) {
        return pane;
    }
    if (pane->focusProxy()) {
        return pane->focusProxy();
    }
    for (QWidget *next = pane->nextInFocusChain(); next && next != pane; next = next->nextInFocusChain()) {
        if (pane->isAncestorOf(next) && next->focusPolicy() & Qt::TabFocus && next->isVisibleTo(pane)
            && next->isEnabled()) {
            return next;
        }
    }
    return nullptr;
}

} // namespace

const QString MainShell::desk = QStringLiteral("inbox");

MainShell::MainShell(settings::Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_rail(new NavigationRail(this))
    , m_places(new QStackedWidget(this))
    , m_splitter(new QSplitter(Qt::Horizontal))
    , m_banner(new Banner(this))
    , m_status(new StatusLine(this))
    , m_toast(new Toast(this, NavigationRail::railWidth))
{
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    const QStringList hidden = settings.tab(hiddenName).split(QLatin1Char(','));
    for (std::size_t index = 0; index < paneNames.size(); ++index) {
        m_isWanted[index] = !hidden.contains(QLatin1String(paneNames[index]));
    }
    m_isWanted[indexOf(Pane::Conversation)] = true;

    auto *beside = new QVBoxLayout;
    beside->setContentsMargins(0, 0, 0, 0);
    beside->setSpacing(0);
    beside->addWidget(m_banner);
    beside->addWidget(m_places, 1);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addLayout(beside, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row, 1);
    column->addWidget(m_status);

    connect(m_splitter, &QSplitter::splitterMoved, this, &MainShell::saveSizes);
    connect(m_rail, &NavigationRail::placeChosen, this, [this](const QString &id) {
        m_places->setCurrentWidget(m_pages.value(id));
        Q_EMIT placeShown(id);
    });
    addPlace(desk, Icon::Inbox, Words{"MainShell", QT_TRANSLATE_NOOP("MainShell", "Inbox")}, m_splitter);
}

void MainShell::setPane(Pane pane, QWidget *widget)
{
    const std::size_t index = indexOf(pane);
    if (m_panes[index]) {
        return;
    }
    widget->setMinimumWidth(paneWidths[index].least);
    int before = 0;
    for (std::size_t other = 0; other < index; ++other) {
        before += m_panes[other] ? 1 : 0;
    }
    m_panes[index] = widget;
    m_splitter->insertWidget(before, widget);
    m_splitter->setStretchFactor(before, pane == Pane::Conversation ? 1 : 0);
    applyVisibility();
}

void MainShell::addPlace(const QString &id, Icon icon, const Words &words, QWidget *page)
{
    if (m_pages.contains(id)) {
        return;
    }
    m_pages.insert(id, page);
    m_places->addWidget(page);
    m_rail->addPlace(id, icon, words);
}

void MainShell::setPlaceShown(const QString &id, bool isShown)
{
    if (!isShown && currentPlace() == id) {
        showPlace(desk);
    }
    m_rail->setPlaceShown(id, isShown);
}

QString MainShell::currentPlace() const
{
    return m_rail->currentPlace();
}

void MainShell::showPlace(const QString &id)
{
    m_rail->setCurrentPlace(id);
}

bool MainShell::isPaneShown(Pane pane) const
{
    const QPointer<QWidget> &widget = m_panes[indexOf(pane)];
    return widget && !widget->isHidden();
}

void MainShell::setPaneShown(Pane pane, bool isShown)
{
    if (pane == Pane::Conversation || m_isWanted[indexOf(pane)] == isShown) {
        return;
    }
    m_isWanted[indexOf(pane)] = isShown;
    applyVisibility();
    saveHidden();
}

void MainShell::focusPane(Pane pane)
{
    QWidget *widget = m_panes[indexOf(pane)];
    if (!widget) {
        return;
    }
    showPlace(desk);
    setPaneShown(pane, true);
    if (QWidget *target = firstFocusable(widget)) {
        target->setFocus(Qt::ShortcutFocusReason);
    }
}

void MainShell::registerActions(ActionRegistry &actions)
{
    const auto toggle = [&](const QString &id, const Words &words, Icon icon, const QKeySequence &keys, Pane pane) {
        auto *action = actions.add({id, words, icon, keys, ActionCategory::View});
        connect(action, &QAction::triggered, this, [this, pane] { setPaneShown(pane, !m_isWanted[indexOf(pane)]); });
    };
    toggle(QStringLiteral("view.toggle-list"),
        Words{"MainShell", QT_TRANSLATE_NOOP("MainShell", "Show or hide the conversation list")}, Icon::PanelLeft,
        Qt::CTRL | Qt::Key_B, Pane::List);
    toggle(QStringLiteral("view.toggle-context"),
        Words{"MainShell", QT_TRANSLATE_NOOP("MainShell", "Show or hide the visitor's panel")}, Icon::PanelRight,
        Qt::CTRL | Qt::Key_I, Pane::Context);
    auto *next = actions.add(
        {QStringLiteral("view.next-pane"), Words{"MainShell", QT_TRANSLATE_NOOP("MainShell", "Go to the next pane")},
            Icon::ChevronRight, Qt::Key_F6, ActionCategory::Navigation});
    connect(next, &QAction::triggered, this, [this] { walkPanes(Direction::Forward); });
    auto *previous = actions.add({QStringLiteral("view.previous-pane"),
        Words{"MainShell", QT_TRANSLATE_NOOP("MainShell", "Go to the previous pane")}, Icon::ChevronLeft,
        Qt::SHIFT | Qt::Key_F6, ActionCategory::Navigation});
    connect(previous, &QAction::triggered, this, [this] { walkPanes(Direction::Backward); });
}

void MainShell::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_isRestored) {
        m_isRestored = true;
        restoreSizes();
    }
}

void MainShell::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    applyVisibility();
}

void MainShell::walkPanes(Direction direction)
{
    QList<QWidget *> stops{m_rail};
    for (const QPointer<QWidget> &pane : m_panes) {
        if (pane && pane->isVisible()) {
            stops << pane;
        }
    }
    const QWidget *focused = QApplication::focusWidget();
    int at = 0;
    for (int index = 0; index < stops.size(); ++index) {
        if (focused && (stops[index] == focused || stops[index]->isAncestorOf(focused))) {
            at = index;
        }
    }
    const int count = static_cast<int>(stops.size());
    for (int step = 1; step < count; ++step) {
        const int index = direction == Direction::Forward ? (at + step) % count : (at - step + count) % count;
        if (QWidget *target = firstFocusable(stops[index])) {
            target->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

void MainShell::applyVisibility()
{
    const bool hasRoom = width() >= leastWidthForContext || !isVisible();
    for (std::size_t index = 0; index < m_panes.size(); ++index) {
        if (m_panes[index]) {
            const bool fits = index != indexOf(Pane::Context) || hasRoom;
            m_panes[index]->setVisible(m_isWanted[index] && fits);
        }
    }
}

void MainShell::restoreSizes()
{
    applyVisibility();
    if (m_splitter->restoreState(m_settings.splitterState(splitterName))) {
        m_splitter->setHandleWidth(1);
        m_splitter->setChildrenCollapsible(false);
        return;
    }
    QList<int> sizes;
    for (std::size_t index = 0; index < m_panes.size(); ++index) {
        if (m_panes[index]) {
            sizes << paneWidths[index].first;
        }
    }
    const int given = std::accumulate(sizes.cbegin(), sizes.cend(), 0);
    if (m_panes[indexOf(Pane::Conversation)] && m_splitter->width() > given) {
        sizes[m_panes[0] ? 1 : 0] += m_splitter->width() - given;
    }
    m_splitter->setSizes(sizes);
}

void MainShell::saveSizes()
{
    m_settings.setSplitterState(splitterName, m_splitter->saveState());
}

void MainShell::saveHidden()
{
    QStringList hidden;
    for (std::size_t index = 0; index < paneNames.size(); ++index) {
        if (!m_isWanted[index]) {
            hidden << QLatin1String(paneNames[index]);
        }
    }
    m_settings.setTab(hiddenName, hidden.join(QLatin1Char(',')));
}

} // namespace qiao::workstation::ui
