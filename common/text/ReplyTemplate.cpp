#include "common/text/ReplyTemplate.h"

#include <algorithm>
#include <array>

namespace qiao::text {

namespace {

constexpr qsizetype longestVariable = 300;
constexpr qsizetype longestLabel = 50;
constexpr qsizetype mostOptions = 20;
constexpr qsizetype mostVariables = 30;

using Kind = ReplyVariable::Kind;

struct NamedKind
{
    Kind kind;
    QLatin1StringView name;
};

constexpr std::array askedKinds{
    NamedKind{Kind::Text, QLatin1StringView("text")},
    NamedKind{Kind::Number, QLatin1StringView("number")},
    NamedKind{Kind::Date, QLatin1StringView("date")},
    NamedKind{Kind::Choice, QLatin1StringView("choice")},
};

base::Error wrong(const QString &what)
{
    return base::badRequest(what);
}

// What stands between the braces.
base::Result<ReplyVariable> variableFrom(const QString &inside)
{
    QStringList pieces = inside.split(u'|');
    for (QString &piece : pieces)
        piece = piece.trimmed();
    const QString head = pieces.takeFirst();
    ReplyVariable variable{Kind::Known, head, pieces};
    const qsizetype colon = head.indexOf(u':');
    if (colon < 0) {
        if (head == QStringLiteral("visitor") || head == QStringLiteral("agent"))
            variable.name = head + QStringLiteral(".name");
        else if (!ReplyTemplate::knownNames().contains(head))
            return wrong(QStringLiteral("There is no variable \"%1\".").arg(head.left(longestLabel)));
    } else {
        const QString type = head.left(colon).trimmed();
        const auto asked = std::find_if(
            askedKinds.begin(), askedKinds.end(), [&](const NamedKind &named) { return type == named.name; });
        if (asked == askedKinds.end())
            return wrong(QStringLiteral("\"%1\" is none of text, number, date, choice.").arg(type.left(longestLabel)));
        variable.kind = asked->kind;
        variable.name = head.mid(colon + 1).trimmed();
        if (variable.name.isEmpty() || variable.name.size() > longestLabel)
            return wrong(QStringLiteral("What is asked for has 1 to %1 characters.").arg(longestLabel));
    }
    const bool isChoice = variable.kind == Kind::Choice;
    const bool hasEmpty = variable.options.contains(QString());
    if (isChoice && (variable.options.size() < 2 || variable.options.size() > mostOptions || hasEmpty))
        return wrong(QStringLiteral("A choice has 2 to %1 options, such as {{choice:size|S|M|L}}.").arg(mostOptions));
    if (!isChoice && variable.options.size() > 1)
        return wrong(QStringLiteral("\"%1\" has more than one alternative.").arg(variable.name));
    if (variable.kind == Kind::Date && !variable.options.isEmpty())
        return wrong(QStringLiteral("A date has no alternative."));
    return variable;
}

} // namespace

const QStringList &ReplyTemplate::knownNames()
{
    static const QStringList names{QStringLiteral("visitor.name"), QStringLiteral("visitor.email"),
        QStringLiteral("visitor.phone"), QStringLiteral("agent.name"), QStringLiteral("queue.name"),
        QStringLiteral("conversation.topic"), QStringLiteral("order.id"), QStringLiteral("product.name"),
        QStringLiteral("today")};
    return names;
}

base::Result<ReplyTemplate> ReplyTemplate::parse(const QString &text)
{
    ReplyTemplate read;
    qsizetype at = 0;
    qsizetype variables = 0;
    while (at < text.size()) {
        const qsizetype open = text.indexOf(QStringLiteral("{{"), at);
        if (open < 0 || open > at)
            read.m_parts.append({text.mid(at, open < 0 ? -1 : open - at), std::nullopt});
        if (open < 0)
            break;
        const qsizetype close = text.indexOf(QStringLiteral("}}"), open + 2);
        const QString inside = close < 0 ? QString() : text.mid(open + 2, close - open - 2);
        if (close < 0 || inside.contains(QStringLiteral("{{")) || inside.size() > longestVariable)
            return wrong(QStringLiteral("A variable begins with {{ and ends with }}."));
        auto variable = variableFrom(inside);
        if (!variable)
            return variable.error();
        if (++variables > mostVariables)
            return wrong(QStringLiteral("A reply has at most %1 variables.").arg(mostVariables));
        read.m_parts.append({QString(), *std::move(variable)});
        at = close + 2;
    }
    return read;
}

QString ReplyTemplate::written(const ReplyVariable &variable)
{
    QString head = variable.name;
    for (const NamedKind &named : askedKinds) {
        if (named.kind == variable.kind)
            head = named.name + QStringLiteral(":") + variable.name;
    }
    return QStringLiteral("{{%1}}").arg((QStringList{head} + variable.options).join(u'|'));
}

bool ReplyTemplate::hasVariables() const
{
    return std::any_of(m_parts.begin(), m_parts.end(), [](const ReplyPart &part) { return part.variable.has_value(); });
}

FilledReply ReplyTemplate::fill(const QHash<QString, QString> &known) const
{
    FilledReply filled;
    for (const ReplyPart &part : m_parts) {
        if (!part.variable) {
            filled.text += part.words;
            continue;
        }
        const ReplyVariable &variable = *part.variable;
        if (variable.kind == Kind::Known) {
            const QString value = known.value(variable.name).trimmed();
            if (!value.isEmpty() || !variable.options.isEmpty()) {
                filled.text += !value.isEmpty() ? value : variable.options.first();
                continue;
            }
        }
        const QString gap = u'[' + variable.name + u']';
        filled.gaps.append({filled.text.size(), gap.size(), variable});
        filled.text += gap;
    }
    return filled;
}

QString ReplyTemplate::fillWithoutAsking(const QHash<QString, QString> &known) const
{
    FilledReply filled = fill(known);
    for (auto gap = filled.gaps.rbegin(); gap != filled.gaps.rend(); ++gap)
        filled.text.remove(gap->start, gap->length);
    return filled.text;
}

bool ReplyTemplate::asksNothing() const
{
    return std::all_of(m_parts.begin(), m_parts.end(),
        [](const ReplyPart &part) { return !part.variable || part.variable->kind == Kind::Known; });
}

} // namespace qiao::text
