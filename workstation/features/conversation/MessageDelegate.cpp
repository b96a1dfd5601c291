#include "workstation/features/conversation/MessageDelegate.h"

#include "workstation/features/conversation/EventWords.h"
#include "workstation/features/conversation/TranscriptModel.h"
#include "workstation/ui/Avatar.h"
#include "workstation/ui/Icon.h"
#include "workstation/ui/Shapes.h"
#include "workstation/ui/Theme.h"

#include <QDateTime>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOptionViewItem>

namespace qiao::workstation::conversation {

namespace {

using ui::Icon;
using ui::Role;
using ui::TextStyle;

constexpr int keptLayouts = 400;

QColor colour(Role role)
{
    return ui::Theme::current().colour(role);
}
int px(int pixels)
{
    return ui::Theme::current().scaled(pixels);
}

Role bubbleRole(const TranscriptEntry &entry)
{
    if (entry.kind == TranscriptEntry::Kind::Note)
        return Role::Note;
    if (entry.kind == TranscriptEntry::Kind::Whisper)
        return Role::Whisper;
    switch (entry.author.role) {
    case domain::AuthorRole::Visitor:
        return Role::BubbleVisitor;
    case domain::AuthorRole::Agent:
        return Role::BubbleAgent;
    case domain::AuthorRole::Bot:
    case domain::AuthorRole::System:
        return Role::BubbleBot;
    }
    return Role::BubbleVisitor;
}

Role wordsRole(const TranscriptEntry &entry)
{
    if (entry.kind == TranscriptEntry::Kind::Whisper)
        return Role::OnWhisper;
    return entry.kind == TranscriptEntry::Kind::Note ? Role::OnNote : Role::Text;
}

// All corners are round but the one that joins a message to the one above it in its group.
QPainterPath bubblePath(const QRectF &rect, const TranscriptEntry &entry)
{
    const qreal round = std::min<qreal>(px(int(ui::bubbleRadius)), rect.height() / 2);
    const qreal tight = px(4);
    const bool outgoing = entry.isOutgoing();
    const qreal topLeft = !outgoing && !entry.startsGroup ? tight : round;
    const qreal topRight = outgoing && !entry.startsGroup ? tight : round;
    const qreal bottomLeft = !outgoing && !entry.endsGroup ? tight : round;
    const qreal bottomRight = outgoing && !entry.endsGroup ? tight : round;
    QPainterPath path;
    path.moveTo(rect.left() + topLeft, rect.top());
    path.lineTo(rect.right() - topRight, rect.top());
    path.arcTo(QRectF(rect.right() - 2 * topRight, rect.top(), 2 * topRight, 2 * topRight), 90, -90);
    path.lineTo(rect.right(), rect.bottom() - bottomRight);
    path.arcTo(
        QRectF(rect.right() - 2 * bottomRight, rect.bottom() - 2 * bottomRight, 2 * bottomRight, 2 * bottomRight), 0,
        -90);
    path.lineTo(rect.left() + bottomLeft, rect.bottom());
    path.arcTo(QRectF(rect.left(), rect.bottom() - 2 * bottomLeft, 2 * bottomLeft, 2 * bottomLeft), 270, -90);
    path.lineTo(rect.left(), rect.top() + topLeft);
    path.arcTo(QRectF(rect.left(), rect.top(), 2 * topLeft, 2 * topLeft), 180, -90);
    path.closeSubpath();
    return path;
}

void drawWords(
    QPainter &painter, const QRect &rect, Qt::Alignment alignment, TextStyle style, Role role, const QString &words)
{
    painter.setFont(ui::Theme::current().font(style));
    painter.setPen(colour(role));
    const QString fitting = QFontMetrics(painter.font()).elidedText(words, Qt::ElideRight, rect.width());
    painter.drawText(rect, int(alignment) | Qt::TextSingleLine, fitting);
}

void drawSmallButton(QPainter &painter, const QRect &rect, const QString &words)
{
    ui::paintShape(painter, rect, ui::controlRadius, colour(Role::Surface), colour(Role::Border));
    drawWords(painter, rect, Qt::AlignCenter, TextStyle::Secondary, Role::Text, words);
}

} // namespace

MessageDelegate::MessageDelegate(const Thumbnails &thumbnails, const base::Clock &clock, QObject *parent)
    : QAbstractItemDelegate(parent)
    , m_thumbnails(thumbnails)
    , m_clock(clock)
    , m_layouts(keptLayouts)
{
}

std::shared_ptr<const MessageLayout> MessageDelegate::layout(const QModelIndex &index, int width) const
{
    return layout(index.data(TranscriptModel::EntryRole).value<TranscriptEntry>(), width);
}

std::shared_ptr<const MessageLayout> MessageDelegate::layout(const TranscriptEntry &entry, int width) const
{
    MessageLayout::Frame frame;
    frame.width = width;
    frame.today = QDateTime::fromMSecsSinceEpoch(base::toEpochMs(m_clock.now())).date();
    if (entry.hasPicture())
        frame.picture = m_thumbnails.size(entry.attachment.path);
    if (const Laid *laid = m_layouts.object(entry.stamp); laid && laid->frame == frame)
        return laid->layout;
    auto layout = std::make_shared<const MessageLayout>(entry, frame);
    if (entry.stamp != 0)
        m_layouts.insert(entry.stamp, new Laid{frame, layout});
    return layout;
}

QSize MessageDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (index.data(TranscriptModel::HiddenRole).toBool())
        return QSize(option.rect.width(), 0);
    return QSize(option.rect.width(), layout(index, option.rect.width())->height);
}

void MessageDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const TranscriptEntry entry = index.data(TranscriptModel::EntryRole).value<TranscriptEntry>();
    if (entry.kind == TranscriptEntry::Kind::Hidden)
        return;
    const std::shared_ptr<const MessageLayout> layout = this->layout(entry, option.rect.width());
    painter->save();
    painter->translate(option.rect.topLeft());
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(QRect(QPoint(0, 0), option.rect.size()), colour(Role::AccentSoft));
    if (!layout->day.isEmpty())
        paintDay(*painter, *layout);
    if (entry.isBubble()) {
        paintBubble(*painter, *layout, entry);
        if (entry.hasPicture())
            paintPicture(*painter, *layout, entry);
        else if (entry.hasFile())
            paintFile(*painter, *layout, entry);
        else
            paintText(*painter, *layout, entry, index);
        paintMeta(*painter, *layout, entry, option.state.testFlag(QStyle::State_MouseOver));
    } else {
        paintFact(*painter, *layout);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        const QRect framed = entry.isBubble() ? layout->bubble : layout->line;
        ui::paintFocusRing(*painter, QRectF(framed).adjusted(-3, -3, 3, 3), px(int(ui::bubbleRadius)));
    }
    painter->restore();
}

void MessageDelegate::paintDay(QPainter &painter, const MessageLayout &layout) const
{
    const QFont font = ui::Theme::current().font(TextStyle::LabelStrong);
    const int width = QFontMetrics(font).horizontalAdvance(layout.dayText) + px(24);
    QRect words(0, 0, width, layout.day.height());
    words.moveCenter(layout.day.center());
    painter.setPen(QPen(colour(Role::Border), 1));
    const qreal y = layout.day.center().y() + 0.5;
    painter.drawLine(QPointF(layout.day.left(), y), QPointF(words.left(), y));
    painter.drawLine(QPointF(words.right(), y), QPointF(layout.day.right(), y));
    drawWords(painter, words, Qt::AlignCenter, TextStyle::LabelStrong, Role::TextSecondary, layout.dayText);
}

void MessageDelegate::paintFact(QPainter &painter, const MessageLayout &layout) const
{
    painter.setPen(colour(Role::TextSecondary));
    layout.text->draw(&painter, layout.textOrigin);
    if (!layout.reasonSign.isEmpty())
        ui::paintIcon(painter, Icon::Info, layout.reasonSign, Role::TextSecondary, px(14));
}

void MessageDelegate::paintBubble(QPainter &painter, const MessageLayout &layout, const TranscriptEntry &entry) const
{
    if (!layout.author.isEmpty()) {
        drawWords(painter, layout.author, Qt::AlignRight | Qt::AlignVCenter, TextStyle::LabelStrong,
            Role::TextSecondary, layout.authorText);
    }
    if (!layout.avatar.isEmpty())
        ui::paintAvatar(painter, layout.avatar, {entry.author.name, entry.author.id});
    const bool isWhisper = entry.kind == TranscriptEntry::Kind::Whisper;
    const bool isInternal = entry.isInternal();
    const QRectF shape = isInternal ? QRectF(layout.bubble).adjusted(0.5, 0.5, -0.5, -0.5) : QRectF(layout.bubble);
    QPen edge = isInternal ? QPen(colour(isWhisper ? Role::WhisperBorder : Role::NoteBorder), 1) : QPen(Qt::NoPen);
    if (isWhisper)
        edge.setDashPattern({4, 3});
    painter.setPen(edge);
    painter.setBrush(colour(bubbleRole(entry)));
    painter.drawPath(bubblePath(shape, entry));
    if (isInternal) {
        const QRect sign(layout.label.topLeft(), QSize(px(16), layout.label.height()));
        ui::paintIcon(painter, isWhisper ? Icon::EyeOff : Icon::Lock, sign, wordsRole(entry), px(14));
        drawWords(painter, layout.label.adjusted(px(20), 0, 0, 0), Qt::AlignVCenter, TextStyle::LabelStrong,
            wordsRole(entry), layout.labelText);
    }
}

void MessageDelegate::paintText(
    QPainter &painter, const MessageLayout &layout, const TranscriptEntry &entry, const QModelIndex &index) const
{
    QList<QTextLayout::FormatRange> formats;
    if (!m_selection.isEmpty() && m_selection.index == index) {
        QTextCharFormat format;
        format.setBackground(colour(Role::Accent));
        format.setForeground(colour(Role::OnAccent));
        formats.append({m_selection.start(), m_selection.length(), format});
    }
    painter.setPen(colour(wordsRole(entry)));
    layout.text->draw(&painter, layout.textOrigin, formats);
}

