#include "workstation/settings/MemorySecretStore.h"

#include <QMetaObject>

#include <utility>

namespace qiao::workstation::settings {

namespace {

void answerLater(QObject *context, SecretStore::Callback done, SecretReply reply)
{
    QMetaObject::invokeMethod(
        context, [done = std::move(done), reply = std::move(reply)] { done(reply); }, Qt::QueuedConnection);
}

} // namespace

void MemorySecretStore::store(const QString &key, const QString &secret, QObject *context, Callback done)
{
    m_secrets.insert(key, secret);
    answerLater(context, std::move(done), {SecretOutcome::Done, {}});
}

void MemorySecretStore::load(const QString &key, QObject *context, Callback done)
{
    const auto found = m_secrets.constFind(key);
    answerLater(context, std::move(done),
        found == m_secrets.constEnd() ? SecretReply{SecretOutcome::NotFound, {}}
                                      : SecretReply{SecretOutcome::Done, *found});
}

void MemorySecretStore::remove(const QString &key, QObject *context, Callback done)
{
    const bool wasThere = m_secrets.remove(key);
    answerLater(context, std::move(done), {wasThere ? SecretOutcome::Done : SecretOutcome::NotFound, {}});
}

} // namespace qiao::workstation::settings
