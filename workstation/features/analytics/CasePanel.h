#pragma once

#include "common/domain/Ids.h"
#include "common/protocol/Reports.h"

#include <QWidget>

class QLabel;
class QListView;
class QStackedWidget;
class QToolButton;

namespace qiao::workstation::state {
class Reports;
}

namespace qiao::workstation::ui {
class EmptyState;
class SegmentedControl;
} // namespace qiao::workstation::ui

namespace qiao::workstation::analytics {

class CaseModel;

// The conversations that a figure counts, beside the figures. GUI thread.
class CasePanel final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int mostShown = 200;

    // `reports` must outlive the panel.
    explicit CasePanel(state::Reports &reports, QWidget *parent = nullptr);

    // Shows the cases of the question; `title` says which figure it is. `isRatio`: they can be parted by whether they
    // met it.
    void showCases(const QString &title, const protocol::ReportRequest &request, bool isRatio);
    const protocol::ReportRequest &request() const;
    // Asks for them unless they are here.
    void ask();

Q_SIGNALS:
    void conversationChosen(const qiao::domain::ConversationId &conversation);
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void refresh();
    void retranslate();
    void restyle();

    state::Reports &m_reports;
    protocol::ReportRequest m_base;
    CaseModel *m_model;
    QLabel *m_title;
    QLabel *m_total;
    QToolButton *m_close;
    ui::SegmentedControl *m_met;
    QStackedWidget *m_stack;
    QListView *m_list;
    ui::EmptyState *m_empty;
};

} // namespace qiao::workstation::analytics
