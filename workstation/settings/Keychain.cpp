#include "workstation/settings/Keychain.h"

#include <QObject>
#include <qt6keychain/keychain.h>

#include <utility>

namespace qiao::workstation::settings {

namespace {

SecretOutcome outcomeOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError:
        return SecretOutcome::Done;
    case QKeychain::EntryNotFound:
        return SecretOutcome::NotFound;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return SecretOutcome::Refused;
    default:
        return SecretOutcome::Unavailable;
    }
}

template <typename Job> void start(Job *job, const QString &key, Keychain::Answer answer)
{
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(key);
    QObject::connect(job, &QKeychain::Job::finished, job, [job, answer = std::move(answer)](QKeychain::Job *) {
        SecretReply reply{outcomeOf(job->error()), {}};
        if constexpr (std::is_same_v<Job, QKeychain::ReadPasswordJob>) {
            if (reply.isDone()) {
                reply.secret = job->textData();
                // libsecret answers a missing entry with success and nothing in it.
                if (reply.secret.isEmpty()) {
                    reply.outcome = SecretOutcome::NotFound;
                }
            }
        }
        answer(std::move(reply));
    });
    job->start();
}

} // namespace

DesktopKeychain::DesktopKeychain(QString service)
    : m_service(std::move(service))
{
}

void DesktopKeychain::write(const QString &key, const QString &secret, Answer answer)
{
    auto *job = new QKeychain::WritePasswordJob(m_service);
    job->setTextData(secret);
    start(job, key, std::move(answer));
}

void DesktopKeychain::read(const QString &key, Answer answer)
{
    start(new QKeychain::ReadPasswordJob(m_service), key, std::move(answer));
}

void DesktopKeychain::erase(const QString &key, Answer answer)
{
    start(new QKeychain::DeletePasswordJob(m_service), key, std::move(answer));
}

} // namespace qiao::workstation::settings
