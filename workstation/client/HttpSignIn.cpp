#include "workstation/client/HttpSignIn.h"

#include "common/protocol/Limits.h"
#include "workstation/client/HttpAnswer.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <algorithm>

namespace qiao::workstation::client {

namespace {

constexpr qint64 largestAnswer = 64 * 1024;

TokenAnswer tokensOf(QNetworkReply &reply)
{
    const std::variant<QJsonObject, Failure> answer = objectOf(reply, largestAnswer);
    if (const auto *failure = std::get_if<Failure>(&answer))
        return *failure;
    const QJsonObject &json = std::get<QJsonObject>(answer);
    Tokens tokens;
    tokens.access = json.value(QLatin1String("accessToken")).toString();
    tokens.refresh = json.value(QLatin1String("refreshToken")).toString();
    // Seconds, as OAuth counts them.
    const qint64 seconds = std::clamp<qint64>(json.value(QLatin1String("expiresIn")).toInteger(), 0, 7 * 24 * 3600);
    tokens.expiresIn = std::chrono::seconds(seconds);
    const auto isPlausible
        = [](const QString &token) { return !token.isEmpty() && token.size() <= protocol::limits::tokenLength; };
    if (!isPlausible(tokens.access) || !isPlausible(tokens.refresh) || seconds == 0)
        return Failure{Cause::NotARelay, base::internalError(QStringLiteral("The answer holds no tokens."))};
    return tokens;
}

} // namespace

HttpSignIn::HttpSignIn(QNetworkAccessManager &network, RelayAddress address, QObject *parent)
    : SignIn(parent)
    , m_network(network)
    , m_address(std::move(address))
{
}

HttpSignIn::~HttpSignIn()
{
    cancel();
}

void HttpSignIn::logIn(const QString &name, const QString &password, const Answer &answer)
{
    ask(QStringLiteral("/v1/auth/login"), {{QStringLiteral("name"), name}, {QStringLiteral("password"), password}},
        answer);
}

void HttpSignIn::refresh(const QString &refreshToken, const Answer &answer)
{
    ask(QStringLiteral("/v1/auth/refresh"), {{QStringLiteral("refreshToken"), refreshToken}}, answer);
}

void HttpSignIn::logOut(const QString &refreshToken)
{
    QNetworkReply *reply = post(QStringLiteral("/v1/auth/logout"), {{QStringLiteral("refreshToken"), refreshToken}});
    connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
}

void HttpSignIn::cancel()
{
    if (!m_reply)
        return;
    QNetworkReply *reply = m_reply;
    m_reply.clear();
    reply->disconnect(this);
    reply->abort();
    reply->deleteLater();
}

QNetworkReply *HttpSignIn::post(const QString &path, const QJsonObject &body)
{
    QNetworkRequest request(m_address.httpUrl(path));
    prepare(request);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    request.setTransferTimeout(static_cast<int>(answerWithin.count()));
    return m_network.post(request, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

void HttpSignIn::ask(const QString &path, const QJsonObject &body, const Answer &answer)
{
    cancel();
    QNetworkReply *reply = post(path, body);
    m_reply = reply;
    connect(reply, &QNetworkReply::finished, this, [this, reply, answer] {
        m_reply.clear();
        reply->deleteLater();
        answer(tokensOf(*reply));
    });
    connect(reply, &QNetworkReply::downloadProgress, this, [reply](qint64 received) {
        if (received > largestAnswer)
            reply->abort();
    });
}

} // namespace qiao::workstation::client
