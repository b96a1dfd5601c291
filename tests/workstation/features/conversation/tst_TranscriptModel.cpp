#include "tests/workstation/features/SampleDesk.h"
#include "workstation/features/conversation/EventWords.h"
#include "workstation/features/conversation/TranscriptModel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace qiao;
using namespace qiao::workstation;
using conversation::TranscriptEntry;
using conversation::TranscriptModel;

namespace {

// A model over a sample conversation that Ann has. One thread.
struct Room
{
    Room()
        : model(sample.desk)
        , id(sample.start(QStringLiteral("李雷"), QStringLiteral("退款")))
    {
        sample.assign(id);
        model.setTranscript(sample.desk.transcript(id));
    }

    TranscriptEntry last() const { return model.entry(model.rowCount() - 1); }
    QString lastSpoken() const { return model.index(model.rowCount() - 1).data(Qt::AccessibleTextRole).toString(); }

    tests::SampleDesk sample;
    TranscriptModel model;
    domain::ConversationId id;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

state::PendingPost post(const char *command, const char *text)
{
    state::PendingPost post;
    post.command = domain::CommandId(QString::fromLatin1(command));
    post.text = QString::fromUtf8(text);
    return post;
}

} // namespace

// Rows follow the transcript, are grouped, and say themselves in words. One thread.
class tst_TranscriptModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messagesWithinTwoMinutesAreOneGroup();
    void aNewDayBeginsWithItsName();
    void hiddenFactsHaveNoWords();
    void factsAreSaidInWords();
    void aMessageIsSpokenWithItsState();
    void aPostBecomesItsEventInPlace();
    void aPostThatOvertakesMoves();
    void olderPagesComeInAbove();
    void aDeadTranscriptLeavesAnEmptyModel();
    void aFileTellsHowFarItIs();
    void copiedTextNamesTheAuthor();
};

void tst_TranscriptModel::messagesWithinTwoMinutesAreOneGroup()
{
    Room room;
    room.sample.says(room.id, QStringLiteral("one"));
    const int first = room.model.rowCount() - 1;
    QVERIFY(room.last().startsGroup);
    QVERIFY(room.last().endsGroup);
    const quint64 stamp = room.last().stamp;
    room.sample.wait(std::chrono::seconds(119));
    room.sample.says(room.id, QStringLiteral("two"));
    QVERIFY(!room.last().startsGroup);
    QVERIFY(!room.model.entry(first).endsGroup);
    QVERIFY(room.model.entry(first).stamp != stamp); // laid out anew
    room.sample.wait(std::chrono::seconds(120));
    room.sample.says(room.id, QStringLiteral("three"));
    QVERIFY(room.last().startsGroup);
    room.sample.answers(room.id, QStringLiteral("four"));
    QVERIFY(room.last().startsGroup);
    room.sample.note(room.id, QStringLiteral("a note"));
    QVERIFY(room.last().startsGroup);
}

void tst_TranscriptModel::aNewDayBeginsWithItsName()
{
    Room room;
    QVERIFY(room.model.entry(0).startsDay);
    room.sample.says(room.id, QStringLiteral("one"));
    QVERIFY(!room.last().startsDay);
    room.sample.wait(std::chrono::hours(24));
    room.sample.says(room.id, QStringLiteral("two"));
    QVERIFY(room.last().startsDay);
    QVERIFY(room.last().startsGroup);
}

void tst_TranscriptModel::hiddenFactsHaveNoWords()
{
    Room room;
    room.sample.says(room.id, QStringLiteral("one"));
    room.sample.offer(room.id);
    QCOMPARE(room.last().kind, TranscriptEntry::Kind::Hidden);
    QVERIFY(room.model.index(room.model.rowCount() - 1).data(TranscriptModel::HiddenRole).toBool());
    room.sample.says(room.id, QStringLiteral("two"));
    QVERIFY(!room.last().startsGroup); // what is hidden parts nobody
}

void tst_TranscriptModel::factsAreSaidInWords()
{
    Room room;
    QCOMPARE(room.last().text, QStringLiteral("Assigned to Ann"));
    QVERIFY2(room.last().reason.startsWith(QStringLiteral("Free capacity: 80 %")), qPrintable(room.last().reason));
    const auto by = tests::SampleDesk::by(QStringLiteral("Ann"));
    room.sample.tell(room.id,
        domain::ConversationTransferred{
            by, {}, {}, domain::QueueId(QStringLiteral("q-orders")), QStringLiteral("wants to buy")});
    QCOMPARE(room.last().text, QStringLiteral("Ann transferred this to Orders: wants to buy"));
    room.sample.close(room.id);
    QCOMPARE(room.last().text, QStringLiteral("Closed by Ann"));
    room.sample.tell(room.id, domain::FeedbackSubmitted{4, QStringLiteral("很好")});
    QVERIFY(room.last().text.contains(QStringLiteral("★★★★☆")));
    QVERIFY(room.last().text.endsWith(QStringLiteral("很好")));
    room.sample.tell(room.id, domain::ConversationTagged{by, {}});
    QCOMPARE(room.last().text, QStringLiteral("Ann removed all tags"));
}

