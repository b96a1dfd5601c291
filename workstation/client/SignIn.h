#pragma once

#include "workstation/client/Tokens.h"

#include <QObject>

namespace qiao::workstation::client {

// Where an agent's tokens come from. An answer comes once, later, and not at all after cancel() or the end of this
// object. GUI thread.
class SignIn : public QObject
{
    Q_OBJECT

public:
    using Answer = std::function<void(const TokenAnswer &)>;
    using QObject::QObject;

    virtual void logIn(const QString &name, const QString &password, const Answer &answer) = 0;
    virtual void refresh(const QString &refreshToken, const Answer &answer) = 0;
    // Makes the refresh token worthless; nobody waits for it.
    virtual void logOut(const QString &refreshToken) = 0;
    virtual void cancel() = 0;
};

} // namespace qiao::workstation::client
