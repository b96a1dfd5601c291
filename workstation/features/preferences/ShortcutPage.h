#pragma once

#include "workstation/ui/ActionRegistry.h"

#include <QWidget>

class QLabel;
class QListView;
class QPushButton;

namespace qiao::workstation::ui {
class Banner;
class ElidedLabel;
class SearchField;
} // namespace qiao::workstation::ui

namespace qiao::workstation::preferences {

class KeyCapture;
class ShortcutModel;

// All commands and their keys: find one, give it other keys, see who has them already, put things back. GUI thread.
class ShortcutPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ShortcutPage(ui::ActionRegistry &actions, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    QString currentId() const;
    void refresh();
    void assign(const QKeySequence &keys);
    void takeOver();
    void retranslate();

    ui::ActionRegistry &m_actions;
    ShortcutModel *m_model;
    ui::SearchField *m_search;
    QListView *m_list;
    ui::ElidedLabel *m_name;
    KeyCapture *m_keys;
    QPushButton *m_reset;
    QPushButton *m_resetAll;
    ui::Banner *m_message;
    QKeySequence m_contested;
};

} // namespace qiao::workstation::preferences
