#pragma once

#include "workstation/client/RelayAddress.h"
#include "workstation/client/SignIn.h"

#include <QPointer>

class QNetworkAccessManager;
class QNetworkReply;

namespace qiao::workstation::client {

// Signs in at a relay's /v1/auth doors. Never follows a redirect: what it sends is secret. GUI thread.
class HttpSignIn final : public SignIn
{
    Q_OBJECT

public:
    static constexpr base::Milliseconds answerWithin{15'000};

    // `network` must outlive this object.
    HttpSignIn(QNetworkAccessManager &network, RelayAddress address, QObject *parent = nullptr);
    ~HttpSignIn() override;

    void logIn(const QString &name, const QString &password, const Answer &answer) override;
    void refresh(const QString &refreshToken, const Answer &answer) override;
    void logOut(const QString &refreshToken) override;
    void cancel() override;

private:
    QNetworkReply *post(const QString &path, const QJsonObject &body);
    void ask(const QString &path, const QJsonObject &body, const Answer &answer);

    QNetworkAccessManager &m_network;
    RelayAddress m_address;
    QPointer<QNetworkReply> m_reply;
};

} // namespace qiao::workstation::client
