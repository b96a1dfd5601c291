#pragma once

#include "relay/administration/Collection.h"

namespace qiao::relay::administration {

// The queues. One that is in use is not removed, and one that is not disabled always stays.
class Queues final : public Collection
{
public:
    using Collection::Collection;

    QString noun() const override { return QStringLiteral("queue"); }
    int most() const override;
    base::Result<QList<QJsonObject>> all() override;
    base::Result<void> save(const Wish &wish) override;
    base::Result<void> remove(const Wish &wish) override;

private:
    base::Result<void> checkSome(const domain::QueueId &without);
    base::Result<QString> whoNeeds(const domain::QueueId &queue);
};

// The people. Supervisors make and change agents; admins everybody. People are disabled, never removed: what they did
// keeps their names.
class People final : public Collection
{
public:
    using Collection::Collection;

    QString noun() const override { return QStringLiteral("user"); }
    int most() const override;
    base::Result<QList<QJsonObject>> all() override;
    base::Result<void> save(const Wish &wish) override;
    base::Result<void> remove(const Wish &wish) override;

private:
    base::Result<void> add(const Wish &wish, domain::Agent wanted);
    base::Result<void> change(const Wish &wish, const domain::Agent &wanted);
    base::Result<void> checkQueues(const domain::Agent &wanted);
};

// The canned replies. Their variables are readable and their files are there.
class CannedReplies final : public Collection
{
public:
    using Collection::Collection;

    QString noun() const override { return QStringLiteral("reply"); }
    int most() const override;
    bool goesToEveryDesk() const override { return true; }
    base::Result<QList<QJsonObject>> all() override;
    base::Result<void> save(const Wish &wish) override;
    base::Result<void> remove(const Wish &wish) override;
};

// The macros. Their texts are readable and their queues are there.
class Macros final : public Collection
{
public:
    using Collection::Collection;

    QString noun() const override { return QStringLiteral("macro"); }
    int most() const override;
    bool goesToEveryDesk() const override { return true; }
    base::Result<QList<QJsonObject>> all() override;
    base::Result<void> save(const Wish &wish) override;
    base::Result<void> remove(const Wish &wish) override;
};

// The lists `pauseReasons` and `tags`; they are always there.
class Settings final : public Collection
{
public:
    using Collection::Collection;

    QString noun() const override { return QStringLiteral("setting"); }
    int most() const override;
    base::Result<QList<QJsonObject>> all() override;
    base::Result<void> save(const Wish &wish) override;
    base::Result<void> remove(const Wish &wish) override;
};

// The experiments. What two running ones compare never overlaps; one that has run keeps its arms.
class Experiments final : public Collection
{
public:
    using Collection::Collection;

    QString noun() const override { return QStringLiteral("experiment"); }
    int most() const override;
    base::Result<QList<QJsonObject>> all() override;
    base::Result<void> save(const Wish &wish) override;
    base::Result<void> remove(const Wish &wish) override;
};

// The sites, to choose from; without what they prove their visitors with.
class Sites final : public Collection
{
public:
    using Collection::Collection;

    QString noun() const override { return QStringLiteral("site"); }
    int most() const override;
    base::Result<QList<QJsonObject>> all() override;
    base::Result<void> save(const Wish &wish) override;
    base::Result<void> remove(const Wish &wish) override;
};

} // namespace qiao::relay::administration
