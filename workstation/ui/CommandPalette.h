#pragma once

#include "workstation/settings/Settings.h"
#include "workstation/ui/ActionRegistry.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;

namespace qiao::workstation::ui {

class CommandModel;

// Every command a few letters away: a card over the window, wholly by keyboard; the mouse works too. GUI thread.
class CommandPalette final : public QWidget
{
    Q_OBJECT

public:
    // Adds its own action "application.command-palette" (Ctrl+K) to the registry.
    CommandPalette(ActionRegistry &actions, settings::Settings &settings, QWidget *window);

    void open();
    void close();
    bool isOpen() const { return isVisible(); }

    static const QString actionId;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &query);
    void run(const QModelIndex &index);
    void step(int rows);
    void place();
    void retranslate();
    void restyle();
    bool fieldKeyPressed(int key);

    ActionRegistry &m_actions;
    settings::Settings &m_settings;
    CommandModel *m_model;
    QLineEdit *m_field;
    QListView *m_list;
    QLabel *m_nothing;
    QPointer<QWidget> m_focusBefore;
};

} // namespace qiao::workstation::ui
