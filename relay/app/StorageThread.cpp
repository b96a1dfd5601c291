#include "relay/app/StorageThread.h"

namespace qiao::relay::app {

StorageThread::StorageThread(const QString &databasePath, const base::Clock &clock, std::chrono::hours journeyKept)
    : m_storage(databasePath, clock, journeyKept)
{
    m_thread.setObjectName(QStringLiteral("storage"));
    m_storage.moveToThread(&m_thread);
    m_thread.start();
}

StorageThread::~StorageThread()
{
    stop();
}

base::Result<link::Restored> StorageThread::open(storage::Storage::Sink sink)
{
    base::Result<link::Restored> restored = link::Restored();
    QMetaObject::invokeMethod(
        &m_storage, [&] { restored = m_storage.open(std::move(sink)); }, Qt::BlockingQueuedConnection);
    return restored;
}

void StorageThread::stop()
{
    if (!m_thread.isRunning())
        return;
    QMetaObject::invokeMethod(
        &m_storage, [this] { m_storage.close(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

} // namespace qiao::relay::app
