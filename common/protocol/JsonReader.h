#pragma once

#include "common/base/Error.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace qiao::protocol {

// A number without a fraction, from 0 to the largest that every JSON implementation keeps exact.
std::optional<quint64> wholeNumber(const QJsonValue &value);

// Reads bounded fields from an object that a stranger sent. The first fault is kept; after it every field reads as
// empty, so that a decoder asks once, at its end, whether all went well.
class JsonReader
{
public:
    explicit JsonReader(const QJsonObject &object)
        : m_object(object)
    {
    }

    // An absent or null field reads as empty; one of another type or beyond its bound is a fault.
    QString text(QLatin1StringView name, int longest);
    QString requiredText(QLatin1StringView name, int longest);
    quint64 number(QLatin1StringView name);
    quint64 requiredNumber(QLatin1StringView name, quint64 least, quint64 most);
    bool requiredBool(QLatin1StringView name);
    QJsonObject object(QLatin1StringView name, int mostBytes);
    QJsonArray array(QLatin1StringView name, int mostEntries);

    void fail(const QString &message);
    const std::optional<base::Error> &error() const { return m_error; }

private:
    QJsonObject m_object;
    std::optional<base::Error> m_error;
};

} // namespace qiao::protocol
