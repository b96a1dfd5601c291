#pragma once

#include "workstation/settings/SecretStore.h"

#include <QString>

#include <functional>

namespace qiao::workstation::settings {

// The desktop's keychain as KeychainSecretStore asks it: an answer may come late or never. GUI thread.
class Keychain
{
public:
    using Answer = std::function<void(SecretReply)>;

    Keychain() = default;
    Keychain(const Keychain &) = delete;
    Keychain &operator=(const Keychain &) = delete;
    virtual ~Keychain() = default;

    virtual void write(const QString &key, const QString &secret, Answer answer) = 0;
    virtual void read(const QString &key, Answer answer) = 0;
    virtual void erase(const QString &key, Answer answer) = 0;
};

// The real keychain through QtKeychain; plain-text files are never used in its place. GUI thread.
class DesktopKeychain final : public Keychain
{
public:
    explicit DesktopKeychain(QString service);

    void write(const QString &key, const QString &secret, Answer answer) override;
    void read(const QString &key, Answer answer) override;
    void erase(const QString &key, Answer answer) override;

private:
    QString m_service;
};

} // namespace qiao::workstation::settings
