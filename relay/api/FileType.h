#pragma once

#include <QByteArray>
#include <QString>

namespace qiao::relay::api {

// What an attachment is taken for. Pure functions, any thread.
class FileType
{
public:
    // The media type to remember for an upload: the declared one where it is well-formed, except that a picture must be
    // one by its first bytes.
    static QString judge(const QByteArray &declared, const QByteArray &content);

    // Whether a browser may show it in place; everything else is only ever saved.
    static bool isPicture(const QString &type);

    // The type to serve it as: never one that a browser would run.
    static QByteArray served(const QString &type);

    // A name without folders, control characters and other surprises, at most 150 characters; "file" where nothing is
    // left.
    static QString safeName(const QString &name);

    // The Content-Disposition header for it (RFC 6266, with the name in RFC 8187's encoding).
    static QByteArray disposition(const QString &type, const QString &name);
};

} // namespace qiao::relay::api
