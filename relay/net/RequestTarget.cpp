#include "relay/net/RequestTarget.h"

#include <QByteArray>
#include <QStringDecoder>

namespace qiao::relay::net {

namespace {

constexpr qsizetype longestTarget = 4096;
constexpr qsizetype mostParameters = 32;

int hexDigit(char character)
{
    if (character >= '0' && character <= '9') {
        return character - '0';
    }
    if (character >= 'a' && character <= 'f') {
        return character - 'a' + 10;
    }
    if (character >= 'A' && character <= 'F') {
        return character - 'A' + 10;
    }
    return -1;
}

// The decoded text, or nothing where the encoding is broken or hides a control character.
std::optional<QString> decoded(QByteArrayView text, bool isQuery)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        char byte = text[i];
        if (byte == '%') {
            const int high = i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? hexDigit(text[i + 2]) : -1;
            if (high < 0 || low < 0) {
                return std::nullopt;
            }
            byte = char(high * 16 + low);
            i += 2;
            if (!isQuery && byte == '/') {
                return std::nullopt;
            }
        } else if (isQuery && byte == '+') {
            byte = ' ';
        }
        if (uchar(byte) < 0x20 || byte == 0x7f) {
            return std::nullopt;
        }
        bytes.append(byte);
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString result = decoder(bytes);
    if (decoder.hasError()) {
        return std::nullopt;
    }
    return result;
}

bool isPlain(const QString &path)
{
    if (!path.startsWith(QLatin1Char('/')) || path.contains(QLatin1Char('\\'))) {
        return false;
    }
    const QStringList segments = path.mid(1).split(QLatin1Char('/'));
    for (qsizetype i = 0; i < segments.size(); ++i) {
        const QString &segment = segments[i];
        const bool isLast = i + 1 == segments.size();
        if (segment == QStringLiteral(".") || segment == QStringLiteral("..") || (segment.isEmpty() && !isLast)) {
            return false;
        }
    }
    return true;
}

} // namespace

base::Result<RequestTarget> RequestTarget::parse(QByteArrayView target)
{
    const auto refused = [] { return base::badRequest(QStringLiteral("the request target is not acceptable")); };
    if (target.isEmpty() || target.size() > longestTarget || target.contains('#')) {
        return refused();
    }
    const qsizetype mark = target.indexOf('?');
    const auto path = decoded(mark < 0 ? target : target.first(mark), false);
    if (!path || !isPlain(*path)) {
        return refused();
    }
    RequestTarget result;
    result.m_path = *path;
    QByteArrayView rest = mark < 0 ? QByteArrayView() : target.sliced(mark + 1);
    while (!rest.isEmpty()) {
        const qsizetype end = rest.indexOf('&');
        const QByteArrayView pair = end < 0 ? rest : rest.first(end);
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
        if (pair.isEmpty()) {
            continue;
        }
        const qsizetype equals = pair.indexOf('=');
        const auto name = decoded(equals < 0 ? pair : pair.first(equals), true);
        const auto value = decoded(equals < 0 ? QByteArrayView() : pair.sliced(equals + 1), true);
        if (!name || !value || result.m_parameters.size() == mostParameters) {
            return refused();
        }
        result.m_parameters.append({*name, *value});
    }
    return result;
}

std::optional<QString> RequestTarget::parameter(QStringView name) const
{
    for (const auto &[key, value] : m_parameters) {
        if (key == name) {
            return value;
        }
    }
    return std::nullopt;
}

} // namespace qiao::relay::net
