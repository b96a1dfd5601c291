#include "workstation/features/composer/FileTray.h"

#include "workstation/features/composer/FileChip.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QImage>
#include <QLocale>
#include <QScrollArea>
#include <QStandardPaths>

namespace qiao::workstation::composer {

FileTray::FileTray(QWidget *parent)
    : QWidget(parent)
    , m_pictureFolder(
          QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + QStringLiteral("/outgoing"))
{
    auto *content = new QWidget;
    m_row = new QHBoxLayout(content);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(8);
    m_row->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroll);
    m_writer.setMaxThreadCount(1);
    hide();
}

FileTray::~FileTray()
{
    m_writer.waitForDone();
}

QStringList FileTray::paths() const
{
    QStringList paths;
    for (const FileChip *chip : m_chips) {
        if (!m_stored.contains(chip))
            paths.append(chip->path());
    }
    return paths;
}

void FileTray::addFiles(const QStringList &paths)
{
    for (const QString &path : paths)
        addFile(path);
}

void FileTray::addFile(const QString &path)
{
    const QFileInfo file(path);
    if (paths().contains(path))
        return;
    if (!file.isFile() || !file.isReadable()) {
        Q_EMIT refused(tr("%1 cannot be read.").arg(file.fileName()));
        return;
    }
    if (file.size() == 0) {
        Q_EMIT refused(tr("%1 is empty.").arg(file.fileName()));
        return;
    }
    if (m_largestFile > 0 && file.size() > m_largestFile) {
        const QString limit = QLocale().formattedDataSize(m_largestFile, 0, QLocale::DataSizeTraditionalFormat);
        Q_EMIT refused(tr("%1 is larger than %2.").arg(file.fileName(), limit));
        return;
    }
    addChip(path, file.fileName(), file.size());
}

void FileTray::addStored(const QList<domain::FileReference> &files)
{
    for (const domain::FileReference &file : files) {
        if (m_stored.values().contains(file))
            continue;
        if (FileChip *chip = addChip(QString(), file.name, file.size))
            m_stored.insert(chip, file);
    }
    if (!files.isEmpty())
        Q_EMIT changed();
}

FileChip *FileTray::addChip(const QString &path, const QString &name, qint64 size)
{
    if (m_chips.size() >= mostFiles) {
        Q_EMIT refused(tr("At most %n file(s) go with one message.", nullptr, mostFiles));
        return nullptr;
    }
    auto *chip = new FileChip(path, name, size, this);
    m_row->insertWidget(int(m_chips.size()), chip);
    m_chips.append(chip);
    setFixedHeight(chip->sizeHint().height() + 4);
    connect(chip, &FileChip::removed, this, [this, chip] {
        m_chips.removeOne(chip);
        m_stored.remove(chip);
        chip->deleteLater();
        setVisible(!m_chips.isEmpty());
        Q_EMIT changed();
    });
    show();
    Q_EMIT changed();
    return chip;
}

void FileTray::addPicture(const QImage &picture)
{
    const QString name
        = tr("Picture %1").arg(QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HHmmss-zzz")));
    const QString path = m_pictureFolder + u'/' + name + QStringLiteral(".png");
    m_writer.start([this, picture, path] {
        const bool isWritten = QDir().mkpath(QFileInfo(path).path()) && picture.save(path, "PNG");
        QMetaObject::invokeMethod(
            this,
            [this, path, isWritten] {
                if (isWritten)
                    addFile(path);
                else
                    Q_EMIT refused(tr("The picture could not be saved. Is the disk full?"));
            },
            Qt::QueuedConnection);
    });
}

void FileTray::clear()
{
    for (FileChip *chip : std::as_const(m_chips)) {
        chip->hide();
        chip->deleteLater();
    }
    m_chips.clear();
    m_stored.clear();
    hide();
    Q_EMIT changed();
}

} // namespace qiao::workstation::composer
