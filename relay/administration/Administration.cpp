#include "relay/administration/Administration.h"

#include "relay/administration/Collections.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <algorithm>

namespace qiao::relay::administration {

namespace {

using namespace Qt::StringLiterals;
using Outcome = link::AdminAnswer::Outcome;

constexpr qsizetype longestKept = 300; // of one field in the audit log

const QString auditLog = QStringLiteral("audit");

QByteArray bytesOf(const QJsonValue &value)
{
    return QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
}

QJsonValue shortened(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().left(longestKept);
    const QByteArray bytes = bytesOf(value);
    return bytes.size() <= longestKept ? value : QJsonValue(QString::fromUtf8(bytes).left(longestKept) + u'…');
}

QJsonObject withVersion(QJsonObject json)
{
    json.insert("version"_L1, versionOf(json));
    return json;
}

base::Result<std::optional<QJsonObject>> find(Collection &collection, const QString &id)
{
    const auto all = collection.all();
    if (!all)
        return all.error();
    const auto found = std::find_if(
        all->begin(), all->end(), [&](const QJsonObject &json) { return json.value("id"_L1).toString() == id; });
    return found == all->end() ? std::optional<QJsonObject>() : std::optional<QJsonObject>(*found);
}

// Everything together has to fit into what may wait for a slow reader.
base::Result<void> checkSize(Collection &collection)
{
    constexpr qsizetype mostBytes = 256 * 1024;
    const auto all = collection.all();
    if (!all)
        return all.error();
    qsizetype bytes = 0;
    for (const QJsonObject &json : *all)
        bytes += bytesOf(json).size();
    if (bytes > mostBytes)
        return base::conflict(
            QStringLiteral("All of them together would have more than %1 KiB.").arg(mostBytes / 1024));
    return {};
}

// What people call it.
QString titleOf(const QJsonObject &json)
{
    for (const auto name : {"signInName"_L1, "name"_L1, "title"_L1, "id"_L1}) {
        if (const QString text = json.value(name).toString(); !text.isEmpty())
            return text;
    }
    return {};
}

} // namespace

QString versionOf(const QJsonObject &json)
{
    constexpr qsizetype digits = 16;
    const QByteArray hash = QCryptographicHash::hash(bytesOf(json), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().left(digits));
}

QJsonObject differenceOf(const QJsonObject &before, const QJsonObject &after)
{
    QJsonObject was;
    QJsonObject is;
    QStringList names = before.keys() + after.keys();
    names.removeDuplicates();
    for (const QString &name : qAsConst(names)) {
        if (before.value(name) == after.value(name))
            continue;
        if (before.contains(name))
            was.insert(name, shortened(before.value(name)));
        if (after.contains(name))
            is.insert(name, shortened(after.value(name)));
    }
    QJsonObject difference;
    if (!was.isEmpty())
        difference.insert("before"_L1, was);
    if (!is.isEmpty())
        difference.insert("after"_L1, is);
    return difference;
}

Administration::Administration(storage::Stores &stores)
    : m_stores(stores)
{
    m_collections.emplace(u"queues"_s, std::make_unique<Queues>(stores));
    m_collections.emplace(u"users"_s, std::make_unique<People>(stores));
    m_collections.emplace(u"canned-replies"_s, std::make_unique<CannedReplies>(stores));
    m_collections.emplace(u"macros"_s, std::make_unique<Macros>(stores));
    m_collections.emplace(u"settings"_s, std::make_unique<Settings>(stores));
    m_collections.emplace(u"experiments"_s, std::make_unique<Experiments>(stores));
    m_collections.emplace(u"sites"_s, std::make_unique<Sites>(stores));
}

Administration::~Administration() = default;

base::Result<link::AdminAnswer> Administration::carryOut(const link::AdminRequest &request, base::TimePoint now)
{
    const auto actor = actorOf(request);
    if (!actor)
        return actor.error();
    if (request.collection == auditLog && request.verb == link::AdminVerb::Read)
        return readAudit(request);
    const auto collection = m_collections.find(request.collection);
    if (collection == m_collections.end())
        return base::notFound(QStringLiteral("there is nothing at this address"));
    if (request.verb == link::AdminVerb::Read)
        return read(*collection->second, request);
    return m_stores.database.transaction([&] { return change(*collection->second, request, now); });
}

base::Result<domain::Agent> Administration::actorOf(const link::AdminRequest &request)
{
    // The token may be minutes old: what counts is what the person may now.
    const auto user = m_stores.users.find(request.actor);
    if (!user)
        return user.error();
    if (!*user || (*user)->agent.isDisabled)
        return base::unauthorized(QStringLiteral("This account may not sign in."));
    if ((*user)->agent.role == domain::AgentRole::Agent)
        return base::forbidden(QStringLiteral("This is for supervisors."));
    return (*user)->agent;
}

base::Result<link::AdminAnswer> Administration::read(Collection &collection, const link::AdminRequest &request)
{
    if (!request.id.isEmpty()) {
        const auto found = find(collection, request.id);
        if (!found)
            return found.error();
        if (!*found)
            return base::notFound(QStringLiteral("There is no %1 \"%2\".").arg(collection.noun(), request.id));
        return link::AdminAnswer{Outcome::Found, withVersion(**found), versionOf(**found)};
    }
    const auto all = collection.all();
    if (!all)
        return all.error();
    QJsonArray items;
    for (const QJsonObject &json : *all)
        items.append(withVersion(json));
    return link::AdminAnswer{Outcome::Found, {{u"items"_s, items}}, {}};
}

base::Result<link::AdminAnswer> Administration::readAudit(const link::AdminRequest &request)
{
    const auto page = m_stores.audit.page(request.before, request.about, request.limit);
    if (!page)
        return page.error();
    QJsonArray records;
    for (const storage::NumberedAuditRecord &numbered : *page) {
        const link::AuditRecord &record = numbered.record;
        QJsonObject json{{u"number"_s, numbered.number}, {u"at"_s, base::toEpochMs(record.at)},
            {u"actor"_s, QJsonObject{{u"id"_s, record.actor.toString()}, {u"name"_s, record.actorName}}},
            {u"action"_s, record.action}, {u"target"_s, record.target}, {u"detail"_s, record.detail}};
        if (!record.conversation.isEmpty())
            json.insert("conversation"_L1, record.conversation.toString());
        records.append(json);
    }
    QJsonObject body{{u"records"_s, records}};
    if (static_cast<int>(page->size()) == request.limit)
        body.insert("next"_L1, page->back().number);
    return link::AdminAnswer{Outcome::Found, body, {}};
}

base::Result<link::AdminAnswer> Administration::change(
    Collection &collection, const link::AdminRequest &request, base::TimePoint now)
{
    const auto actor = actorOf(request);
    if (!actor)
        return actor.error();
    const auto all = collection.all();
    if (!all)
        return all.error();
    const auto before = find(collection, request.id);
    if (!before)
        return before.error();
    const bool isRemoval = request.verb == link::AdminVerb::Remove;
    if (isRemoval && !*before)
        return base::notFound(QStringLiteral("There is no %1 \"%2\".").arg(collection.noun(), request.id));
    const QString version = *before ? versionOf(**before) : QString();
    if (version != request.version)
        return link::AdminAnswer{Outcome::Stale, *before ? withVersion(**before) : QJsonObject(), version};
    if (!*before && collection.most() > 0 && all->size() >= collection.most())
        return base::conflict(QStringLiteral("There are %1 already, and no more can be.").arg(collection.most()));

    Wish wish{*actor, request.id, request.body, *before, request.passwordHash, now};
    wish.json.insert("id"_L1, request.id);
    wish.json.remove("version"_L1);
    wish.json.remove("password"_L1);
    if (auto written = isRemoval ? collection.remove(wish) : collection.save(wish); !written)
        return written.error();
    const auto after = find(collection, request.id);
    if (!after)
        return after.error();
    if (collection.goesToEveryDesk() && !isRemoval) {
        if (auto checked = checkSize(collection); !checked)
            return checked.error();
    }

    QJsonObject detail = differenceOf(before->value_or(QJsonObject()), after->value_or(QJsonObject()));
    if (!request.passwordHash.isEmpty())
        detail.insert("password"_L1, true);
    const QString deed = isRemoval ? u"remove"_s : *before ? u"change"_s : u"add"_s;
    const QString target = titleOf(after->value_or(before->value_or(QJsonObject())));
    if (!detail.isEmpty()) {
        auto recorded = m_stores.audit.add(
            {now, actor->id, actor->displayName, collection.noun() + u'.' + deed, {}, target, detail});
        if (!recorded)
            return recorded.error();
    }
    if (isRemoval)
        return link::AdminAnswer{Outcome::Removed, {}, {}};
    return link::AdminAnswer{*before ? Outcome::Changed : Outcome::Added, withVersion(after->value_or(QJsonObject())),
        versionOf(after->value_or(QJsonObject()))};
}

} // namespace qiao::relay::administration
