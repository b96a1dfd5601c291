#pragma once

#include "common/base/Result.h"

#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace qiao::relay::net {

// What a request line asks for: a path and a query, decoded once and found harmless; a value.
class RequestTarget
{
public:
    // Refuses everything that two readers could understand differently: not starting with one slash, empty, "." and
    // ".." segments, encoded slashes, backslashes, control characters, broken percent encoding or UTF-8.
    static base::Result<RequestTarget> parse(QByteArrayView target);

    const QString &path() const { return m_path; }

    // The value of the first parameter of that name.
    std::optional<QString> parameter(QStringView name) const;

private:
    QString m_path;
    QList<std::pair<QString, QString>> m_parameters;
};

} // namespace qiao::relay::net
