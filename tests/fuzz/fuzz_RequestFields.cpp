#include "relay/api/CrossOrigin.h"
#include "relay/net/TrustedProxies.h"

#include <cstdlib>

using namespace qiao::relay;

namespace {

void insist(bool isTrue)
{
    if (!isTrue) {
        std::abort();
    }
}

} // namespace

// Lines of a head: who asks, and from which page. The first line is the target.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    const QByteArrayList lines = text.split('\n');
    net::HttpRequest request;
    if (const auto target = net::RequestTarget::parse(lines.first())) {
        request.target = *target;
    }
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        if (colon > 0) {
            request.fields.append({lines[i].left(colon).toLower(), lines[i].mid(colon + 1).trimmed()});
        }
    }

    const net::TrustedProxies proxies({QHostAddress::parseSubnet(QStringLiteral("10.0.0.0/8"))});
    const QHostAddress stranger(QStringLiteral("203.0.113.9"));
    const QHostAddress proxy(QStringLiteral("10.1.2.3"));
    insist(proxies.clientOf(stranger, request) == stranger);
    insist(!proxies.clientOf(proxy, request).isNull());

    net::SiteDirectory sites;
    sites.insert(QStringLiteral("shop"), {QStringLiteral("https://shop.example")});
    const auto verdict = api::CrossOrigin::judge(request, {{}, stranger, sites, false});
    for (const auto &[name, value] : verdict.fields) {
        // What a stranger wrote must not begin a line of the reply.
        insist(!value.contains('\r') && !value.contains('\n'));
        insist(name.toLower() != "access-control-allow-origin" || value.toLower() == "https://shop.example");
    }
    return 0;
}
