#pragma once

#include "workstation/app/CommandLine.h"
#include "workstation/app/Workplace.h"
#include "workstation/features/login/LoginDialog.h"
#include "workstation/settings/SecretStore.h"
#include "workstation/ui/Language.h"
#include "workstation/ui/Theme.h"

#include <QObject>

#include <memory>

namespace qiao::workstation::app {

// The program: who sits here, and the way in and out. Makes the rooms and connects them. GUI thread.
class Workstation : public QObject
{
    Q_OBJECT

public:
    explicit Workstation(const CommandLine &commandLine, QObject *parent = nullptr);
    ~Workstation() override;

    void start();

private:
    // How the agent comes in.
    struct Entry
    {
        client::RelayAddress relay;
        QString name;
        QString password; // either this
        QString refreshToken; // or this
        bool isToStay = false;
    };

    void showLogin();
    void signIn(const QUrl &relay, const QString &name, const QString &password, bool isToStay);
    void enter(const Entry &entry);
    void connectSession(const Entry &entry);
    void showWindow();
    void keepToken(const QString &secretKey, const QString &refreshToken);
    void takeFailure(const client::Failure &failure);
    void leave(const QString &notice);
    void signOut();
    Folders folders() const;
    static QString secretKeyOf(const client::RelayAddress &relay, const QString &name);

    CommandLine m_commandLine;
    base::SystemClock m_clock;
    std::unique_ptr<settings::Settings> m_settings;
    std::unique_ptr<settings::SecretStore> m_secrets;
    std::unique_ptr<ui::Language> m_language;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<login::LoginDialog> m_login;
    std::unique_ptr<Workplace> m_workplace;
    QString m_secretKey; // under which the refresh token is kept; empty: it is not
    bool m_hasToldUnkept = false;
};

} // namespace qiao::workstation::app
