#pragma once

#include "relay/api/AccountDesk.h"
#include "relay/api/AdminLedger.h"
#include "relay/auth/PasswordPool.h"

namespace qiao::relay::api {

// Looks who asks for administration, has new passwords hashed, passes the request on and brings the answer back. Lives
// in the thread of the ledger; ask() may be called from any thread.
class AdminDesk : public QObject
{
    Q_OBJECT

public:
    AdminDesk(AdminLedger &ledger, auth::PasswordPool &passwords, QByteArray accessSecret, const base::Clock &clock,
        ReplyTo replyTo, QObject *parent = nullptr);

    // `request` without its actor, who is in the token; `password`: in the clear, of a user who gets a new one.
    void ask(link::ConnectionId http, const QString &token, const link::AdminRequest &request, const QString &password);

private:
    void recognize(link::ConnectionId http, const QString &token, link::AdminRequest request, const QString &password);
    void carryOut(link::ConnectionId http, const link::AdminRequest &request);
    void refuse(link::ConnectionId http, const base::Error &error);

    AdminLedger &m_ledger;
    auth::PasswordPool &m_passwords;
    QByteArray m_accessSecret;
    const base::Clock &m_clock;
    ReplyTo m_replyTo;
};

} // namespace qiao::relay::api
