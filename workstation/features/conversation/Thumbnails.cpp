#include "workstation/features/conversation/Thumbnails.h"

#include <QImageReader>

#include <array>

namespace qiao::workstation::conversation {

namespace {

// The whole picture, no larger than `largest`; null for anything that is not a picture of moderate size.
QImage readPicture(const QString &path, const QSize &largest)
{
    static constexpr std::array formats{"png", "jpeg", "gif", "webp"};
    QImageReader reader(path);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QByteArray format = reader.format();
    if (std::find(formats.begin(), formats.end(), format) == formats.end())
        return {};
    const QSize size = reader.size();
    if (size.isEmpty() || qint64(size.width()) * size.height() > Thumbnails::largestPicture)
        return {};
    // The orientation may turn the picture after scaling, so that its long side has to fit either way.
    const int side = std::max(largest.width(), largest.height());
    const QSize box(side, side);
    if (size.width() > side || size.height() > side)
        reader.setScaledSize(size.scaled(box, Qt::KeepAspectRatio).expandedTo(QSize(1, 1)));
    const QImage image = reader.read();
    if (image.isNull() || (image.width() <= largest.width() && image.height() <= largest.height()))
        return image;
    return image.scaled(largest, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

} // namespace

Thumbnails::Thumbnails(QObject *parent)
    : QObject(parent)
    , m_images(cacheBytes)
{
    m_readers.setMaxThreadCount(1);
}

Thumbnails::~Thumbnails()
{
    m_readers.clear();
    m_readers.waitForDone();
}

QImage Thumbnails::image(const QString &path) const
{
    const QImage *image = m_images.object(path);
    return image ? *image : QImage();
}

void Thumbnails::request(const QString &path, const QSize &largest, qreal devicePixelRatio)
{
    if (path.isEmpty() || m_images.contains(path) || m_unreadable.contains(path) || m_reading.contains(path))
        return;
    m_reading.insert(path);
    m_readers.start([this, path, largest, devicePixelRatio] {
        QImage image = readPicture(path, largest);
        image.setDevicePixelRatio(devicePixelRatio);
        QMetaObject::invokeMethod(
            this, [this, path, image] { take(path, image); }, Qt::QueuedConnection);
    });
}

void Thumbnails::take(const QString &path, const QImage &image)
{
    m_reading.remove(path);
    if (image.isNull()) {
        m_unreadable.insert(path);
        Q_EMIT unreadable(path);
        return;
    }
    m_sizes.insert(path, image.size() / image.devicePixelRatio());
    m_images.insert(path, new QImage(image), std::max<int>(1, int(image.sizeInBytes())));
    Q_EMIT ready(path);
}

} // namespace qiao::workstation::conversation
