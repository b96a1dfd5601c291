#pragma once

#include <QHashFunctions>

namespace qiao::relay::link {

// Which worker holds a connection, and its running number there. Never used twice in the life of a process.
struct ConnectionId
{
    quint32 worker = 0;
    quint64 serial = 0;

    bool isNull() const { return serial == 0; }
    friend bool operator==(const ConnectionId &, const ConnectionId &) = default;
    friend size_t qHash(const ConnectionId &id, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, id.worker, id.serial);
    }
};

} // namespace qiao::relay::link
