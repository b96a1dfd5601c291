#include "workstation/client/HttpReports.h"

#include "workstation/client/HttpAnswer.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

namespace qiao::workstation::client {

namespace {

constexpr qint64 largestAnswer = 4 * 1024 * 1024;

ReportReply answerOf(const protocol::ReportRequest &request, QNetworkReply &reply)
{
    const std::variant<QJsonObject, Failure> body = objectOf(reply, largestAnswer);
    if (const auto *failure = std::get_if<Failure>(&body))
        return *failure;
    const base::Result<protocol::ReportAnswer> answer
        = protocol::reportAnswerFromJson(request, std::get<QJsonObject>(body));
    if (!answer)
        return Failure{Cause::NotARelay, answer.error()};
    return *answer;
}

} // namespace

HttpReports::HttpReports(QNetworkAccessManager &network, RelayAddress address, TokenSource token, QObject *parent)
    : QObject(parent)
    , m_network(network)
    , m_address(std::move(address))
    , m_token(std::move(token))
{
}

HttpReports::~HttpReports()
{
    cancelAll();
}

void HttpReports::ask(const protocol::ReportRequest &request, const Reply &reply)
{
    m_waiting.append({request, reply});
    // Later, so that the answer never comes before ask() returns.
    QMetaObject::invokeMethod(this, &HttpReports::sendNext, Qt::QueuedConnection);
}

void HttpReports::cancelAll()
{
    m_waiting.clear();
    for (QNetworkReply *reply : std::exchange(m_underWay, {})) {
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
}

void HttpReports::sendNext()
{
    while (!m_waiting.isEmpty() && m_underWay.size() < mostAtOnce)
        send(m_waiting.takeFirst());
}

void HttpReports::send(const Question &question)
{
    const QString token = m_token();
    if (token.isEmpty()) {
        question.reply(
            Failure{Cause::Unreachable, {base::ErrorCode::Unavailable, QStringLiteral("There is no session."), {}}});
        return;
    }
    QUrl url = m_address.httpUrl(question.request.path());
    url.setQuery(question.request.query());
    QNetworkRequest request(url);
    prepare(request);
    request.setRawHeader("Authorization", "Bearer " + token.toUtf8());
    request.setTransferTimeout(static_cast<int>(answerWithin.count()));
    QNetworkReply *reply = m_network.get(request);
    m_underWay.append(reply);
    connect(reply, &QNetworkReply::finished, this, [this, reply, question] {
        m_underWay.removeOne(reply);
        reply->deleteLater();
        question.reply(answerOf(question.request, *reply));
        sendNext();
    });
    connect(reply, &QNetworkReply::downloadProgress, this, [reply](qint64 received) {
        if (received > largestAnswer)
            reply->abort();
    });
}

} // namespace qiao::workstation::client
