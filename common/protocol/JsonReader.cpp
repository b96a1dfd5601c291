#include "common/protocol/JsonReader.h"

#include <QJsonDocument>

#include <cmath>

namespace qiao::protocol {

namespace {

constexpr double largestExactNumber = 9007199254740991.0;

} // namespace

std::optional<quint64> wholeNumber(const QJsonValue &value)
{
    const double number = value.toDouble(-1);
    if (number < 0 || number > largestExactNumber || std::floor(number) != number)
        return std::nullopt;
    return static_cast<quint64>(number);
}

void JsonReader::fail(const QString &message)
{
    if (!m_error)
        m_error = base::badRequest(message);
}

QString JsonReader::text(QLatin1StringView name, int longest)
{
    const QJsonValue value = m_object.value(name);
    if (value.isUndefined() || value.isNull())
        return {};
    if (!value.isString()) {
        fail(QStringLiteral("\"%1\" must be a string.").arg(name));
        return {};
    }
    const QString text = value.toString();
    if (text.size() > longest) {
        fail(QStringLiteral("\"%1\" is longer than %2 characters.").arg(name).arg(longest));
        return {};
    }
    if (text.contains(QChar(u'\0'))) {
        fail(QStringLiteral("\"%1\" contains a NUL character.").arg(name));
        return {};
    }
    return text;
}

QString JsonReader::requiredText(QLatin1StringView name, int longest)
{
    const QString value = text(name, longest);
    if (value.isEmpty())
        fail(QStringLiteral("\"%1\" is missing or empty.").arg(name));
    return value;
}

quint64 JsonReader::number(QLatin1StringView name)
{
    const QJsonValue value = m_object.value(name);
    if (value.isUndefined() || value.isNull())
        return 0;
    const std::optional<quint64> number = wholeNumber(value);
    if (!number)
        fail(QStringLiteral("\"%1\" must be a whole number, 0 or more.").arg(name));
    return number.value_or(0);
}

quint64 JsonReader::requiredNumber(QLatin1StringView name, quint64 least, quint64 most)
{
    const std::optional<quint64> number = wholeNumber(m_object.value(name));
    if (!number || *number < least || *number > most)
        fail(QStringLiteral("\"%1\" must be a whole number from %2 to %3.").arg(name).arg(least).arg(most));
    return number.value_or(0);
}

bool JsonReader::requiredBool(QLatin1StringView name)
{
    const QJsonValue value = m_object.value(name);
    if (!value.isBool())
        fail(QStringLiteral("\"%1\" must be true or false.").arg(name));
    return value.toBool();
}

QJsonObject JsonReader::object(QLatin1StringView name, int mostBytes)
{
    const QJsonValue value = m_object.value(name);
    if (value.isUndefined() || value.isNull())
        return {};
    if (!value.isObject()) {
        fail(QStringLiteral("\"%1\" must be an object.").arg(name));
        return {};
    }
    const QJsonObject found = value.toObject();
    if (QJsonDocument(found).toJson(QJsonDocument::Compact).size() > mostBytes) {
        fail(QStringLiteral("\"%1\" is larger than %2 bytes.").arg(name).arg(mostBytes));
        return {};
    }
    return found;
}

QJsonArray JsonReader::array(QLatin1StringView name, int mostEntries)
{
    const QJsonValue value = m_object.value(name);
    if (value.isUndefined() || value.isNull())
        return {};
    if (!value.isArray()) {
        fail(QStringLiteral("\"%1\" must be an array.").arg(name));
        return {};
    }
    const QJsonArray found = value.toArray();
    if (found.size() > mostEntries) {
        fail(QStringLiteral("\"%1\" has more than %2 entries.").arg(name).arg(mostEntries));
        return {};
    }
    return found;
}

} // namespace qiao::protocol
