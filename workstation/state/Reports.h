#pragma once

#include "common/base/Error.h"
#include "common/protocol/Reports.h"

#include <QHash>
#include <QList>
#include <QObject>

#include <optional>

namespace qiao::workstation::state {

// How far a report has come to this desk.
struct ReportState
{
    enum class Status { Unasked, Loading, Here, Failed };

    Status status = Status::Unasked;
    std::optional<protocol::ReportAnswer> answer; // the last one, also while it is asked for anew
    QString failure; // a code for errorText(), when it failed
    base::Milliseconds retryAfter{0};

    // The answer if it is one of that kind. Valid until the state changes.
    template <typename Answer> const Answer *as() const { return answer ? std::get_if<Answer>(&*answer) : nullptr; }

    bool operator==(const ReportState &) const = default;
};

// The reports that somebody wanted to see. A page asks with `want`, the application fetches them and answers with `put`
// or `fail`. The oldest are forgotten. GUI thread.
class Reports : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostKept = 200;

    explicit Reports(QObject *parent = nullptr);

    ReportState state(const protocol::ReportRequest &request) const { return m_states.value(request); }

    // Asks unless it is here or on its way. A failed one is tried again.
    void want(const protocol::ReportRequest &request);
    // Asks also for what is here: the figures may have changed.
    void renew(const protocol::ReportRequest &request);
    void put(const protocol::ReportRequest &request, const protocol::ReportAnswer &answer);
    void fail(const protocol::ReportRequest &request, const QString &failure, base::Milliseconds retryAfter = {});
    // Nobody wants what is on its way any longer.
    void dropPending();
    void clear();

Q_SIGNALS:
    void wanted(const qiao::protocol::ReportRequest &request);
    void pendingDropped();
    void changed(const qiao::protocol::ReportRequest &request);

private:
    void set(const protocol::ReportRequest &request, const ReportState &state);

    QHash<protocol::ReportRequest, ReportState> m_states;
    QList<protocol::ReportRequest> m_order; // of their first asking
};

} // namespace qiao::workstation::state
