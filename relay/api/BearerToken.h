#pragma once

#include "relay/net/HttpRequest.h"
#include "relay/net/HttpResponse.h"

namespace qiao::relay::api {

// The token of `Authorization: Bearer TOKEN`; empty when there is none.
QString bearerToken(const net::HttpRequest &request);

// The reply to a request without a token.
net::HttpResponse tokenNeeded();

} // namespace qiao::relay::api
