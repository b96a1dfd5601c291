#pragma once

#include "workstation/ui/Words.h"

#include <QWidget>

class QButtonGroup;

namespace qiao::workstation::ui {

enum class SegmentKind { Plain, Note, Whisper };

// A few choices side by side of which one is taken, each with an optional count: Reply | Note, Mine | Waiting | All.
// The arrow keys move between them. GUI thread.
class SegmentedControl final : public QWidget
{
    Q_OBJECT

public:
    explicit SegmentedControl(QWidget *parent = nullptr);

    int addSegment(const Words &words, SegmentKind kind = SegmentKind::Plain);
    int count() const;
    int currentIndex() const;
    void setCurrentIndex(int index);
    // One that cannot be taken now is grey; one that makes no sense here is left out.
    void setSegmentEnabled(int index, bool isEnabled);
    void setSegmentShown(int index, bool isShown);
    // Nothing is shown for zero.
    void setSegmentCount(int index, int count);

Q_SIGNALS:
    // Also when setCurrentIndex() changed it.
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QButtonGroup *m_group;
};

} // namespace qiao::workstation::ui
