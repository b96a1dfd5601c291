#include "relay/auth/SignIn.h"

#include "common/base/RandomId.h"
#include "relay/auth/AccessToken.h"
#include "relay/auth/PasswordHash.h"

namespace qiao::relay::auth {

namespace {

constexpr int longestName = 200;
constexpr int longestRefreshToken = 200;

base::Error wrongPassword()
{
    return base::unauthorized(QStringLiteral("The name or the password is wrong."));
}

} // namespace

QJsonObject toJson(const SignedIn &signedIn)
{
    return {
        {QStringLiteral("accessToken"), signedIn.accessToken},
        {QStringLiteral("refreshToken"), signedIn.refreshToken},
        {QStringLiteral("expiresIn"), static_cast<qint64>(signedIn.expiresIn.count())},
        {QStringLiteral("agent"),
            QJsonObject{{QStringLiteral("id"), signedIn.agent.id.toString()},
                {QStringLiteral("name"), signedIn.agent.displayName}}},
    };
}

SignIn::SignIn(Accounts &accounts, PasswordPool &passwords, const QByteArray &secret, const base::Clock &clock,
    LoginThrottle throttle)
    : m_accounts(accounts)
    , m_passwords(passwords)
    , m_secret(secret)
    , m_clock(clock)
    , m_throttle(std::move(throttle))
{
}

void SignIn::login(const QString &name, const QString &password, const QHostAddress &address, Done done)
{
    if (name.trimmed().isEmpty() || password.isEmpty() || name.size() > longestName
        || password.size() > longestPassword) {
        done(base::badRequest(QStringLiteral("A name and a password are needed.")));
        return;
    }
    if (auto admitted = m_throttle.admit(name, address, m_clock.now()); !admitted) {
        done(admitted.error());
        return;
    }
    m_accounts.find(name.trimmed(), [=, this, done = std::move(done)](const auto &found) {
        if (!found) {
            done(found.error());
            return;
        }
        const auto account = found->value_or(Accounts::Account());
        m_passwords.check(account.passwordHash, password, [=, this](const base::Result<PasswordVerdict> &verdict) {
            if (!verdict) {
                done(verdict.error());
                return;
            }
            if (!verdict->isRight || account.agent.isDisabled) {
                done(wrongPassword());
                return;
            }
            m_throttle.forgive(name, address);
            if (!verdict->freshHash.isEmpty())
                m_accounts.changePasswordHash(account.agent.id, verdict->freshHash);
            letIn(account.agent, done);
        });
    });
}

void SignIn::refresh(const QString &refreshToken, Done done)
{
    if (refreshToken.isEmpty() || refreshToken.size() > longestRefreshToken) {
        done(base::unauthorized(QStringLiteral("The session has ended.")));
        return;
    }
    const QString successor = base::randomToken();
    m_accounts.exchange(hashOfRefreshToken(refreshToken), successor, m_clock.now(),
        [=, this, done = std::move(done)](const base::Result<domain::Agent> &agent) {
            if (agent)
                done(tokensFor(*agent, successor));
            else
                done(agent.error());
        });
}

void SignIn::logout(const QString &refreshToken, std::function<void(base::Result<void>)> done)
{
    m_accounts.end(hashOfRefreshToken(refreshToken), std::move(done));
}

void SignIn::letIn(const domain::Agent &agent, const Done &done)
{
    const QString token = base::randomToken();
    m_accounts.begin(firstOfFamily(token, agent.id, m_clock.now()), [=, this](const base::Result<void> &begun) {
        if (begun)
            done(tokensFor(agent, token));
        else
            done(begun.error());
    });
}

SignedIn SignIn::tokensFor(const domain::Agent &agent, const QString &refreshToken) const
{
    return {.accessToken = issueAccessToken(m_secret, agent.id, agent.role, m_clock.now()),
        .refreshToken = refreshToken,
        .expiresIn = std::chrono::duration_cast<std::chrono::seconds>(accessTokenLifetime),
        .agent = agent};
}

} // namespace qiao::relay::auth
