#include "relay/storage/GroupCommit.h"

#include "relay/storage/Loading.h"

#include <QLoggingCategory>

#include <algorithm>
#include <utility>

namespace qiao::relay::storage {

namespace {

Q_LOGGING_CATEGORY(log, "qiao.storage")

base::Error afterFailure()
{
    return {base::ErrorCode::Unavailable, QStringLiteral("An earlier change could not be stored."), {}};
}

bool isMachineFailure(const base::Result<void> &result)
{
    return !result && result.error().code == base::ErrorCode::Unavailable;
}

bool holdsCommit(const std::vector<link::StorageRequest> &group)
{
    return std::any_of(group.begin(), group.end(),
        [](const link::StorageRequest &request) { return std::holds_alternative<link::Commit>(request); });
}

} // namespace

std::vector<link::FromStorage> GroupCommit::carryOut(
    const std::vector<link::StorageRequest> &group, base::TimePoint now)
{
    std::vector<link::FromStorage> answers;
    answers.reserve(group.size());
    if (!holdsCommit(group)) {
        for (const link::StorageRequest &request : group)
            answers.push_back(runLoad(std::get<link::Load>(request), now));
        return answers;
    }

    auto done = runGroup(group, now, Savepoints::No, answers);
    if (!done && !isMachineFailure(done)) {
        undo();
        answers.clear();
        done = runGroup(group, now, Savepoints::Yes, answers);
        m_stores.conversations.forget(); // what was refused may have been counted
    }
    if (done) {
        noteSuccess();
        return answers;
    }

    undo();
    // A full disk fails many groups: it is said once.
    if (m_failedGroups++ == 0)
        qCWarning(log, "nothing is stored: %s", qUtf8Printable(done.error().message));
    answers.clear();
    for (const link::StorageRequest &request : group) {
        if (const auto *commit = std::get_if<link::Commit>(&request)) {
            failEpoch(commit->epoch);
            answers.push_back(link::Committed{commit->ticket, done.error()});
        } else {
            answers.push_back(runLoad(std::get<link::Load>(request), now));
        }
    }
    return answers;
}

void GroupCommit::noteSuccess()
{
    if (const int failed = std::exchange(m_failedGroups, 0); failed > 0)
        qCInfo(log, "the database works again, failed groups=%d", failed);
}

void GroupCommit::tryAgain()
{
    // The version is not used: setting it writes one page and changes nothing.
    const auto written = m_stores.database.transaction(
        [this] { return m_stores.database.execute(QStringLiteral("PRAGMA user_version = 0")); });
    if (written)
        noteSuccess();
}

void GroupCommit::undo()
{
    m_stores.database.rollback();
    m_stores.conversations.forget();
    m_stores.facts.forget();
}

base::Result<void> GroupCommit::runGroup(const std::vector<link::StorageRequest> &group, base::TimePoint now,
    Savepoints savepoints, std::vector<link::FromStorage> &answers)
{
    if (auto begun = m_stores.database.begin(); !begun)
        return begun;
    for (const link::StorageRequest &request : group) {
        if (const auto *commit = std::get_if<link::Commit>(&request)) {
            auto done = runCommit(*commit, savepoints);
            if (isMachineFailure(done) && (!m_failedEpoch || commit->epoch > *m_failedEpoch))
                return done;
            if (!done && !isMachineFailure(done) && savepoints == Savepoints::No)
                return done;
            if (!done)
                failEpoch(commit->epoch);
            answers.push_back(link::Committed{commit->ticket, std::move(done)});
        } else {
            answers.push_back(runLoad(std::get<link::Load>(request), now));
        }
    }
    if (auto flushed = m_stores.conversations.flush(); !flushed)
        return flushed;
    if (auto flushed = m_stores.facts.flush(); !flushed)
        return flushed;
    return m_stores.database.commit();
}

base::Result<void> GroupCommit::runCommit(const link::Commit &commit, Savepoints savepoints)
{
    if (m_failedEpoch && commit.epoch <= *m_failedEpoch)
        return afterFailure();
    if (savepoints == Savepoints::No)
        return write(commit);
    if (auto marked = m_stores.database.execute(QStringLiteral("SAVEPOINT one")); !marked)
        return marked;
    auto written = write(commit);
    if (isMachineFailure(written))
        return written; // the whole group goes
    if (!written) {
        qCWarning(log, "a change was refused: %s", qUtf8Printable(written.error().message));
        if (auto undone = m_stores.database.execute(QStringLiteral("ROLLBACK TO one")); !undone)
            return undone;
    }
    if (auto released = m_stores.database.execute(QStringLiteral("RELEASE one")); !released)
        return released;
    return written;
}

base::Result<void> GroupCommit::write(const link::Commit &commit)
{
    if (commit.visitor) {
        if (auto saved = m_stores.visitors.save(*commit.visitor); !saved)
            return saved;
    }
    if (commit.token) {
        if (auto saved = m_stores.visitors.saveToken(*commit.token); !saved)
            return saved;
    }
    if (commit.command) {
        if (auto saved = m_stores.commands.save(*commit.command); !saved)
            return saved;
    }
    for (const link::JourneyRecord &record : commit.journey) {
        if (auto saved = m_stores.journeys.add(record); !saved)
            return saved;
    }
    for (const link::AuditRecord &record : commit.audit) {
        if (auto saved = m_stores.audit.add(record); !saved)
            return saved;
    }
    for (const link::PresenceRecord &record : commit.presences) {
        if (auto saved = m_stores.presences.add(record); !saved)
            return saved;
    }
    // Last, because what it takes is not given back when something behind it is refused.
    if (auto appended = m_stores.conversations.append(commit.events, commit.conversations); !appended)
        return appended;
    return m_stores.facts.take(commit.events);
}

link::FromStorage GroupCommit::runLoad(const link::Load &request, base::TimePoint now)
{
    return link::Loaded{request.ticket, load(m_stores, request.query, now)};
}

void GroupCommit::failEpoch(quint32 epoch)
{
    m_failedEpoch = std::max(epoch, m_failedEpoch.value_or(epoch));
}

} // namespace qiao::relay::storage