void MessageDelegate::paintPicture(QPainter &painter, const MessageLayout &layout, const TranscriptEntry &entry) const
{
    QPainterPath clip;
    clip.addRoundedRect(layout.picture, px(10), px(10));
    const QImage image = m_thumbnails.image(entry.attachment.path);
    if (!image.isNull()) {
        painter.save();
        painter.setClipPath(clip);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        const QSizeF fitted = QSizeF(image.size()).scaled(layout.picture.size(), Qt::KeepAspectRatio);
        QRectF place(QPointF(0, 0), fitted);
        place.moveCenter(QRectF(layout.picture).center());
        painter.fillPath(clip, colour(Role::SurfaceSunken));
        painter.drawImage(place, image);
        painter.restore();
        return;
    }
    painter.fillPath(clip, colour(Role::SurfaceSunken));
    using State = state::Attachment::State;
    const bool isLost = entry.attachment.state == State::Failed || m_thumbnails.isUnreadable(entry.attachment.path);
    QRect sign = layout.picture.adjusted(0, 0, 0, -px(24));
    ui::paintIcon(painter, isLost ? Icon::Warning : Icon::Image, sign, Role::TextSecondary, px(24));
    const QString words = isLost ? EventWords::tr("No preview. Click to open") : entry.file.name;
    const QRect line(
        layout.picture.left() + px(8), layout.picture.center().y() + px(8), layout.picture.width() - px(16), px(20));
    drawWords(painter, line, Qt::AlignCenter, TextStyle::Secondary, Role::TextSecondary, words);
}

void MessageDelegate::paintFile(QPainter &painter, const MessageLayout &layout, const TranscriptEntry &entry) const
{
    ui::paintShape(painter, layout.fileIcon, ui::controlRadius, colour(Role::Surface));
    ui::paintIcon(painter, Icon::File, layout.fileIcon, Role::Accent, px(20));
    drawWords(painter, layout.fileName, Qt::AlignLeft | Qt::AlignVCenter, TextStyle::BodyStrong, Role::Text,
        layout.fileNameText);
    using State = state::Attachment::State;
    QString size = layout.fileSizeText;
    Role sizeRole = Role::TextSecondary;
    if (entry.delivery == state::Delivery::Sending) {
        size = EventWords::tr("%1, %2 % sent").arg(size).arg(entry.uploadedPercent);
    } else if (entry.attachment.state == State::Fetching) {
        size = EventWords::tr("%1, %2 % loaded").arg(size).arg(entry.attachment.percent);
    } else if (entry.attachment.state == State::Failed) {
        size = EventWords::tr("%1, could not be loaded").arg(size);
        sizeRole = Role::Danger;
    }
    drawWords(painter, layout.fileSize, Qt::AlignLeft | Qt::AlignVCenter, TextStyle::Secondary, sizeRole, size);
    if (!layout.discard.isEmpty()) {
        drawSmallButton(painter, layout.discard, MessageLayout::tr("Cancel"));
        return;
    }
    drawSmallButton(painter, layout.openFile, MessageLayout::tr("Open"));
    drawSmallButton(painter, layout.saveFile, MessageLayout::tr("Save"));
}

void MessageDelegate::paintMeta(
    QPainter &painter, const MessageLayout &layout, const TranscriptEntry &entry, bool isHovered) const
{
    using state::Delivery;
    const bool isUnsettled = entry.delivery == Delivery::Sending || entry.delivery == Delivery::Failed;
    if (!entry.endsGroup && !isHovered && !isUnsettled)
        return;
    drawWords(painter, layout.time, Qt::AlignRight | Qt::AlignVCenter, TextStyle::Label, Role::TextSecondary,
        layout.timeText);
    const int signSize = px(14);
    switch (entry.delivery) {
    case Delivery::NotMine:
        break;
    case Delivery::Sending:
        ui::paintIcon(painter, Icon::Clock, layout.deliverySign, Role::TextSecondary, signSize);
        break;
    case Delivery::Stored:
        ui::paintIcon(painter, Icon::Check, layout.deliverySign, Role::TextSecondary, signSize);
        break;
    case Delivery::Read:
        ui::paintIcon(painter, Icon::CheckDouble, layout.deliverySign, Role::Accent, signSize);
        break;
    case Delivery::Failed:
        ui::paintIcon(painter, Icon::Warning, layout.deliverySign, Role::Danger, signSize);
        break;
    }
    if (!layout.failure.isEmpty()) {
        const QRect sign(layout.failure.topLeft(), QSize(px(20), layout.failure.height()));
        ui::paintIcon(painter, Icon::Retry, sign, Role::Danger, px(16));
        drawWords(painter, layout.failure.adjusted(px(22), 0, 0, 0), Qt::AlignVCenter, TextStyle::Secondary,
            Role::Danger, layout.failureText);
    }
}

} // namespace qiao::workstation::conversation
