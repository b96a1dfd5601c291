#include "workstation/client/AdminClient.h"

#include "common/protocol/CommandCodec.h"
#include "workstation/client/HttpAnswer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrlQuery>

namespace qiao::workstation::client {

namespace {

constexpr int noContent = 204;
constexpr int preconditionFailed = 412;

QList<QJsonObject> objectsIn(const QJsonValue &value)
{
    QList<QJsonObject> objects;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &entry : array)
        objects.append(entry.toObject());
    return objects;
}

} // namespace

AdminClient::AdminClient(QNetworkAccessManager &network, RelayAddress address, TokenSource token, QObject *parent)
    : QObject(parent)
    , m_network(network)
    , m_address(std::move(address))
    , m_token(std::move(token))
{
}

QNetworkRequest AdminClient::requestFor(const QString &path) const
{
    QNetworkRequest request(m_address.httpUrl(QStringLiteral("/v1/admin/") + path));
    prepare(request);
    request.setRawHeader("Authorization", "Bearer " + m_token().toUtf8());
    return request;
}

void AdminClient::list(const QString &collection)
{
    QNetworkReply *reply = m_network.get(requestFor(collection));
    connect(reply, &QNetworkReply::finished, this, [this, reply, collection] {
        reply->deleteLater();
        const std::variant<QJsonObject, Failure> answer = objectOf(*reply, largestAnswer);
        if (const auto *failure = std::get_if<Failure>(&answer))
            Q_EMIT listFailed(collection, *failure);
        else
            Q_EMIT listed(collection, objectsIn(std::get<QJsonObject>(answer).value(QLatin1String("items"))));
    });
}

void AdminClient::put(const QString &collection, const QString &id, const QJsonObject &item, const QString &version)
{
    QNetworkRequest request = requestFor(collection + u'/' + id);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    if (version.isEmpty())
        request.setRawHeader("If-None-Match", "*");
    else
        request.setRawHeader("If-Match", '"' + version.toLatin1() + '"');
    QNetworkReply *reply = m_network.put(request, QJsonDocument(item).toJson(QJsonDocument::Compact));
    connect(reply, &QNetworkReply::finished, this, [=, this] { finishChange(reply, collection, id); });
}

void AdminClient::remove(const QString &collection, const QString &id, const QString &version)
{
    QNetworkRequest request = requestFor(collection + u'/' + id);
    request.setRawHeader("If-Match", '"' + version.toLatin1() + '"');
    QNetworkReply *reply = m_network.deleteResource(request);
    connect(reply, &QNetworkReply::finished, this, [=, this] { finishChange(reply, collection, id); });
}

void AdminClient::finishChange(QNetworkReply *reply, const QString &collection, const QString &id)
{
    reply->deleteLater();
    const QByteArray body = reply->read(largestAnswer);
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const base::Result<QJsonObject> json = protocol::parseObject(body);
    if (status == preconditionFailed && json) {
        Q_EMIT stale(collection, id, json->value(QLatin1String("current")).toObject());
        return;
    }
    if (const std::optional<Failure> failure = failureOf(*reply, body)) {
        Q_EMIT failed(collection, id, *failure);
        return;
    }
    if (status == noContent)
        Q_EMIT removed(collection, id);
    else if (json)
        Q_EMIT saved(collection, *json);
    else
        Q_EMIT failed(collection, id, {Cause::NotARelay, json.error()});
}

void AdminClient::readAudit(qint64 before, const QString &about)
{
    QNetworkRequest request = requestFor(QStringLiteral("audit"));
    QUrlQuery query;
    if (before > 0)
        query.addQueryItem(QStringLiteral("before"), QString::number(before));
    if (!about.isEmpty())
        query.addQueryItem(QStringLiteral("about"), QString::fromLatin1(QUrl::toPercentEncoding(about)));
    QUrl url = request.url();
    url.setQuery(query);
    request.setUrl(url);
    QNetworkReply *reply = m_network.get(request);
    connect(reply, &QNetworkReply::finished, this, [this, reply, before] {
        reply->deleteLater();
        const std::variant<QJsonObject, Failure> answer = objectOf(*reply, largestAnswer);
        if (const auto *failure = std::get_if<Failure>(&answer)) {
            Q_EMIT auditFailed(*failure);
            return;
        }
        const QJsonObject &page = std::get<QJsonObject>(answer);
        Q_EMIT auditRead(
            before, objectsIn(page.value(QLatin1String("records"))), page.value(QLatin1String("next")).toInteger());
    });
}

} // namespace qiao::workstation::client
