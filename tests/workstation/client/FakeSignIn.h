#pragma once

#include "workstation/client/SignIn.h"

#include <QStringList>

namespace qiao::tests {

// Answers when the test says so.
class FakeSignIn final : public workstation::client::SignIn
{
public:
    void logIn(const QString &name, const QString &password, const Answer &answer) override
    {
        asked.append(QStringLiteral("login ") + name + u' ' + password);
        m_answer = answer;
    }
    void refresh(const QString &refreshToken, const Answer &answer) override
    {
        asked.append(QStringLiteral("refresh ") + refreshToken);
        m_answer = answer;
    }
    void logOut(const QString &refreshToken) override { asked.append(QStringLiteral("logout ") + refreshToken); }
    void cancel() override { m_answer = nullptr; }

    bool isAsked() const { return static_cast<bool>(m_answer); }
    void answer(const workstation::client::TokenAnswer &tokens) { std::exchange(m_answer, nullptr)(tokens); }

    // The next pair: access-1 and refresh-1, access-2 and refresh-2, …
    void grant(base::Milliseconds expiresIn = std::chrono::minutes(15))
    {
        ++m_granted;
        answer(workstation::client::Tokens{
            QStringLiteral("access-%1").arg(m_granted), QStringLiteral("refresh-%1").arg(m_granted), expiresIn});
    }
    void refuse(base::ErrorCode code)
    {
        answer(workstation::client::Failure{workstation::client::Cause::Refused, {code, {}, {}}});
    }
    void fail(workstation::client::Cause cause) { answer(workstation::client::Failure{cause, {}}); }

    QStringList asked;

private:
    Answer m_answer;
    int m_granted = 0;
};

} // namespace qiao::tests
