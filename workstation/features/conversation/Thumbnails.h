#pragma once

#include <QCache>
#include <QHash>
#include <QImage>
#include <QObject>
#include <QSet>
#include <QThreadPool>

namespace qiao::workstation::conversation {

// Small copies of the pictures in messages, by file path: read and scaled on a thread of their own, bounded in size and
// number. Lives on the GUI thread.
class Thumbnails : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 largestPicture = 50'000'000; // pixels
    static constexpr int cacheBytes = 48 * 1024 * 1024;

    explicit Thumbnails(QObject *parent = nullptr);
    ~Thumbnails() override;

    // Null while there is none.
    QImage image(const QString &path) const;
    // In logical pixels; invalid before the picture was read once. It stays the same when the picture has to be read
    // again.
    QSize size(const QString &path) const { return m_sizes.value(path); }
    bool isUnreadable(const QString &path) const { return m_unreadable.contains(path); }

    // Begins to read the picture unless it is here, on its way or known to be unreadable. `largest`: device pixels.
    void request(const QString &path, const QSize &largest, qreal devicePixelRatio);

Q_SIGNALS:
    void ready(const QString &path);
    void unreadable(const QString &path);

private:
    void take(const QString &path, const QImage &image);

    QCache<QString, QImage> m_images;
    QHash<QString, QSize> m_sizes;
    QSet<QString> m_reading;
    QSet<QString> m_unreadable;
    QThreadPool m_readers;
};

} // namespace qiao::workstation::conversation
