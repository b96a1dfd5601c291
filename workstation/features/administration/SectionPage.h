#pragma once

#include "workstation/features/administration/ItemListModel.h"
#include "workstation/ui/Words.h"

#include <QWidget>

class QListView;
class QPushButton;
class QStackedWidget;

namespace qiao::workstation::ui {
class Banner;
class EmptyState;
} // namespace qiao::workstation::ui

namespace qiao::workstation::administration {

class ItemForm;

// How a section is called, and what can be done in it.
struct SectionSpec
{
    QString collection;
    ui::Words listName;
    ui::Words addWords; // empty: nothing can be added
    ui::Words emptyWords;
    QChar idPrefix;
    bool canRemove = true;
};

// One collection: its list at the left, the chosen thing's form at the right, and below it what can be done. What is
// edited is kept in the state until it is saved or given up. GUI thread.
class SectionPage final : public QWidget
{
    Q_OBJECT

public:
    // The page takes the form. `administration` must outlive it.
    SectionPage(state::Administration &administration, const SectionSpec &spec, ItemForm *form,
        ItemListModel::Describe describe, QWidget *parent = nullptr);

    QListView *list() const { return m_list; }
    ItemForm *form() const { return m_form; }
    QPushButton *saveButton() const { return m_save; }
    QPushButton *discardButton() const { return m_discard; }
    QPushButton *undoButton() const { return m_undo; }
    QPushButton *removeButton() const { return m_remove; }
    QPushButton *addButton() const { return m_add; }
    ui::Banner *banner() const { return m_banner; }

    QString currentId() const { return m_current; }
    void save();
    void addNew();
    // Shows the current one anew, as after the choices of its form changed.
    void showCurrent();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void choose(const QString &id);
    void takeEdit();
    void takeChange();
    void refresh();
    void tellState();
    void askRemoval();
    void retranslate();

    state::Administration &m_administration;
    SectionSpec m_spec;
    ItemListModel *m_model;
    QListView *m_list;
    QPushButton *m_add;
    QStackedWidget *m_pages;
    ui::EmptyState *m_empty;
    ui::Banner *m_banner;
    ItemForm *m_form;
    QPushButton *m_save;
    QPushButton *m_discard;
    QPushButton *m_undo;
    QPushButton *m_remove;
    QString m_current;
    QJsonObject m_shown; // as the relay had it when the form was filled
    bool m_isTakingEdit = false;
};

} // namespace qiao::workstation::administration
