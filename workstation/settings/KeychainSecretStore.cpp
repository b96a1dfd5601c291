#include "workstation/settings/KeychainSecretStore.h"

#include <QMetaObject>
#include <QPointer>
#include <QTimer>

#include <utility>

namespace qiao::workstation::settings {

KeychainSecretStore::KeychainSecretStore()
    : KeychainSecretStore(std::make_unique<DesktopKeychain>(QStringLiteral("qiao-workstation")),
        [](std::chrono::milliseconds delay, QObject *context, std::function<void()> ring) {
            QTimer::singleShot(delay, context, std::move(ring));
        })
{
}

KeychainSecretStore::KeychainSecretStore(std::unique_ptr<Keychain> keychain, Alarm alarm)
    : m_keychain(std::move(keychain))
    , m_alarm(std::move(alarm))
{
}

void KeychainSecretStore::store(const QString &key, const QString &secret, QObject *context, Callback done)
{
    m_keychain->write(key, secret, answerOnce(context, std::move(done)));
}

void KeychainSecretStore::load(const QString &key, QObject *context, Callback done)
{
    m_keychain->read(key, answerOnce(context, std::move(done)));
}

void KeychainSecretStore::remove(const QString &key, QObject *context, Callback done)
{
    m_keychain->erase(key, answerOnce(context, std::move(done)));
}

Keychain::Answer KeychainSecretStore::answerOnce(QObject *context, Callback done)
{
    auto pending = std::make_shared<Callback>(std::move(done));
    const QPointer<QObject> guard(context);
    auto finish = [pending, guard](SecretReply reply) {
        Callback callback = std::exchange(*pending, nullptr);
        if (!callback || !guard) {
            return;
        }
        // Queued, so that an answer never comes before the call that asked for it has returned.
        QMetaObject::invokeMethod(
            guard.data(), [callback = std::move(callback), reply = std::move(reply)] { callback(reply); },
            Qt::QueuedConnection);
    };
    m_alarm(patience, context, [finish] { finish({SecretOutcome::TimedOut, {}}); });
    return finish;
}

} // namespace qiao::workstation::settings
