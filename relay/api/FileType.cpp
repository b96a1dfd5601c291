#include "relay/api/FileType.h"

#include <QRegularExpression>
#include <QStringList>

namespace qiao::relay::api {

namespace {

constexpr qsizetype longestName = 150;
constexpr qsizetype longestEnding = 20; // with its dot
const QString unknownType = QStringLiteral("application/octet-stream");

// The picture that the first bytes say it is; empty when it is none that is shown in place.
QString pictureType(const QByteArray &content)
{
    if (content.startsWith(QByteArrayView("\x89PNG\r\n\x1a\n", 8))) {
        return QStringLiteral("image/png");
    }
    if (content.startsWith(QByteArrayView("\xff\xd8\xff", 3))) {
        return QStringLiteral("image/jpeg");
    }
    if (content.startsWith("GIF87a") || content.startsWith("GIF89a")) {
        return QStringLiteral("image/gif");
    }
    if (content.startsWith("RIFF") && content.mid(8, 4) == "WEBP") {
        return QStringLiteral("image/webp");
    }
    return {};
}

} // namespace

QString FileType::judge(const QByteArray &declared, const QByteArray &content)
{
    const QString picture = pictureType(content);
    if (!picture.isEmpty()) {
        return picture;
    }
    static const QRegularExpression wellFormed(
        QStringLiteral("^[a-z0-9][a-z0-9!#$&^_.+-]{0,60}/[a-z0-9][a-z0-9!#$&^_.+-]{0,60}$"));
    const QString type = QString::fromLatin1(declared).section(QLatin1Char(';'), 0, 0).trimmed().toLower();
    if (!wellFormed.match(type).hasMatch() || isPicture(type)) {
        return unknownType;
    }
    return type;
}

bool FileType::isPicture(const QString &type)
{
    static const QStringList pictures{QStringLiteral("image/png"), QStringLiteral("image/jpeg"),
        QStringLiteral("image/gif"), QStringLiteral("image/webp")};
    return pictures.contains(type);
}

QByteArray FileType::served(const QString &type)
{
    static const QStringList harmless{QStringLiteral("application/pdf"), QStringLiteral("application/zip"),
        QStringLiteral("text/plain"), QStringLiteral("text/csv"), QStringLiteral("audio/mpeg"),
        QStringLiteral("audio/ogg"), QStringLiteral("audio/wav"), QStringLiteral("audio/webm"),
        QStringLiteral("video/mp4"), QStringLiteral("video/webm")};
    return (isPicture(type) || harmless.contains(type) ? type : unknownType).toLatin1();
}

QString FileType::safeName(const QString &name)
{
    QString last = name;
    last.replace(QLatin1Char('\\'), QLatin1Char('/'));
    last = last.section(QLatin1Char('/'), -1);
    QString safe;
    for (const QChar character : std::as_const(last)) {
        // Among the format characters are those that turn the reading direction, and so can hide an ending.
        const bool isHarmless = character.isPrint() && character.category() != QChar::Other_Format;
        if ((isHarmless || character.isSurrogate()) && !QStringLiteral("<>:\"|?*").contains(character)) {
            safe.append(character);
        }
    }
    while (!safe.isEmpty() && (safe.front() == QLatin1Char('.') || safe.front().isSpace())) {
        safe.remove(0, 1);
    }
    safe = safe.trimmed();
    if (safe.size() > longestName) {
        const qsizetype dot = safe.lastIndexOf(QLatin1Char('.'));
        const QString ending = dot < 0 ? QString() : safe.mid(dot, longestEnding);
        safe = (safe.left(longestName - ending.size()) + ending).trimmed();
    }
    return safe.isEmpty() ? QStringLiteral("file") : safe;
}

QByteArray FileType::disposition(const QString &type, const QString &name)
{
    const QByteArray kind = isPicture(type) ? "inline" : "attachment";
    return kind + "; filename*=UTF-8''" + name.toUtf8().toPercentEncoding();
}

} // namespace qiao::relay::api
