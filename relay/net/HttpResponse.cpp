#include "relay/net/HttpResponse.h"

#include "common/protocol/EventCodec.h"

#include <QJsonDocument>

namespace qiao::relay::net {

HttpResponse HttpResponse::empty(int status)
{
    HttpResponse response;
    response.status = status;
    return response;
}

HttpResponse HttpResponse::text(int status, const QString &text)
{
    HttpResponse response = empty(status);
    response.body = text.toUtf8();
    return std::move(response)
        .with("Content-Type", "text/plain; charset=utf-8")
        .with("X-Content-Type-Options", "nosniff");
}

HttpResponse HttpResponse::json(int status, const QJsonObject &object)
{
    return json(status, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

HttpResponse HttpResponse::json(int status, QByteArray encodedObject)
{
    HttpResponse response = empty(status);
    response.body = std::move(encodedObject);
    return std::move(response)
        .with("Content-Type", "application/json; charset=utf-8")
        .with("X-Content-Type-Options", "nosniff")
        .with("Cache-Control", "no-store");
}

HttpResponse HttpResponse::error(const base::Error &error)
{
    return HttpResponse::error(httpStatusOf(error.code), error);
}

HttpResponse HttpResponse::error(int status, const base::Error &error)
{
    HttpResponse response = json(status, QJsonObject{{QStringLiteral("error"), protocol::toJson(error)}});
    if (error.retryAfter) {
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(*error.retryAfter);
        response.with("Retry-After", QByteArray::number(qint64(seconds.count())));
    }
    return response;
}

HttpResponse &HttpResponse::with(QByteArray name, QByteArray value) &
{
    fields.append({std::move(name), std::move(value)});
    return *this;
}

HttpResponse HttpResponse::with(QByteArray name, QByteArray value) &&
{
    fields.append({std::move(name), std::move(value)});
    return std::move(*this);
}

int httpStatusOf(base::ErrorCode code)
{
    switch (code) {
    case base::ErrorCode::BadRequest:
    case base::ErrorCode::UnknownType:
        return 400;
    case base::ErrorCode::Unauthorized:
        return 401;
    case base::ErrorCode::Forbidden:
        return 403;
    case base::ErrorCode::NotFound:
        return 404;
    case base::ErrorCode::Conflict:
        return 409;
    case base::ErrorCode::TooLarge:
        return 413;
    case base::ErrorCode::RateLimited:
        return 429;
    case base::ErrorCode::Unavailable:
        return 503;
    case base::ErrorCode::Internal:
        return 500;
    }
    return 500;
}

} // namespace qiao::relay::net
