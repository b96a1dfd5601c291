#pragma once

#include <QMultiHash>
#include <QObject>
#include <QPersistentModelIndex>

namespace qiao::workstation::state {
class Attachments;
}

namespace qiao::workstation::conversation {

class Thumbnails;
class TranscriptModel;

// Brings the pictures of the rows that are on the screen: asks for the file, then for its thumbnail. GUI thread.
class PictureLoader : public QObject
{
    Q_OBJECT

public:
    // All must outlive the loader.
    PictureLoader(state::Attachments &attachments, TranscriptModel &model, Thumbnails &thumbnails, QObject *parent);

    // Nothing happens for a row without a picture, or with one that is here.
    void load(int row, qreal devicePixelRatio);
    // Another conversation is shown.
    void forgetRows() { m_rows.clear(); }

Q_SIGNALS:
    // The row has another height now.
    void shapeChanged(int row);

private:
    void pictureRead(const QString &path);

    state::Attachments &m_attachments;
    TranscriptModel &m_model;
    Thumbnails &m_thumbnails;
    QMultiHash<QString, QPersistentModelIndex> m_rows; // by path, while it is read
};

} // namespace qiao::workstation::conversation
