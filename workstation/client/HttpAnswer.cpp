#include "workstation/client/HttpAnswer.h"

#include "common/protocol/CommandCodec.h"
#include "common/protocol/EventCodec.h"

#include <QNetworkReply>

namespace qiao::workstation::client {

namespace {

constexpr int stalledAfterMs = 15'000;

Cause causeOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::SslHandshakeFailedError:
        return Cause::Untrusted;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: // what Qt reports when the transfer timeout strikes
        return Cause::TimedOut;
    default:
        return Cause::Unreachable;
    }
}

// A proxy in front of the relay may answer for it, without the relay's words.
std::optional<base::ErrorCode> codeOf(int status)
{
    switch (status) {
    case 400:
        return base::ErrorCode::BadRequest;
    case 401:
        return base::ErrorCode::Unauthorized;
    case 403:
        return base::ErrorCode::Forbidden;
    case 409:
        return base::ErrorCode::Conflict;
    case 413:
        return base::ErrorCode::TooLarge;
    case 429:
        return base::ErrorCode::RateLimited;
    case 502:
    case 503:
    case 504:
        return base::ErrorCode::Unavailable;
    default:
        return std::nullopt;
    }
}

} // namespace

void prepare(QNetworkRequest &request)
{
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setTransferTimeout(stalledAfterMs);
}

std::optional<Failure> failureOf(const QNetworkReply &reply, const QByteArray &body)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return Failure{causeOf(reply.error()), base::internalError(reply.errorString())};
    if (status >= 200 && status < 300) {
        if (reply.error() == QNetworkReply::NoError)
            return std::nullopt;
        return Failure{causeOf(reply.error()), base::internalError(reply.errorString())};
    }
    const base::Result<QJsonObject> json = protocol::parseObject(body);
    if (json) {
        const QJsonValue inner = json->value(QLatin1String("error"));
        const QJsonObject error = inner.isObject() ? inner.toObject() : *json;
        if (base::errorCodeFromName(error.value(QLatin1String("code")).toString()))
            return Failure{Cause::Refused, protocol::errorFromJson(error)};
    }
    if (const std::optional<base::ErrorCode> code = codeOf(status))
        return Failure{Cause::Refused, {*code, QStringLiteral("HTTP status %1").arg(status), {}}};
    if (status == 404 && json)
        return Failure{Cause::Refused, base::notFound(QStringLiteral("HTTP status 404"))};
    return Failure{Cause::NotARelay, base::internalError(QStringLiteral("HTTP status %1").arg(status))};
}

std::variant<QJsonObject, Failure> objectOf(QNetworkReply &reply, qint64 limit)
{
    const QByteArray body = reply.read(limit);
    if (std::optional<Failure> failure = failureOf(reply, body))
        return *std::move(failure);
    base::Result<QJsonObject> json = protocol::parseObject(body);
    if (!json)
        return Failure{Cause::NotARelay, json.error()};
    return *std::move(json);
}

} // namespace qiao::workstation::client
