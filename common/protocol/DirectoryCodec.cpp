#include "common/protocol/DirectoryCodec.h"

#include "common/protocol/JsonReader.h"
#include "common/protocol/Limits.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace qiao::protocol {

namespace {

using namespace Qt::StringLiterals;

constexpr int mostTerms = 100;
constexpr int termLength = 50;
constexpr int mostSteps = 20;
constexpr int definitionBytes = 60 * 1024;

// Minutes after midnight as a clock shows them, and back. 24:00 is the end of the day.
QString clockText(int minute)
{
    return QStringLiteral("%1:%2").arg(minute / 60, 2, 10, QChar(u'0')).arg(minute % 60, 2, 10, QChar(u'0'));
}

std::optional<int> minuteFrom(const QString &text)
{
    const auto isDigit = [&](qsizetype place) { return text.at(place) >= u'0' && text.at(place) <= u'9'; };
    if (text.size() != 5 || text.at(2) != u':' || !isDigit(0) || !isDigit(1) || !isDigit(3) || !isDigit(4))
        return std::nullopt;
    const int hour = text.first(2).toInt();
    const int minute = text.last(2).toInt();
    const bool isTime = minute < 60 && hour * 60 + minute <= 1440;
    return isTime ? std::optional(hour * 60 + minute) : std::nullopt;
}

QJsonArray toJson(const QList<domain::DaySpan> &spans)
{
    QJsonArray array;
    for (const domain::DaySpan &span : spans)
        array.append(QJsonObject{{u"from"_s, clockText(span.from)}, {u"to"_s, clockText(span.to)}});
    return array;
}

QList<domain::DaySpan> spansFrom(const QJsonValue &value, JsonReader &reader)
{
    QList<domain::DaySpan> spans;
    if (!value.isArray() || value.toArray().size() > domain::OpeningHours::mostSpans) {
        reader.fail(QStringLiteral("A day is a list of at most %1 spans.").arg(domain::OpeningHours::mostSpans));
        return spans;
    }
    for (const QJsonValue &entry : value.toArray()) {
        const auto from = minuteFrom(entry.toObject().value("from"_L1).toString());
        const auto to = minuteFrom(entry.toObject().value("to"_L1).toString());
        if (!from || !to)
            reader.fail(QStringLiteral("A span has \"from\" and \"to\", such as \"09:00\"."));
        else
            spans.append({*from, *to});
    }
    return spans;
}

QJsonObject toJson(const domain::OpeningHours &hours)
{
    QJsonArray week;
    for (const QList<domain::DaySpan> &day : hours.week)
        week.append(toJson(day));
    QJsonArray exceptions;
    for (const domain::DayException &exception : hours.exceptions) {
        exceptions.append(QJsonObject{{u"date"_s, exception.date.toString(Qt::ISODate)}, {u"name"_s, exception.name},
            {u"spans"_s, toJson(exception.spans)}});
    }
    return {{u"zone"_s, QString::fromUtf8(hours.zone)}, {u"week"_s, week}, {u"exceptions"_s, exceptions}};
}

domain::OpeningHours hoursFrom(const QJsonObject &json, JsonReader &outer)
{
    domain::OpeningHours hours;
    JsonReader reader(json);
    hours.isAlways = false;
    hours.zone = reader.requiredText("zone"_L1, limits::nameLength).toUtf8();
    const QJsonArray week = reader.array("week"_L1, 7);
    if (week.size() != 7)
        reader.fail(QStringLiteral("\"week\" has seven days, Monday first."));
    for (qsizetype day = 0; day < std::min<qsizetype>(week.size(), 7); ++day)
        hours.week[static_cast<size_t>(day)] = spansFrom(week.at(day), reader);
    for (const QJsonValue &value : reader.array("exceptions"_L1, domain::OpeningHours::mostExceptions)) {
        JsonReader exception(value.toObject());
        const QDate date = QDate::fromString(exception.requiredText("date"_L1, 10), Qt::ISODate);
        hours.exceptions.append({date, exception.text("name"_L1, limits::nameLength),
            spansFrom(value.toObject().value("spans"_L1), reader)});
        if (exception.error())
            reader.fail(exception.error()->message);
    }
    if (reader.error())
        outer.fail(reader.error()->message);
    return hours;
}

struct NamedWeight
{
    QLatin1StringView name;
    double domain::RoutingWeights::*weight;
};

constexpr std::array weights{
    NamedWeight{QLatin1StringView("vip"), &domain::RoutingWeights::vip},
    NamedWeight{QLatin1StringView("category"), &domain::RoutingWeights::category},
    NamedWeight{QLatin1StringView("load"), &domain::RoutingWeights::load},
    NamedWeight{QLatin1StringView("language"), &domain::RoutingWeights::language},
    NamedWeight{QLatin1StringView("history"), &domain::RoutingWeights::history},
    NamedWeight{QLatin1StringView("idle"), &domain::RoutingWeights::idle},
};

struct NamedDuration
{
    QLatin1StringView name;
    base::Milliseconds domain::Queue::*duration;
};

constexpr std::array durations{
    NamedDuration{QLatin1StringView("ageingMs"), &domain::Queue::ageing},
    NamedDuration{QLatin1StringView("offerTimeoutMs"), &domain::Queue::offerTimeout},
    NamedDuration{QLatin1StringView("idleAfterMs"), &domain::Queue::idleAfter},
    NamedDuration{QLatin1StringView("wrapUpMs"), &domain::Queue::wrapUp},
    NamedDuration{QLatin1StringView("abandonAfterMs"), &domain::Queue::abandonAfter},
    NamedDuration{QLatin1StringView("goalMs"), &domain::Queue::firstResponseGoal},
    NamedDuration{QLatin1StringView("slaMs"), &domain::Queue::sla},
};

struct NamedCount
{
    QLatin1StringView name;
    int domain::Queue::*count;
};

constexpr std::array counts{
    NamedCount{QLatin1StringView("priority"), &domain::Queue::priority},
    NamedCount{QLatin1StringView("maximumLength"), &domain::Queue::maximumLength},
    NamedCount{QLatin1StringView("missedOffers"), &domain::Queue::missedOffers},
};

QJsonArray toJson(const QList<domain::SkillLevel> &skills)
{
    QJsonArray array;
    for (const domain::SkillLevel &skill : skills)
        array.append(QJsonObject{{u"skill"_s, skill.skill}, {u"level"_s, skill.level}});
    return array;
}

QList<domain::SkillLevel> skillsIn(JsonReader &reader)
{
    QList<domain::SkillLevel> skills;
    for (const QJsonValue &value : reader.array("skills"_L1, mostTerms)) {
        JsonReader skill(value.toObject());
        const QString name = skill.requiredText("skill"_L1, termLength);
        skills.append({name, static_cast<int>(skill.requiredNumber("level"_L1, 1, 5))});
        if (skill.error())
            reader.fail(skill.error()->message);
    }
    return skills;
}

QStringList textsIn(JsonReader &reader, QLatin1StringView name, int most, int longest)
{
    QStringList texts;
    for (const QJsonValue &value : reader.array(name, most)) {
        const QString text = value.toString().simplified();
        if (text.isEmpty() || text.size() > longest)
            reader.fail(QStringLiteral("\"%1\" lists texts of 1 to %2 characters.").arg(name).arg(longest));
        else if (!texts.contains(text))
            texts.append(text);
    }
    return texts;
}

void readNumbers(domain::Queue &queue, const QJsonObject &json, JsonReader &reader)
{
    for (const NamedDuration &named : durations) {
        if (json.contains(named.name))
            queue.*named.duration = base::Milliseconds(reader.requiredNumber(named.name, 0, 86'400'000));
    }
    for (const NamedCount &named : counts) {
        if (json.contains(named.name))
            queue.*named.count = static_cast<int>(reader.requiredNumber(named.name, 0, 1'000'000));
    }
    const auto weighed = weightsFromJson(reader.object("weights"_L1, limits::objectBytes));
    if (weighed)
        queue.weights = *weighed;
    else
        reader.fail(weighed.error().message);
}

} // namespace

