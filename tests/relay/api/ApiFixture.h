#pragma once

#include "relay/api/Endpoint.h"
#include "relay/net/HttpRequestParser.h"

namespace qiao::tests::api {

// A request as the gate would hand it on.
inline relay::net::HttpRequest request(
    const QByteArray &startLine, const QByteArray &fields = {}, const QByteArray &body = {})
{
    relay::net::HttpRequestParser parser(8192);
    parser.feed(startLine + " HTTP/1.1\r\nHost: relay\r\n" + fields + "\r\n");
    relay::net::HttpRequest read = parser.takeRequest();
    read.body = body;
    return read;
}

inline QByteArray field(const relay::net::HttpResponse &response, const QByteArray &name)
{
    for (const auto &[key, value] : response.fields) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

// What an endpoint knows of the asking side: the sites "shop" and "other".
class Asker
{
public:
    Asker()
    {
        sites.insert(QStringLiteral("shop"), {QStringLiteral("https://shop.example")});
        sites.insert(QStringLiteral("other"), {QStringLiteral("https://other.example")});
    }

    relay::net::HttpContext context(quint64 serial = 1) const { return {{0, serial}, address, sites, isDraining}; }

    relay::net::HttpResponse reply(const relay::net::HttpService &service, relay::net::HttpRequest asked) const
    {
        return std::get<relay::net::HttpResponse>(service.answer(std::move(asked), context()));
    }

    QHostAddress address{QStringLiteral("192.0.2.7")};
    relay::net::SiteDirectory sites;
    bool isDraining = false;
};

} // namespace qiao::tests::api
