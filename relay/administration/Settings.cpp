#include "common/protocol/JsonReader.h"
#include "common/protocol/Limits.h"
#include "relay/administration/Collections.h"

namespace qiao::relay::administration {

namespace {

using namespace Qt::StringLiterals;

const QString pauseReasons = QStringLiteral("pauseReasons");
const QString tags = QStringLiteral("tags");

QJsonObject listJson(const QString &id, const QStringList &values)
{
    return {{u"id"_s, id}, {u"values"_s, QJsonArray::fromStringList(values)}};
}

base::Result<QStringList> valuesIn(const QJsonObject &json, int most, int longest)
{
    protocol::JsonReader reader(json);
    QStringList values;
    for (const QJsonValue &value : reader.array("values"_L1, most)) {
        const QString text = value.toString().simplified();
        if (text.isEmpty() || text.size() > longest)
            reader.fail(QStringLiteral("Each entry has 1 to %1 characters.").arg(longest));
        else if (values.contains(text, Qt::CaseInsensitive))
            reader.fail(QStringLiteral("\"%1\" is there twice.").arg(text));
        values.append(text);
    }
    if (!json.value("values"_L1).isArray())
        reader.fail(QStringLiteral("\"values\" is a list of texts."));
    if (reader.error())
        return *reader.error();
    return values;
}

} // namespace

int Settings::most() const
{
    return 2;
}

base::Result<QList<QJsonObject>> Settings::all()
{
    const auto reasons = m_stores.settings.pauseReasons();
    if (!reasons)
        return reasons.error();
    const auto proposed = m_stores.settings.tags();
    if (!proposed)
        return proposed.error();
    return QList<QJsonObject>{listJson(pauseReasons, *reasons), listJson(tags, *proposed)};
}

base::Result<void> Settings::save(const Wish &wish)
{
    namespace limits = protocol::limits;
    const bool isReasons = wish.id == pauseReasons;
    if (!isReasons && wish.id != tags)
        return base::notFound(QStringLiteral("There is no setting \"%1\".").arg(wish.id));
    const auto values = isReasons ? valuesIn(wish.json, limits::pauseReasons, limits::reasonLength)
                                  : valuesIn(wish.json, limits::tagSuggestions, limits::tagLength);
    if (!values)
        return values.error();
    return isReasons ? m_stores.settings.setPauseReasons(*values) : m_stores.settings.setTags(*values);
}

base::Result<void> Settings::remove(const Wish &)
{
    return base::badRequest(QStringLiteral("A setting is emptied, not removed."));
}

} // namespace qiao::relay::administration
