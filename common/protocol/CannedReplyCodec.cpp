#include "common/protocol/CannedReplyCodec.h"

#include "common/protocol/JsonReader.h"
#include "common/protocol/Limits.h"

#include <QJsonArray>

#include <algorithm>

namespace qiao::protocol {

namespace {

using namespace Qt::StringLiterals;

bool isShortcut(const QString &text)
{
    return std::none_of(
        text.begin(), text.end(), [](QChar character) { return character.isSpace() || character == u'/'; });
}

} // namespace

QJsonObject toJson(const domain::FileReference &file)
{
    return {{u"id"_s, file.id.toString()}, {u"name"_s, file.name}, {u"mime"_s, file.mime}, {u"size"_s, file.size}};
}

domain::FileReference fileReferenceFromJson(const QJsonObject &json)
{
    return {domain::FileId(json.value("id"_L1).toString()), json.value("name"_L1).toString(),
        json.value("mime"_L1).toString(), std::max<qint64>(0, json.value("size"_L1).toInteger())};
}

QJsonObject toJson(const domain::CannedReply &reply)
{
    QJsonObject json{{u"id"_s, reply.id}, {u"shortcut"_s, reply.shortcut}, {u"title"_s, reply.title},
        {u"text"_s, reply.text}, {u"locale"_s, reply.locale}};
    QJsonArray files;
    for (const domain::FileReference &file : reply.files)
        files.append(toJson(file));
    if (!files.isEmpty())
        json.insert("files"_L1, files);
    return json;
}

base::Result<domain::CannedReply> cannedReplyFromJson(const QJsonObject &json)
{
    JsonReader reader(json);
    domain::CannedReply reply;
    reply.id = reader.requiredText("id"_L1, limits::idLength);
    reply.shortcut = reader.requiredText("shortcut"_L1, limits::shortcutLength);
    reply.title = reader.requiredText("title"_L1, limits::nameLength).simplified();
    reply.text = reader.requiredText("text"_L1, limits::messageLength);
    reply.locale = reader.text("locale"_L1, limits::localeLength);
    if (!isShortcut(reply.shortcut))
        reader.fail(QStringLiteral("A shortcut has neither spaces nor slashes."));
    if (reply.title.isEmpty() || reply.text.trimmed().isEmpty())
        reader.fail(QStringLiteral("A reply has a title and a text."));
    for (const QJsonValue &value : reader.array("files"_L1, limits::replyFiles)) {
        JsonReader file(value.toObject());
        const QString id = file.requiredText("id"_L1, limits::idLength);
        const QString name = file.requiredText("name"_L1, limits::nameLength);
        reply.files.append({domain::FileId(id), name, file.text("mime"_L1, limits::nameLength),
            static_cast<qint64>(file.number("size"_L1))});
        if (file.error())
            reader.fail(file.error()->message);
    }
    if (reader.error())
        return *reader.error();
    return reply;
}

} // namespace qiao::protocol
