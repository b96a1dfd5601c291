#include "workstation/app/Workstation.h"

#include "workstation/app/FailureCode.h"
#include "workstation/settings/KeychainSecretStore.h"

#include <QApplication>
#include <QDir>
#include <QStandardPaths>

namespace qiao::workstation::app {

using namespace Qt::StringLiterals;

Workstation::Workstation(const CommandLine &commandLine, QObject *parent)
    : QObject(parent)
    , m_commandLine(commandLine)
    , m_settings(commandLine.profile.isEmpty()
              ? std::make_unique<settings::Settings>()
              : std::make_unique<settings::Settings>(QDir(commandLine.profile).filePath(u"settings.ini"_s)))
    , m_secrets(std::make_unique<settings::KeychainSecretStore>())
    , m_language(std::make_unique<ui::Language>(*m_settings))
    , m_theme(std::make_unique<ui::Theme>(*m_settings))
{
    m_theme->apply();
    if (!commandLine.relay.isEmpty() && commandLine.demoAgent.isEmpty())
        m_settings->setRelayAddress(commandLine.relay);
}

Workstation::~Workstation() = default;

void Workstation::start()
{
    if (!m_commandLine.demoAgent.isEmpty()) {
        signIn(QUrl(m_commandLine.relay), m_commandLine.demoAgent, u"demo"_s, false);
        return;
    }
    const base::Result<client::RelayAddress> relay = client::RelayAddress::parse(m_settings->relayAddress());
    const QString name = m_settings->agentName();
    if (m_settings->staySignedIn() == settings::Switch::Off || !relay || name.isEmpty()) {
        showLogin();
        return;
    }
    m_secrets->load(secretKeyOf(*relay, name), this, [this, relay = *relay, name](const settings::SecretReply &reply) {
        if (reply.isDone() && !reply.secret.isEmpty())
            enter({relay, name, {}, reply.secret, true});
        else
            showLogin();
    });
}

void Workstation::showLogin()
{
    m_login = std::make_unique<login::LoginDialog>(*m_settings);
    connect(m_login.get(), &login::LoginDialog::signInRequested, this, &Workstation::signIn);
    connect(m_login.get(), &login::LoginDialog::cancelRequested, this, [this] {
        m_workplace.reset();
        m_login->setBusy(false);
    });
    connect(m_login.get(), &QDialog::rejected, qApp, &QCoreApplication::quit);
    m_login->show();
}

void Workstation::signIn(const QUrl &relay, const QString &name, const QString &password, bool isToStay)
{
    QUrl address = relay;
    if (address.scheme() == "ws"_L1)
        address.setScheme(u"http"_s);
    else if (address.scheme() == "wss"_L1)
        address.setScheme(u"https"_s);
    const base::Result<client::RelayAddress> parsed = client::RelayAddress::parse(address.toString());
    if (!parsed) {
        if (m_login)
            m_login->showError(u"unreachable"_s);
        return;
    }
    if (m_login)
        m_login->setBusy(true);
    enter({*parsed, name, password, {}, isToStay});
}

void Workstation::enter(const Entry &entry)
{
    m_workplace = std::make_unique<Workplace>(entry.relay, entry.name, folders(), *m_settings, *m_language, m_clock);
    m_secretKey = entry.isToStay ? secretKeyOf(entry.relay, entry.name) : QString();
    connectSession(entry);
    connect(m_workplace.get(), &Workplace::signOutRequested, this, &Workstation::signOut);
    connect(m_workplace.get(), &Workplace::restored, this, [this, entry] {
        client::Session &session = m_workplace->session();
        if (entry.refreshToken.isEmpty()) {
            session.signIn(entry.name, entry.password);
        } else {
            // What is kept here is shown at once, whether the relay can be reached or not.
            showWindow();
            session.goOn(entry.refreshToken);
        }
    });
    m_workplace->restore();
}

void Workstation::connectSession(const Entry &entry)
{
    client::Session &session = m_workplace->session();
    connect(&session, &client::Session::opened, this, &Workstation::showWindow);
    connect(&session, &client::Session::signInFailed, this, &Workstation::takeFailure, Qt::QueuedConnection);
    connect(
        &session, &client::Session::expired, this,
        [this] { leave(tr("Your sign-in has run out. Sign in again; everything you wrote is kept.")); },
        Qt::QueuedConnection);
    connect(&session, &client::Session::refreshTokenChanged, this,
        [this, key = m_secretKey](const QString &token) { keepToken(key, token); });
    if (!entry.isToStay)
        m_secrets->remove(secretKeyOf(entry.relay, entry.name), this, [](const settings::SecretReply &) {});
}

void Workstation::showWindow()
{
    if (m_login) {
        m_login->accept();
        m_login.release()->deleteLater();
    }
    if (m_workplace && !m_workplace->window().isVisible())
        m_workplace->window().show();
}

void Workstation::keepToken(const QString &secretKey, const QString &refreshToken)
{
    if (secretKey.isEmpty())
        return;
    m_secrets->store(secretKey, refreshToken, this, [this](const settings::SecretReply &reply) {
        if (reply.isDone() || std::exchange(m_hasToldUnkept, true) || !m_workplace)
            return;
        m_workplace->window().tellNews(
            tr("This desktop's keychain cannot be used, so you stay signed in for this session only."));
    });
}

void Workstation::takeFailure(const client::Failure &failure)
{
    m_workplace.reset();
    if (!m_login)
        showLogin();
    m_login->setBusy(false);
    m_login->showError(failureCode(failure), failure.error.retryAfter.value_or(std::chrono::milliseconds(0)));
}

void Workstation::leave(const QString &notice)
{
    m_workplace.reset();
    showLogin();
    if (!notice.isEmpty())
        m_login->page().showNotice(notice);
}

void Workstation::signOut()
{
    if (!m_secretKey.isEmpty())
        m_secrets->remove(m_secretKey, this, [](const settings::SecretReply &) {});
    m_workplace->session().signOut();
    // The order came from inside the workplace: it must not be torn down under its own feet.
    QMetaObject::invokeMethod(
        this, [this] { leave({}); }, Qt::QueuedConnection);
}

Folders Workstation::folders() const
{
    if (!m_commandLine.profile.isEmpty()) {
        const QDir profile(m_commandLine.profile);
        return {profile.filePath(u"history"_s), profile.filePath(u"cache"_s)};
    }
    return {QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).filePath(u"history"_s),
        QStandardPaths::writableLocation(QStandardPaths::CacheLocation)};
}

QString Workstation::secretKeyOf(const client::RelayAddress &relay, const QString &name)
{
    return u"refresh-token %1 %2"_s.arg(relay.toString(), name);
}

} // namespace qiao::workstation::app
