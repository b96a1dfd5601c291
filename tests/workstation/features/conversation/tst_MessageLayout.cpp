#include "workstation/features/conversation/MessageLayout.h"

#include <QTest>

using namespace qiao;
using namespace qiao::workstation;
using conversation::MessageLayout;
using conversation::TranscriptEntry;

namespace {

TranscriptEntry message(const QString &text, domain::AuthorRole role = domain::AuthorRole::Visitor)
{
    TranscriptEntry entry;
    entry.kind = TranscriptEntry::Kind::Message;
    entry.author = {role, QStringLiteral("x"), QStringLiteral("Ann")};
    entry.text = text;
    entry.at = base::fromEpochMs(1'795'305'600'000);
    return entry;
}

MessageLayout::Frame frame(int width)
{
    return {width, QDate(2026, 11, 22), {}};
}

} // namespace

// One layout answers for painting, size and mouse: its parts lie where they should. One thread.
class tst_MessageLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bubblesStayWithinTheirShare_data();
    void bubblesStayWithinTheirShare();
    void theMouseFindsWhatIsPainted();
    void aLongTextIsHigher();
    void newLinesCount();
    void aFileHasItsButtons();
    void aPictureKeepsItsShape();
    void aFailureCanBePressed();
    void oneFactIsOneLine();
};

void tst_MessageLayout::bubblesStayWithinTheirShare_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {320, 480, 640, 1200})
        QTest::addRow("%d", width) << width;
}

void tst_MessageLayout::bubblesStayWithinTheirShare()
{
    QFETCH(int, width);
    for (const auto role : {domain::AuthorRole::Visitor, domain::AuthorRole::Agent, domain::AuthorRole::Bot}) {
        const QString text = QString(400, u'a') + QString(400, QChar(0x6865)) + QStringLiteral(" and some words");
        const MessageLayout layout(message(text, role), frame(width));
        QVERIFY(layout.bubble.width() <= int(width * 0.68) + 1);
        QVERIFY(layout.bubble.left() >= 0);
        QVERIFY(layout.bubble.right() < width);
        QVERIFY(layout.bubble.bottom() < layout.height);
        QVERIFY(!layout.time.intersects(layout.bubble));
        QVERIFY(layout.time.left() >= 0 && layout.time.right() < width);
        for (int line = 0; line < layout.text->lineCount(); ++line) {
            const QRectF words = layout.text->lineAt(line).naturalTextRect().translated(layout.textOrigin);
            QVERIFY(QRectF(layout.bubble).contains(words));
        }
    }
}

void tst_MessageLayout::theMouseFindsWhatIsPainted()
{
    const QString text = QStringLiteral("see https://a.example/b for more");
    const MessageLayout layout(message(text), frame(640));
    QCOMPARE(layout.links.size(), 1);
    const QTextLine line = layout.text->lineAt(0);
    const auto at = [&](int cursor) {
        return layout.textOrigin + QPoint(int(line.cursorToX(cursor)) + 2, int(line.rect().center().y()));
    };
    QCOMPARE(layout.partAt(at(0)), MessageLayout::Part::Text);
    QCOMPARE(layout.partAt(at(6)), MessageLayout::Part::Link);
    QCOMPARE(layout.linkAt(at(6))->url.host(), QStringLiteral("a.example"));
    QCOMPARE(layout.partAt(QPoint(639, 1)), MessageLayout::Part::None);
    QCOMPARE(*layout.cursorAt(at(0) - QPoint(2, 0)), 0);
    QCOMPARE(*layout.cursorAt(layout.bubble.bottomRight()), int(text.size()));
}

void tst_MessageLayout::aLongTextIsHigher()
{
    const QString longText = QStringLiteral("word ").repeated(100);
    QVERIFY(MessageLayout(message(longText), frame(640)).height
        > MessageLayout(message(QStringLiteral("word")), frame(640)).height);
    QVERIFY(MessageLayout(message(longText), frame(400)).height > MessageLayout(message(longText), frame(800)).height);
}

