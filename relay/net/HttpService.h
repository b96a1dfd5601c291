#pragma once

#include "relay/link/Inbound.h"
#include "relay/net/HttpRequest.h"
#include "relay/net/HttpResponse.h"
#include "relay/net/SiteDirectory.h"

#include <variant>

namespace qiao::relay::net {

// Who asks, and under which number a later reply is to be given.
struct HttpContext
{
    link::ConnectionId http;
    const QHostAddress &address;
    const SiteDirectory &sites;
    bool isDraining = false;
};

// The request was passed on: the reply comes through Gate::answer, and these fields are added to it.
struct Deferred
{
    HttpFields fields;
};

// The request is the hub's: it answers with PollAnswer or PollRefused, and these fields are added to the reply.
struct Polled
{
    link::VisitorPolled poll;
    HttpFields fields;
};

using HttpOutcome = std::variant<HttpResponse, Deferred, Polled>;

// What answers the requests. One object serves all workers at the same time: its functions change nothing and never
// wait.
class HttpService
{
public:
    virtual ~HttpService() = default;

    // Looks at the head of a request that has a body: how many bytes it may have, or the reply that refuses it.
    virtual std::variant<qint64, HttpResponse> admit(const HttpRequest &head, const HttpContext &context) const = 0;

    virtual HttpOutcome answer(HttpRequest request, const HttpContext &context) const = 0;
};

} // namespace qiao::relay::net
