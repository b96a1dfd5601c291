#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace qiao::base {

enum class ErrorCode {
    BadRequest,
    UnknownType,
    Unauthorized,
    Forbidden,
    NotFound,
    Conflict,
    TooLarge,
    RateLimited,
    Unavailable,
    Internal,
};

// The code's name on the wire, such as "bad_request".
QString nameOf(ErrorCode code);
std::optional<ErrorCode> errorCodeFromName(QStringView name);

// Why something could not be done: a stable code for programs, a sentence for people, and when to try again.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    QString message;
    std::optional<std::chrono::milliseconds> retryAfter;

    bool operator==(const Error &) const = default;
};

inline Error badRequest(QString message)
{
    return {ErrorCode::BadRequest, std::move(message), {}};
}
inline Error unauthorized(QString message)
{
    return {ErrorCode::Unauthorized, std::move(message), {}};
}
inline Error forbidden(QString message)
{
    return {ErrorCode::Forbidden, std::move(message), {}};
}
inline Error notFound(QString message)
{
    return {ErrorCode::NotFound, std::move(message), {}};
}
inline Error conflict(QString message)
{
    return {ErrorCode::Conflict, std::move(message), {}};
}
inline Error internalError(QString message)
{
    return {ErrorCode::Internal, std::move(message), {}};
}

} // namespace qiao::base
