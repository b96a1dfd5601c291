#pragma once

#include "common/base/Clock.h"
#include "relay/metrics/Instruments.h"
#include "relay/storage/GroupCommit.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace qiao::relay::storage {

// The relay's memory on disk. Lives on the storage thread and is the only one there who touches the database while the
// relay runs; `submit` and `post` may be called from any thread and never wait.
class Storage : public QObject
{
    Q_OBJECT

public:
    // Takes the answers, on the storage thread.
    using Sink = std::function<void(std::vector<link::FromStorage>)>;
    // Work between two groups; null when the storage is not open.
    using Work = std::function<void(Stores *)>;

    // `journeyKept`: how long the steps of visitors' journeys are kept.
    Storage(
        const QString &path, const base::Clock &clock, std::chrono::hours journeyKept = std::chrono::hours(24 * 90));
    ~Storage() override;

    // Before it is opened: what its groups are measured with.
    void measureWith(std::shared_ptr<metrics::Instruments> instruments) { m_instruments = std::move(instruments); }

    // On the storage thread: opens or makes the database and brings its schema up to date.
    base::Result<link::Restored> open(Sink sink);
    // On the storage thread: carries out what still waits, and closes.
    void close();

    // On the storage thread, after this connection changed the people, the sites or what they work with: the sink hears
    // of it.
    // False when it cannot be read now.
    bool announceDirectory();

    void submit(std::vector<link::StorageRequest> batch);
    void post(Work work);

Q_SIGNALS:
    // The machine has begun to fail at storing, or works again. Looked for every second as long as it fails.
    void workingChanged(bool isWorking);

private:
    void take(std::vector<link::StorageRequest> batch);
    void carryOut();
    void watch();
    void lookForOperatorsChanges();
    void tellHealth();
    void removeOutdated();

    QString m_path;
    const base::Clock &m_clock;
    std::chrono::hours m_journeyKept;
    std::shared_ptr<metrics::Instruments> m_instruments; // none: nobody asks
    Sink m_sink;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Stores> m_stores;
    std::unique_ptr<GroupCommit> m_groupCommit;
    std::vector<link::StorageRequest> m_waiting;
    link::Directory m_directory;
    qint64 m_dataVersion = 0;
    bool m_isWorking = true;
    QTimer m_watch;
    QTimer m_cleaning;
};

} // namespace qiao::relay::storage
