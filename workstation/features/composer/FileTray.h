#pragma once

#include "common/domain/ConversationEvent.h"

#include <QList>
#include <QMap>
#include <QThreadPool>
#include <QWidget>

class QHBoxLayout;
class QImage;

namespace qiao::workstation::composer {

class FileChip;

// The files that go with the next message, as chips in a row; hidden while there are none. A picture without a file is
// written to one first, on a thread of its own. GUI thread.
class FileTray : public QWidget
{
    Q_OBJECT

public:
    static constexpr int mostFiles = 10;

    explicit FileTray(QWidget *parent = nullptr);
    ~FileTray() override;

    // Where pictures from the clipboard are written to; it is made when it is needed.
    void setPictureFolder(const QString &folder) { m_pictureFolder = folder; }
    void setLargestFile(qint64 bytes) { m_largestFile = bytes; }

    QStringList paths() const;
    bool isEmpty() const { return m_chips.isEmpty(); }

    // Those of canned replies, which the relay has already.
    QList<domain::FileReference> storedFiles() const { return m_stored.values(); }

    void addFiles(const QStringList &paths);
    void addStored(const QList<domain::FileReference> &files);
    void addPicture(const QImage &picture);
    void clear();

Q_SIGNALS:
    void changed();
    // In words, why something was not taken.
    void refused(const QString &reason);

private:
    void addFile(const QString &path);
    FileChip *addChip(const QString &path, const QString &name, qint64 size);

    QString m_pictureFolder;
    qint64 m_largestFile = 0; // 0: not known yet
    QList<FileChip *> m_chips;
    QMap<const FileChip *, domain::FileReference> m_stored;
    QHBoxLayout *m_row;
    QThreadPool m_writer;
};

} // namespace qiao::workstation::composer
