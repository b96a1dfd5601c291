#include "relay/app/ArrivalLog.h"

#include "common/protocol/JsonReader.h"
#include "common/protocol/Limits.h"

#include <QDateTime>
#include <QJsonDocument>

#include <array>

namespace qiao::relay::app {

namespace {

using namespace Qt::StringLiterals;
namespace limits = protocol::limits;

constexpr qsizetype mostArrivals = 1'000'000;
constexpr qsizetype longestLine = 64 * 1024;
constexpr quint64 longestMs = 86'400'000;
constexpr quint64 latestMs = 4'102'444'800'000; // the year 2100
constexpr std::array names{
    "at"_L1, "queue"_L1, "topic"_L1, "language"_L1, "vip"_L1, "visitor"_L1, "handlingMs"_L1, "patienceMs"_L1};

bool isNumber(QLatin1StringView name)
{
    return name == "vip"_L1 || name == "handlingMs"_L1 || name == "patienceMs"_L1;
}

// The moment in an "at": milliseconds since the epoch, or ISO 8601 with its offset.
std::optional<base::TimePoint> momentIn(const QJsonValue &value)
{
    if (const auto ms = protocol::wholeNumber(value); ms && *ms <= latestMs)
        return base::fromEpochMs(static_cast<qint64>(*ms));
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    const bool isMoment = time.isValid() && time.timeSpec() != Qt::LocalTime && time.toMSecsSinceEpoch() >= 0
        && time.toMSecsSinceEpoch() <= static_cast<qint64>(latestMs);
    return isMoment ? std::optional(base::fromEpochMs(time.toMSecsSinceEpoch())) : std::nullopt;
}

base::Result<routing::Arrival> arrivalFrom(const QJsonObject &json)
{
    protocol::JsonReader reader(json);
    routing::Arrival arrival;
    const auto moment = momentIn(json.value("at"_L1));
    if (!moment) {
        reader.fail(QStringLiteral(
            "\"at\" is a time such as 2026-01-05T09:00:00Z, or milliseconds since the beginning of 1970."));
    }
    arrival.at = moment.value_or(base::TimePoint());
    arrival.queue = domain::QueueId(reader.text("queue"_L1, limits::idLength));
    arrival.topic = reader.text("topic"_L1, limits::topicLength);
    arrival.language = reader.text("language"_L1, limits::localeLength);
    arrival.visitor = reader.text("visitor"_L1, limits::nameLength);
    const auto isThere = [&](QLatin1StringView name) { return json.contains(name) && !json.value(name).isNull(); };
    if (isThere("vip"_L1))
        arrival.vip = static_cast<int>(reader.requiredNumber("vip"_L1, 0, 5));
    arrival.handling = base::Milliseconds(reader.requiredNumber("handlingMs"_L1, 0, longestMs));
    if (isThere("patienceMs"_L1))
        arrival.patience = base::Milliseconds(reader.requiredNumber("patienceMs"_L1, 0, longestMs));
    if (reader.error())
        return *reader.error();
    return arrival;
}

// The fields of a CSV line (RFC 4180, without line breaks in fields); none when its quotes do not match.
std::optional<QStringList> fieldsOf(const QString &line)
{
    QStringList fields{QString()};
    bool isQuoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line.at(i);
        if (isQuoted && c == u'"' && i + 1 < line.size() && line.at(i + 1) == u'"')
            fields.last().append(line.at(++i));
        else if (c == u'"')
            isQuoted = !isQuoted;
        else if (c == u',' && !isQuoted)
            fields.append(QString());
        else
            fields.last().append(c);
    }
    return isQuoted ? std::nullopt : std::optional(fields);
}

base::Result<QList<QLatin1StringView>> headOf(const QString &line)
{
    QList<QLatin1StringView> head;
    for (const QString &field : fieldsOf(line).value_or(QStringList())) {
        const auto name = std::find(names.begin(), names.end(), field.trimmed());
        if (name == names.end() || head.contains(*name)) {
            return base::badRequest(QStringLiteral(
                "\"%1\" is no column, or there twice; there are at, queue, topic, language, vip, visitor, "
                "handlingMs and patienceMs.")
                                        .arg(field.trimmed().left(50)));
        }
        head.append(*name);
    }
    return head;
}

base::Result<QJsonObject> objectFromCsv(const QString &line, const QList<QLatin1StringView> &head)
{
    const std::optional<QStringList> fields = fieldsOf(line);
    if (!fields || fields->size() != head.size())
        return base::badRequest(QStringLiteral("the line does not have the head's %1 fields.").arg(head.size()));
    QJsonObject json;
    for (qsizetype i = 0; i < head.size(); ++i) {
        const QString field = fields->at(i).trimmed();
        bool isWhole = false;
        const qint64 number = field.toLongLong(&isWhole);
        if (field.isEmpty())
            continue;
        if (isWhole && (isNumber(head.at(i)) || head.at(i) == "at"_L1))
            json.insert(head.at(i), number);
        else
            json.insert(head.at(i), field);
    }
    return json;
}

base::Result<QJsonObject> objectFromJson(const QByteArray &line)
{
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(line, &fault);
    if (fault.error != QJsonParseError::NoError)
        return base::badRequest(QStringLiteral("it is no JSON: %1.").arg(fault.errorString()));
    if (!document.isObject())
        return base::badRequest(QStringLiteral("an arrival is one JSON object."));
    return document.object();
}

} // namespace

base::Result<std::vector<routing::Arrival>> readArrivals(const QByteArray &text)
{
    std::vector<routing::Arrival> arrivals;
    std::optional<QList<QLatin1StringView>> head;
    bool isFirst = true;
    bool isJson = false;
    qsizetype number = 0;
    const auto wrong = [&](const QString &sentence) {
        return base::badRequest(QStringLiteral("line %1: %2").arg(number).arg(sentence));
    };
    for (qsizetype begin = 0; begin < text.size();) {
        qsizetype end = text.indexOf('\n', begin);
        end = end < 0 ? text.size() : end;
        ++number;
        if (end - begin > longestLine)
            return wrong(QStringLiteral("it is longer than %1 bytes.").arg(longestLine));
        const QByteArray line = text.mid(begin, end - begin).trimmed();
        begin = end + 1;
        if (line.isEmpty())
            continue;
        if (std::exchange(isFirst, false)) {
            isJson = line.startsWith('{');
            if (!isJson) {
                auto read = headOf(QString::fromUtf8(line));
                if (!read)
                    return wrong(read.error().message);
                head = std::move(*read);
                continue;
            }
        }
        const auto json = isJson ? objectFromJson(line) : objectFromCsv(QString::fromUtf8(line), *head);
        if (!json)
            return wrong(json.error().message);
        const auto arrival = arrivalFrom(*json);
        if (!arrival)
            return wrong(arrival.error().message);
        if (static_cast<qsizetype>(arrivals.size()) == mostArrivals)
            return wrong(QStringLiteral("there are more than %1 arrivals.").arg(mostArrivals));
        arrivals.push_back(*arrival);
    }
    if (arrivals.empty())
        return base::badRequest(QStringLiteral("nobody comes in it."));
    return arrivals;
}

} // namespace qiao::relay::app
