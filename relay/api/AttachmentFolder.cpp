#include "relay/api/AttachmentFolder.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <fcntl.h>
#include <unistd.h>

namespace qiao::relay::api {

namespace {

// A new name in a folder is on the disk only when the folder is.
bool flushFolder(const QString &path)
{
    const int folder = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) {
        return false;
    }
    const bool isFlushed = ::fsync(folder) == 0;
    ::close(folder);
    return isFlushed;
}

} // namespace

AttachmentFolder::AttachmentFolder(QString path)
    : m_path(std::move(path))
{
}

bool AttachmentFolder::isId(const QString &text)
{
    // Letters and digits only: an id can never name another place.
    return text.size() >= 8 && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= QLatin1Char('a') && c <= QLatin1Char('z')) || (c >= QLatin1Char('0') && c <= QLatin1Char('9'));
    });
}

QString AttachmentFolder::pathOf(const QString &id) const
{
    return QStringLiteral("%1/%2/%3").arg(m_path, id.mid(1, 2), id);
}

base::Result<void> AttachmentFolder::write(const domain::FileId &id, const QByteArray &bytes) const
{
    if (!isId(id.toString())) {
        return base::internalError(QStringLiteral("\"%1\" is no id of a file").arg(id.toString()));
    }
    const QString path = pathOf(id.toString());
    const QString shelf = QFileInfo(path).path();
    const bool isShelfNew = !QFileInfo::exists(shelf);
    if (!QDir().mkpath(shelf) || (isShelfNew && !flushFolder(m_path))) {
        return base::internalError(QStringLiteral("%1: cannot make the folder").arg(shelf));
    }
    // Written beside, flushed, then renamed, and the new name flushed too.
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return base::internalError(QStringLiteral("%1: %2").arg(path, file.errorString()));
    }
    if (!flushFolder(shelf)) {
        return base::internalError(QStringLiteral("%1: cannot be flushed to the disk").arg(shelf));
    }
    return {};
}

void AttachmentFolder::remove(const domain::FileId &id) const
{
    if (isId(id.toString())) {
        QFile::remove(pathOf(id.toString()));
    }
}

base::Result<QString> AttachmentFolder::find(const domain::FileId &id) const
{
    if (isId(id.toString())) {
        const QString path = pathOf(id.toString());
        if (QFileInfo(path).isFile()) {
            return path;
        }
    }
    return base::notFound(QStringLiteral("there is no such file"));
}

} // namespace qiao::relay::api
