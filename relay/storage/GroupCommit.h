#pragma once

#include "relay/storage/Stores.h"

#include <optional>

namespace qiao::relay::storage {

// Carries out what the hub asks, a group of requests in one transaction, in their order. Storage thread.
//
// - A commit is answered only after the transaction's COMMIT returned; a load sees every commit asked before it.
// - A commit that the database refuses (a number out of order, a repeated command) is undone alone and fails with
//   Conflict or Internal; the others of its group stay.
// - When the machine fails (disk full, I/O, locked), the whole group is undone and every commit of it fails with
//   Unavailable; its loads are answered again from what is on the disk. The next group is tried anew.
// - After a failure, every later commit of the failed epoch or an earlier one fails with Unavailable, until the hub
//   asks in a higher epoch.
class GroupCommit
{
public:
    explicit GroupCommit(Stores &stores)
        : m_stores(stores)
    {
    }

    std::vector<link::FromStorage> carryOut(const std::vector<link::StorageRequest> &group, base::TimePoint now);

    // Whether the machine failed at the last group that had something to store.
    bool isFailing() const { return m_failedGroups > 0; }
    // Writes and flushes without changing anything, to see whether the machine works again.
    void tryAgain();

private:
    // A refused commit can be undone alone only behind a savepoint, which costs; hardly any commit is refused.
    enum class Savepoints { No, Yes };

    base::Result<void> runGroup(const std::vector<link::StorageRequest> &group, base::TimePoint now,
        Savepoints savepoints, std::vector<link::FromStorage> &answers);
    base::Result<void> runCommit(const link::Commit &commit, Savepoints savepoints);
    void undo();
    base::Result<void> write(const link::Commit &commit);
    link::FromStorage runLoad(const link::Load &request, base::TimePoint now);
    void noteSuccess();
    void failEpoch(quint32 epoch);

    Stores &m_stores;
    std::optional<quint32> m_failedEpoch;
    int m_failedGroups = 0; // in a row
};

} // namespace qiao::relay::storage
