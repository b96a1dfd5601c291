#include "common/domain/Proportion.h"

#include <algorithm>
#include <cmath>

namespace qiao::domain {

Interval wilsonInterval(const Proportion &proportion, double z)
{
    if (proportion.trials <= 0)
        return {0, 1};
    const double n = double(proportion.trials);
    const double p = proportion.share();
    const double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
    const double reach = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n);
    return {std::clamp(middle - reach, 0.0, p), std::clamp(middle + reach, p, 1.0)};
}

ShareComparison compareShares(const Proportion &first, const Proportion &second, double z)
{
    ShareComparison comparison;
    comparison.first = wilsonInterval(first, z);
    comparison.second = wilsonInterval(second, z);
    if (first.trials <= 0 || second.trials <= 0)
        return comparison;
    const double a = first.share();
    const double b = second.share();
    comparison.difference = b - a;
    comparison.interval = {comparison.difference - std::hypot(b - comparison.second.lower, comparison.first.upper - a),
        comparison.difference + std::hypot(comparison.second.upper - b, a - comparison.first.lower)};
    comparison.isKnown = !comparison.interval.contains(0);
    return comparison;
}

} // namespace qiao::domain
