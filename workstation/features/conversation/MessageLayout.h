#pragma once

#include "workstation/features/conversation/LinkFinder.h"
#include "workstation/features/conversation/TranscriptEntry.h"

#include <QCoreApplication>
#include <QDate>
#include <QRect>
#include <QTextLayout>

#include <memory>
#include <optional>

namespace qiao::workstation::conversation {

// Where every part of one row of a transcript is, in the row's own coordinates: the one answer for painting, measuring
// and the mouse. A part that the row does not have is an empty rectangle. GUI thread.
class MessageLayout
{
    Q_DECLARE_TR_FUNCTIONS(qiao::workstation::conversation::MessageLayout)

public:
    enum class Part { None, Text, Link, Picture, OpenFile, SaveFile, Discard, Retry, Line };

    // What the layout depends on besides the entry itself.
    struct Frame
    {
        int width = 0;
        QDate today;
        QSize picture; // of the decoded thumbnail; invalid while there is none

        bool operator==(const Frame &) const = default;
    };

    MessageLayout(const TranscriptEntry &entry, const Frame &frame);

    static int sideMargin();

    Part partAt(const QPoint &position) const;
    const Link *linkAt(const QPoint &position) const;

    // The place in the text nearest to `position`; none where the row has no text.
    std::optional<int> cursorAt(const QPoint &position) const;

    int height = 0;
    QRect day;
    QString dayText;
    QRect line; // a fact
    QRect reasonSign;
    QRect avatar;
    QRect author;
    QString authorText;
    QRect bubble;
    QRect label; // what marks a note or a whisper
    QString labelText;
    QPoint textOrigin;
    std::shared_ptr<QTextLayout> text;
    QList<Link> links;
    QRect picture;
    QRect fileCard;
    QRect fileIcon;
    QRect fileName;
    QString fileNameText;
    QRect fileSize;
    QString fileSizeText;
    QRect openFile;
    QRect saveFile;
    QRect discard; // of a file that is not stored yet
    QRect time;
    QString timeText;
    QRect deliverySign;
    QRect failure;
    QString failureText;

private:
    void layDay(const TranscriptEntry &entry, const Frame &frame, int &y);
    void layFact(const TranscriptEntry &entry, const Frame &frame, int &y);
    void layBubble(const TranscriptEntry &entry, const Frame &frame, int &y);
    QSize layText(const QString &words, int width, const QFont &font, Qt::Alignment alignment);
    void markLinks();
    QSize sizeOfFileCard(const TranscriptEntry &entry, int width);
    void placeFileCard(const TranscriptEntry &entry, const QPoint &topLeft, const QSize &size);
    void placeMeta(const TranscriptEntry &entry);
};

// What is laid out in place of the text: the same length, with line ends that a paragraph understands.
QString paragraphOf(const QString &text);

} // namespace qiao::workstation::conversation
