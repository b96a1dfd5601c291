#pragma once

#include "relay/net/HttpService.h"

namespace qiao::relay::api {

// Decides which web pages may use the visitors' requests: those of the origins of the site that the query names (the
// Fetch standard's CORS protocol). Pure functions, any thread.
class CrossOrigin
{
public:
    struct Verdict
    {
        std::optional<net::HttpResponse> refusal; // an unknown site or an origin that is not the site's
        QString site; // empty where the query names none
        net::HttpFields fields; // for every reply, so that the page may read it
    };

    // A request without an Origin does not come from a page; without a site it is no visitor's.
    static Verdict judge(const net::HttpRequest &request, const net::HttpContext &context);

    // The reply to OPTIONS.
    static net::HttpResponse preflight(const net::HttpRequest &request, const net::HttpContext &context);

    static net::HttpResponse withFields(net::HttpResponse response, const net::HttpFields &fields);
};

} // namespace qiao::relay::api
