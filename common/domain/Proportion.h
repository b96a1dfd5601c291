#pragma once

#include <QtGlobal>

// How sure a share is, and whether two shares differ. Pure functions.
namespace qiao::domain {

// So many of so many.
struct Proportion
{
    qint64 successes = 0;
    qint64 trials = 0;

    double share() const { return trials > 0 ? double(successes) / double(trials) : 0; }

    bool operator==(const Proportion &) const = default;
};

struct Interval
{
    double lower = 0;
    double upper = 1;

    bool contains(double value) const { return lower <= value && value <= upper; }

    bool operator==(const Interval &) const = default;
};

// Two shares side by side.
struct ShareComparison
{
    Interval first; // of the first share
    Interval second; // of the second share
    double difference = 0; // the second less the first
    Interval interval{-1, 1}; // of the difference
    bool isKnown = false; // whether the interval leaves no room for "no difference"

    bool operator==(const ShareComparison &) const = default;
};

// The quantile of the normal distribution that leaves 2.5 % on each side: intervals of 95 %.
inline constexpr double z95 = 1.959963984540054;

// Wilson's score interval, without a correction for continuity: E. B. Wilson, Probable inference, the law of
// succession, and statistical inference, JASA 22 (1927) 209–212. The whole of 0–1 when there are no trials.
Interval wilsonInterval(const Proportion &proportion, double z = z95);

// The difference of two independent shares by Newcombe's hybrid score interval: R. G. Newcombe, Interval estimation for
// the difference between independent proportions: comparison of eleven methods, Statistics in Medicine 17 (1998)
// 873–890, method 10. Good for small numbers and for shares near 0 and 1, where the usual interval is not.
ShareComparison compareShares(const Proportion &first, const Proportion &second, double z = z95);

} // namespace qiao::domain