void tst_MessageLayout::newLinesCount()
{
    const MessageLayout layout(message(QStringLiteral("one\ntwo\n\nfour")), frame(640));
    QCOMPARE(layout.text->lineCount(), 4);
    QCOMPARE(conversation::paragraphOf(QStringLiteral("a\nb\r\nc")).size(), 6);
}

void tst_MessageLayout::aFileHasItsButtons()
{
    TranscriptEntry entry = message({});
    entry.file = {domain::FileId(QStringLiteral("f")), QString(300, u'n') + QStringLiteral(".pdf"),
        QStringLiteral("application/pdf"), 1536};
    QVERIFY(!MessageLayout(entry, frame(480)).discard.isEmpty()); // it is still on its way
    entry.seq = 1;
    const MessageLayout layout(entry, frame(480));
    QVERIFY(layout.bubble.contains(layout.fileCard));
    QVERIFY(layout.fileCard.contains(layout.openFile));
    QVERIFY(layout.fileCard.contains(layout.saveFile));
    QVERIFY(!layout.openFile.intersects(layout.saveFile));
    QVERIFY(layout.fileNameText.endsWith(QStringLiteral(".pdf")));
    QVERIFY(layout.fileSizeText.startsWith(QStringLiteral("1.5")));
    QCOMPARE(layout.partAt(layout.openFile.center()), MessageLayout::Part::OpenFile);
    QCOMPARE(layout.partAt(layout.saveFile.center()), MessageLayout::Part::SaveFile);
}

void tst_MessageLayout::aPictureKeepsItsShape()
{
    TranscriptEntry entry = message({});
    entry.file = {domain::FileId(QStringLiteral("f")), QStringLiteral("a.png"), QStringLiteral("image/png"), 1536};
    MessageLayout::Frame wide = frame(640);
    wide.picture = QSize(300, 150);
    const MessageLayout layout(entry, wide);
    QCOMPARE(layout.picture.size(), QSize(300, 150));
    QCOMPARE(layout.partAt(layout.picture.center()), MessageLayout::Part::Picture);
    wide.width = 300;
    const MessageLayout narrow(entry, wide);
    QVERIFY(narrow.picture.width() < 300);
    QVERIFY(std::abs(narrow.picture.width() - 2 * narrow.picture.height()) <= 2);
    QVERIFY(!MessageLayout(entry, frame(640)).picture.isEmpty()); // a place is kept while it loads
}

void tst_MessageLayout::aFailureCanBePressed()
{
    TranscriptEntry entry = message(QStringLiteral("hello"), domain::AuthorRole::Agent);
    entry.isMine = true;
    entry.delivery = state::Delivery::Failed;
    const MessageLayout layout(entry, frame(480));
    QCOMPARE(layout.partAt(layout.failure.center()), MessageLayout::Part::Retry);
    QVERIFY(layout.failure.top() > layout.bubble.bottom());
    QVERIFY(layout.failure.bottom() < layout.height);
}

void tst_MessageLayout::oneFactIsOneLine()
{
    TranscriptEntry entry;
    entry.kind = TranscriptEntry::Kind::System;
    entry.text = QStringLiteral("Assigned to Ann");
    entry.reason = QStringLiteral("Free capacity");
    entry.startsDay = true;
    entry.at = base::fromEpochMs(1'795'305'600'000);
    const MessageLayout layout(entry, frame(640));
    QCOMPARE(layout.text->lineCount(), 1);
    QVERIFY(layout.bubble.isEmpty());
    QVERIFY(layout.day.bottom() < layout.line.top());
    QVERIFY(!layout.reasonSign.isEmpty());
    QCOMPARE(layout.partAt(layout.line.center()), MessageLayout::Part::Line);
}

QTEST_MAIN(tst_MessageLayout)
#include "tst_MessageLayout.moc"
