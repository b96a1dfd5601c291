#pragma once

#include "relay/api/Endpoint.h"

namespace qiao::relay::api {

// `/v1/visitor/poll`: a visitor's conversation over plain HTTP; reads the request, which the hub then answers. Any
// worker's thread.
class PollEndpoint : public Endpoint
{
public:
    explicit PollEndpoint(qint64 bodyBytes)
        : m_bodyBytes(bodyBytes)
    {
    }

    bool serves(const QString &path) const override;
    QList<net::HttpMethod> methods(const QString &path) const override;
    std::variant<qint64, net::HttpResponse> admit(
        const net::HttpRequest &head, const net::HttpContext &context) const override;
    net::HttpOutcome answer(net::HttpRequest request, const net::HttpContext &context) const override;
    bool answersPreflight() const override { return true; }

    // The request's body as the hub wants it; without connection and peer.
    static base::Result<link::VisitorPolled> read(const QByteArray &body);

private:
    qint64 m_bodyBytes;
};

} // namespace qiao::relay::api
