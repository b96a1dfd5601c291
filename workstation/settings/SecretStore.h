#pragma once

#include <QObject>
#include <QPointer>
#include <QString>

#include <functional>

namespace qiao::workstation::settings {

enum class SecretOutcome {
    Done,
    NotFound,
    Refused, // the keychain is locked or the person said no
    Unavailable, // this desktop has no keychain
    TimedOut, // the keychain did not answer in time
};

struct SecretReply
{
    SecretOutcome outcome = SecretOutcome::Unavailable;
    QString secret;

    bool isDone() const { return outcome == SecretOutcome::Done; }
};

// Where secrets live between two starts of the workstation. Every call answers exactly once, later, on the GUI thread,
// unless its context is destroyed first. Whoever gets no Done from store() must tell the agent that the secret is
// remembered for this session only.
class SecretStore
{
public:
    using Callback = std::function<void(const SecretReply &)>;

    SecretStore() = default;
    SecretStore(const SecretStore &) = delete;
    SecretStore &operator=(const SecretStore &) = delete;
    virtual ~SecretStore() = default;

    virtual void store(const QString &key, const QString &secret, QObject *context, Callback done) = 0;
    virtual void load(const QString &key, QObject *context, Callback done) = 0;
    virtual void remove(const QString &key, QObject *context, Callback done) = 0;
};

} // namespace qiao::workstation::settings
