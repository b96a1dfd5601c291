#pragma once

#include "relay/api/AssetTree.h"
#include "relay/api/Endpoint.h"

namespace qiao::relay::api {

// `/widget.js` and `/widget/…`: the visitors' software, for pages of any origin. Any worker's thread.
class WidgetEndpoint : public Endpoint
{
public:
    explicit WidgetEndpoint(AssetTree assets);

    bool serves(const QString &path) const override;
    QList<net::HttpMethod> methods(const QString &path) const override;
    net::HttpOutcome answer(net::HttpRequest request, const net::HttpContext &context) const override;

private:
    AssetTree m_assets;
};

} // namespace qiao::relay::api