QJsonObject toJson(const domain::RoutingWeights &weighed)
{
    QJsonObject json;
    for (const NamedWeight &named : weights)
        json.insert(named.name, weighed.*named.weight);
    return json;
}

base::Result<domain::RoutingWeights> weightsFromJson(const QJsonObject &json)
{
    domain::RoutingWeights weighed;
    for (const NamedWeight &named : weights) {
        const QJsonValue weight = json.value(named.name);
        if (weight.isUndefined())
            continue;
        if (!weight.isDouble() || !(weight.toDouble() >= 0 && weight.toDouble() <= 10))
            return base::badRequest(QStringLiteral("The weight \"%1\" is a number from 0 to 10.").arg(named.name));
        weighed.*named.weight = weight.toDouble();
    }
    return weighed;
}

QJsonObject toJson(const domain::Queue &queue)
{
    QJsonObject json{
        {u"id"_s, queue.id.toString()},
        {u"name"_s, queue.name},
        {u"disabled"_s, queue.isDisabled},
        {u"topics"_s, QJsonArray::fromStringList(queue.topics)},
        {u"skills"_s, toJson(queue.skills)},
        {u"languages"_s, QJsonArray::fromStringList(queue.languages)},
        {u"overflow"_s, domain::nameOf(queue.overflow)},
        {u"asksFeedback"_s, queue.asksFeedback},
    };
    if (!queue.overflowQueue.isEmpty())
        json.insert("overflowQueue"_L1, queue.overflowQueue.toString());
    if (!queue.hours.isAlways)
        json.insert("hours"_L1, toJson(queue.hours));
    for (const NamedDuration &named : durations)
        json.insert(named.name, static_cast<qint64>((queue.*named.duration).count()));
    for (const NamedCount &named : counts)
        json.insert(named.name, queue.*named.count);
    json.insert("weights"_L1, toJson(queue.weights));
    return json;
}

