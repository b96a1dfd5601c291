#include "workstation/features/composer/ReplyGaps.h"

#include <QSignalSpy>
#include <QTest>
#include <QTextEdit>

using namespace qiao;
using namespace qiao::workstation::composer;
using namespace Qt::StringLiterals;

// The places of a canned reply that are still to be filled in, over a bare text. One thread.
class tst_ReplyGaps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placesAreWalkedThroughAndFilled()
    {
        QTextEdit edit;
        ReplyGaps gaps(edit);
        insert(edit, gaps, u"Order {{order.id}} comes on {{date:day}}."_s);
        QCOMPARE(gaps.firstOpen(), u"order.id"_s);
        QCOMPARE(edit.extraSelections().size(), 2);
        QVERIFY(gaps.selectNext());
        QCOMPARE(edit.textCursor().selectedText(), u"[order.id]"_s);
        QVERIFY(gaps.choices().isEmpty()); // it is typed
        QVERIFY(gaps.selectNext());
        QCOMPARE(edit.textCursor().selectedText(), u"[day]"_s);
        QVERIFY(gaps.selectNext()); // round to the first
        edit.insertPlainText(u"A-7"_s);
        QCOMPARE(gaps.firstOpen(), u"day"_s);
        QSignalSpy wanted(&gaps, &ReplyGaps::choiceWanted);
        QVERIFY(gaps.selectNext());
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(gaps.choices().size(), 7);
        gaps.choose(u"Monday"_s);
        QVERIFY(gaps.isEmpty());
        QVERIFY(!gaps.selectNext());
        QCOMPARE(edit.toPlainText(), u"Order A-7 comes on Monday."_s);
        QVERIFY(edit.extraSelections().isEmpty());
    }

    void aChoiceOffersItsOptions()
    {
        QTextEdit edit;
        ReplyGaps gaps(edit);
        insert(edit, gaps, u"Size {{choice:size|S|M}}"_s);
        QVERIFY(gaps.selectNext());
        QCOMPARE(gaps.choices(), QStringList({u"S"_s, u"M"_s}));
        gaps.choose(u"M"_s);
        QCOMPARE(edit.toPlainText(), u"Size M"_s);
        gaps.choose(u"S"_s); // nothing is open any more
        QCOMPARE(edit.toPlainText(), u"Size M"_s);
    }

    void whatIsWrittenBeforeMovesThePlaces()
    {
        QTextEdit edit;
        ReplyGaps gaps(edit);
        insert(edit, gaps, u"{{text:colour}} it is"_s);
        QTextCursor start(edit.document());
        start.insertText(u"Well, "_s);
        QVERIFY(gaps.selectNext());
        QCOMPARE(edit.textCursor().selectedText(), u"[colour]"_s);
    }

    void whatIsTakenOutIsNotAskedFor()
    {
        QTextEdit edit;
        ReplyGaps gaps(edit);
        insert(edit, gaps, u"{{text:colour}}"_s);
        edit.clear();
        QVERIFY(gaps.isEmpty());
    }

private:
    static void insert(QTextEdit &edit, ReplyGaps &gaps, const QString &text)
    {
        const text::FilledReply filled = text::ReplyTemplate::parse(text)->fill({});
        edit.setPlainText(filled.text);
        gaps.take(0, filled);
    }
};

QTEST_MAIN(tst_ReplyGaps)
#include "tst_ReplyGaps.moc"
