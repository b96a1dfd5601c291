#pragma once

#include <QLabel>

namespace qiao::workstation::ui {

// Plain text over as many lines as it needs. Unlike a wrapping QLabel it insists on the height its width asks for, so
// that no line is cut where the space is short. GUI thread.
class Paragraph final : public QLabel
{
    Q_OBJECT

public:
    explicit Paragraph(QWidget *parent = nullptr);

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace qiao::workstation::ui
