#pragma once

#include "common/base/Clock.h"
#include "relay/storage/Stores.h"

#include <QHostAddress>

namespace qiao::relay::app {

// What a relay with --demo has: the site `demo`, the agents ann and ben, the supervisor sue and the admin ada, all with
// the password `demo`; canned replies, and at its first start the queues Orders and Returns, a macro and some tags.
class DemoData
{
public:
    // The demo is open to everybody who knows its password: loopback only.
    static base::Result<void> checkAddress(const QHostAddress &address);

    // Makes what is missing; the site's origins become those of the relay's own address.
    static base::Result<void> make(
        storage::Stores &stores, const QString &scheme, const QHostAddress &address, quint16 port, base::TimePoint now);
};

} // namespace qiao::relay::app
