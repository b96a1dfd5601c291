#include "relay/api/Router.h"

namespace qiao::relay::api {

using net::HttpMethod;
using net::HttpResponse;

namespace {

QByteArray nameOf(HttpMethod method)
{
    switch (method) {
    case HttpMethod::Get:
        return "GET";
    case HttpMethod::Head:
        return "HEAD";
    case HttpMethod::Post:
        return "POST";
    case HttpMethod::Put:
        return "PUT";
    case HttpMethod::Delete:
        return "DELETE";
    case HttpMethod::Options:
        return "OPTIONS";
    case HttpMethod::Other:
        break;
    }
    return {};
}

QByteArray allowed(const QList<HttpMethod> &methods)
{
    QByteArrayList names;
    for (const HttpMethod method : methods) {
        names.append(nameOf(method));
        if (method == HttpMethod::Get) {
            names.append("HEAD");
        }
    }
    names.append("OPTIONS");
    return names.join(", ");
}

HttpResponse nothingHere()
{
    return HttpResponse::error(base::notFound(QStringLiteral("there is nothing at this address")));
}

// The method itself decides, or nothing when the endpoint may answer.
std::optional<HttpResponse> judge(const Endpoint &endpoint, const net::HttpRequest &request)
{
    const QList<HttpMethod> methods = endpoint.methods(request.target.path());
    const HttpMethod method = request.method == HttpMethod::Head ? HttpMethod::Get : request.method;
    if (method == HttpMethod::Options) {
        return endpoint.answersPreflight() ? std::nullopt
                                           : std::optional(HttpResponse::empty(204).with("Allow", allowed(methods)));
    }
    if (!methods.contains(method)) {
        return HttpResponse::error(405, base::badRequest(QStringLiteral("this cannot be done at this address")))
            .with("Allow", allowed(methods));
    }
    return std::nullopt;
}

} // namespace

std::variant<qint64, HttpResponse> Endpoint::admit(const net::HttpRequest &, const net::HttpContext &) const
{
    return qint64(0);
}

void Router::add(std::unique_ptr<Endpoint> endpoint)
{
    m_endpoints.push_back(std::move(endpoint));
}

const Endpoint *Router::endpointFor(const QString &path) const
{
    for (const auto &endpoint : m_endpoints) {
        if (endpoint->serves(path)) {
            return endpoint.get();
        }
    }
    return nullptr;
}

std::variant<qint64, HttpResponse> Router::admit(const net::HttpRequest &head, const net::HttpContext &context) const
{
    const Endpoint *endpoint = endpointFor(head.target.path());
    if (!endpoint) {
        return nothingHere();
    }
    if (auto verdict = judge(*endpoint, head)) {
        return std::move(*verdict);
    }
    return endpoint->admit(head, context);
}

net::HttpOutcome Router::answer(net::HttpRequest request, const net::HttpContext &context) const
{
    const Endpoint *endpoint = endpointFor(request.target.path());
    if (!endpoint) {
        return nothingHere();
    }
    if (auto verdict = judge(*endpoint, request)) {
        return std::move(*verdict);
    }
    return endpoint->answer(std::move(request), context);
}

} // namespace qiao::relay::api
