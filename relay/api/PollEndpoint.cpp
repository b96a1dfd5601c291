#include "relay/api/PollEndpoint.h"

#include "common/protocol/CommandCodec.h"
#include "common/protocol/Limits.h"
#include "relay/api/CrossOrigin.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace qiao::relay::api {

namespace {

namespace limits = protocol::limits;

constexpr qsizetype longestCursor = 200;
constexpr qsizetype longestKeptField = 300;

QString keptField(const net::HttpRequest &request, const char *name)
{
    return QString::fromLatin1(request.listField(name).left(longestKeptField));
}

// A text that may be missing; nothing when it is something else or too long.
std::optional<QString> optionalText(const QJsonObject &object, const QString &key, qsizetype longest)
{
    const QJsonValue value = object.value(key);
    if (value.isUndefined() || value.isNull()) {
        return QString();
    }
    if (!value.isString() || value.toString().size() > longest) {
        return std::nullopt;
    }
    return value.toString();
}

} // namespace

bool PollEndpoint::serves(const QString &path) const
{
    return path == QStringLiteral("/v1/visitor/poll");
}

QList<net::HttpMethod> PollEndpoint::methods(const QString &) const
{
    return {net::HttpMethod::Post};
}

std::variant<qint64, net::HttpResponse> PollEndpoint::admit(
    const net::HttpRequest &head, const net::HttpContext &context) const
{
    const auto verdict = CrossOrigin::judge(head, context);
    if (verdict.refusal) {
        return CrossOrigin::withFields(*verdict.refusal, verdict.fields);
    }
    return m_bodyBytes;
}

base::Result<link::VisitorPolled> PollEndpoint::read(const QByteArray &body)
{
    const auto object = protocol::parseObject(body);
    if (!object) {
        return object.error();
    }
    const auto token = optionalText(*object, QStringLiteral("token"), limits::tokenLength);
    const auto after = optionalText(*object, QStringLiteral("after"), longestCursor);
    const QJsonValue frames = object->value(QStringLiteral("frames"));
    const QJsonValue wait = object->value(QStringLiteral("waitMs"));
    if (!token) {
        return base::badRequest(QStringLiteral("\"token\" must be a text"));
    }
    if (!after) {
        return base::badRequest(QStringLiteral("\"after\" must be the cursor of an earlier answer"));
    }
    if (!frames.isArray() || frames.toArray().size() > limits::pollFrames) {
        return base::badRequest(
            QStringLiteral("\"frames\" must be a list of at most %1 commands").arg(limits::pollFrames));
    }
    if (!wait.isUndefined() && (!wait.isDouble() || wait.toDouble() < 0)) {
        return base::badRequest(QStringLiteral("\"waitMs\" must be a number of milliseconds"));
    }
    link::VisitorPolled poll;
    poll.token = *token;
    poll.after = *after;
    poll.waitMs = int(std::min<double>(wait.toDouble(0), double(limits::longestPoll.count())));
    const QJsonArray list = frames.toArray();
    for (const QJsonValue &frame : list) {
        if (!frame.isObject()) {
            poll.frames.push_back(protocol::Refusal{{}, base::badRequest(QStringLiteral("a frame is a JSON object"))});
        } else if (QJsonDocument(frame.toObject()).toJson(QJsonDocument::Compact).size() > limits::frameBytes) {
            poll.frames.push_back(protocol::Refusal{{},
                {base::ErrorCode::TooLarge, QStringLiteral("a frame has at most %1 bytes").arg(limits::frameBytes),
                    {}}});
        } else {
            poll.frames.push_back(protocol::decodeVisitorCommand(frame.toObject()));
        }
    }
    return poll;
}

net::HttpOutcome PollEndpoint::answer(net::HttpRequest request, const net::HttpContext &context) const
{
    if (request.method == net::HttpMethod::Options) {
        return CrossOrigin::preflight(request, context);
    }
    const auto verdict = CrossOrigin::judge(request, context);
    if (verdict.refusal) {
        return CrossOrigin::withFields(*verdict.refusal, verdict.fields);
    }
    if (verdict.site.isEmpty()) {
        return net::HttpResponse::error(base::forbidden(QStringLiteral("there is no such site")));
    }
    auto poll = read(request.body);
    if (!poll) {
        return CrossOrigin::withFields(net::HttpResponse::error(poll.error()), verdict.fields);
    }
    poll->peer.site = domain::SiteKey(verdict.site);
    poll->peer.address = context.address;
    poll->peer.userAgent = keptField(request, "user-agent");
    poll->peer.language = keptField(request, "accept-language");
    return net::Polled{std::move(*poll), verdict.fields};
}

} // namespace qiao::relay::api
