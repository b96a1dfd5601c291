#pragma once

#include "common/base/Clock.h"
#include "relay/api/AssetTree.h"
#include "relay/api/Endpoint.h"

#include <QByteArray>

namespace qiao::relay::api {

// `/demo/…`: a shop that carries the widget, under a strict content policy, and whose one regular customer signs in
// with a click. Only a relay with --demo has it. Any worker's thread.
class DemoEndpoint : public Endpoint
{
public:
    // `identitySecret` is the demo site's; the clock must outlive the endpoint.
    DemoEndpoint(AssetTree assets, QByteArray identitySecret, const base::Clock &clock);

    bool serves(const QString &path) const override;
    QList<net::HttpMethod> methods(const QString &path) const override;
    net::HttpOutcome answer(net::HttpRequest request, const net::HttpContext &context) const override;

private:
    net::HttpResponse identity() const;

    AssetTree m_assets;
    QByteArray m_identitySecret;
    const base::Clock &m_clock;
};

} // namespace qiao::relay::api
