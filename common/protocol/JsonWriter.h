#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QLatin1StringView>
#include <QStringView>
#include <QVarLengthArray>

namespace qiao::protocol {

// What QJsonDocument prints, without any space.
QByteArray textOf(const QJsonObject &object);

// Writes one JSON object as UTF-8, member by member as they come, with nothing built in memory first. It reads back as
// the QJsonObject with the same members does. Names are plain ASCII with nothing to escape. Any thread, one at a time.
class JsonWriter
{
public:
    JsonWriter() { m_bytes.append('{'); }

    void add(QLatin1StringView name, QStringView text);
    void add(QLatin1StringView name, QLatin1StringView plain); // ASCII with nothing to escape
    void add(QLatin1StringView name, qint64 number);
    void add(QLatin1StringView name, quint64 number) { add(name, static_cast<qint64>(number)); }
    void add(QLatin1StringView name, int number) { add(name, static_cast<qint64>(number)); }
    void add(QLatin1StringView name, double number);
    void add(QLatin1StringView name, bool isTrue);
    void add(QLatin1StringView name, const char *) = delete; // would be taken for a bool
    void add(QLatin1StringView name, const QJsonObject &object);
    void add(QLatin1StringView name, const QJsonArray &list);
    // One JSON value that somebody has written already.
    void addWritten(QLatin1StringView name, QByteArrayView json);

    void addUnlessEmpty(QLatin1StringView name, QStringView text);
    void addUnlessEmpty(QLatin1StringView name, const QJsonObject &object);

    // An object whose members `fill` adds.
    template <typename Fill> void object(QLatin1StringView name, Fill fill)
    {
        begin(name);
        enclosed('{', fill, '}');
    }
    // A list of objects or of texts, one for each of `entries`.
    template <typename Entries, typename Fill> void objects(QLatin1StringView name, const Entries &entries, Fill fill)
    {
        begin(name);
        enclosed(
            '[',
            [&] {
                for (const auto &entry : entries) {
                    separate();
                    enclosed(
                        '{', [&] { fill(entry); }, '}');
                }
            },
            ']');
    }
    template <typename Entries> void texts(QLatin1StringView name, const Entries &entries)
    {
        begin(name);
        enclosed(
            '[',
            [&] {
                for (const auto &entry : entries) {
                    separate();
                    quote(entry);
                }
            },
            ']');
    }

    // The whole object. Nothing may be added after it.
    QByteArray finish();

private:
    void begin(QLatin1StringView name);
    void separate();
    void quote(QStringView text);
    void append(QByteArrayView bytes) { m_bytes.append(bytes.data(), bytes.size()); }
    template <typename Fill> void enclosed(char opening, Fill fill, char closing)
    {
        m_bytes.append(opening);
        fill();
        m_bytes.append(closing);
    }

    QVarLengthArray<char, 1024> m_bytes; // most frames are smaller
};

} // namespace qiao::protocol
