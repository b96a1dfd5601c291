#pragma once

#include "workstation/settings/Keychain.h"
#include "workstation/settings/SecretStore.h"

#include <chrono>
#include <functional>
#include <memory>

namespace qiao::workstation::settings {

// Secrets in the desktop's keychain, with a patience of its own: a keychain that does not answer counts as absent, and
// what it says afterwards is ignored. GUI thread.
class KeychainSecretStore final : public SecretStore
{
public:
    // Runs the function once after the delay, unless the context is gone by then.
    using Alarm = std::function<void(std::chrono::milliseconds, QObject *context, std::function<void()>)>;

    static constexpr std::chrono::milliseconds patience{2000};

    KeychainSecretStore();
    KeychainSecretStore(std::unique_ptr<Keychain> keychain, Alarm alarm);

    void store(const QString &key, const QString &secret, QObject *context, Callback done) override;
    void load(const QString &key, QObject *context, Callback done) override;
    void remove(const QString &key, QObject *context, Callback done) override;

private:
    Keychain::Answer answerOnce(QObject *context, Callback done);

    std::unique_ptr<Keychain> m_keychain;
    Alarm m_alarm;
};

} // namespace qiao::workstation::settings
