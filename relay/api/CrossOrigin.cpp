#include "relay/api/CrossOrigin.h"

namespace qiao::relay::api {

using net::HttpResponse;

CrossOrigin::Verdict CrossOrigin::judge(const net::HttpRequest &request, const net::HttpContext &context)
{
    Verdict verdict;
    verdict.fields = {{"Vary", "Origin"}};
    const auto site = request.target.parameter(u"site");
    const QByteArray origin = request.listField("origin");
    if (!site) {
        return verdict;
    }
    if (!context.sites.holds(*site)) {
        verdict.refusal = HttpResponse::error(base::forbidden(QStringLiteral("there is no such site")));
        return verdict;
    }
    verdict.site = *site;
    if (origin.isEmpty()) {
        return verdict;
    }
    if (!context.sites.allows(*site, origin)) {
        verdict.refusal
            = HttpResponse::error(base::forbidden(QStringLiteral("this origin does not belong to the site")));
        return verdict;
    }
    verdict.fields.append({"Access-Control-Allow-Origin", origin});
    return verdict;
}

HttpResponse CrossOrigin::preflight(const net::HttpRequest &request, const net::HttpContext &context)
{
    const Verdict verdict = judge(request, context);
    if (verdict.refusal) {
        return withFields(*verdict.refusal, verdict.fields);
    }
    return withFields(HttpResponse::empty(204), verdict.fields)
        .with("Access-Control-Allow-Methods", "GET, POST")
        .with("Access-Control-Allow-Headers", "authorization, content-type")
        .with("Access-Control-Max-Age", "600");
}

HttpResponse CrossOrigin::withFields(HttpResponse response, const net::HttpFields &fields)
{
    response.fields.append(fields);
    return response;
}

} // namespace qiao::relay::api
