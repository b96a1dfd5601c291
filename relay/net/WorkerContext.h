#pragma once

#include "relay/config/RelayConfig.h"
#include "relay/metrics/Instruments.h"
#include "relay/net/AddressLimits.h"
#include "relay/net/Deadlines.h"
#include "relay/net/HttpService.h"
#include "relay/net/InboundCollector.h"
#include "relay/net/TrustedProxies.h"

namespace qiao::relay::net {

// What the parts of one worker share; used in the worker's thread only.
struct WorkerContext
{
    quint32 worker;
    const config::RelayConfig &config;
    const HttpService &service;
    InboundCollector &inbound;
    Deadlines &deadlines;
    AddressLimits &addresses;
    metrics::Instruments &instruments;
    TrustedProxies proxies;
    SiteDirectory sites{};
    qint64 bufferedBytes = 0; // of all bodies that arrive or wait for their reply
    bool isDraining = false;
    quint64 lastSerial = 0;

    link::ConnectionId nextId() { return {worker, ++lastSerial}; }
};

} // namespace qiao::relay::net
