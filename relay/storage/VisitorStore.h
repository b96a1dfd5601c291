#pragma once

#include "relay/link/StorageRequest.h"
#include "relay/storage/Statement.h"

namespace qiao::relay::storage {

// Visitors and the hashes of their session tokens. Storage thread.
class VisitorStore
{
public:
    explicit VisitorStore(Database &database)
        : m_database(database)
    {
    }

    base::Result<void> save(const domain::Visitor &visitor);
    base::Result<void> saveToken(const link::TokenRecord &token);

    base::Result<std::optional<domain::Visitor>> find(const domain::VisitorId &id);
    base::Result<std::optional<domain::Visitor>> findByToken(const QByteArray &hash);
    base::Result<std::optional<domain::Visitor>> findByIdentity(const domain::SiteKey &site, const QString &externalId);

private:
    Database &m_database;
};

} // namespace qiao::relay::storage
