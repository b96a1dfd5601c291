#include "relay/app/UploadCleaning.h"

namespace qiao::relay::app {

namespace {

constexpr int step = 200; // rows
constexpr std::chrono::milliseconds pause{1'000};
constexpr std::chrono::milliseconds rest{600'000};
// From the first row again: the number of a removed row may have been given to a later one.
constexpr std::chrono::hours round{24};

} // namespace

UploadCleaning::UploadCleaning(
    storage::StorageQueries &queries, api::AttachmentFolder folder, std::chrono::hours kept, const base::Clock &clock)
    : m_queries(queries)
    , m_folder(std::move(folder))
    , m_kept(kept)
    , m_clock(clock)
    , m_timer(this)
{
    m_disk.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &UploadCleaning::lookOn);
    m_timer.start(pause);
}

UploadCleaning::~UploadCleaning()
{
    m_disk.waitForDone();
}

void UploadCleaning::lookOn()
{
    const base::TimePoint now = m_clock.now();
    if (now - m_beganAt > round) {
        m_beganAt = now;
        m_row = 0;
    }
    m_queries.run([row = m_row, before = now - m_kept](
                      storage::Stores &stores) { return stores.files.removeUnposted(row, before, step); },
        [this](const base::Result<storage::UnpostedFiles> &found) { take(found); });
}

void UploadCleaning::take(const base::Result<storage::UnpostedFiles> &found)
{
    m_timer.start(found && !found->isEnd ? pause : rest);
    if (!found) {
        return;
    }
    m_row = found->lastRow;
    if (!found->removed.empty()) {
        m_disk.start([folder = m_folder, removed = found->removed] {
            for (const domain::FileId &id : removed) {
                folder.remove(id);
            }
        });
    }
}

} // namespace qiao::relay::app
