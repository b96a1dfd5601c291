#include "relay/api/AdminEndpoint.h"

#include "common/protocol/CommandCodec.h"
#include "common/protocol/JsonReader.h"
#include "common/protocol/Limits.h"
#include "relay/api/BearerToken.h"
#include "relay/auth/PasswordHash.h"

#include <algorithm>

namespace qiao::relay::api {

using net::HttpMethod;
using net::HttpResponse;

namespace {

constexpr QLatin1StringView root("/v1/admin/");
constexpr qint64 largestBody = protocol::limits::frameBytes;
constexpr int shortestPassword = 8;
constexpr int usualPage = 100;
constexpr int largestPage = 500;
constexpr qsizetype longestFilter = 100;
constexpr int preconditionRequired = 428;

// `/v1/admin/COLLECTION` or `/v1/admin/COLLECTION/ID`.
struct Place
{
    QString collection;
    QString id;
};

Place placeOf(const QString &path)
{
    const QString rest = path.mid(root.size());
    const qsizetype slash = rest.indexOf(u'/');
    return slash < 0 ? Place{rest, {}} : Place{rest.left(slash), rest.mid(slash + 1)};
}

bool isId(const QString &text)
{
    return text.size() <= protocol::limits::idLength && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-'
            || c == u'_';
    });
}

// The version that a change is meant for, empty for something new; nothing when the request does not say.
std::optional<QString> versionOf(const net::HttpRequest &request)
{
    const auto match = request.field("if-match");
    if (match && match->size() > 2 && match->startsWith('"') && match->endsWith('"')) {
        return QString::fromLatin1(match->mid(1, match->size() - 2));
    }
    const bool isNew = request.field("if-none-match").value_or(QByteArray()) == "*";
    return isNew && !match ? std::optional(QString()) : std::nullopt;
}

// A whole number of the query, or `usual`.
base::Result<qint64> numberOf(const net::HttpRequest &request, QStringView name, qint64 usual, qint64 most)
{
    const auto text = request.target.parameter(name);
    bool isNumber = true;
    const qint64 number = text ? text->toLongLong(&isNumber) : usual;
    if (!isNumber || number < 0 || number > most) {
        return base::badRequest(QStringLiteral("\"%1\" is a number from 0 to %2.").arg(name).arg(most));
    }
    return number;
}

base::Result<link::AdminRequest> reading(const net::HttpRequest &request, link::AdminRequest asked)
{
    const auto before = numberOf(request, u"before", 0, std::numeric_limits<qint64>::max());
    const auto limit = numberOf(request, u"limit", usualPage, largestPage);
    if (!before) {
        return before.error();
    }
    if (!limit) {
        return limit.error();
    }
    asked.before = *before;
    asked.limit = std::max(1, static_cast<int>(*limit));
    asked.about = request.target.parameter(u"about").value_or(QString()).left(longestFilter);
    return asked;
}

// The new password of a user, if the body gives one.
base::Result<QString> passwordIn(const link::AdminRequest &asked)
{
    if (asked.collection != QStringLiteral("users") || !asked.body.contains(QStringLiteral("password"))) {
        return QString();
    }
    protocol::JsonReader reader(asked.body);
    const QString password = reader.text(QLatin1StringView("password"), auth::longestPassword);
    if (!reader.error() && password.size() < shortestPassword) {
        reader.fail(QStringLiteral("A password has at least %1 characters.").arg(shortestPassword));
    }
    return reader.error() ? base::Result<QString>(*reader.error()) : base::Result<QString>(password);
}

} // namespace

bool AdminEndpoint::serves(const QString &path) const
{
    return path.startsWith(root) && path.size() > root.size();
}

QList<HttpMethod> AdminEndpoint::methods(const QString &path) const
{
    if (placeOf(path).id.isEmpty()) {
        return {HttpMethod::Get};
    }
    return {HttpMethod::Get, HttpMethod::Put, HttpMethod::Delete};
}

std::variant<qint64, HttpResponse> AdminEndpoint::admit(const net::HttpRequest &head, const net::HttpContext &) const
{
    if (bearerToken(head).isEmpty()) {
        return tokenNeeded();
    }
    return head.method == HttpMethod::Put ? largestBody : qint64(0);
}

net::HttpOutcome AdminEndpoint::answer(net::HttpRequest request, const net::HttpContext &context) const
{
    const QString token = bearerToken(request);
    if (token.isEmpty()) {
        return tokenNeeded();
    }
    const Place place = placeOf(request.target.path());
    if (!isId(place.id)) {
        return HttpResponse::error(
            base::badRequest(QStringLiteral("An id has at most %1 letters, digits, dashes and underscores.")
                                 .arg(protocol::limits::idLength)));
    }
    link::AdminRequest asked;
    asked.collection = place.collection;
    asked.id = place.id;
    if (request.method == HttpMethod::Get || request.method == HttpMethod::Head) {
        const auto read = reading(request, asked);
        if (!read) {
            return HttpResponse::error(read.error());
        }
        m_desk.ask(context.http, token, *read, {});
        return net::Deferred{};
    }
    const auto version = versionOf(request);
    if (!version) {
        return HttpResponse::error(preconditionRequired,
            base::badRequest(QStringLiteral(
                "A change says what it changes: If-Match with the version, or If-None-Match: * for something new.")));
    }
    asked.version = *version;
    asked.verb = request.method == HttpMethod::Put ? link::AdminVerb::Put : link::AdminVerb::Remove;
    if (asked.verb == link::AdminVerb::Put) {
        const auto body = protocol::parseObject(request.body);
        if (!body) {
            return HttpResponse::error(body.error());
        }
        asked.body = *body;
    }
    const auto password = passwordIn(asked);
    if (!password) {
        return HttpResponse::error(password.error());
    }
    m_desk.ask(context.http, token, asked, *password);
    return net::Deferred{};
}

} // namespace qiao::relay::api
