#include "tests/workstation/Samples.h"
#include "workstation/state/Desk.h"

#include <QSignalSpy>
#include <QTest>

using namespace qiao;
using namespace qiao::tests;
using namespace qiao::workstation::state;

namespace {

PendingPost post(int number, const QString &text)
{
    PendingPost made;
    made.command = samples::commandId(number);
    made.text = text;
    return made;
}

} // namespace

// A transcript is written through Desk only, so that is how it is tested.
class tst_Transcript : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>(m_clock);
        m_desk->apply(samples::session({samples::summary(1, 2)}), {});
        m_transcript = m_desk->transcript(samples::conversationId());
    }

    void beginsAfterWhatTheSummaryCovers()
    {
        QCOMPARE(m_transcript->count(), 0);
        QCOMPARE(m_transcript->firstSeq(), 3U);
        QVERIFY(m_transcript->hasOlder());
    }

    void readMarksAreNoLinesButTheyCount()
    {
        apply(samples::fromMe(3, QStringLiteral("hello")));
        QCOMPARE(m_transcript->delivery(0), Delivery::Stored);
        QSignalSpy changed(m_transcript, &Transcript::changed);
        apply(samples::readByVisitor(4, 3));
        QCOMPARE(m_transcript->count(), 1);
        QCOMPARE(m_transcript->delivery(0), Delivery::Read);
        QCOMPARE(changed.count(), 1);
        apply(samples::fromMe(5, QStringLiteral("still there?")));
        QCOMPARE(m_transcript->delivery(1), Delivery::Stored);
    }

    void myPostBecomesItsEventInItsPlace()
    {
        apply(samples::fromVisitor(3, QStringLiteral("hi")));
        m_desk->addPending(samples::conversationId(), post(1, QStringLiteral("hello")));
        QCOMPARE(m_transcript->count(), 2);
        QCOMPARE(m_transcript->delivery(1), Delivery::Sending);

        QSignalSpy inserted(m_transcript, &Transcript::inserted);
        QSignalSpy removed(m_transcript, &Transcript::removed);
        QSignalSpy moved(m_transcript, &Transcript::moved);
        QSignalSpy changed(m_transcript, &Transcript::changed);
        apply(samples::fromMe(4, QStringLiteral("hello"), samples::commandId(1)));
        QCOMPARE(m_transcript->count(), 2);
        QCOMPARE(inserted.count() + removed.count() + moved.count(), 0);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(m_transcript->delivery(1), Delivery::Stored);
        QVERIFY(!m_desk->pending(samples::commandId(1)));
    }

    void aPostOvertakesOneThatFailed()
    {
        m_desk->addPending(samples::conversationId(), post(1, QStringLiteral("first")));
        m_desk->addPending(samples::conversationId(), post(2, QStringLiteral("second")));
        m_desk->failPending(samples::commandId(1), base::conflict(QStringLiteral("closed")));
        QCOMPARE(m_transcript->delivery(0), Delivery::Failed);

        QSignalSpy moved(m_transcript, &Transcript::moved);
        apply(samples::fromMe(3, QStringLiteral("second"), samples::commandId(2)));
        QCOMPARE(moved.count(), 1);
        QCOMPARE(moved.first(), (QVariantList{1, 0}));
        QCOMPARE(m_transcript->storedCount(), 1);
        QCOMPARE(m_transcript->pending(1).command, samples::commandId(1));

        m_desk->retryPending(samples::commandId(1));
        QCOMPARE(m_transcript->delivery(1), Delivery::Sending);
        m_desk->removePending(samples::commandId(1));
        QCOMPARE(m_transcript->count(), 1);
    }

    void othersMessagesComeAboveMyPosts()
    {
        m_desk->addPending(samples::conversationId(), post(1, QStringLiteral("mine")));
        QSignalSpy inserted(m_transcript, &Transcript::inserted);
        apply(samples::fromVisitor(3, QStringLiteral("theirs")));
        QCOMPARE(inserted.first(), (QVariantList{0, 0}));
        QVERIFY(m_transcript->isPending(1));
    }

    void olderPagesComeInFront()
    {
        apply(samples::fromVisitor(3, QStringLiteral("third")));
        QSignalSpy inserted(m_transcript, &Transcript::inserted);
        QVERIFY(m_desk->insertOlder(samples::conversationId(), 1, {samples::started(), samples::assigned(2)}));
        QCOMPARE(inserted.first(), (QVariantList{0, 1}));
        QCOMPARE(m_transcript->count(), 3);
        QCOMPARE(m_transcript->event(0).seq, 1U);
        QCOMPARE(m_transcript->event(2).seq, 3U);
        QVERIFY(!m_transcript->hasOlder());
        QCOMPARE(m_transcript->indexOf(quint64(2)), 1);
        // Asked for twice: the second answer has nothing new.
        QVERIFY(!m_desk->insertOlder(samples::conversationId(), 1, {samples::started(), samples::assigned(2)}));
        QCOMPARE(m_transcript->count(), 3);
    }

    void aPageThatOverlapsIsTakenUpToWhatIsKnown()
    {
        apply(samples::fromVisitor(3, QStringLiteral("third")));
        QVERIFY(m_desk->insertOlder(
            samples::conversationId(), 2, {samples::assigned(2), samples::fromVisitor(3, QStringLiteral("third"))}));
        QCOMPARE(m_transcript->count(), 2);
    }

    void anUnsortedPageIsRefused()
    {
        QVERIFY(!m_desk->insertOlder(samples::conversationId(), 1, {samples::assigned(2), samples::started()}));
        QCOMPARE(m_transcript->count(), 0);
    }

    void aPostWhoseEventIsOnAnOlderPageLeaves()
    {
        m_desk->addPending(samples::conversationId(), post(1, QStringLiteral("sent before the restart")));
        QVERIFY(m_desk->insertOlder(samples::conversationId(), 2,
            {samples::fromMe(2, QStringLiteral("sent before the restart"), samples::commandId(1))}));
        QCOMPARE(m_transcript->count(), 1);
        QVERIFY(!m_transcript->isPending(0));
        QVERIFY(m_desk->conversationOf(samples::commandId(1)).isEmpty());
    }

    void anAnsweredPostLeavesWhenItsEventIsKnown()
    {
        // Answered for the second time, after a restart: its event came with the resume before.
        m_desk->addPending(samples::conversationId(), post(1, QStringLiteral("hello")));
        m_desk->settlePending(samples::commandId(1), 2);
        QCOMPARE(m_transcript->count(), 0);

        // Answered before its event: it waits for the event.
        m_desk->addPending(samples::conversationId(), post(2, QStringLiteral("hello")));
        m_desk->settlePending(samples::commandId(2), 3);
        QCOMPARE(m_transcript->count(), 1);
        apply(samples::fromMe(3, QStringLiteral("hello"), samples::commandId(2)));
        QCOMPARE(m_transcript->count(), 1);
        QVERIFY(!m_transcript->isPending(0));
    }

    void uploadsAreFollowed()
    {
        PendingPost file = post(1, {});
        file.kind = PendingPost::Kind::File;
        file.file.name = QStringLiteral("photo.png");
        m_desk->addPending(samples::conversationId(), file);
        m_desk->setUploadedPercent(samples::commandId(1), 40);
        QCOMPARE(m_transcript->pending(0).uploadedPercent, 40);
        m_desk->setUploaded(
            samples::commandId(1), {domain::FileId(QStringLiteral("f1")), QStringLiteral("photo.png"), {}, 9});
        QCOMPARE(m_desk->pending(samples::commandId(1))->file.id.toString(), QStringLiteral("f1"));
    }

    void unknownEventsOnlyTakeTheirNumber()
    {
        QCOMPARE(m_desk->skip(samples::conversationId(), 3), EventOutcome::Applied);
        apply(samples::fromVisitor(4, QStringLiteral("after it")));
        QCOMPARE(m_transcript->count(), 1);
        QCOMPARE(m_transcript->lastSeq(), 4U);
    }

    void tenThousandEventsStayInOrder()
    {
        for (quint64 seq = 3; seq < 10'003; ++seq)
            apply(samples::fromVisitor(seq, QString::number(seq)));
        QCOMPARE(m_transcript->count(), 10'000);
        for (quint64 seq : {quint64(3), quint64(5'000), quint64(10'002)})
            QCOMPARE(m_transcript->event(m_transcript->indexOf(seq)).seq, seq);
        QCOMPARE(m_transcript->indexOf(quint64(20'000)), 10'000);
    }

private:
    void apply(const domain::ConversationEvent &event) { QCOMPARE(m_desk->apply(event), EventOutcome::Applied); }

    base::ManualClock m_clock;
    std::unique_ptr<Desk> m_desk;
    Transcript *m_transcript = nullptr;
};

QTEST_GUILESS_MAIN(tst_Transcript)
#include "tst_Transcript.moc"
