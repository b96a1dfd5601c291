#pragma once

#include "workstation/features/analytics/Breakdown.h"
#include "workstation/ui/Words.h"

#include <QWidget>

class QLabel;
class QStackedWidget;

namespace qiao::workstation::ui {
class EmptyState;
}

namespace qiao::workstation::ui::chart {
class ChartTableView;
}

namespace qiao::workstation::analytics {

// A table of agents or queues with its heading; a click on a header sorts it, one on a row leads to its conversations.
// GUI thread.
class TableSection final : public QWidget
{
    Q_OBJECT

public:
    explicit TableSection(const ui::Words &title, QWidget *parent = nullptr);

    QString title() const { return m_title.text(); }
    const Breakdown &breakdown() const { return m_breakdown; }
    void showBreakdown(const Breakdown &breakdown);
    void showLoading();
    void showFailed(const QString &title, const QString &advice);

Q_SIGNALS:
    void rowChosen(const QString &key, const QString &name);
    void retryRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void restyle();

    ui::Words m_title;
    Breakdown m_breakdown;
    QLabel *m_heading;
    QStackedWidget *m_stack;
    ui::chart::ChartTableView *m_table;
    ui::EmptyState *m_empty;
};

} // namespace qiao::workstation::analytics
