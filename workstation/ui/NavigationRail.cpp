#include "workstation/ui/NavigationRail.h"

#include "workstation/ui/RailButton.h"
#include "workstation/ui/Theme.h"

#include <QAction>
#include <QButtonGroup>
#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace qiao::workstation::ui {

NavigationRail::NavigationRail(QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
    , m_places(new QVBoxLayout)
    , m_commands(new QVBoxLayout)
    , m_agent(new AgentButton(this))
{
    fitWidth();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 1, 8);
    column->setSpacing(2);
    m_places->setSpacing(2);
    m_commands->setSpacing(2);
    column->addLayout(m_places);
    column->addStretch(1);
    column->addLayout(m_commands);
    column->addWidget(m_agent);
    connect(m_agent, &QAbstractButton::clicked, this, &NavigationRail::agentMenuWanted);
}

void NavigationRail::addPlace(const QString &id, Icon icon, const Words &words)
{
    if (m_buttons.contains(id)) {
        return;
    }
    auto *button = new RailButton(icon, words, this);
    button->setCheckable(true);
    button->setAutoExclusive(true);
    m_buttons.insert(id, button);
    m_group->addButton(button);
    m_places->addWidget(button);
    orderTabs();
    if (m_current.isEmpty()) {
        m_current = id;
        button->setChecked(true);
    }
    connect(button, &QAbstractButton::toggled, this, [this, id](bool isOn) {
        if (isOn && m_current != id) {
            m_current = id;
            Q_EMIT placeChosen(id);
        }
    });
}

void NavigationRail::addCommand(QAction *action, Icon icon, const Words &words)
{
    auto *button = new RailButton(icon, words, this);
    button->setEnabled(action->isEnabled());
    m_commands->addWidget(button);
    orderTabs();
    connect(button, &QAbstractButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, button, [button, action] { button->setEnabled(action->isEnabled()); });
}

void NavigationRail::setCurrentPlace(const QString &id)
{
    if (auto *button = m_buttons.value(id)) {
        button->setChecked(true);
    }
}

void NavigationRail::setPlaceShown(const QString &id, bool isShown)
{
    if (auto *button = m_buttons.value(id)) {
        button->setVisible(isShown);
    }
}

void NavigationRail::setCount(const QString &id, int count)
{
    if (auto *button = static_cast<RailButton *>(m_buttons.value(id))) {
        button->setCount(count);
    }
}

void NavigationRail::setAgent(const QString &name, const QString &key, Sign presence)
{
    m_agent->setAgent(name, key, presence);
}

QWidget *NavigationRail::agentButton() const
{
    return m_agent;
}

void NavigationRail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::current();
    painter.fillRect(rect(), theme.colour(Role::SurfaceSunken));
    painter.fillRect(QRect(width() - 1, 0, 1, height()), theme.colour(Role::Border));
}

void NavigationRail::fitWidth()
{
    setFixedWidth(std::max(railWidth, Theme::current().scaled(railWidth)) + 1);
}

// From top to bottom, whatever was added when.
void NavigationRail::orderTabs()
{
    QWidget *before = nullptr;
    const auto follow = [&before](QWidget *next) {
        if (before) {
            setTabOrder(before, next);
        }
        before = next;
    };
    for (const QVBoxLayout *column : {m_places, m_commands}) {
        for (int index = 0; index < column->count(); ++index) {
            follow(column->itemAt(index)->widget());
        }
    }
    follow(m_agent);
}

void NavigationRail::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        for (auto *button : findChildren<RailButton *>()) {
            button->retranslate();
        }
        m_agent->retranslate();
    } else if (event->type() == QEvent::FontChange) {
        fitWidth();
    }
}

} // namespace qiao::workstation::ui
