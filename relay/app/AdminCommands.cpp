#include "relay/app/AdminCommands.h"

#include "common/base/RandomId.h"
#include "relay/auth/PasswordHash.h"
#include "relay/storage/FactsRebuilding.h"

namespace qiao::relay::app {

namespace {

constexpr int shortestPassword = 8;
constexpr int secretBytes = 32;

} // namespace

AdminCommands::AdminCommands(storage::Stores &stores, const base::Clock &clock, AskPassword askPassword)
    : m_stores(stores)
    , m_clock(clock)
    , m_askPassword(std::move(askPassword))
{
}

base::Result<QString> AdminCommands::carryOut(const AdminCommand &command)
{
    return std::visit([this](const auto &chosen) { return carryOut(chosen); }, command);
}

base::Result<QString> AdminCommands::carryOut(const AddUser &command)
{
    const auto existing = m_stores.users.findByName(command.name);
    if (!existing)
        return existing.error();
    if (*existing)
        return base::conflict(QStringLiteral("There is a user %1 already.").arg((*existing)->agent.name));
    auto hash = newPasswordHash();
    if (!hash)
        return hash.error();
    storage::User user;
    user.agent = {domain::AgentId(base::randomId(u'a')), command.name, command.displayName, command.role,
        command.capacity, false};
    user.passwordHash = std::move(*hash);
    if (auto added = m_stores.users.add(user, m_clock.now()); !added)
        return added.error();
    return QStringLiteral("The user %1 (%2) was added.\n").arg(command.name, domain::nameOf(command.role));
}

base::Result<QString> AdminCommands::carryOut(const ListUsers &)
{
    const auto users = m_stores.users.all();
    if (!users)
        return users.error();
    QString table = QStringLiteral("NAME\tROLE\tCAPACITY\tSTATE\tDISPLAY NAME\n");
    for (const domain::Agent &agent : *users) {
        table += QStringLiteral("%1\t%2\t%3\t%4\t%5\n")
                     .arg(agent.name, domain::nameOf(agent.role))
                     .arg(agent.capacity)
                     .arg(agent.isDisabled ? QStringLiteral("disabled") : QStringLiteral("active"), agent.displayName);
    }
    return table;
}

base::Result<QString> AdminCommands::carryOut(const ChangePassword &command)
{
    const auto id = userNamed(command.name);
    if (!id)
        return id.error();
    const auto hash = newPasswordHash();
    if (!hash)
        return hash.error();
    const auto changed = m_stores.database.transaction([&] {
        auto set = m_stores.users.setPassword(*id, *hash);
        return set ? m_stores.users.removeTokensOf(*id) : set;
    });
    if (!changed)
        return changed.error();
    return QStringLiteral("The password of %1 was changed; open sessions end within minutes.\n").arg(command.name);
}

base::Result<QString> AdminCommands::carryOut(const DisableUser &command)
{
    const auto id = userNamed(command.name);
    if (!id)
        return id.error();
    const auto disabled = m_stores.database.transaction([&] {
        auto set = m_stores.users.setDisabled(*id, true);
        return set ? m_stores.users.removeTokensOf(*id) : set;
    });
    if (!disabled)
        return disabled.error();
    return QStringLiteral("The user %1 was disabled.\n").arg(command.name);
}

base::Result<QString> AdminCommands::carryOut(const AddSite &command)
{
    const domain::Site site{domain::SiteKey(command.key), command.name, command.origins,
        base::secureRandom(secretBytes).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)};
    const auto existing = m_stores.sites.find(site.key);
    if (!existing)
        return existing.error();
    if (*existing)
        return base::conflict(QStringLiteral("There is a site %1 already.").arg(command.key));
    if (auto added = m_stores.sites.add(site, m_clock.now()); !added)
        return added.error();
    return QStringLiteral("The site %1 was added for %2.\n"
                          "Identity secret: %3\n"
                          "Keep it on the site's server: whoever has it can speak as any of the site's customers.\n")
        .arg(command.key, command.origins.join(QStringLiteral(", ")), QString::fromLatin1(site.identitySecret));
}

base::Result<QString> AdminCommands::carryOut(const ListSites &)
{
    const auto sites = m_stores.sites.all();
    if (!sites)
        return sites.error();
    QString table = QStringLiteral("KEY\tNAME\tORIGINS\n");
    for (const domain::Site &site : *sites) {
        table += QStringLiteral("%1\t%2\t%3\n")
                     .arg(site.key.toString(), site.name, site.origins.join(QStringLiteral(", ")));
    }
    return table;
}

base::Result<QString> AdminCommands::carryOut(const RebuildMetrics &)
{
    const auto rebuilt = storage::rebuildAllFacts(m_stores);
    if (!rebuilt)
        return rebuilt.error();
    return QStringLiteral("%1 conversations were counted anew; %2 were missing, %3 differed.\n")
        .arg(rebuilt->conversations)
        .arg(rebuilt->missing)
        .arg(rebuilt->differing);
}

base::Result<domain::AgentId> AdminCommands::userNamed(const QString &name)
{
    const auto user = m_stores.users.findByName(name);
    if (!user)
        return user.error();
    if (!*user)
        return base::notFound(QStringLiteral("There is no user %1.").arg(name));
    return (*user)->agent.id;
}

base::Result<QByteArray> AdminCommands::newPasswordHash()
{
    const auto password = m_askPassword();
    if (!password)
        return password.error();
    if (password->size() < shortestPassword || password->size() > auth::longestPassword)
        return base::badRequest(QStringLiteral("A password has at least %1 characters.").arg(shortestPassword));
    return auth::hashPassword(*password);
}

} // namespace qiao::relay::app
