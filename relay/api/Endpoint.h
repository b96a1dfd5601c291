#pragma once

#include "relay/net/HttpService.h"

namespace qiao::relay::api {

// Answers the requests for some paths. Shared by all workers: its functions change nothing and never wait.
class Endpoint
{
public:
    virtual ~Endpoint() = default;

    virtual bool serves(const QString &path) const = 0;

    // What may be done at a path it serves, besides OPTIONS; HEAD goes with GET.
    virtual QList<net::HttpMethod> methods(const QString &path) const = 0;

    // How many bytes of a body are taken, or the reply that refuses the request by its head. Without a word: none.
    virtual std::variant<qint64, net::HttpResponse> admit(
        const net::HttpRequest &head, const net::HttpContext &context) const;

    // For a method it has, and for OPTIONS when it speaks to pages of other origins.
    virtual net::HttpOutcome answer(net::HttpRequest request, const net::HttpContext &context) const = 0;

    // Whether pages of other origins may ask, so that OPTIONS is its own to answer.
    virtual bool answersPreflight() const { return false; }
};

} // namespace qiao::relay::api
