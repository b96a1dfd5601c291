#include "workstation/features/visitor/VisitorFacts.h"

#include "workstation/features/visitor/LanguageWords.h"
#include "workstation/features/visitor/UserAgentWords.h"
#include "workstation/ui/RelativeTime.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QUrl>

#include <cmath>

namespace qiao::workstation::visitor {

namespace {

QDateTime localTime(base::TimePoint at)
{
    return QDateTime::fromMSecsSinceEpoch(base::toEpochMs(at));
}

void addKnown(QList<Fact> &facts, Fact fact)
{
    if (!fact.value.isEmpty())
        facts.append(std::move(fact));
}

} // namespace

bool isWebPage(const QString &url)
{
    const QUrl parsed(url, QUrl::StrictMode);
    const QString scheme = parsed.scheme().toLower();
    return parsed.isValid() && (scheme == QStringLiteral("http") || scheme == QStringLiteral("https"))
        && !parsed.host().isEmpty() && parsed.userInfo().isEmpty();
}

QList<Fact> VisitorFacts::pageOf(const domain::Visitor &visitor)
{
    const domain::Page &page = visitor.page;
    QList<Fact> facts;
    const QString title = page.title.isEmpty() ? page.url : page.title;
    addKnown(facts, {tr("Page"), title, isWebPage(page.url) ? Fact::Kind::Page : Fact::Kind::Text, page.url});
    addKnown(facts,
        {tr("Came from"), page.referrer, isWebPage(page.referrer) ? Fact::Kind::Page : Fact::Kind::Text,
            page.referrer});
    return facts;
}

QList<Fact> VisitorFacts::contactOf(const domain::Visitor &visitor)
{
    QList<Fact> facts;
    addKnown(facts, {tr("E-mail"), visitor.email, Fact::Kind::Copied});
    addKnown(facts, {tr("Phone"), visitor.phone, Fact::Kind::Copied});
    addKnown(facts, {tr("Customer"), visitor.externalId, Fact::Kind::Copied});
    addKnown(facts, {tr("Visitor"), visitor.id.toString(), Fact::Kind::Copied});
    return facts;
}

QList<Fact> VisitorFacts::visitsOf(const domain::Visitor &visitor, base::TimePoint now)
{
    QList<Fact> facts;
    const auto addTime = [&](const QString &label, base::TimePoint at) {
        if (at != base::TimePoint{}) {
            facts.append({label, ui::relativeTime(localTime(at), localTime(now)), Fact::Kind::Text,
                ui::fullTime(localTime(at))});
        }
    };
    addKnown(facts, {tr("Language"), languageInWords(visitor.locale)});
    addKnown(facts, {tr("Browser"), browserInWords(visitor.userAgent), Fact::Kind::Text, visitor.userAgent});
    addTime(tr("First seen"), visitor.firstSeenAt);
    addTime(tr("Last seen"), visitor.lastSeenAt);
    if (visitor.visits > 0)
        facts.append({tr("Visits"), QLocale().toString(visitor.visits)});
    return facts;
}

QList<Fact> VisitorFacts::fieldsOf(const QJsonObject &object)
{
    QList<Fact> facts;
    for (auto field = object.begin(); field != object.end() && facts.size() < mostAttributes; ++field)
        addKnown(facts, {field.key(), valueInWords(field.value()), Fact::Kind::Copied});
    return facts;
}

QString VisitorFacts::valueInWords(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? tr("yes") : tr("no");
    case QJsonValue::Double: {
        const double number = value.toDouble();
        const bool isWhole = number == std::floor(number) && std::abs(number) < 1e15;
        return isWhole ? QString::number(qint64(number)) : QLocale().toString(number, 'g', 12);
    }
    case QJsonValue::String:
        return value.toString().trimmed().left(longestValue);
    case QJsonValue::Array:
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact)).left(longestValue);
    case QJsonValue::Object:
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact)).left(longestValue);
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return {};
}

} // namespace qiao::workstation::visitor
