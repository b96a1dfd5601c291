#pragma once

#include "relay/net/Gate.h"
#include "relay/net/HttpService.h"

#include <QTcpSocket>
#include <QTest>

#include <memory>

namespace qiao::tests::net {

// A service with one path for each thing a reply can be.
class FakeService : public relay::net::HttpService
{
public:
    std::variant<qint64, relay::net::HttpResponse> admit(
        const relay::net::HttpRequest &head, const relay::net::HttpContext &) const override
    {
        if (head.target.path() == QStringLiteral("/refused")) {
            return relay::net::HttpResponse::error(base::unauthorized(QStringLiteral("no")));
        }
        return bodyBytes;
    }

    relay::net::HttpOutcome answer(
        relay::net::HttpRequest request, const relay::net::HttpContext &context) const override
    {
        const QString path = request.target.path();
        if (path == QStringLiteral("/later")) {
            onDeferred(context.http);
            return relay::net::Deferred{{{"X-Later", "yes"}}};
        }
        if (path == QStringLiteral("/poll")) {
            return relay::net::Polled{{}, {{"X-Poll", "yes"}}};
        }
        if (path == QStringLiteral("/file")) {
            relay::net::HttpResponse response;
            response.filePath = filePath;
            return response;
        }
        if (path == QStringLiteral("/split")) {
            return relay::net::HttpResponse::empty(200).with("X", "a\r\nSet-Cookie: b");
        }
        relay::net::HttpResponse response = relay::net::HttpResponse::text(200, path);
        response.body += request.body;
        return response;
    }

    QString filePath;
    qint64 bodyBytes = 100'000;
    std::function<void(relay::link::ConnectionId)> onDeferred = [](relay::link::ConnectionId) {};
};

// A client that knows bytes only.
class RawClient
{
public:
    explicit RawClient(quint16 port) { m_socket.connectToHost(QHostAddress::LocalHost, port); }

    bool isConnected()
    {
        return QTest::qWaitFor([this] { return m_socket.state() == QAbstractSocket::ConnectedState; });
    }

    void send(const QByteArray &bytes)
    {
        if (isConnected()) {
            m_socket.write(bytes);
        }
    }

    // Everything received so far, once it holds `text`; what was received anyway when it never does.
    QByteArray receive(const QByteArray &text)
    {
        const bool isThere = QTest::qWaitFor(
            [&] {
                m_received += m_socket.readAll();
                return m_received.contains(text);
            },
            10'000);
        return isThere ? std::exchange(m_received, {}) : m_received;
    }

    // Everything until the peer closes; nothing when it does not.
    std::optional<QByteArray> receiveToTheEnd()
    {
        const bool isClosed = QTest::qWaitFor(
            [&] {
                m_received += m_socket.readAll();
                return m_socket.state() == QAbstractSocket::UnconnectedState;
            },
            10'000);
        m_received += m_socket.readAll();
        return isClosed ? std::optional(std::exchange(m_received, {})) : std::nullopt;
    }

    QTcpSocket &socket() { return m_socket; }

private:
    QTcpSocket m_socket;
    QByteArray m_received;
};

// A gate on a free port of the loopback interface, with a hub that only remembers.
class GateFixture : public QObject
{
    Q_OBJECT

public:
    static relay::config::RelayConfig quickConfig()
    {
        relay::config::RelayConfig config;
        config.listenPort = 0;
        config.workerThreads = 2;
        config.drainTimeout = std::chrono::milliseconds(1000);
        return config;
    }

    explicit GateFixture(const relay::config::RelayConfig &config = quickConfig())
        : gate(config, service, [this](relay::link::InboundBatch batch) {
            QMetaObject::invokeMethod(
                this,
                [this, batch = std::move(batch)] {
                    for (const relay::link::Inbound &each : batch) {
                        inbound.push_back(each);
                    }
                },
                Qt::QueuedConnection);
        })
    {
        relay::net::SiteDirectory sites;
        sites.insert(QStringLiteral("shop"), {QStringLiteral("https://shop.example")});
        gate.setSites(sites);
        if (!gate.listen()) {
            qFatal("cannot listen");
        }
    }

    quint16 port() const { return gate.port(); }

    // The inbound values of one kind, once there are `count` of them.
    template <typename T> std::vector<T> wait(std::size_t count)
    {
        std::vector<T> found;
        static_cast<void>(QTest::qWaitFor(
            [&] {
                found.clear();
                for (const relay::link::Inbound &each : inbound) {
                    if (const T *one = std::get_if<T>(&each)) {
                        found.push_back(*one);
                    }
                }
                return found.size() >= count;
            },
            10'000));
        return found;
    }

    FakeService service;
    std::vector<relay::link::Inbound> inbound;
    relay::net::Gate gate;
};

} // namespace qiao::tests::net
