#include "relay/net/WebSocketDoor.h"

#include <QCryptographicHash>

namespace qiao::relay::net {

namespace {

const QString visitorPath = QStringLiteral("/v1/visitor");
const QString agentPath = QStringLiteral("/v1/agent");
constexpr qsizetype longestKeptField = 300;

QString keptField(const HttpRequest &request, const char *name)
{
    return QString::fromLatin1(request.listField(name).left(longestKeptField));
}

bool isHandshakeKey(const QByteArray &key)
{
    const auto decoded = QByteArray::fromBase64Encoding(key, QByteArray::AbortOnBase64DecodingErrors);
    return decoded && decoded.decoded.size() == 16;
}

bool lists(const QByteArray &list, const char *wanted, Qt::CaseSensitivity sensitivity)
{
    const auto items = list.split(',');
    return std::any_of(items.begin(), items.end(),
        [&](const QByteArray &item) { return item.trimmed().compare(wanted, sensitivity) == 0; });
}

bool offersSubprotocol(const HttpRequest &request)
{
    return lists(request.listField("sec-websocket-protocol"), WebSocketDoor::subprotocol, Qt::CaseSensitive);
}

bool isProtocolAcceptable(const HttpRequest &request)
{
    return request.listField("sec-websocket-protocol").isEmpty() || offersSubprotocol(request);
}

// RFC 6455, 4.2.2. Extensions are not answered, and so not agreed upon.
QByteArray answerTo(const HttpRequest &request)
{
    const QByteArray key = request.field("sec-websocket-key").value_or(QByteArray());
    const QByteArray salted = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    QByteArray answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        "Sec-WebSocket-Accept: "
        + QCryptographicHash::hash(salted, QCryptographicHash::Sha1).toBase64() + "\r\n";
    if (offersSubprotocol(request)) {
        answer += QByteArray("Sec-WebSocket-Protocol: ") + WebSocketDoor::subprotocol + "\r\n";
    }
    return answer + "\r\n";
}

HttpResponse refused(const QString &why)
{
    return HttpResponse::error(base::forbidden(why));
}

} // namespace

bool WebSocketDoor::isDoor(const QString &path)
{
    return path == visitorPath || path == agentPath;
}

HttpResponse WebSocketDoor::upgradeRequired()
{
    return HttpResponse::error(426, base::badRequest(QStringLiteral("this address speaks WebSocket, version 13")))
        .with("Upgrade", "websocket")
        .with("Sec-WebSocket-Version", "13");
}

std::variant<Admission, HttpResponse> WebSocketDoor::admit(const HttpRequest &request, const QHostAddress &address,
    const SiteDirectory &sites, const QStringList &agentOrigins)
{
    if (!isDoor(request.target.path())) {
        return HttpResponse::error(base::notFound(QStringLiteral("there is no WebSocket at this address")));
    }
    if (request.field("sec-websocket-version").value_or(QByteArray()).trimmed() != "13") {
        return upgradeRequired();
    }
    if (request.method != HttpMethod::Get || request.minorVersion != 1 || request.hasBody()
        || !lists(request.listField("upgrade"), "websocket", Qt::CaseInsensitive)
        || !isHandshakeKey(request.field("sec-websocket-key").value_or(QByteArray()))
        || !isProtocolAcceptable(request)) {
        return HttpResponse::error(base::badRequest(QStringLiteral("the WebSocket handshake is not acceptable")));
    }
    const QByteArray origin = request.listField("origin");
    Admission admission;
    admission.answer = answerTo(request);
    admission.peer.address = address;
    admission.peer.userAgent = keptField(request, "user-agent");
    admission.peer.language = keptField(request, "accept-language");
    if (request.target.path() == agentPath) {
        const QString known = SiteDirectory::normalized(QString::fromLatin1(origin));
        const bool isAllowed
            = origin.isEmpty() || std::any_of(agentOrigins.begin(), agentOrigins.end(), [&](const QString &allowed) {
                  return !known.isEmpty() && SiteDirectory::normalized(allowed) == known;
              });
        if (!isAllowed) {
            return refused(QStringLiteral("agents are not served to this origin"));
        }
        admission.door = Door::Agent;
        return admission;
    }
    const QString site = request.target.parameter(u"site").value_or(QString());
    if (!sites.holds(site)) {
        return refused(QStringLiteral("there is no such site"));
    }
    // Only browsers send an origin, and only they can be tricked into coming from a wrong one.
    if (!origin.isEmpty() && !sites.allows(site, origin)) {
        return refused(QStringLiteral("this origin does not belong to the site"));
    }
    admission.door = Door::Visitor;
    admission.peer.site = domain::SiteKey(site);
    return admission;
}

} // namespace qiao::relay::net
