#include "workstation/client/FileCache.h"

#include "common/protocol/Limits.h"

#include <QDateTime>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace qiao::workstation::client {

namespace {

constexpr qsizetype longestSuffix = 8;
const QString partSuffix = QStringLiteral(".part");

bool isPlain(QStringView text, QLatin1StringView more)
{
    return std::all_of(text.begin(), text.end(), [more](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || more.contains(c);
    });
}

} // namespace

FileCache::FileCache(const QString &folder, qint64 largestBytes)
    : m_folder(folder)
    , m_largestBytes(largestBytes)
{
    m_folder.mkpath(QStringLiteral("."));
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QDirIterator files(folder, QDir::Files | QDir::NoSymLinks);
    while (files.hasNext()) {
        const QFileInfo file = files.nextFileInfo();
        if (file.fileName().endsWith(partSuffix)) {
            QFile::remove(file.filePath());
            continue;
        }
        m_kept.insert(file.fileName(), {file.size(), file.lastModified().toMSecsSinceEpoch()});
        m_bytes += file.size();
    }
    makeRoom({});
}

QString FileCache::find(const domain::FileReference &file)
{
    const QString name = nameOf(file);
    const auto kept = m_kept.find(name);
    if (name.isEmpty() || kept == m_kept.end())
        return {};
    const QString path = m_folder.filePath(name);
    QFile touched(path);
    if (!touched.open(QIODevice::ReadWrite | QIODevice::ExistingOnly)) {
        m_bytes -= kept->bytes;
        m_kept.erase(kept);
        return {};
    }
    const QDateTime now = QDateTime::currentDateTimeUtc();
    touched.setFileTime(now, QFile::FileModificationTime);
    kept->lastUseMs = now.toMSecsSinceEpoch();
    return path;
}

QString FileCache::partPath(const domain::FileReference &file) const
{
    const QString name = nameOf(file);
    return name.isEmpty() ? QString() : m_folder.filePath(name + partSuffix);
}

QString FileCache::store(const domain::FileReference &file)
{
    const QString name = nameOf(file);
    if (name.isEmpty())
        return {};
    const QString path = m_folder.filePath(name);
    QFile::remove(path);
    m_bytes -= m_kept.take(name).bytes;
    if (!QFile::rename(partPath(file), path))
        return {};
    const qint64 bytes = QFileInfo(path).size();
    m_kept.insert(name, {bytes, QDateTime::currentMSecsSinceEpoch()});
    m_bytes += bytes;
    makeRoom(name);
    return path;
}

void FileCache::discardPart(const domain::FileReference &file) const
{
    const QString path = partPath(file);
    if (!path.isEmpty())
        QFile::remove(path);
}

// The id, and the name's suffix so that the desktop knows what to open it with. The name itself is somebody else's.
QString FileCache::nameOf(const domain::FileReference &file)
{
    const QString &id = file.id.toString();
    if (id.isEmpty() || id.size() > protocol::limits::idLength || !isPlain(id, QLatin1StringView("-_")))
        return {};
    const QString suffix = QFileInfo(file.name).suffix().toLower();
    const bool isUsable = !suffix.isEmpty() && suffix.size() <= longestSuffix && isPlain(suffix, {})
        && suffix != QStringView(partSuffix).mid(1);
    return isUsable ? id + u'.' + suffix : id;
}

void FileCache::makeRoom(const QString &exceptName)
{
    while (m_bytes > m_largestBytes) {
        auto oldest = m_kept.end();
        for (auto kept = m_kept.begin(); kept != m_kept.end(); ++kept) {
            if (kept.key() != exceptName && (oldest == m_kept.end() || kept->lastUseMs < oldest->lastUseMs))
                oldest = kept;
        }
        if (oldest == m_kept.end())
            return;
        QFile::remove(m_folder.filePath(oldest.key()));
        m_bytes -= oldest->bytes;
        m_kept.erase(oldest);
    }
}

} // namespace qiao::workstation::client
