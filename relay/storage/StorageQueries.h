#pragma once

#include "relay/storage/Storage.h"

#include <QObject>

#include <type_traits>

namespace qiao::relay::storage {

// Asks the storage from another thread, and hears the answer there. Lives on the asking thread, and must outlive the
// storage thread's event loop; what still waits when it is destroyed is never answered.
class StorageQueries : public QObject
{
    Q_OBJECT

public:
    explicit StorageQueries(Storage &storage)
        : m_storage(storage)
    {
    }

    // Runs `work(Stores &)`, which gives a base::Result, on the storage thread; then `done(result)` on this one.
    template <typename Work, typename Done> void run(Work work, Done done)
    {
        using Answer = std::invoke_result_t<Work, Stores &>;
        m_storage.post([this, work = std::move(work), done = std::move(done)](Stores *stores) {
            Answer answer = stores
                ? work(*stores)
                : Answer(base::Error{base::ErrorCode::Unavailable, QStringLiteral("The storage is closed."), {}});
            QMetaObject::invokeMethod(
                this, [done, answer = std::move(answer)]() mutable { done(std::move(answer)); }, Qt::QueuedConnection);
        });
    }

    // The same for work that may change the directory: the hub hears of it before `done` does.
    template <typename Work, typename Done> void change(Work work, Done done)
    {
        run(
            [storage = &m_storage, work = std::move(work)](Stores &stores) {
                auto answer = work(stores);
                if (answer)
                    storage->announceDirectory();
                return answer;
            },
            std::move(done));
    }

private:
    Storage &m_storage;
};

} // namespace qiao::relay::storage