void tst_TranscriptModel::aMessageIsSpokenWithItsState()
{
    Room room;
    const auto seq = room.sample.answers(room.id, QStringLiteral("我来帮您查一下"));
    QVERIFY2(room.lastSpoken().contains(QStringLiteral("sent: 我来帮您查一下")), qPrintable(room.lastSpoken()));
    QVERIFY(room.lastSpoken().startsWith(QStringLiteral("Ann, ")));
    room.sample.reads(room.id, seq);
    QVERIFY(room.lastSpoken().contains(QStringLiteral("read: 我来帮您查一下")));
    room.sample.note(room.id, QStringLiteral("check"), QStringLiteral("Ben"));
    QVERIFY(room.lastSpoken().startsWith(QStringLiteral("Note by Ben, ")));
}

void tst_TranscriptModel::aPostBecomesItsEventInPlace()
{
    Room room;
    QSignalSpy inserted(&room.model, &QAbstractItemModel::rowsInserted);
    room.sample.desk.addPending(room.id, post("k1", "您好"));
    QCOMPARE(room.last().delivery, state::Delivery::Sending);
    QVERIFY(room.last().isMine);
    room.sample.desk.failPending(domain::CommandId(QStringLiteral("k1")), base::internalError(QStringLiteral("x")));
    QCOMPARE(room.last().delivery, state::Delivery::Failed);
    QVERIFY(!room.last().failure.isEmpty());
    room.sample.desk.retryPending(domain::CommandId(QStringLiteral("k1")));
    room.sample.tell(room.id,
        domain::MessagePosted{tests::SampleDesk::by(QStringLiteral("Ann")), QStringLiteral("您好"), {}},
        QStringLiteral("k1"));
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(room.last().delivery, state::Delivery::Stored);
}

void tst_TranscriptModel::aPostThatOvertakesMoves()
{
    Room room;
    room.sample.desk.addPending(room.id, post("k1", "first"));
    room.sample.desk.addPending(room.id, post("k2", "second"));
    QSignalSpy moved(&room.model, &QAbstractItemModel::rowsMoved);
    room.sample.tell(room.id,
        domain::MessagePosted{tests::SampleDesk::by(QStringLiteral("Ann")), QStringLiteral("second"), {}},
        QStringLiteral("k2"));
    QCOMPARE(moved.count(), 1);
    QCOMPARE(room.last().text, QStringLiteral("first"));
    QCOMPARE(room.model.entry(room.model.rowCount() - 2).text, QStringLiteral("second"));
}

void tst_TranscriptModel::olderPagesComeInAbove()
{
    tests::SampleDesk sample;
    protocol::ConversationSummary summary;
    summary.conversation.id = domain::ConversationId(QStringLiteral("c9"));
    summary.conversation.seq = 50;
    sample.desk.restore(sample.session, {summary}, {{summary.conversation.id, 50}}, {});
    state::Transcript *transcript = sample.desk.transcript(summary.conversation.id);
    TranscriptModel model(sample.desk);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTranscript(transcript);
    QCOMPARE(model.rowCount(), 0);
    const auto page = [&](quint64 first, quint64 last) {
        QList<domain::ConversationEvent> events;
        for (quint64 seq = first; seq <= last; ++seq) {
            domain::ConversationEvent event;
            event.conversation = summary.conversation.id;
            event.seq = seq;
            event.at = sample.clock.now() + std::chrono::seconds(qint64(seq));
            event.body = domain::MessagePosted{
                {domain::AuthorRole::Visitor, QStringLiteral("v"), {}}, QString::number(seq), {}};
            events.append(event);
        }
        return events;
    };
    QVERIFY(sample.desk.insertOlder(summary.conversation.id, 31, page(31, 50)));
    QCOMPARE(model.rowCount(), 20);
    QVERIFY(model.entry(0).startsDay);
    QVERIFY(sample.desk.insertOlder(summary.conversation.id, 1, page(1, 30)));
    QCOMPARE(model.rowCount(), 50);
    QVERIFY(!model.entry(30).startsDay); // it was the first one before
    QCOMPARE(model.entry(0).text, QStringLiteral("1"));
}

void tst_TranscriptModel::aDeadTranscriptLeavesAnEmptyModel()
{
    Room room;
    room.sample.says(room.id, QStringLiteral("one"));
    QVERIFY(room.model.rowCount() > 0);
    room.sample.desk.clear();
    QCOMPARE(room.model.rowCount(), 0);
}

void tst_TranscriptModel::aFileTellsHowFarItIs()
{
    Room room;
    const domain::FileReference file{
        domain::FileId(QStringLiteral("f1")), QStringLiteral("a.png"), QStringLiteral("image/png"), 10};
    room.sample.tell(room.id, domain::MessagePosted{room.sample.visitorOf(room.id), {}, file});
    QVERIFY(room.last().hasPicture());
    QSignalSpy changed(&room.model, &QAbstractItemModel::dataChanged);
    room.sample.desk.attachments()->set(file.id, {state::Attachment::State::Fetching, 40, {}, {}});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(room.last().attachment.percent, 40);
    QVERIFY(room.lastSpoken().contains(QStringLiteral("picture a.png")));
    room.sample.tell(room.id,
        domain::MessagePosted{room.sample.visitorOf(room.id), {},
            {domain::FileId(QStringLiteral("f2")), QStringLiteral("a.svg"), QStringLiteral("image/svg+xml"), 10}});
    QVERIFY(!room.last().hasPicture()); // never decoded here
}

void tst_TranscriptModel::copiedTextNamesTheAuthor()
{
    Room room;
    room.sample.answers(room.id, QStringLiteral("好的"));
    QVERIFY(room.model.copiedText(room.model.rowCount() - 1).endsWith(QStringLiteral("] Ann: 好的")));
}

QTEST_MAIN(tst_TranscriptModel)
#include "tst_TranscriptModel.moc"
