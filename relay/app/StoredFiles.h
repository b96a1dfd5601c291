#pragma once

#include "relay/api/FileLedger.h"
#include "relay/storage/StorageQueries.h"

namespace qiao::relay::app {

// What the storage knows of attachments. Main thread.
class StoredFiles final : public api::FileLedger
{
public:
    explicit StoredFiles(storage::StorageQueries &queries)
        : m_queries(queries)
    {
    }

    void findVisitor(const QByteArray &tokenHash, Done<std::optional<domain::Visitor>> done) override;
    void bytesOf(const QString &owner, base::TimePoint since, Done<qint64> done) override;
    void add(const link::FileFound &file, base::TimePoint at, Done<void> done) override;
    void find(const domain::FileId &id, Done<std::optional<link::FileFound>> done) override;
    void isPostedTo(const domain::FileId &id, const domain::VisitorId &visitor, Done<bool> done) override;

private:
    storage::StorageQueries &m_queries;
};

} // namespace qiao::relay::app
