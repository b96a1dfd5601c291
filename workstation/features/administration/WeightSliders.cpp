#include "workstation/features/administration/WeightSliders.h"

#include "workstation/ui/TextLook.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QScopedValueRollback>
#include <QSlider>

#include <algorithm>
#include <cmath>

namespace qiao::workstation::administration {

namespace {

constexpr int stepsOfOne = 20; // a slider's step is 0.05
constexpr double most = 2;

int stepOf(double weight)
{
    return static_cast<int>(std::lround(std::min(weight, most) * stepsOfOne));
}

} // namespace

WeightSliders::WeightSliders(QWidget *parent)
    : QWidget(parent)
{
    using Weights = domain::RoutingWeights;
    m_lines = {
        {&Weights::vip, QT_TR_NOOP("Rank of the visitor"), QT_TR_NOOP("experienced agents for VIPs"), {}, {}, {}},
        {&Weights::category, QT_TR_NOOP("Skill"), QT_TR_NOOP("who knows best what is asked for"), {}, {}, {}},
        {&Weights::load, QT_TR_NOOP("Room left"), QT_TR_NOOP("who has the fewest conversations"), {}, {}, {}},
        {&Weights::language, QT_TR_NOOP("Language"), QT_TR_NOOP("who speaks the visitor's language"), {}, {}, {}},
        {&Weights::history, QT_TR_NOOP("Known already"), QT_TR_NOOP("who served this visitor last"), {}, {}, {}},
        {&Weights::idle, QT_TR_NOOP("Turn"), QT_TR_NOOP("who has waited longest for a conversation"), {}, {}, {}},
    };
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (Line &line : m_lines) {
        line.label = new QLabel(this);
        line.slider = new QSlider(Qt::Horizontal, this);
        line.slider->setRange(0, static_cast<int>(most * stepsOfOne));
        line.slider->setPageStep(stepsOfOne / 4);
        line.slider->setFocusPolicy(Qt::StrongFocus);
        line.share = new QLabel(this);
        line.share->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        line.label->setBuddy(line.slider);
        grid->addWidget(line.label, row, 0);
        grid->addWidget(line.slider, row, 1);
        grid->addWidget(line.share, row, 2);
        ++row;
        connect(line.slider, &QSlider::valueChanged, this, [this, weight = line.weight](int step) {
            if (m_isFilling)
                return;
            m_weights.*weight = static_cast<double>(step) / stepsOfOne;
            refresh();
            Q_EMIT edited();
        });
    }
    retranslate();
}

void WeightSliders::setWeights(const domain::RoutingWeights &weights)
{
    const QScopedValueRollback filling(m_isFilling, true);
    m_weights = weights;
    for (const Line &line : m_lines)
        line.slider->setValue(stepOf(weights.*line.weight));
    refresh();
}

domain::RoutingWeights WeightSliders::weights() const
{
    return m_weights;
}

void WeightSliders::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void WeightSliders::refresh()
{
    double sum = 0;
    for (const Line &line : m_lines)
        sum += m_weights.*line.weight;
    const QLocale locale;
    for (const Line &line : m_lines) {
        const double share = sum > 0 ? m_weights.*line.weight / sum : 0;
        const QString text
            = share > 0 ? locale.toString(std::lround(share * 100)) + QStringLiteral(" %") : tr("not at all");
        line.share->setText(text);
        line.slider->setAccessibleDescription(text);
    }
}

void WeightSliders::retranslate()
{
    for (const Line &line : m_lines) {
        line.label->setText(tr("%1: %2").arg(tr(line.name), tr(line.meaning)));
        line.slider->setAccessibleName(tr(line.name));
        ui::setTextLook(line.share, ui::TextStyle::Secondary, ui::Role::TextSecondary);
    }
    refresh();
}

} // namespace qiao::workstation::administration
