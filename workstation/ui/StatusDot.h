#pragma once

#include "workstation/ui/Sign.h"

#include <QWidget>

namespace qiao::workstation::ui {

// A sign as a widget; its word is its accessible name and its tool tip. GUI thread.
class StatusDot final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusDot(QWidget *parent = nullptr);

    Sign sign() const { return m_sign; }
    void setSign(Sign sign);
    void setBehind(Role role);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Sign m_sign = Sign::Offline;
    Role m_behind = Role::Surface;
};

} // namespace qiao::workstation::ui
