#include "relay/api/BearerToken.h"

#include "common/protocol/Limits.h"

namespace qiao::relay::api {

QString bearerToken(const net::HttpRequest &request)
{
    const QByteArray authorization = request.field("authorization").value_or(QByteArray());
    constexpr QByteArrayView scheme = "bearer ";
    if (authorization.left(scheme.size()).toLower() != scheme || authorization.size() > protocol::limits::tokenLength) {
        return {};
    }
    return QString::fromLatin1(authorization.mid(scheme.size()).trimmed());
}

net::HttpResponse tokenNeeded()
{
    return net::HttpResponse::error(base::unauthorized(QStringLiteral("a token is needed")))
        .with("WWW-Authenticate", "Bearer");
}

} // namespace qiao::relay::api
