#pragma once

#include "common/base/Error.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <utility>

namespace qiao::relay::net {

using HttpFields = QList<std::pair<QByteArray, QByteArray>>;

// One reply: a status, header fields and a body in memory or in a file; a value. Its length, date and connection fields
// are the writer's business.
struct HttpResponse
{
    int status = 200;
    HttpFields fields;
    QByteArray body;
    QString filePath; // when set, the body is this file's content

    static HttpResponse empty(int status);
    static HttpResponse text(int status, const QString &text);
    static HttpResponse json(int status, const QJsonObject &object);
    static HttpResponse json(int status, QByteArray encodedObject);
    // `{"code","message","retryAfterMs"?}` under the status that belongs to the error's code.
    static HttpResponse error(const base::Error &error);
    static HttpResponse error(int status, const base::Error &error);

    HttpResponse &with(QByteArray name, QByteArray value) &;
    HttpResponse with(QByteArray name, QByteArray value) &&;
};

// The status an error is answered with.
int httpStatusOf(base::ErrorCode code);

} // namespace qiao::relay::net
