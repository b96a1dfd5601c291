#pragma once

#include "relay/auth/SignIn.h"
#include "relay/link/ConnectionId.h"
#include "relay/net/HttpResponse.h"

#include <QObject>

#include <functional>

namespace qiao::relay::api {

// Gives a reply to a request that was deferred; any thread. Gate::answer is one.
using ReplyTo = std::function<void(link::ConnectionId, net::HttpResponse)>;

// Brings sign-in requests from the workers to SignIn and its answers back. Lives in the thread of SignIn; the three
// orders may be given from any thread.
class AccountDesk : public QObject
{
    Q_OBJECT

public:
    AccountDesk(auth::SignIn &signIn, ReplyTo replyTo, QObject *parent = nullptr);

    void logIn(link::ConnectionId http, const QString &name, const QString &password, const QHostAddress &address);
    void refresh(link::ConnectionId http, const QString &refreshToken);
    void logOut(link::ConnectionId http, const QString &refreshToken);

private:
    void reply(link::ConnectionId http, const base::Result<auth::SignedIn> &result);

    auth::SignIn &m_signIn;
    ReplyTo m_replyTo;
};

} // namespace qiao::relay::api
