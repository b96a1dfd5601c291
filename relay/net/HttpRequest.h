#pragma once

#include "relay/net/RequestTarget.h"

#include <QByteArray>
#include <QList>

#include <optional>
#include <utility>

namespace qiao::relay::net {

enum class HttpMethod { Get, Head, Post, Put, Delete, Options, Other };

// One request as it was received and found well-formed; a value.
struct HttpRequest
{
    HttpMethod method = HttpMethod::Other;
    RequestTarget target;
    int minorVersion = 1; // HTTP/1.0 or HTTP/1.1
    bool wantsKeepAlive = false;
    bool wantsContinue = false; // Expect: 100-continue
    bool wantsUpgrade = false; // Connection: upgrade
    QList<std::pair<QByteArray, QByteArray>> fields; // names in lower case
    std::optional<quint64> contentLength;
    bool isChunked = false;
    QByteArray body;

    // The value of the only field of that (lower-case) name; nothing when there is none or more than one.
    std::optional<QByteArray> field(QByteArrayView name) const;
    // All values of that name joined by a comma, as HTTP defines lists.
    QByteArray listField(QByteArrayView name) const;
    bool hasBody() const { return isChunked || contentLength.value_or(0) > 0; }
};

} // namespace qiao::relay::net
