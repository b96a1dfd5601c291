#pragma once

#include "common/protocol/Reports.h"
#include "workstation/ui/chart/ChartTable.h"

#include <QWidget>

namespace qiao::workstation::analytics {

class FigureTile;

// The figures of the summary and of the relay itself, as many in a line as fit. GUI thread.
class FigureRow final : public QWidget
{
    Q_OBJECT

public:
    explicit FigureRow(QWidget *parent = nullptr);

    void showLoading();
    void showSummary(const protocol::SummaryReport &summary);
    // The relay's own figures; null: not here. They are for supervisors.
    void setServiceShown(bool isShown);
    void showService(const protocol::ServiceReport *service);

    // What is shown, one row for each figure.
    ui::chart::ChartTable table() const;

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;

Q_SIGNALS:
    void metricChosen(const QString &metric);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QList<FigureTile *> shownTiles() const;
    int columnsFor(int width) const;
    void placeTiles();
    void retranslate();

    QList<FigureTile *> m_metrics; // in the order of metrics()
    FigureTile *m_success;
    FigureTile *m_latency;
    bool m_isServiceShown = true;
};

} // namespace qiao::workstation::analytics
