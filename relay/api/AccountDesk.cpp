#include "relay/api/AccountDesk.h"

namespace qiao::relay::api {

AccountDesk::AccountDesk(auth::SignIn &signIn, ReplyTo replyTo, QObject *parent)
    : QObject(parent)
    , m_signIn(signIn)
    , m_replyTo(std::move(replyTo))
{
}

void AccountDesk::logIn(
    link::ConnectionId http, const QString &name, const QString &password, const QHostAddress &address)
{
    QMetaObject::invokeMethod(
        this,
        [this, http, name, password, address] {
            m_signIn.login(
                name, password, address, [this, http](base::Result<auth::SignedIn> result) { reply(http, result); });
        },
        Qt::QueuedConnection);
}

void AccountDesk::refresh(link::ConnectionId http, const QString &refreshToken)
{
    QMetaObject::invokeMethod(
        this,
        [this, http, refreshToken] {
            m_signIn.refresh(refreshToken, [this, http](base::Result<auth::SignedIn> result) { reply(http, result); });
        },
        Qt::QueuedConnection);
}

void AccountDesk::logOut(link::ConnectionId http, const QString &refreshToken)
{
    QMetaObject::invokeMethod(
        this,
        [this, http, refreshToken] {
            m_signIn.logout(refreshToken, [this, http](base::Result<void> result) {
                m_replyTo(http, result ? net::HttpResponse::empty(204) : net::HttpResponse::error(result.error()));
            });
        },
        Qt::QueuedConnection);
}

void AccountDesk::reply(link::ConnectionId http, const base::Result<auth::SignedIn> &result)
{
    m_replyTo(
        http, result ? net::HttpResponse::json(200, auth::toJson(*result)) : net::HttpResponse::error(result.error()));
}

} // namespace qiao::relay::api
