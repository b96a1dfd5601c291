#pragma once

#include "workstation/settings/SecretStore.h"

#include <QHash>

namespace qiao::workstation::settings {

// Secrets for this session only, forgotten at exit. GUI thread.
class MemorySecretStore final : public SecretStore
{
public:
    void store(const QString &key, const QString &secret, QObject *context, Callback done) override;
    void load(const QString &key, QObject *context, Callback done) override;
    void remove(const QString &key, QObject *context, Callback done) override;

private:
    QHash<QString, QString> m_secrets;
};

} // namespace qiao::workstation::settings
