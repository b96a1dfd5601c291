#include "common/protocol/DirectoryCodec.h"
#include "common/protocol/JsonReader.h"
#include "common/protocol/Limits.h"
#include "relay/administration/Collections.h"

#include <algorithm>

namespace qiao::relay::administration {

namespace {

using namespace Qt::StringLiterals;

constexpr int mostPeople = 10'000;
constexpr int longestSignInName = 50;
constexpr quint64 mostCapacity = 1'000;

QJsonObject toJson(const domain::Agent &agent)
{
    QJsonObject json = protocol::profileOf(agent);
    json.insert("id"_L1, agent.id.toString());
    json.insert("signInName"_L1, agent.name);
    json.insert("name"_L1, agent.displayName);
    json.insert("role"_L1, domain::nameOf(agent.role));
    json.insert("capacity"_L1, agent.capacity);
    json.insert("disabled"_L1, agent.isDisabled);
    return json;
}

bool isSignInName(const QString &name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return c.isLetterOrNumber() || c == u'.' || c == u'-' || c == u'_' || c == u'@';
    });
}

base::Result<domain::Agent> agentFromJson(const QJsonObject &json)
{
    protocol::JsonReader reader(json);
    domain::Agent agent;
    agent.id = domain::AgentId(reader.requiredText("id"_L1, protocol::limits::idLength));
    agent.name = reader.requiredText("signInName"_L1, longestSignInName);
    agent.displayName = reader.requiredText("name"_L1, protocol::limits::nameLength).simplified();
    const auto role = domain::agentRoleFromName(reader.requiredText("role"_L1, longestSignInName));
    agent.capacity = static_cast<int>(reader.requiredNumber("capacity"_L1, 0, mostCapacity));
    agent.isDisabled = json.contains("disabled"_L1) && reader.requiredBool("disabled"_L1);
    if (!isSignInName(agent.name))
        reader.fail(QStringLiteral("A name to sign in with has letters, digits and . - _ @ alone."));
    if (agent.displayName.isEmpty())
        reader.fail(QStringLiteral("\"name\" is missing or empty."));
    if (!role)
        reader.fail(QStringLiteral("\"role\" is one of agent, supervisor, admin."));
    if (reader.error())
        return *reader.error();
    agent.role = *role;
    if (auto read = protocol::readProfile(agent, json); !read)
        return read.error();
    return agent;
}

// Supervisors have a say over plain agents alone.
bool mayMakeOrChange(const domain::Agent &actor, domain::AgentRole role)
{
    return actor.role == domain::AgentRole::Admin || role == domain::AgentRole::Agent;
}

base::Error adminsOnly()
{
    return base::forbidden(QStringLiteral("Supervisors and admins are made and changed by admins."));
}

} // namespace

int People::most() const
{
    return mostPeople;
}

base::Result<QList<QJsonObject>> People::all()
{
    const auto agents = m_stores.users.all();
    if (!agents)
        return agents.error();
    return objectsOf(*agents, toJson);
}

base::Result<void> People::save(const Wish &wish)
{
    auto wanted = agentFromJson(wish.json);
    if (!wanted)
        return wanted.error();
    if (!mayMakeOrChange(wish.actor, wanted->role))
        return adminsOnly();
    if (auto checked = checkQueues(*wanted); !checked)
        return checked;
    return wish.before ? change(wish, *wanted) : add(wish, *std::move(wanted));
}

base::Result<void> People::remove(const Wish &)
{
    return base::badRequest(QStringLiteral("People are disabled, not removed: what they did keeps their names."));
}

base::Result<void> People::add(const Wish &wish, domain::Agent wanted)
{
    const auto existing = m_stores.users.findByName(wanted.name);
    if (!existing)
        return existing.error();
    if (*existing)
        return base::conflict(QStringLiteral("There is a user %1 already.").arg((*existing)->agent.name));
    if (wish.passwordHash.isEmpty())
        return base::badRequest(QStringLiteral("A new user needs a password."));
    return m_stores.users.add({std::move(wanted), wish.passwordHash}, wish.at);
}

base::Result<void> People::change(const Wish &wish, const domain::Agent &wanted)
{
    const auto stored = m_stores.users.find(wanted.id);
    if (!stored)
        return stored.error();
    const domain::Agent before = *stored ? (*stored)->agent : domain::Agent();
    if (!mayMakeOrChange(wish.actor, before.role))
        return adminsOnly();
    if (wanted.name != before.name)
        return base::badRequest(QStringLiteral("The name to sign in with stays as it is."));
    // An admin stays one for as long as no other admin decides otherwise: so one always stays.
    const bool isOneself = wanted.id == wish.actor.id;
    if (isOneself && (wanted.role != before.role || wanted.isDisabled))
        return base::conflict(QStringLiteral("Nobody takes away the own rights. Somebody else has to."));
    if (auto changed = m_stores.users.change(wanted); !changed)
        return changed;
    if (!wish.passwordHash.isEmpty()) {
        if (auto set = m_stores.users.setPassword(wanted.id, wish.passwordHash); !set)
            return set;
    }
    // Whoever was signed in with the old password, or as more than one is now, signs in again.
    const bool endsSessions = !wish.passwordHash.isEmpty() || wanted.isDisabled || wanted.role != before.role;
    return endsSessions ? m_stores.users.removeTokensOf(wanted.id) : base::Result<void>();
}

base::Result<void> People::checkQueues(const domain::Agent &wanted)
{
    const auto queues = m_stores.queues.all();
    if (!queues)
        return queues.error();
    for (const domain::QueueMembership &membership : wanted.queues) {
        const bool isKnown = std::any_of(
            queues->begin(), queues->end(), [&](const domain::Queue &queue) { return queue.id == membership.queue; });
        if (!isKnown)
            return base::badRequest(QStringLiteral("There is no queue \"%1\".").arg(membership.queue.toString()));
    }
    return {};
}

} // namespace qiao::relay::administration
