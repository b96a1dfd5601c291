#pragma once

#include "common/base/Clock.h"
#include "common/base/RandomId.h"
#include "common/protocol/Answers.h"
#include "relay/hub/VisitorLimits.h"
#include "relay/metrics/Instruments.h"

#include <QByteArray>

#include <functional>

namespace qiao::relay::hub {

// What the hub is told once, at its start.
struct HubConfig
{
    QByteArray accessSecret; // verifies agents' access tokens
    qint64 uploadBytes = 10 * 1024 * 1024; // the largest file, told to the clients
    base::Milliseconds offerTimeout{0}; // for every queue; 0: each queue's own
    base::Milliseconds offerPause{30'000}; // when everybody was asked in vain, before asking again
    base::Milliseconds presenceGrace{30'000}; // an agent whose connection broke counts as present so long
    base::Milliseconds releaseGrace{90'000}; // … and keeps its conversations so long
    base::Milliseconds presencePause{500}; // between two tellings of one agent's load
    base::Milliseconds waitingPause{2'000}; // between two tellings of places in the queues
    base::Milliseconds storageRetry{1'000}; // before routing tries again after the storage failed
    qsizetype pageBytes = 256 * 1024; // of earlier events on their way to one reader at a time
    VisitorRates rates;
    std::shared_ptr<metrics::Instruments> instruments; // none: nobody asks
    int pollSessionsPerAddress = 0; // 0: no limit
    // Where new ids and tokens come from; a simulation counts, so that it can be repeated exactly.
    std::function<QString(QChar prefix)> newId = base::randomId;
    std::function<QString()> newToken = base::randomToken;
};

} // namespace qiao::relay::hub