base::Result<domain::Queue> queueFromJson(const QJsonObject &json)
{
    JsonReader reader(json);
    domain::Queue queue;
    queue.id = domain::QueueId(reader.requiredText("id"_L1, limits::idLength));
    queue.name = reader.requiredText("name"_L1, limits::nameLength).simplified();
    queue.isDisabled = json.contains("disabled"_L1) && reader.requiredBool("disabled"_L1);
    queue.topics = textsIn(reader, "topics"_L1, mostTerms, limits::topicLength);
    queue.skills = skillsIn(reader);
    queue.languages = textsIn(reader, "languages"_L1, mostTerms, limits::localeLength);
    if (const QString overflow = reader.text("overflow"_L1, termLength); !overflow.isEmpty()) {
        const auto known = domain::overflowFromName(overflow);
        if (!known)
            reader.fail(QStringLiteral("\"overflow\" is one of wait, leave_message, other_queue."));
        queue.overflow = known.value_or(domain::Overflow::Wait);
    }
    queue.overflowQueue = domain::QueueId(reader.text("overflowQueue"_L1, limits::idLength));
    if (json.contains("asksFeedback"_L1))
        queue.asksFeedback = reader.requiredBool("asksFeedback"_L1);
    readNumbers(queue, json, reader);
    if (const QJsonObject hours = reader.object("hours"_L1, definitionBytes); json.value("hours"_L1).isObject())
        queue.hours = hoursFrom(hours, reader);
    if (reader.error())
        return *reader.error();
    if (auto checked = queue.check(); !checked)
        return checked.error();
    return queue;
}

