#include "common/base/Backoff.h"

#include <QRandomGenerator>

#include <algorithm>

namespace qiao::base {

Milliseconds Backoff::next()
{
    constexpr int doublingsBeforeOverflow = 30;
    const qint64 whole
        = std::min<qint64>(m_first.count() << std::min(m_attempts, doublingsBeforeOverflow), m_limit.count());
    ++m_attempts;
    const qint64 half = whole / 2;
    return Milliseconds(half + QRandomGenerator::global()->bounded(half + 1));
}

} // namespace qiao::base
