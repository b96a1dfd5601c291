#include "relay/auth/PasswordPool.h"

#include "relay/auth/PasswordHash.h"

namespace qiao::relay::auth {

namespace {

PasswordVerdict judge(const QByteArray &hash, const QString &password)
{
    if (hash.isEmpty()) {
        static_cast<void>(hashPassword(password)); // only for the time it takes
        return {};
    }
    PasswordVerdict verdict{isPasswordOf(hash, password), {}};
    if (verdict.isRight && isOutdated(hash)) {
        if (auto fresh = hashPassword(password))
            verdict.freshHash = std::move(*fresh);
    }
    return verdict;
}

} // namespace

PasswordPool::PasswordPool(int threads, int longestQueue)
    : m_longestQueue(longestQueue)
{
    m_threads.setMaxThreadCount(threads);
}

PasswordPool::~PasswordPool()
{
    m_threads.clear();
    m_threads.waitForDone();
}

void PasswordPool::check(const QByteArray &hash, const QString &password, Done done)
{
    if (isFull()) {
        done(tooMany());
        return;
    }
    ++m_waiting;
    m_threads.start([this, hash, password, done = std::move(done)] {
        QMetaObject::invokeMethod(
            this,
            [this, done, verdict = judge(hash, password)] {
                --m_waiting;
                done(verdict);
            },
            Qt::QueuedConnection);
    });
}

void PasswordPool::hash(const QString &password, std::function<void(base::Result<QByteArray>)> done)
{
    if (isFull()) {
        done(tooMany());
        return;
    }
    ++m_waiting;
    m_threads.start([this, password, done = std::move(done)] {
        QMetaObject::invokeMethod(
            this,
            [this, done, hashed = hashPassword(password)] {
                --m_waiting;
                done(hashed);
            },
            Qt::QueuedConnection);
    });
}

base::Error PasswordPool::tooMany()
{
    return {base::ErrorCode::Unavailable, QStringLiteral("Too many people sign in at this moment."),
        std::chrono::seconds(2)};
}

} // namespace qiao::relay::auth
