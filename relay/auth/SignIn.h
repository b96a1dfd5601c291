#pragma once

#include "relay/auth/Accounts.h"
#include "relay/auth/LoginThrottle.h"
#include "relay/auth/PasswordPool.h"

#include <QJsonObject>

namespace qiao::relay::auth {

// What an agent's client gets for a password or for a refresh token.
struct SignedIn
{
    QString accessToken;
    QString refreshToken;
    std::chrono::seconds expiresIn{0}; // of the access token
    domain::Agent agent;
};

// {accessToken, refreshToken, expiresIn, agent: {id, name}}
QJsonObject toJson(const SignedIn &signedIn);

// Lets agents in: by name and password, then by a refresh token that each use replaces. A refusal does not tell whether
// the name or the password was wrong, nor does the time it takes. Main thread; the answers come there, later or at
// once.
class SignIn
{
public:
    using Done = std::function<void(base::Result<SignedIn>)>;

    SignIn(Accounts &accounts, PasswordPool &passwords, const QByteArray &secret, const base::Clock &clock,
        LoginThrottle throttle = LoginThrottle());

    void login(const QString &name, const QString &password, const QHostAddress &address, Done done);
    void refresh(const QString &refreshToken, Done done);
    void logout(const QString &refreshToken, std::function<void(base::Result<void>)> done);

private:
    void letIn(const domain::Agent &agent, const Done &done);
    SignedIn tokensFor(const domain::Agent &agent, const QString &refreshToken) const;

    Accounts &m_accounts;
    PasswordPool &m_passwords;
    QByteArray m_secret;
    const base::Clock &m_clock;
    LoginThrottle m_throttle;
};

} // namespace qiao::relay::auth
