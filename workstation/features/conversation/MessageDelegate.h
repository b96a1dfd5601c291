#pragma once

#include "workstation/features/conversation/MessageLayout.h"
#include "workstation/features/conversation/Thumbnails.h"

#include <QAbstractItemDelegate>
#include <QCache>
#include <QPersistentModelIndex>

namespace qiao::workstation::conversation {

// A stretch of one message's text that the mouse has marked.
struct TextSelection
{
    bool isEmpty() const { return !index.isValid() || anchor == cursor; }
    int start() const { return std::min(anchor, cursor); }
    int length() const { return std::abs(anchor - cursor); }

    QPersistentModelIndex index;
    int anchor = 0;
    int cursor = 0;
};

// Paints the rows of a transcript. All it knows of places comes from MessageLayout, which it keeps for the rows that
// were needed last. GUI thread.
class MessageDelegate : public QAbstractItemDelegate
{
    Q_OBJECT

public:
    // Both must outlive the delegate.
    MessageDelegate(const Thumbnails &thumbnails, const base::Clock &clock, QObject *parent = nullptr);

    // Never null. Valid until the row changes.
    std::shared_ptr<const MessageLayout> layout(const QModelIndex &index, int width) const;
    void forgetLayouts() { m_layouts.clear(); }

    void setTextSelection(const TextSelection &selection) { m_selection = selection; }
    const TextSelection &textSelection() const { return m_selection; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    struct Laid
    {
        MessageLayout::Frame frame;
        std::shared_ptr<const MessageLayout> layout;
    };

    std::shared_ptr<const MessageLayout> layout(const TranscriptEntry &entry, int width) const;
    void paintDay(QPainter &painter, const MessageLayout &layout) const;
    void paintFact(QPainter &painter, const MessageLayout &layout) const;
    void paintBubble(QPainter &painter, const MessageLayout &layout, const TranscriptEntry &entry) const;
    void paintText(
        QPainter &painter, const MessageLayout &layout, const TranscriptEntry &entry, const QModelIndex &index) const;
    void paintPicture(QPainter &painter, const MessageLayout &layout, const TranscriptEntry &entry) const;
    void paintFile(QPainter &painter, const MessageLayout &layout, const TranscriptEntry &entry) const;
    void paintMeta(QPainter &painter, const MessageLayout &layout, const TranscriptEntry &entry, bool isHovered) const;

    const Thumbnails &m_thumbnails;
    const base::Clock &m_clock;
    TextSelection m_selection;
    mutable QCache<quint64, Laid> m_layouts; // by stamp
};

} // namespace qiao::workstation::conversation
