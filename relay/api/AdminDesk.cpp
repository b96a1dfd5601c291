#include "relay/api/AdminDesk.h"

#include "common/protocol/EventCodec.h"
#include "relay/auth/AccessToken.h"

#include <QLoggingCategory>

namespace qiao::relay::api {

using net::HttpResponse;

namespace {

Q_LOGGING_CATEGORY(log, "qiao.administration")

constexpr int ok = 200;
constexpr int created = 201;
constexpr int noContent = 204;
constexpr int preconditionFailed = 412;

QByteArray tagOf(const QString &version)
{
    return '"' + version.toLatin1() + '"';
}

HttpResponse responseTo(const link::AdminAnswer &answer)
{
    using Outcome = link::AdminAnswer::Outcome;
    switch (answer.outcome) {
    case Outcome::Removed:
        return HttpResponse::empty(noContent);
    case Outcome::Stale: {
        const base::Error error
            = base::conflict(answer.body.isEmpty() ? QStringLiteral("It is not there any more.")
                                                   : QStringLiteral("Somebody else has changed it in the meantime."));
        QJsonObject body{{QStringLiteral("error"), protocol::toJson(error)}};
        if (!answer.body.isEmpty())
            body.insert(QStringLiteral("current"), answer.body);
        return HttpResponse::json(preconditionFailed, body);
    }
    case Outcome::Found:
    case Outcome::Added:
    case Outcome::Changed:
        break;
    }
    HttpResponse response = HttpResponse::json(answer.outcome == Outcome::Added ? created : ok, answer.body);
    return answer.version.isEmpty() ? response : std::move(response).with("ETag", tagOf(answer.version));
}

} // namespace

AdminDesk::AdminDesk(AdminLedger &ledger, auth::PasswordPool &passwords, QByteArray accessSecret,
    const base::Clock &clock, ReplyTo replyTo, QObject *parent)
    : QObject(parent)
    , m_ledger(ledger)
    , m_passwords(passwords)
    , m_accessSecret(std::move(accessSecret))
    , m_clock(clock)
    , m_replyTo(std::move(replyTo))
{
}

void AdminDesk::ask(
    link::ConnectionId http, const QString &token, const link::AdminRequest &request, const QString &password)
{
    QMetaObject::invokeMethod(
        this, [=, this] { recognize(http, token, request, password); }, Qt::QueuedConnection);
}

void AdminDesk::recognize(
    link::ConnectionId http, const QString &token, link::AdminRequest request, const QString &password)
{
    const auto claims = auth::verifyAccessToken(m_accessSecret, token, m_clock.now());
    if (!claims) {
        return refuse(http, claims.error());
    }
    if (claims->role == domain::AgentRole::Agent) {
        return refuse(http, base::forbidden(QStringLiteral("This is for supervisors.")));
    }
    request.actor = claims->agent;
    if (password.isEmpty()) {
        return carryOut(http, request);
    }
    m_passwords.hash(password, [=, this](const base::Result<QByteArray> &hash) {
        if (!hash) {
            return refuse(http, hash.error());
        }
        link::AdminRequest withHash = request;
        withHash.passwordHash = *hash;
        carryOut(http, withHash);
    });
}

void AdminDesk::carryOut(link::ConnectionId http, const link::AdminRequest &request)
{
    m_ledger.carryOut(request, [this, http](const base::Result<link::AdminAnswer> &answer) {
        if (!answer) {
            return refuse(http, answer.error());
        }
        m_replyTo(http, responseTo(*answer));
    });
}

void AdminDesk::refuse(link::ConnectionId http, const base::Error &error)
{
    if (error.code == base::ErrorCode::Internal) {
        qCWarning(log).noquote() << error.message;
        m_replyTo(http, HttpResponse::error(base::internalError(QStringLiteral("the relay could not do it"))));
        return;
    }
    m_replyTo(http, HttpResponse::error(error));
}

} // namespace qiao::relay::api
