#include "common/protocol/DirectoryFrames.h"

#include "common/protocol/CannedReplyCodec.h"
#include "common/protocol/DirectoryCodec.h"
#include "common/protocol/EventCodec.h"
#include "common/protocol/Limits.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace qiao::protocol {

namespace {

// Leaves room for the frame around the lists. One entry is always smaller.
constexpr qsizetype partBytes = limits::frameBytes - 8 * 1024;

// Fills one frame after the other.
class Parts
{
public:
    template <typename Entry> void add(QList<Entry> DirectoryChanged::*list, const Entry &entry, const QJsonValue &json)
    {
        const qsizetype size = QJsonDocument(QJsonArray{json}).toJson(QJsonDocument::Compact).size();
        if (m_bytes + size > partBytes)
            finish();
        (m_part.*list).append(entry);
        m_bytes += size;
    }
    void finish()
    {
        m_frames.append(encode(m_part));
        m_part = {};
        m_part.isMore = true;
        m_bytes = 0;
    }
    const QByteArrayList &frames() const { return m_frames; }

private:
    DirectoryChanged m_part;
    qsizetype m_bytes = 0;
    QByteArrayList m_frames;
};

} // namespace

QByteArrayList directoryFrames(const DirectoryChanged &whole)
{
    Parts parts;
    for (const QueueInfo &queue : whole.queues)
        parts.add(&DirectoryChanged::queues, queue, toJson(queue));
    for (const QString &reason : whole.pauseReasons)
        parts.add<QString>(&DirectoryChanged::pauseReasons, reason, reason);
    for (const QString &tag : whole.tags)
        parts.add<QString>(&DirectoryChanged::tags, tag, tag);
    for (const domain::Macro &macro : whole.macros)
        parts.add(&DirectoryChanged::macros, macro, toJson(macro));
    for (const domain::CannedReply &reply : whole.cannedReplies)
        parts.add(&DirectoryChanged::cannedReplies, reply, toJson(reply));
    parts.finish();
    return parts.frames();
}

} // namespace qiao::protocol
