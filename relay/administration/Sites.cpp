#include "relay/administration/Collections.h"

namespace qiao::relay::administration {

namespace {

using namespace Qt::StringLiterals;

base::Error operatorsOnly()
{
    return base::forbidden(QStringLiteral("Sites are set up by the operator, with qiao-relay site."));
}

} // namespace

int Sites::most() const
{
    return 0;
}

base::Result<QList<QJsonObject>> Sites::all()
{
    const auto sites = m_stores.sites.all();
    if (!sites)
        return sites.error();
    return objectsOf(*sites, [](const domain::Site &site) {
        return QJsonObject{{u"id"_s, site.key.toString()}, {u"name"_s, site.name},
            {u"origins"_s, QJsonArray::fromStringList(site.origins)}};
    });
}

base::Result<void> Sites::save(const Wish &)
{
    return operatorsOnly();
}

base::Result<void> Sites::remove(const Wish &)
{
    return operatorsOnly();
}

} // namespace qiao::relay::administration
