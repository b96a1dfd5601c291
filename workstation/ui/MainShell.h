#pragma once

#include "workstation/settings/Settings.h"
#include "workstation/ui/ActionRegistry.h"
#include "workstation/ui/Icon.h"
#include "workstation/ui/Words.h"

#include <QHash>
#include <QPointer>
#include <QWidget>

#include <array>

class QSplitter;
class QStackedWidget;

namespace qiao::workstation::ui {

class Banner;
class NavigationRail;
class StatusLine;
class Toast;

enum class Pane { List, Conversation, Context };

// The frame of the main window: the rail, the places beside it, the first of them the desk with its three panes, a
// banner above, the status line below. Panes are resized by splitters, hidden by key, and come back as they were left.
// GUI thread.
class MainShell final : public QWidget
{
    Q_OBJECT

public:
    // The desk is a place of the rail under this id.
    static const QString desk;

    explicit MainShell(settings::Settings &settings, QWidget *parent = nullptr);

    NavigationRail &rail() { return *m_rail; }
    StatusLine &statusLine() { return *m_status; }
    Banner &banner() { return *m_banner; }
    Toast &toast() { return *m_toast; }

    // The shell takes the widget; its place in the desk may be filled once.
    void setPane(Pane pane, QWidget *widget);
    void addPlace(const QString &id, Icon icon, const Words &words, QWidget *page);
    // A place that this agent has no use for is left out of the rail; who stands there comes back to the desk.
    void setPlaceShown(const QString &id, bool isShown);
    QString currentPlace() const;
    void showPlace(const QString &id);

    bool isPaneShown(Pane pane) const;
    void setPaneShown(Pane pane, bool isShown);
    // Gives the keyboard to a pane, showing it first.
    void focusPane(Pane pane);

    // Toggling panes and walking between them, as commands.
    void registerActions(ActionRegistry &actions);

Q_SIGNALS:
    void placeShown(const QString &id);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Direction { Forward, Backward };

    void walkPanes(Direction direction);
    void applyVisibility();
    void restoreSizes();
    void saveSizes();
    void saveHidden();

    settings::Settings &m_settings;
    NavigationRail *m_rail;
    QStackedWidget *m_places;
    QSplitter *m_splitter;
    Banner *m_banner;
    StatusLine *m_status;
    Toast *m_toast;
    QHash<QString, QWidget *> m_pages;
    std::array<QPointer<QWidget>, 3> m_panes;
    std::array<bool, 3> m_isWanted{true, true, true};
    bool m_isRestored = false;
};

} // namespace qiao::workstation::ui
