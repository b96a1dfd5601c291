#pragma once

#include "common/base/Result.h"
#include "relay/net/HttpResponse.h"

#include <QByteArray>
#include <QDateTime>

namespace qiao::relay::net {

// Writes the heads of replies: pure functions, any thread.
class HttpResponseWriter
{
public:
    enum class Connection { KeepAlive, Close };

    // The status line and the header fields of a response whose body has `bodySize` bytes. Refuses a field whose name
    // is no token or whose value holds a line break or another control character, and fields that the writer sets
    // itself.
    static base::Result<QByteArray> head(
        const HttpResponse &response, qint64 bodySize, Connection connection, const QDateTime &now);

    static QByteArray reasonOf(int status);
};

} // namespace qiao::relay::net
