#pragma once

#include "relay/link/Inbound.h"
#include "relay/net/HttpRequest.h"
#include "relay/net/HttpResponse.h"
#include "relay/net/SiteDirectory.h"

#include <memory>
#include <variant>

namespace qiao::relay::net {

enum class Door { Visitor, Agent };

// A handshake that may be carried out, and who stands at the door.
struct Admission
{
    Door door = Door::Visitor;
    link::Peer peer;
    QByteArray answer; // the reply that carries the handshake out, as it stands on the wire
    std::shared_ptr<const void> hold{}; // of the address behind a proxy, for as long as the connection is there
};

// Decides about WebSocket handshakes before they are carried out: pure functions, any thread.
class WebSocketDoor
{
public:
    static constexpr const char *subprotocol = "qiao.v1";

    static bool isDoor(const QString &path);

    // Admitted, or the reply that refuses: 400, 403, 404, 426.
    static std::variant<Admission, HttpResponse> admit(const HttpRequest &request, const QHostAddress &address,
        const SiteDirectory &sites, const QStringList &agentOrigins);

    // The reply to a plain request for a door.
    static HttpResponse upgradeRequired();
};

} // namespace qiao::relay::net
