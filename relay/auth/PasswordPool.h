#pragma once

#include "common/base/Result.h"

#include <QObject>
#include <QThreadPool>

#include <functional>

namespace qiao::relay::auth {

struct PasswordVerdict
{
    bool isRight = false;
    QByteArray freshHash; // to be stored instead of the outdated one; empty when it is up to date
};

// Checks and hashes passwords on a few threads of its own, with a bounded queue: each check takes 64 MiB. Lives on the
// thread that asks, and answers there.
class PasswordPool : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(base::Result<PasswordVerdict>)>;

    explicit PasswordPool(int threads = 2, int longestQueue = 32);
    ~PasswordPool() override;

    // An empty hash stands for somebody who does not exist: it is never right, and takes as long. Unavailable at once
    // when the queue is full.
    void check(const QByteArray &hash, const QString &password, Done done);

    // The hash of a new password. Unavailable at once when the queue is full.
    void hash(const QString &password, std::function<void(base::Result<QByteArray>)> done);

private:
    bool isFull() const { return m_waiting >= m_longestQueue; }
    static base::Error tooMany();

    QThreadPool m_threads;
    int m_longestQueue;
    int m_waiting = 0;
};

} // namespace qiao::relay::auth
