#include "common/protocol/JsonWriter.h"

#include <QJsonDocument>
#include <QLocale>

#include <charconv>
#include <cmath>

namespace qiao::protocol {

namespace {

constexpr qsizetype longestUnit = 6; // bytes of one UTF-16 unit: \u001f

char hexDigit(char32_t value)
{
    return "0123456789abcdef"[value & 0xf];
}

char *writeEscaped(char *out, char32_t unit)
{
    *out++ = '\\';
    switch (unit) {
    case '"':
    case '\\':
        *out++ = static_cast<char>(unit);
        return out;
    case '\b':
        *out++ = 'b';
        return out;
    case '\f':
        *out++ = 'f';
        return out;
    case '\n':
        *out++ = 'n';
        return out;
    case '\r':
        *out++ = 'r';
        return out;
    case '\t':
        *out++ = 't';
        return out;
    default:
        *out++ = 'u';
        for (const int shift : {12, 8, 4, 0})
            *out++ = hexDigit(unit >> shift);
        return out;
    }
}

char *writeUtf8(char *out, char32_t character)
{
    const auto continuation = [&](int shift) { return static_cast<char>(0x80 | ((character >> shift) & 0x3f)); };
    if (character < 0x800) {
        *out++ = static_cast<char>(0xc0 | (character >> 6));
    } else if (character < 0x10000) {
        *out++ = static_cast<char>(0xe0 | (character >> 12));
        *out++ = continuation(6);
    } else {
        *out++ = static_cast<char>(0xf0 | (character >> 18));
        *out++ = continuation(12);
        *out++ = continuation(6);
    }
    *out++ = continuation(0);
    return out;
}

} // namespace

QByteArray textOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

void JsonWriter::add(QLatin1StringView name, QStringView text)
{
    begin(name);
    quote(text);
}

void JsonWriter::add(QLatin1StringView name, QLatin1StringView plain)
{
    begin(name);
    m_bytes.append('"');
    append(plain);
    m_bytes.append('"');
}

void JsonWriter::add(QLatin1StringView name, qint64 number)
{
    begin(name);
    char digits[std::numeric_limits<qint64>::digits10 + 2];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), number).ptr;
    m_bytes.append(digits, end - digits);
}

void JsonWriter::add(QLatin1StringView name, double number)
{
    begin(name);
    append(std::isfinite(number) ? QByteArray::number(number, 'g', QLocale::FloatingPointShortest) : "null");
}

void JsonWriter::add(QLatin1StringView name, bool isTrue)
{
    begin(name);
    append(isTrue ? QByteArrayView("true") : QByteArrayView("false"));
}

void JsonWriter::add(QLatin1StringView name, const QJsonObject &object)
{
    addWritten(name, textOf(object));
}

void JsonWriter::add(QLatin1StringView name, const QJsonArray &list)
{
    addWritten(name, QJsonDocument(list).toJson(QJsonDocument::Compact));
}

void JsonWriter::addWritten(QLatin1StringView name, QByteArrayView json)
{
    begin(name);
    append(json);
}

void JsonWriter::addUnlessEmpty(QLatin1StringView name, QStringView text)
{
    if (!text.isEmpty())
        add(name, text);
}

void JsonWriter::addUnlessEmpty(QLatin1StringView name, const QJsonObject &object)
{
    if (!object.isEmpty())
        add(name, object);
}

QByteArray JsonWriter::finish()
{
    m_bytes.append('}');
    return QByteArray(m_bytes.constData(), m_bytes.size());
}

void JsonWriter::begin(QLatin1StringView name)
{
    separate();
    m_bytes.append('"');
    append(name);
    m_bytes.append('"');
    m_bytes.append(':');
}

void JsonWriter::separate()
{
    if (m_bytes.back() != '{' && m_bytes.back() != '[')
        m_bytes.append(',');
}

void JsonWriter::quote(QStringView text)
{
    const qsizetype begin = m_bytes.size();
    m_bytes.resize(begin + text.size() * longestUnit + 2);
    char *out = m_bytes.data() + begin;
    *out++ = '"';
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = text[i].unicode();
        if (unit < 0x80) {
            if (unit < ' ' || unit == '"' || unit == '\\')
                out = writeEscaped(out, unit);
            else
                *out++ = static_cast<char>(unit);
        } else if (!QChar::isSurrogate(unit)) {
            out = writeUtf8(out, unit);
        } else if (QChar::isHighSurrogate(unit) && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            out = writeUtf8(out, QChar::surrogateToUcs4(unit, text[++i].unicode()));
        } else {
            out = writeEscaped(out, unit); // half a character has no UTF-8
        }
    }
    *out++ = '"';
    m_bytes.resize(out - m_bytes.data());
}

} // namespace qiao::protocol
