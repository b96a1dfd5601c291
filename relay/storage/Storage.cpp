#include "relay/storage/Storage.h"

#include "relay/storage/FactsRebuilding.h"
#include "relay/storage/Loading.h"
#include "relay/storage/Migrations.h"

#include <QLoggingCategory>

#include <iterator>

namespace qiao::relay::storage {

namespace {

Q_LOGGING_CATEGORY(log, "qiao.storage")

constexpr size_t largestGroup = 1000; // bounds how long the first of a group waits for the last
constexpr std::chrono::seconds watchInterval{1};
constexpr std::chrono::seconds cleaningInterval{30};
constexpr int cleaningStep = 500; // rows
constexpr int lookedAtOnce = 5'000; // commands; a few milliseconds
constexpr std::chrono::hours factsWanted{26}; // since the last midnight, also when the clocks were set back

base::Result<qint64> dataVersion(Database &database)
{
    Statement select(database, QStringLiteral("PRAGMA data_version"));
    const auto version = select.first([](Statement &row) { return row.integer(); });
    if (!version)
        return version.error();
    return version->value_or(0);
}

} // namespace

Storage::Storage(const QString &path, const base::Clock &clock, std::chrono::hours journeyKept)
    : m_path(path)
    , m_clock(clock)
    , m_journeyKept(journeyKept)
    , m_watch(this)
    , m_cleaning(this)
{
    connect(&m_watch, &QTimer::timeout, this, &Storage::watch);
    connect(&m_cleaning, &QTimer::timeout, this, &Storage::removeOutdated);
}

Storage::~Storage()
{
    close();
}

base::Result<link::Restored> Storage::open(Sink sink)
{
    auto database = Database::open(m_path);
    if (!database)
        return database.error();
    if (auto migrated = migrate(**database, allMigrations()); !migrated)
        return migrated.error();
    m_database = std::move(*database);
    m_stores = std::make_unique<Stores>(*m_database);
    m_groupCommit = std::make_unique<GroupCommit>(*m_stores);
    const auto rebuilt = rebuildMissingFacts(*m_stores);
    if (!rebuilt)
        return rebuilt.error();
    if (rebuilt->missing > 0)
        qCInfo(log, "facts were made for %d conversations", rebuilt->missing);
    m_sink = std::move(sink);

    const auto version = dataVersion(*m_database);
    if (!version)
        return version.error();
    m_dataVersion = *version;
    if (auto ended = m_stores->presences.endAll(m_clock.now()); !ended)
        return ended.error();
    auto restored = restore(*m_stores);
    if (!restored)
        return restored.error();
    const base::TimePoint now = m_clock.now();
    const auto visited = m_stores->facts.visit(now - factsWanted, now + factsWanted, [&](const auto &facts) {
        restored->facts.push_back(facts);
        return true;
    });
    if (!visited)
        return visited.error();
    m_directory = restored->directory;
    m_watch.start(watchInterval);
    m_cleaning.start(cleaningInterval);
    return restored;
}

void Storage::close()
{
    if (!m_database)
        return;
    m_watch.stop();
    m_cleaning.stop();
    carryOut();
    m_groupCommit.reset();
    m_stores.reset();
    m_database.reset();
}

void Storage::submit(std::vector<link::StorageRequest> batch)
{
    QMetaObject::invokeMethod(
        this, [this, batch = std::move(batch)]() mutable { take(std::move(batch)); }, Qt::QueuedConnection);
}

void Storage::post(Work work)
{
    QMetaObject::invokeMethod(
        this, [this, work = std::move(work)] { work(m_stores.get()); }, Qt::QueuedConnection);
}

void Storage::take(std::vector<link::StorageRequest> batch)
{
    const bool isFirst = m_waiting.empty();
    m_waiting.insert(m_waiting.end(), std::make_move_iterator(batch.begin()), std::make_move_iterator(batch.end()));
    // Behind the batches that are already in this thread's queue: they join the group.
    if (isFirst && !m_waiting.empty())
        QMetaObject::invokeMethod(this, &Storage::carryOut, Qt::QueuedConnection);
}

void Storage::carryOut()
{
    if (!m_groupCommit)
        return;
    std::vector<link::StorageRequest> waiting = std::exchange(m_waiting, {});
    for (size_t begin = 0; begin < waiting.size(); begin += largestGroup) {
        const auto first = waiting.begin() + static_cast<qptrdiff>(begin);
        const auto last = waiting.begin() + static_cast<qptrdiff>(std::min(begin + largestGroup, waiting.size()));
        const std::vector<link::StorageRequest> group(std::make_move_iterator(first), std::make_move_iterator(last));
        const auto started = std::chrono::steady_clock::now();
        std::vector<link::FromStorage> answers = m_groupCommit->carryOut(group, m_clock.now());
        if (m_instruments) {
            m_instruments->groupSeconds.observe(
                std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count());
            m_instruments->groupSize.observe(static_cast<double>(group.size()));
        }
        m_sink(std::move(answers));
    }
    tellHealth();
}

void Storage::watch()
{
    if (m_groupCommit->isFailing()) {
        m_groupCommit->tryAgain();
        tellHealth();
    }
    lookForOperatorsChanges();
}

void Storage::tellHealth()
{
    const bool isWorking = !m_groupCommit->isFailing();
    if (std::exchange(m_isWorking, isWorking) != isWorking)
        Q_EMIT workingChanged(isWorking);
}

void Storage::lookForOperatorsChanges()
{
    // The version moves when another connection, such as the command line's, changed the file.
    const auto version = dataVersion(*m_database);
    if (!version || *version == m_dataVersion)
        return;
    if (announceDirectory())
        m_dataVersion = *version;
}

bool Storage::announceDirectory()
{
    auto directory = loadDirectory(*m_stores);
    if (!directory) {
        qCWarning(log, "the directory cannot be read: %s", qUtf8Printable(directory.error().message));
        return false;
    }
    if (*directory == m_directory)
        return true;
    qCInfo(log, "the directory changed: %zu sites, %zu users", directory->sites.size(), directory->agents.size());
    m_directory = *directory;
    m_sink({std::move(*directory)});
    return true;
}

void Storage::removeOutdated()
{
    const base::TimePoint now = m_clock.now();
    const auto commands = m_stores->commands.removeOlder(now - CommandStore::kept, lookedAtOnce);
    const auto tokens = m_stores->users.removeExpiredTokens(now, cleaningStep);
    const auto steps = m_stores->journeys.removeOlder(now - m_journeyKept, cleaningStep);
    for (const auto *removed : {&commands, &tokens, &steps}) {
        if (!*removed)
            qCWarning(log, "outdated rows stay: %s", qUtf8Printable(removed->error().message));
    }
    const bool isMoreLikely = (commands && *commands > lookedAtOnce / 4) || (steps && *steps == cleaningStep);
    m_cleaning.start(isMoreLikely ? watchInterval : cleaningInterval);
}

} // namespace qiao::relay::storage
