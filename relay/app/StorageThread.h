#pragma once

#include "relay/storage/Storage.h"

#include <QThread>

namespace qiao::relay::app {

// The storage's thread with the storage in it. Made, opened and stopped on the main thread, which waits for both.
class StorageThread
{
public:
    StorageThread(const QString &databasePath, const base::Clock &clock, std::chrono::hours journeyKept);
    ~StorageThread();
    StorageThread(const StorageThread &) = delete;
    StorageThread &operator=(const StorageThread &) = delete;

    // `sink` is called on the storage's thread.
    base::Result<link::Restored> open(storage::Storage::Sink sink);
    // Everything that was asked is on the disk afterwards.
    void stop();

    // Its submit() and post() are for any thread.
    storage::Storage &storage() { return m_storage; }

private:
    QThread m_thread;
    storage::Storage m_storage;
};

} // namespace qiao::relay::app
