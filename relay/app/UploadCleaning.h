#pragma once

#include "common/base/Clock.h"
#include "relay/api/AttachmentFolder.h"
#include "relay/storage/StorageQueries.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace qiao::relay::app {

// Removes uploads that nobody posted for a long time, a few at a time. Main thread; the disk is touched in a thread of
// its own.
class UploadCleaning : public QObject
{
    Q_OBJECT

public:
    UploadCleaning(storage::StorageQueries &queries, api::AttachmentFolder folder, std::chrono::hours kept,
        const base::Clock &clock);
    ~UploadCleaning() override;

    // Looks at the next few; goes on by itself.
    void lookOn();

private:
    void take(const base::Result<storage::UnpostedFiles> &found);

    storage::StorageQueries &m_queries;
    api::AttachmentFolder m_folder;
    std::chrono::hours m_kept;
    const base::Clock &m_clock;
    QThreadPool m_disk;
    QTimer m_timer;
    qint64 m_row = 0;
    base::TimePoint m_beganAt{};
};

} // namespace qiao::relay::app