QJsonObject profileOf(const domain::Agent &agent)
{
    QJsonObject json;
    if (!agent.skills.isEmpty())
        json.insert("skills"_L1, toJson(agent.skills));
    if (!agent.languages.isEmpty())
        json.insert("languages"_L1, QJsonArray::fromStringList(agent.languages));
    QJsonArray queues;
    for (const domain::QueueMembership &membership : agent.queues)
        queues.append(QJsonObject{{u"id"_s, membership.queue.toString()}, {u"capacity"_s, membership.capacity}});
    if (!queues.isEmpty())
        json.insert("queues"_L1, queues);
    return json;
}

base::Result<void> readProfile(domain::Agent &agent, const QJsonObject &json)
{
    JsonReader reader(json);
    const QList<domain::SkillLevel> skills = skillsIn(reader);
    const QStringList languages = textsIn(reader, "languages"_L1, mostTerms, limits::localeLength);
    QList<domain::QueueMembership> queues;
    for (const QJsonValue &value : reader.array("queues"_L1, limits::watchedQueues)) {
        JsonReader membership(value.toObject());
        const QString queue = membership.requiredText("id"_L1, limits::idLength);
        const quint64 capacity = membership.number("capacity"_L1);
        if (membership.error() || capacity > 1'000)
            reader.fail(QStringLiteral("\"queues\" lists {id, capacity}, with a capacity of 0 to 1000."));
        queues.append({domain::QueueId(queue), static_cast<int>(capacity)});
    }
    if (reader.error())
        return *reader.error();
    agent.skills = skills;
    agent.languages = languages;
    agent.queues = queues;
    return {};
}

QJsonObject toJson(const domain::Macro &macro)
{
    QJsonArray steps;
    for (const domain::MacroStep &step : macro.steps) {
        QJsonObject json{{u"do"_s, domain::nameOf(step.kind)}};
        if (!step.text.isEmpty())
            json.insert("text"_L1, step.text);
        if (!step.tags.isEmpty())
            json.insert("tags"_L1, QJsonArray::fromStringList(step.tags));
        if (!step.queue.isEmpty())
            json.insert("queue"_L1, step.queue.toString());
        steps.append(json);
    }
    return {{u"id"_s, macro.id}, {u"name"_s, macro.name}, {u"steps"_s, steps}};
}

base::Result<domain::Macro> macroFromJson(const QJsonObject &json)
{
    using Kind = domain::MacroStep::Kind;
    JsonReader reader(json);
    domain::Macro macro;
    macro.id = reader.requiredText("id"_L1, limits::idLength);
    macro.name = reader.requiredText("name"_L1, limits::nameLength).simplified();
    const QJsonArray steps = reader.array("steps"_L1, mostSteps);
    if (steps.isEmpty())
        reader.fail(QStringLiteral("A macro has 1 to %1 steps.").arg(mostSteps));
    for (const QJsonValue &value : steps) {
        JsonReader step(value.toObject());
        const auto kind = domain::macroStepKindFromName(step.requiredText("do"_L1, termLength));
        const domain::MacroStep read{kind.value_or(Kind::Reply), step.text("text"_L1, limits::messageLength),
            textsIn(step, "tags"_L1, limits::tags, limits::tagLength),
            domain::QueueId(step.text("queue"_L1, limits::idLength))};
        const bool isWhole = kind
            && (read.kind == Kind::Close || (read.kind == Kind::Tag && !read.tags.isEmpty())
                || (read.kind == Kind::Transfer && !read.queue.isEmpty())
                || ((read.kind == Kind::Reply || read.kind == Kind::Note) && !read.text.trimmed().isEmpty()));
        if (step.error())
            reader.fail(step.error()->message);
        else if (!isWhole)
            reader.fail(QStringLiteral("A step does one of reply, note, tag, transfer or close, and says with what."));
        macro.steps.append(read);
    }
    if (QJsonDocument(json).toJson(QJsonDocument::Compact).size() > limits::macroBytes)
        reader.fail(QStringLiteral("A macro has at most %1 bytes.").arg(limits::macroBytes));
    if (reader.error())
        return *reader.error();
    return macro;
}

} // namespace qiao::protocol
