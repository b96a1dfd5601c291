#pragma once

#include "relay/api/AssetTree.h"
#include "relay/api/Endpoint.h"

namespace qiao::relay::api {

// `/demo/…`: a shop that carries the widget, under a strict content policy. Only a relay with --demo has it. Any
// worker's thread.
class DemoEndpoint : public Endpoint
{
public:
    explicit DemoEndpoint(AssetTree assets);

    bool serves(const QString &path) const override;
    QList<net::HttpMethod> methods(const QString &path) const override;
    net::HttpOutcome answer(net::HttpRequest request, const net::HttpContext &context) const override;

private:
    AssetTree m_assets;
};

} // namespace qiao::relay::api
