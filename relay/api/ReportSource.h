#pragma once

#include "common/base/Result.h"
#include "relay/metrics/ReportQuery.h"

#include <QByteArray>

#include <functional>

namespace qiao::relay::api {

// Where reports come from.
class ReportSource
{
public:
    virtual ~ReportSource() = default;

    // The report in the format that is asked for; any thread, and it may take long. Given up with Unavailable when
    // `isOver` says so.
    virtual base::Result<QByteArray> make(
        const metrics::ReportQuery &query, const std::function<bool()> &isOver) const = 0;
};

} // namespace qiao::relay::api
