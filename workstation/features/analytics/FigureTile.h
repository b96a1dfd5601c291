#pragma once

#include "workstation/features/analytics/Metrics.h"

#include <QAbstractButton>

namespace qiao::workstation::analytics {

// One figure of the row: its name, the figure, what else is to say, and its definition in the tool tip. A click leads
// to what it counts. GUI thread.
class FigureTile final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit FigureTile(QWidget *parent = nullptr);

    void setTitle(const QString &title, const QString &definition);
    void showFigure(const FigureText &figure);
    void showLoading();
    // Whether a click leads somewhere.
    void setActivatable(bool isActivatable);

    QString title() const { return m_title; }
    QString value() const { return m_value; }
    QString detail() const { return m_detail; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void describe();

    QString m_title;
    QString m_definition;
    QString m_value;
    QString m_detail;
    bool m_isActivatable = true;
    bool m_hasKeyboard = false; // the focus came by a key, so the ring is shown
};

} // namespace qiao::workstation::analytics
