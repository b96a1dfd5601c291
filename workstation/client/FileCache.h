#pragma once

#include "common/domain/ConversationEvent.h"

#include <QDir>
#include <QHash>

namespace qiao::workstation::client {

// The relay's files on this machine's disk, within a bound: what was not used for longest goes first. GUI thread.
class FileCache
{
public:
    static constexpr qint64 usualBytes = 256LL * 1024 * 1024;

    explicit FileCache(const QString &folder, qint64 largestBytes = usualBytes);

    qint64 largestBytes() const { return m_largestBytes; }
    qint64 bytes() const { return m_bytes; }

    // Empty: not here. Counts as a use.
    QString find(const domain::FileReference &file);
    // Where to write it before store(); empty for an id that is no file name.
    QString partPath(const domain::FileReference &file) const;
    // Takes the written part in; its path, or empty when that failed.
    QString store(const domain::FileReference &file);
    void discardPart(const domain::FileReference &file) const;

private:
    struct Kept
    {
        qint64 bytes = 0;
        qint64 lastUseMs = 0;
    };

    static QString nameOf(const domain::FileReference &file);
    void makeRoom(const QString &exceptName);

    QDir m_folder;
    qint64 m_largestBytes;
    qint64 m_bytes = 0;
    QHash<QString, Kept> m_kept; // by file name
};

} // namespace qiao::workstation::client
