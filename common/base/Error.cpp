#include "common/base/Error.h"

#include <array>

namespace qiao::base {

namespace {

struct NamedCode
{
    ErrorCode code;
    QLatin1StringView name;
};

constexpr std::array namedCodes{
    NamedCode{ErrorCode::BadRequest, QLatin1StringView("bad_request")},
    NamedCode{ErrorCode::UnknownType, QLatin1StringView("unknown_type")},
    NamedCode{ErrorCode::Unauthorized, QLatin1StringView("unauthorized")},
    NamedCode{ErrorCode::Forbidden, QLatin1StringView("forbidden")},
    NamedCode{ErrorCode::NotFound, QLatin1StringView("not_found")},
    NamedCode{ErrorCode::Conflict, QLatin1StringView("conflict")},
    NamedCode{ErrorCode::TooLarge, QLatin1StringView("too_large")},
    NamedCode{ErrorCode::RateLimited, QLatin1StringView("rate_limited")},
    NamedCode{ErrorCode::Unavailable, QLatin1StringView("unavailable")},
    NamedCode{ErrorCode::Internal, QLatin1StringView("internal")},
};

} // namespace

QString nameOf(ErrorCode code)
{
    for (const NamedCode &named : namedCodes) {
        if (named.code == code)
            return named.name;
    }
    return QStringLiteral("internal");
}

std::optional<ErrorCode> errorCodeFromName(QStringView name)
{
    for (const NamedCode &named : namedCodes) {
        if (name == named.name)
            return named.code;
    }
    return std::nullopt;
}

} // namespace qiao::base
