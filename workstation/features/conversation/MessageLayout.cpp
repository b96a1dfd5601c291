#include "workstation/features/conversation/MessageLayout.h"

#include "workstation/features/conversation/EventWords.h"
#include "workstation/ui/RelativeTime.h"
#include "workstation/ui/Theme.h"

#include <QDateTime>
#include <QFontInfo>
#include <QFontMetrics>
#include <QLocale>

#include <cmath>

namespace qiao::workstation::conversation {

namespace {

using ui::TextStyle;

constexpr double lineSpacing = 1.45;
constexpr double widestBubble = 0.68; // of the row
constexpr QSize pictureBox(300, 220);
constexpr QSize emptyPicture(220, 140);

int px(int pixels)
{
    return ui::Theme::current().scaled(pixels);
}
QFont fontOf(TextStyle style)
{
    return ui::Theme::current().font(style);
}

QDateTime localTime(base::TimePoint at)
{
    return QDateTime::fromMSecsSinceEpoch(base::toEpochMs(at));
}

QSize pictureSize(const QSize &decoded, int widest)
{
    QSize box(std::min(px(pictureBox.width()), widest), px(pictureBox.height()));
    if (!decoded.isValid())
        return QSize(px(emptyPicture.width()), px(emptyPicture.height())).boundedTo(box);
    const QSize fitted = decoded.boundedTo(decoded.scaled(box, Qt::KeepAspectRatio));
    return fitted.expandedTo(QSize(px(48), px(48)));
}

} // namespace

QString paragraphOf(const QString &text)
{
    QString paragraph = text;
    for (QChar &character : paragraph) {
        if (character == u'\n')
            character = QChar::LineSeparator;
        else if (character == u'\r' || character == QChar(0))
            character = u' ';
    }
    return paragraph;
}

int MessageLayout::sideMargin()
{
    return px(16);
}

MessageLayout::MessageLayout(const TranscriptEntry &entry, const Frame &frame)
{
    int y = 0;
    if (entry.startsDay)
        layDay(entry, frame, y);
    if (entry.kind == TranscriptEntry::Kind::System)
        layFact(entry, frame, y);
    else if (entry.isBubble())
        layBubble(entry, frame, y);
    height = y;
}

void MessageLayout::layDay(const TranscriptEntry &entry, const Frame &frame, int &y)
{
    const int rowHeight = px(40);
    dayText = ui::dayHeading(localTime(entry.at).date(), frame.today);
    day = QRect(sideMargin(), y, frame.width - 2 * sideMargin(), rowHeight);
    y += rowHeight;
}

void MessageLayout::layFact(const TranscriptEntry &entry, const Frame &frame, int &y)
{
    const int signWidth = entry.reason.isEmpty() ? 0 : px(20);
    const int width = std::max(px(80), frame.width - 2 * px(48) - signWidth);
    const QSize size = layText(entry.text, width, fontOf(TextStyle::Secondary), Qt::AlignHCenter);
    y += px(8);
    line = QRect((frame.width - width - signWidth) / 2, y, width, size.height());
    textOrigin = line.topLeft();
    if (signWidth > 0) {
        const QTextLine last = text->lineAt(text->lineCount() - 1);
        const int right = int(std::ceil(last.naturalTextRect().right()));
        reasonSign = QRect(line.left() + right + px(4), line.bottom() + 1 - px(18), px(16), px(18));
    }
    y += size.height() + px(8);
}

void MessageLayout::layBubble(const TranscriptEntry &entry, const Frame &frame, int &y)
{
    const bool outgoing = entry.isOutgoing();
    const int margin = sideMargin();
    const int avatarSize = px(28);
    const int gutter = outgoing ? 0 : avatarSize + px(8);
    const int padX = px(12);
    const int padY = px(7);
    const int widest = std::max(px(120), int(frame.width * widestBubble) - gutter);
    const int inner = widest - 2 * padX;

    y += entry.startsGroup ? px(entry.startsDay ? 0 : 8) : px(2);
    if (entry.startsGroup && outgoing && !entry.isMine && entry.kind == TranscriptEntry::Kind::Message) {
        authorText = EventWords::nameOf(entry.author);
        author = QRect(margin, y, frame.width - 2 * margin - px(4), px(18));
        y += px(20);
    }

    QSize content;
    const bool isInternal = entry.isInternal();
    if (isInternal) {
        const QString who = EventWords::nameOf(entry.author);
        if (entry.kind == TranscriptEntry::Kind::Whisper)
            labelText = entry.isMine ? tr("Whisper, the visitor never sees it")
                                     : tr("Whisper by %1, the visitor never sees it").arg(who);
        else
            labelText
                = entry.isMine ? tr("Note, only your team sees it") : tr("Note by %1, only your team sees it").arg(who);
        const int labelWidth = QFontMetrics(fontOf(TextStyle::LabelStrong)).horizontalAdvance(labelText) + px(20) + 2;
        label = QRect(0, 0, std::min(labelWidth, inner), px(18));
        content = QSize(label.width(), label.height() + px(2));
    }
    if (entry.hasPicture()) {
        content = pictureSize(frame.picture, widest - 2 * px(4));
    } else if (entry.hasFile()) {
        content = sizeOfFileCard(entry, inner);
    } else {
        links = linksIn(entry.text);
        const QSize size = layText(entry.text, inner, fontOf(TextStyle::Body), Qt::AlignLeft);
        content = QSize(std::max(content.width(), size.width()), content.height() + size.height());
    }

    const int frameX = entry.hasPicture() ? px(4) : padX;
    const int frameY = entry.hasPicture() ? px(4) : padY;
    const QSize outer(content.width() + 2 * frameX, content.height() + 2 * frameY);
    const int left = outgoing ? frame.width - margin - outer.width() : margin + gutter;
    bubble = QRect(QPoint(left, y), outer);
    const QPoint inside = bubble.topLeft() + QPoint(frameX, frameY);
    if (isInternal)
        label.moveTopLeft(inside);
    if (entry.hasPicture())
        picture = QRect(inside, content);
    else if (entry.hasFile())
        placeFileCard(entry, inside, content);
    else
        textOrigin = inside + QPoint(0, isInternal ? label.height() + px(2) : 0);
    if (!outgoing && entry.startsGroup)
        avatar = QRect(margin, y, avatarSize, avatarSize);
    y += outer.height();

    placeMeta(entry);
    if (entry.delivery == state::Delivery::Failed) {
        failureText = tr("Not sent. Try again");
        const int width = QFontMetrics(fontOf(TextStyle::Secondary)).horizontalAdvance(failureText) + px(24);
        const int fitting = std::min(width, frame.width - 2 * margin);
        failure = QRect(frame.width - margin - fitting, y + px(2), fitting, px(24));
        y += px(28);
    }
    y += entry.endsGroup ? px(4) : 0;
}

QSize MessageLayout::layText(const QString &words, int width, const QFont &font, Qt::Alignment alignment)
{
    QTextOption option(alignment);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(Qt::LayoutDirectionAuto);
    text = std::make_shared<QTextLayout>(paragraphOf(words), font);
    text->setTextOption(option);
    text->setCacheEnabled(true);
    markLinks();
    const qreal rowHeight = std::ceil(QFontInfo(font).pixelSize() * lineSpacing);
    qreal y = 0;
    qreal widest = 0;
    text->beginLayout();
    for (QTextLine row = text->createLine(); row.isValid(); row = text->createLine()) {
        row.setLineWidth(width);
        row.setPosition(QPointF(0, y + (rowHeight - row.height()) / 2));
        widest = std::max(widest, row.naturalTextWidth());
        y += rowHeight;
    }
    text->endLayout();
    return QSize(int(std::ceil(widest)), int(std::ceil(y)));
}

void MessageLayout::markLinks()
{
    QList<QTextLayout::FormatRange> formats;
    for (const Link &link : std::as_const(links)) {
        QTextCharFormat format;
        format.setForeground(ui::Theme::current().colour(ui::Role::Accent));
        format.setFontUnderline(true);
        formats.append({link.start, link.length, format});
    }
    text->setFormats(formats);
}

QSize MessageLayout::sizeOfFileCard(const TranscriptEntry &entry, int width)
{
    const QFontMetrics metrics(fontOf(TextStyle::BodyStrong));
    fileSizeText
        = QLocale().formattedDataSize(std::max<qint64>(entry.file.size, 0), 1, QLocale::DataSizeTraditionalFormat);
    const int fixed = px(36) + px(12);
    const int fullName = metrics.horizontalAdvance(entry.file.name);
    const int nameWidth = std::clamp(fullName, std::min(px(160), width - fixed), std::max(px(80), width - fixed));
    fileNameText = metrics.elidedText(paragraphOf(entry.file.name), Qt::ElideMiddle, nameWidth);
    return QSize(fixed + nameWidth, px(36) + px(8) + px(26));
}

void MessageLayout::placeFileCard(const TranscriptEntry &entry, const QPoint &topLeft, const QSize &size)
{
    fileCard = QRect(topLeft, size);
    fileIcon = QRect(topLeft, QSize(px(36), px(36)));
    const int left = fileIcon.right() + 1 + px(12);
    fileName = QRect(left, topLeft.y(), fileCard.right() + 1 - left, px(18));
    fileSize = QRect(left, topLeft.y() + px(18), fileName.width(), px(18));
    const QFontMetrics metrics(fontOf(TextStyle::Secondary));
    const int buttonTop = topLeft.y() + px(44);
    if (entry.seq == 0) {
        discard = QRect(left, buttonTop, metrics.horizontalAdvance(tr("Cancel")) + px(20), px(26));
        return;
    }
    openFile = QRect(left, buttonTop, metrics.horizontalAdvance(tr("Open")) + px(20), px(26));
    saveFile = QRect(openFile.right() + 1 + px(8), buttonTop, metrics.horizontalAdvance(tr("Save")) + px(20), px(26));
}

void MessageLayout::placeMeta(const TranscriptEntry &entry)
{
    timeText = ui::clockTime(localTime(entry.at));
    const QFontMetrics metrics(fontOf(TextStyle::Label));
    const int timeWidth = metrics.horizontalAdvance(timeText) + px(2);
    const int rowHeight = px(16);
    const int top = bubble.bottom() + 1 - rowHeight - px(4);
    if (!entry.isOutgoing()) {
        time = QRect(bubble.right() + 1 + px(8), top, timeWidth, rowHeight);
        return;
    }
    int right = bubble.left() - px(8);
    if (entry.delivery != state::Delivery::NotMine) {
        deliverySign = QRect(right - px(16), top, px(16), rowHeight);
        right = deliverySign.left() - px(2);
    }
    time = QRect(right - timeWidth, top, timeWidth, rowHeight);
}

MessageLayout::Part MessageLayout::partAt(const QPoint &position) const
{
    if (openFile.contains(position))
        return Part::OpenFile;
    if (saveFile.contains(position))
        return Part::SaveFile;
    if (discard.contains(position))
        return Part::Discard;
    if (picture.contains(position))
        return Part::Picture;
    if (failure.contains(position))
        return Part::Retry;
    if (linkAt(position))
        return Part::Link;
    if (line.contains(position) || reasonSign.contains(position))
        return Part::Line;
    if (text && bubble.contains(position))
        return Part::Text;
    return Part::None;
}

const Link *MessageLayout::linkAt(const QPoint &position) const
{
    if (!text || links.isEmpty())
        return nullptr;
    const QPointF inText = position - textOrigin;
    for (int i = 0; i < text->lineCount(); ++i) {
        const QTextLine row = text->lineAt(i);
        if (!row.naturalTextRect().contains(inText))
            continue;
        const int cursor = row.xToCursor(inText.x(), QTextLine::CursorOnCharacter);
        for (const Link &link : links) {
            if (cursor >= link.start && cursor < link.start + link.length)
                return &link;
        }
    }
    return nullptr;
}

std::optional<int> MessageLayout::cursorAt(const QPoint &position) const
{
    if (!text || text->lineCount() == 0)
        return std::nullopt;
    const QPointF inText = position - textOrigin;
    if (inText.y() < 0)
        return 0;
    for (int i = 0; i < text->lineCount(); ++i) {
        const QTextLine row = text->lineAt(i);
        if (inText.y() < row.rect().bottom() || i == text->lineCount() - 1)
            return row.xToCursor(inText.x());
    }
    return std::nullopt;
}

} // namespace qiao::workstation::conversation
