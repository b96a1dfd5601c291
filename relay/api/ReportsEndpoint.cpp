#include "relay/api/ReportsEndpoint.h"

#include "relay/api/BearerToken.h"
#include "relay/auth/AccessToken.h"

namespace qiao::relay::api {

using metrics::ReportKind;
using net::HttpResponse;

namespace {

const QString root = QStringLiteral("/v1/reports/");

std::optional<ReportKind> kindAt(const QString &path)
{
    return path.startsWith(root) ? metrics::reportKindFromName(QStringView(path).mid(root.size())) : std::nullopt;
}

// Plain agents see their own figures, and nothing that is the whole company's.
bool maySee(const auth::AccessClaims &asking, const metrics::ReportQuery &query)
{
    if (asking.role != domain::AgentRole::Agent) {
        return true;
    }
    const bool isCompanys = query.kind == ReportKind::Experiments || query.kind == ReportKind::Service;
    return !isCompanys && query.agent == asking.agent;
}

} // namespace

bool ReportsEndpoint::serves(const QString &path) const
{
    return kindAt(path).has_value();
}

QList<net::HttpMethod> ReportsEndpoint::methods(const QString &) const
{
    return {net::HttpMethod::Get};
}

net::HttpOutcome ReportsEndpoint::answer(net::HttpRequest request, const net::HttpContext &context) const
{
    const QString token = bearerToken(request);
    if (token.isEmpty()) {
        return tokenNeeded();
    }
    const auto asking = auth::verifyAccessToken(m_accessSecret, token, m_clock.now());
    if (!asking) {
        return HttpResponse::error(asking.error()).with("WWW-Authenticate", "Bearer");
    }
    const auto query = metrics::ReportQuery::read(
        *kindAt(request.target.path()), [&](QStringView name) { return request.target.parameter(name); },
        asking->agent);
    if (!query) {
        return HttpResponse::error(query.error());
    }
    if (!maySee(*asking, *query)) {
        return HttpResponse::error(
            {base::ErrorCode::Forbidden, QStringLiteral("an agent sees its own figures; ask with agent=self"), {}});
    }
    m_desk.ask(context.http, *query);
    return net::Deferred{};
}

} // namespace qiao::relay::api
