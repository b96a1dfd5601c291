#include "workstation/ui/chart/Ticks.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace qiao::workstation::ui::chart {

namespace {

constexpr std::array<double, 18> durationSteps{
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400};

// The least of 1, 2, 5 times a power of ten that is not below `atLeast`.
double decimalStep(double atLeast)
{
    const double power = std::pow(10.0, std::floor(std::log10(atLeast)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= atLeast * (1 - 1e-9)) {
            return factor * power;
        }
    }
    return 10 * power;
}

double secondsStep(double atLeast)
{
    if (atLeast < durationSteps.front()) {
        return decimalStep(atLeast);
    }
    const auto *const found = std::lower_bound(durationSteps.cbegin(), durationSteps.cend(), atLeast * (1 - 1e-9));
    return found != durationSteps.cend() ? *found : durationSteps.back() * decimalStep(atLeast / durationSteps.back());
}

double stepOf(double atLeast, Unit unit)
{
    switch (unit) {
    case Unit::Count:
        return std::max(1.0, decimalStep(atLeast));
    case Unit::Share:
        // Quarters are read more easily than fifths.
        return atLeast > 0.2 && atLeast <= 0.25 ? 0.25 : decimalStep(atLeast);
    case Unit::Seconds:
        return secondsStep(atLeast);
    case Unit::Milliseconds:
        return atLeast > 500 ? secondsStep(atLeast / 1000) * 1000 : decimalStep(atLeast);
    case Unit::Rating:
        return decimalStep(atLeast);
    }
    return atLeast;
}

} // namespace

double Ticks::share(double value) const
{
    return high > low ? std::clamp((value - low) / (high - low), 0.0, 1.0) : 0.0;
}

Ticks niceTicks(double low, double high, int most, Unit unit)
{
    // Beyond this no figure of ours is real, and a step of one would be lost in it.
    constexpr double farthest = 1e15;
    const auto isReal = [](double value) { return std::abs(value) <= farthest; };
    if (!isReal(low) || !isReal(high) || low > high) {
        low = 0;
        high = 1;
    }
    if (high - low < std::max(std::abs(high), 1.0) * 1e-9) {
        high = low + 1;
    }
    const int count = std::max(most, 2);
    Ticks ticks;
    double wanted = (high - low) / (count - 1);
    for (;;) {
        ticks.step = stepOf(wanted, unit);
        const double first = std::floor(low / ticks.step + 1e-9);
        const double last = std::ceil(high / ticks.step - 1e-9);
        if (last - first + 1 <= count + 0.5) {
            for (double at = first; at < last + 0.5; ++at) {
                ticks.at.append(at * ticks.step);
            }
            break;
        }
        // With two ticks around zero no step is wide enough; one on each side is.
        if (count == 2 && first < 0 && last > 0 && ticks.step >= std::max(-low, high)) {
            ticks.at = {-ticks.step, ticks.step};
            break;
        }
        wanted = ticks.step * 1.01;
    }
    if (unit == Unit::Share && high <= 1 + 1e-9 && ticks.at.constLast() > 1) {
        ticks.at.last() = 1;
    }
    ticks.low = ticks.at.constFirst();
    ticks.high = ticks.at.constLast();
    return ticks;
}

} // namespace qiao::workstation::ui::chart
