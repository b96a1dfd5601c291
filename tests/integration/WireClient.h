#pragma once

#include "tests/integration/RelayProcess.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QWebSocket>

#include <optional>

namespace qiao::tests {

// A bare client of the wire, for either door: sends frames, keeps everything it hears.
class WireClient : public QObject
{
    Q_OBJECT

public:
    explicit WireClient(const RelayProcess &relay, QObject *parent = nullptr);

    // Connects and waits; false when the relay refused.
    bool connectAsVisitor(const QString &site = QStringLiteral("demo"));
    bool connectAsAgent();
    void open(const QUrl &url, const QByteArray &origin);
    void abort();

    bool isConnected() const;
    std::optional<int> closeCode() const { return m_closeCode; }

    // Sends a command; gives its id.
    QString send(
        const QString &type, const QJsonObject &data = {}, const QString &conversation = {}, const QString &id = {});
    void sendRaw(const QString &text);
    void sendBinary(const QByteArray &bytes);

    // Waits for the answer. An empty object: none came in time.
    QJsonObject answerTo(const QString &id, int timeoutMs = 10'000);
    // Sends and waits; the data of the ok, or of the error with "type":"error" beside it.
    QJsonObject call(const QString &type, const QJsonObject &data = {}, const QString &conversation = {});
    QString callForError(const QString &type, const QJsonObject &data = {}, const QString &conversation = {});
    bool waitFor(const std::function<bool()> &condition, int timeoutMs = 10'000);

    // What came so far, in order.
    const QList<QJsonObject> &frames() const { return m_frames; }
    QList<QJsonObject> events(const QString &conversation) const;
    bool hasEvent(const QString &type, const QString &conversation = {}) const;
    void forget() { m_frames.clear(); }

    QWebSocket &socket() { return m_socket; }

Q_SIGNALS:
    void connected();
    void closed();
    void received(const QJsonObject &frame);

private:
    const RelayProcess &m_relay;
    QWebSocket m_socket;
    QList<QJsonObject> m_frames;
    std::optional<int> m_closeCode;
};

// An access token of one of the demo's agents; empty when the relay refused.
QString signIn(const RelayProcess &relay, const QString &name, const QString &password = QStringLiteral("demo"));

// One HTTP request with its whole answer.
struct HttpAnswer
{
    int status = 0;
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers;

    QByteArray header(const QByteArray &name) const;
    QJsonObject json() const;
};
HttpAnswer request(const QUrl &url, const QByteArray &method, const QByteArray &body = {},
    const QList<std::pair<QByteArray, QByteArray>> &headers = {});

} // namespace qiao::tests
