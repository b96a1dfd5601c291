#include "workstation/features/conversation/PictureLoader.h"

#include "workstation/features/conversation/Thumbnails.h"
#include "workstation/features/conversation/TranscriptModel.h"

namespace qiao::workstation::conversation {

namespace {

constexpr QSize largest(320, 240);

}

PictureLoader::PictureLoader(
    state::Attachments &attachments, TranscriptModel &model, Thumbnails &thumbnails, QObject *parent)
    : QObject(parent)
    , m_attachments(attachments)
    , m_model(model)
    , m_thumbnails(thumbnails)
{
    connect(&thumbnails, &Thumbnails::ready, this, &PictureLoader::pictureRead);
    connect(&thumbnails, &Thumbnails::unreadable, this, &PictureLoader::pictureRead);
}

void PictureLoader::load(int row, qreal devicePixelRatio)
{
    const TranscriptEntry entry = m_model.entry(row);
    if (!entry.hasPicture())
        return;
    using State = state::Attachment::State;
    const QString &path = entry.attachment.path;
    if (entry.attachment.state == State::Absent && !entry.file.id.isEmpty()) {
        m_attachments.want(entry.file);
    } else if (entry.attachment.state == State::Here && m_thumbnails.image(path).isNull()
        && !m_thumbnails.isUnreadable(path)) {
        const QPersistentModelIndex index(m_model.index(row));
        if (!m_rows.contains(path, index))
            m_rows.insert(path, index);
        m_thumbnails.request(path, largest * devicePixelRatio, devicePixelRatio);
    }
}

void PictureLoader::pictureRead(const QString &path)
{
    const QList<QPersistentModelIndex> rows = m_rows.values(path);
    m_rows.remove(path);
    for (const QPersistentModelIndex &row : rows) {
        if (row.isValid())
            Q_EMIT shapeChanged(row.row());
    }
}

} // namespace qiao::workstation::conversation
