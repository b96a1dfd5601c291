#include "relay/api/AuthEndpoint.h"

#include "common/protocol/CommandCodec.h"
#include "common/protocol/Limits.h"

namespace qiao::relay::api {

namespace {

const QString loginPath = QStringLiteral("/v1/auth/login");
const QString refreshPath = QStringLiteral("/v1/auth/refresh");
const QString logoutPath = QStringLiteral("/v1/auth/logout");

constexpr qint64 largestBody = 16 * 1024;
constexpr qsizetype longestPassword = 1024;

// The text under `key`, or nothing when it is missing, no text, empty or too long.
std::optional<QString> textOf(const QJsonObject &object, const QString &key, qsizetype longest)
{
    const QJsonValue value = object.value(key);
    const QString text = value.toString();
    if (!value.isString() || text.isEmpty() || text.size() > longest) {
        return std::nullopt;
    }
    return text;
}

net::HttpResponse incomplete(const QString &what)
{
    return net::HttpResponse::error(base::badRequest(what));
}

} // namespace

bool AuthEndpoint::serves(const QString &path) const
{
    return path == loginPath || path == refreshPath || path == logoutPath;
}

QList<net::HttpMethod> AuthEndpoint::methods(const QString &) const
{
    return {net::HttpMethod::Post};
}

std::variant<qint64, net::HttpResponse> AuthEndpoint::admit(const net::HttpRequest &, const net::HttpContext &) const
{
    return largestBody;
}

net::HttpOutcome AuthEndpoint::answer(net::HttpRequest request, const net::HttpContext &context) const
{
    const auto body = protocol::parseObject(request.body);
    if (!body) {
        return net::HttpResponse::error(body.error());
    }
    const QString path = request.target.path();
    if (path == loginPath) {
        const auto name = textOf(*body, QStringLiteral("name"), protocol::limits::nameLength);
        const auto password = textOf(*body, QStringLiteral("password"), longestPassword);
        if (!name || !password) {
            return incomplete(QStringLiteral("\"name\" and \"password\" are needed"));
        }
        m_accounts.logIn(context.http, *name, *password, context.address);
        return net::Deferred{};
    }
    const auto token = textOf(*body, QStringLiteral("refreshToken"), protocol::limits::tokenLength);
    if (!token) {
        return incomplete(QStringLiteral("\"refreshToken\" is needed"));
    }
    if (path == refreshPath) {
        m_accounts.refresh(context.http, *token);
    } else {
        m_accounts.logOut(context.http, *token);
    }
    return net::Deferred{};
}

} // namespace qiao::relay::api
