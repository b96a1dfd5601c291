#pragma once

#include "common/base/Clock.h"
#include "relay/storage/Stores.h"

#include <QJsonObject>

namespace qiao::relay::administration {

// What somebody wants to be so.
struct Wish
{
    domain::Agent actor;
    QString id;
    QJsonObject json; // as it shall be; empty where it shall not be any more
    std::optional<QJsonObject> before; // as it is; nothing: it is new
    QByteArray passwordHash; // of a user; empty: the password stays
    base::TimePoint at{};
};

// One kind of things that supervisors administer. Every one has an id and is a JSON object. Storage thread; save() and
// remove() run in a transaction, after it was checked that nobody else was faster.
class Collection
{
public:
    explicit Collection(storage::Stores &stores)
        : m_stores(stores)
    {
    }
    virtual ~Collection() = default;

    // What one of them is called in the audit log, such as "queue".
    virtual QString noun() const = 0;
    virtual int most() const = 0;
    // Whether desks get all of it.
    virtual bool goesToEveryDesk() const { return false; }
    virtual base::Result<QList<QJsonObject>> all() = 0;
    // Forbidden, BadRequest or Conflict with a sentence for people.
    virtual base::Result<void> save(const Wish &wish) = 0;
    virtual base::Result<void> remove(const Wish &wish) = 0;

protected:
    storage::Stores &m_stores;
};

// The same entry for all collections.
template <typename List, typename ToJson> QList<QJsonObject> objectsOf(const List &list, ToJson toJson)
{
    QList<QJsonObject> objects;
    for (const auto &entry : list)
        objects.append(toJson(entry));
    return objects;
}

} // namespace qiao::relay::administration
