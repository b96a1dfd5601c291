#pragma once

#include "common/base/Clock.h"
#include "common/protocol/Answers.h"

#include <QByteArray>

namespace qiao::relay::hub {

// What the hub is told once, at its start.
struct HubConfig
{
    QByteArray accessSecret; // verifies agents' access tokens
    qint64 uploadBytes = 10 * 1024 * 1024; // the largest file, told to the clients
    base::Milliseconds offerTimeout{20'000}; // an offer not accepted by then goes to the next agent
    base::Milliseconds offerPause{30'000}; // when everybody was asked in vain, before asking again
    base::Milliseconds presenceGrace{30'000}; // an agent whose connection broke counts as present so long
    base::Milliseconds storageRetry{1'000}; // before routing tries again after the storage failed
    protocol::QueueInfo queue{domain::QueueId(QStringLiteral("default")), QStringLiteral("Everybody")};
};

} // namespace qiao::relay::hub
