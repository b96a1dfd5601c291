#pragma once

#include "common/base/Result.h"
#include "common/domain/Ids.h"

#include <QByteArray>
#include <QString>

namespace qiao::relay::api {

// The bytes of the attachments, one file each, spread over folders by the first letters of their ids. It keeps nothing
// in memory: any thread, and never a socket's, because it waits for the disk.
class AttachmentFolder
{
public:
    explicit AttachmentFolder(QString path);

    // On disk, flushed, before it is answered; nothing is left behind after an error.
    base::Result<void> write(const domain::FileId &id, const QByteArray &bytes) const;
    void remove(const domain::FileId &id) const;

    // Where the bytes of that file lie; NotFound for an id that is none of ours, or when there is no such file.
    base::Result<QString> find(const domain::FileId &id) const;

private:
    static bool isId(const QString &text);
    QString pathOf(const QString &id) const;

    QString m_path;
};

} // namespace qiao::relay::api
