#pragma once

#include "relay/link/StorageRequest.h"
#include "relay/storage/Statement.h"

namespace qiao::relay::storage {

// A piece of the look for uploads that were never posted.
struct UnpostedFiles
{
    qint64 lastRow = 0; // where the next piece goes on
    bool isEnd = true; // nothing behind it is old enough
    std::vector<domain::FileId> removed; // whose bytes are to be removed too
};

// What is known of uploaded files; their bytes lie beside the database. Storage thread.
class FileStore
{
public:
    explicit FileStore(Database &database)
        : m_database(database)
    {
    }

    base::Result<void> add(const link::FileFound &file, base::TimePoint at);
    base::Result<std::optional<link::FileFound>> find(const domain::FileId &id);

    // Whether the file was posted in a conversation of this visitor.
    base::Result<bool> isPostedTo(const domain::FileId &id, const domain::VisitorId &visitor);
    // How many bytes one owner has uploaded since then.
    base::Result<qint64> bytesOf(const QString &owner, base::TimePoint since);

    // Looks at `limit` files behind `afterRow`, and forgets those uploaded before `before` and never posted.
    base::Result<UnpostedFiles> removeUnposted(qint64 afterRow, base::TimePoint before, int limit);

private:
    Database &m_database;
};

} // namespace qiao::relay::storage
