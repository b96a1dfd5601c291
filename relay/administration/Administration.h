#pragma once

#include "relay/administration/Collection.h"
#include "relay/link/AdminRequest.h"

#include <map>
#include <memory>

namespace qiao::relay::administration {

// Carries out what supervisors ask: looks who asks, whether somebody else was faster, and writes the change and its
// record in the audit log, both or neither. Storage thread.
class Administration
{
public:
    explicit Administration(storage::Stores &stores);
    ~Administration();

    base::Result<link::AdminAnswer> carryOut(const link::AdminRequest &request, base::TimePoint now);

private:
    base::Result<domain::Agent> actorOf(const link::AdminRequest &request);
    base::Result<link::AdminAnswer> read(Collection &collection, const link::AdminRequest &request);
    base::Result<link::AdminAnswer> readAudit(const link::AdminRequest &request);
    base::Result<link::AdminAnswer> change(
        Collection &collection, const link::AdminRequest &request, base::TimePoint now);

    storage::Stores &m_stores;
    std::map<QString, std::unique_ptr<Collection>> m_collections;
};

// What tells one state of a thing from another, in 16 hexadecimal digits.
QString versionOf(const QJsonObject &json);

// What the audit log keeps of a change: the fields that differ, before and after, with long ones cut.
QJsonObject differenceOf(const QJsonObject &before, const QJsonObject &after);

} // namespace qiao::relay::administration
