#pragma once

#include "workstation/state/AuditLog.h"

#include <QTimer>
#include <QWidget>

class QStackedWidget;
class QTableView;

namespace qiao::workstation::ui {
class EmptyState;
class SearchField;
} // namespace qiao::workstation::ui

namespace qiao::workstation::administration {

class AuditModel;

// The audit log, to read and to filter. GUI thread.
class AuditPage final : public QWidget
{
    Q_OBJECT

public:
    // `log` must outlive the page.
    explicit AuditPage(state::AuditLog &log, QWidget *parent = nullptr);

    ui::SearchField *search() const { return m_search; }
    QTableView *table() const { return m_table; }

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void refresh();
    void retranslate();

    state::AuditLog &m_log;
    AuditModel *m_model;
    ui::SearchField *m_search;
    QTimer m_typing;
    QStackedWidget *m_pages;
    ui::EmptyState *m_empty;
    QTableView *m_table;
};

} // namespace qiao::workstation::administration
