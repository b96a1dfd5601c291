#pragma once

#include "workstation/ui/Icon.h"
#include "workstation/ui/Sign.h"
#include "workstation/ui/Words.h"

#include <QHash>
#include <QString>
#include <QWidget>

class QAction;
class QAbstractButton;
class QButtonGroup;
class QVBoxLayout;

namespace qiao::workstation::ui {

class AgentButton;

// The narrow column at the left: the places of the workstation as icons with words under them, a count only where
// something waits for this agent, and at the bottom commands and the agent. The arrow keys move between places. GUI
// thread.
class NavigationRail final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int railWidth = 56; // at text of 100 %

    explicit NavigationRail(QWidget *parent = nullptr);

    void addPlace(const QString &id, Icon icon, const Words &words);
    void setPlaceShown(const QString &id, bool isShown);
    // A command at the bottom, such as the preferences, that is not a place.
    void addCommand(QAction *action, Icon icon, const Words &words);

    QString currentPlace() const { return m_current; }
    void setCurrentPlace(const QString &id);
    void setCount(const QString &id, int count);
    void setAgent(const QString &name, const QString &key, Sign presence);

    // Where a menu for the agent's presence should open.
    QWidget *agentButton() const;

Q_SIGNALS:
    void placeChosen(const QString &id);
    void agentMenuWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void orderTabs();
    void fitWidth();

    QButtonGroup *m_group;
    QVBoxLayout *m_places;
    QVBoxLayout *m_commands;
    QHash<QString, QAbstractButton *> m_buttons;
    AgentButton *m_agent;
    QString m_current;
};

} // namespace qiao::workstation::ui
