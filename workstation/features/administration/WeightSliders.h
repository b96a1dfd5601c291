#pragma once

#include "common/domain/Queue.h"

#include <QWidget>

#include <vector>

class QLabel;
class QSlider;

namespace qiao::workstation::administration {

// The weights by which a queue chooses its agents, as sliders with plain words and the share each has. GUI thread.
class WeightSliders final : public QWidget
{
    Q_OBJECT

public:
    explicit WeightSliders(QWidget *parent = nullptr);

    void setWeights(const domain::RoutingWeights &weights);
    domain::RoutingWeights weights() const;

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Line
    {
        double domain::RoutingWeights::*weight;
        const char *name;
        const char *meaning;
        QLabel *label;
        QSlider *slider;
        QLabel *share;
    };

    void refresh();
    void retranslate();

    std::vector<Line> m_lines;
    domain::RoutingWeights m_weights; // finer than the sliders show
    bool m_isFilling = false;
};

} // namespace qiao::workstation::administration
