#include "tests/workstation/features/SampleDesk.h"
#include "workstation/features/conversation/TranscriptModel.h"
#include "workstation/features/conversation/TranscriptView.h"

#include <QAccessible>
#include <QAccessibleInterface>
#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace qiao;
using namespace qiao::workstation;
using conversation::MessageDelegate;
using conversation::TranscriptModel;
using conversation::TranscriptView;

namespace {

constexpr int tenThousand = 10'000;

// Counts what is measured and what is painted. One thread.
class CountingDelegate : public MessageDelegate
{
public:
    using MessageDelegate::MessageDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        ++measured;
        return MessageDelegate::sizeHint(option, index);
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        ++painted;
        MessageDelegate::paint(painter, option, index);
    }

    mutable int measured = 0;
    mutable int painted = 0;
};

// A view over a conversation with as many messages as one wants. One thread.
struct Room
{
    explicit Room(int messages, int known = -1)
        : model(sample.desk)
        , delegate(new CountingDelegate(thumbnails, sample.clock, &view))
    {
        protocol::ConversationSummary summary;
        summary.conversation.id = id;
        summary.conversation.visitor = domain::VisitorId(QStringLiteral("v"));
        summary.conversation.visitorName = QStringLiteral("李雷");
        summary.conversation.seq = quint64(messages);
        summary.conversation.state = domain::ConversationState::Assigned;
        summary.conversation.agent = sample.session.agent.id;
        sample.desk.restore(sample.session, {summary}, {{id, quint64(messages)}}, {});
        transcript = sample.desk.transcript(id);
        load(quint64(messages - (known < 0 ? messages : known) + 1), quint64(messages));
        view.setItemDelegate(delegate);
        view.setModel(&model);
        model.setTranscript(transcript);
        view.resize(600, 500);
        view.show();
        delegate->measured = 0;
    }

    void load(quint64 first, quint64 last)
    {
        QList<domain::ConversationEvent> events;
        for (quint64 seq = first; seq <= last; ++seq) {
            domain::ConversationEvent event;
            event.conversation = id;
            event.seq = seq;
            event.at = sample.clock.now() + std::chrono::seconds(qint64(seq) * 40);
            const bool isVisitor = seq % 3 != 0;
            const domain::Author author{isVisitor ? domain::AuthorRole::Visitor : domain::AuthorRole::Agent,
                isVisitor ? QStringLiteral("v") : QStringLiteral("a-ann"),
                isVisitor ? QStringLiteral("李雷") : QStringLiteral("Ann")};
            const QString text
                = QStringLiteral("message %1 退款什么时候到账 ").arg(seq).repeated(1 + int(seq * 7 % 11));
            if (seq % 97 == 0)
                event.body = domain::ConversationQueued{};
            else
                event.body = domain::MessagePosted{author, text, {}};
            events.append(event);
        }
        QVERIFY(sample.desk.insertOlder(id, first, events));
    }

    // Where the row's top is on the screen.
    int topOf(const QModelIndex &index) const { return view.visualRect(index).top(); }
    void scrollTo(double share)
    {
        view.verticalScrollBar()->setValue(int(view.verticalScrollBar()->maximum() * share));
    }
    bool isAtEnd() const { return view.verticalScrollBar()->value() == view.verticalScrollBar()->maximum(); }

    tests::SampleDesk sample;
    domain::ConversationId id{QStringLiteral("c1")};
    state::Transcript *transcript = nullptr;
    conversation::Thumbnails thumbnails;
    TranscriptModel model;
    TranscriptView view;
    CountingDelegate *delegate;
};

} // namespace

// A long conversation is measured only where it is looked at, and nothing on the screen jumps. One thread.
class tst_TranscriptView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void openingMeasuresOnlyTheEnd();
    void everyJumpMeasuresOneScreen();
    void wheelingUpKeepsWhatIsSeenInPlace();
    void aNarrowerViewKeepsItsPlace();
    void theEndIsFollowed();
    void scrolledUpThePillCounts();
    void myOwnPostLeadsToTheEnd();
    void whatComesBeforeMyPostsIsNewsToo();
    void olderPagesDoNotMoveTheScreen();
    void theKeyboardWalksOverVisibleRows();
    void textIsMarkedAndCopied();
    void rowsAreCopiedWithTheirAuthors();
    void partsArePressed();
    void assistiveTechnologyReadsTheRows();
    void aShortConversationLiesAtTheBottom();
    void resetAndChangeAreSurvived();
};

void tst_TranscriptView::openingMeasuresOnlyTheEnd()
{
    Room room(tenThousand);
    room.delegate->measured = 0;
    room.view.forgetHeights();
    QVERIFY(room.isAtEnd());
    QVERIFY2(room.delegate->measured > 0 && room.delegate->measured < 60,
        qPrintable(QString::number(room.delegate->measured)));
    room.delegate->painted = 0;
    room.view.grab();
    QVERIFY2(room.delegate->painted < 60, qPrintable(QString::number(room.delegate->painted)));
}

void tst_TranscriptView::everyJumpMeasuresOneScreen()
{
    Room room(tenThousand);
    for (const double share : {0.5, 0.1, 0.9, 0.0, 1.0}) {
        room.delegate->measured = 0;
        room.scrollTo(share);
        QVERIFY2(room.delegate->measured < 60, qPrintable(QString::number(room.delegate->measured)));
        const auto [first, last] = room.view.visibleRows();
        for (int row = first; row <= last; ++row)
            QVERIFY(room.view.heights().isMeasured(row));
    }
    QVERIFY(room.isAtEnd());
}

void tst_TranscriptView::wheelingUpKeepsWhatIsSeenInPlace()
{
    Room room(tenThousand);
    room.scrollTo(0.7);
    for (int step = 0; step < 200; ++step) {
        const int row = room.view.visibleRows().first + 1;
        const QPersistentModelIndex watched(room.model.index(row, 0));
        const int before = room.topOf(watched);
        room.view.verticalScrollBar()->setValue(room.view.verticalScrollBar()->value() - 37);
        // Rows that come in above are measured now; what was on the screen moved by the wheel and nothing else.
        QCOMPARE(room.topOf(watched), before + 37);
    }
}

void tst_TranscriptView::aNarrowerViewKeepsItsPlace()
{
    Room room(2000);
    room.scrollTo(0.5);
    const QPersistentModelIndex watched(room.model.index(room.view.visibleRows().first + 1, 0));
    room.view.resize(420, 500);
    const auto [first, last] = room.view.visibleRows();
    QVERIFY(watched.row() >= first && watched.row() <= last);
    room.scrollTo(1.0);
    room.view.resize(640, 300);
    QVERIFY(room.isAtEnd());
}

void tst_TranscriptView::theEndIsFollowed()
{
    Room room(500);
    QVERIFY(room.view.followsEnd());
    for (int i = 0; i < 5; ++i) {
        room.sample.says(room.id, QStringLiteral("new ").repeated(40 * i + 1));
        QVERIFY(room.isAtEnd());
        QCOMPARE(room.view.visibleRows().second, room.model.rowCount() - 1);
    }
    QCOMPARE(room.view.unseenCount(), 0);
}

void tst_TranscriptView::scrolledUpThePillCounts()
{
    Room room(500);
    room.scrollTo(0.4);
    QVERIFY(!room.view.followsEnd());
    const QPersistentModelIndex watched(room.model.index(room.view.visibleRows().first + 1, 0));
    const int before = room.topOf(watched);
    QSignalSpy unseen(&room.view, &TranscriptView::unseenCountChanged);
    room.sample.says(room.id, QStringLiteral("one"));
    room.sample.says(room.id, QStringLiteral("two"));
    room.sample.tell(
        room.id, domain::ConversationTagged{tests::SampleDesk::by(QStringLiteral("Ben")), {QStringLiteral("x")}});
    QCOMPARE(room.topOf(watched), before);
    QCOMPARE(room.view.unseenCount(), 2);
    QCOMPARE(unseen.count(), 2);
    room.view.scrollToEnd();
    QVERIFY(room.isAtEnd());
    QCOMPARE(room.view.unseenCount(), 0);
}

void tst_TranscriptView::myOwnPostLeadsToTheEnd()
{
    Room room(500);
    room.scrollTo(0.2);
    state::PendingPost post;
    post.command = domain::CommandId(QStringLiteral("k"));
    post.text = QStringLiteral("my answer");
    room.sample.desk.addPending(room.id, post);
    QVERIFY(room.isAtEnd());
}

void tst_TranscriptView::whatComesBeforeMyPostsIsNewsToo()
{
    Room room(500);
    state::PendingPost post;
    post.command = domain::CommandId(QStringLiteral("k"));
    post.text = QStringLiteral("on its way");
    room.sample.desk.addPending(room.id, post);
    room.scrollTo(0.4);
    room.sample.says(room.id, QStringLiteral("meanwhile"));
    QCOMPARE(room.model.entry(room.model.rowCount() - 1).text, post.text);
    QCOMPARE(room.view.unseenCount(), 1);
}

void tst_TranscriptView::olderPagesDoNotMoveTheScreen()
{
    Room room(1000, 60);
    room.view.setHasOlder(true);
    QSignalSpy needed(&room.view, &TranscriptView::olderNeeded);
    room.scrollTo(0.0);
    QVERIFY(needed.count() > 0);
    const QPersistentModelIndex watched(room.model.index(1, 0));
    const int before = room.topOf(watched);
    room.load(741, 940);
    QCOMPARE(watched.row(), 201);
    QCOMPARE(room.topOf(watched), before);
    room.view.setHasOlder(false);
    QCOMPARE(room.topOf(watched), before);
}

void tst_TranscriptView::theKeyboardWalksOverVisibleRows()
{
    Room room(300);
    room.view.setFocus(Qt::TabFocusReason);
    QTest::keyClick(&room.view, Qt::Key_Home);
    QCOMPARE(room.view.currentIndex().row(), 0);
    QVERIFY(room.view.visualRect(room.view.currentIndex()).top() >= 0);
    for (int i = 0; i < 110; ++i) {
        QTest::keyClick(&room.view, Qt::Key_Down);
        QVERIFY(!room.view.currentIndex().data(TranscriptModel::HiddenRole).toBool());
        QVERIFY(room.view.viewport()->rect().intersects(room.view.visualRect(room.view.currentIndex())));
    }
    QCOMPARE(room.view.currentIndex().row(), 111); // one row of them is hidden
    QTest::keyClick(&room.view, Qt::Key_PageUp);
    QVERIFY(room.view.currentIndex().row() < 111);
    QTest::keyClick(&room.view, Qt::Key_End);
    QCOMPARE(room.view.currentIndex().row(), 299);
    QVERIFY(room.isAtEnd());
}

void tst_TranscriptView::textIsMarkedAndCopied()
{
    Room room(3);
    room.sample.says(room.id, QStringLiteral("hello brave new world"));
    const QModelIndex index = room.model.index(room.model.rowCount() - 1, 0);
    const QRect rect = room.view.visualRect(index);
    const auto layout = room.delegate->layout(index, rect.width());
    const QTextLine line = layout->text->lineAt(0);
    const auto at = [&](int cursor) {
        return rect.topLeft() + layout->textOrigin
            + QPoint(qRound(line.cursorToX(cursor)), int(line.rect().center().y()));
    };
    QTest::mousePress(room.view.viewport(), Qt::LeftButton, {}, at(6));
    QTest::mouseMove(room.view.viewport(), at(9));
    QTest::mouseMove(room.view.viewport(), at(11));
    QTest::mouseRelease(room.view.viewport(), Qt::LeftButton, {}, at(11));
    QCOMPARE(room.view.selectedText(), QStringLiteral("brave"));
    QTest::keyClick(&room.view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("brave"));
    QTest::mouseDClick(room.view.viewport(), Qt::LeftButton, {}, at(13));
    QCOMPARE(room.view.selectedText(), QStringLiteral("new"));
}

void tst_TranscriptView::rowsAreCopiedWithTheirAuthors()
{
    Room room(2);
    room.sample.says(room.id, QStringLiteral("你好"));
    room.sample.answers(room.id, QStringLiteral("您好"));
    const int last = room.model.rowCount() - 1;
    room.view.selectionModel()->select(
        QItemSelection(room.model.index(last - 1, 0), room.model.index(last, 0)), QItemSelectionModel::ClearAndSelect);
    const QStringList lines = room.view.selectedText().split(u'\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines.at(0).endsWith(QStringLiteral("李雷: 你好")));
    QVERIFY(lines.at(1).endsWith(QStringLiteral("Ann: 您好")));
}

void tst_TranscriptView::partsArePressed()
{
    Room room(2);
    room.sample.says(room.id, QStringLiteral("https://a.example/b"));
    QSignalSpy opened(&room.view, &TranscriptView::linkOpened);
    QSignalSpy retried(&room.view, &TranscriptView::retryClicked);
    QSignalSpy saved(&room.view, &TranscriptView::fileSaved);
    const auto press = [&](auto part) {
        const QModelIndex index = room.model.index(room.model.rowCount() - 1, 0);
        const QRect rect = room.view.visualRect(index);
        QTest::mouseClick(room.view.viewport(), Qt::LeftButton, {},
            rect.topLeft() + part(*room.delegate->layout(index, rect.width())));
    };
    press([](const conversation::MessageLayout &layout) { return layout.textOrigin + QPoint(20, 8); });
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.first().first().toUrl().host(), QStringLiteral("a.example"));
    room.sample.tell(room.id,
        domain::MessagePosted{room.sample.visitorOf(room.id), {},
            {domain::FileId(QStringLiteral("f")), QStringLiteral("a.pdf"), QStringLiteral("application/pdf"), 10}});
    press([](const conversation::MessageLayout &layout) { return layout.saveFile.center(); });
    QCOMPARE(saved.count(), 1);
    state::PendingPost post;
    post.command = domain::CommandId(QStringLiteral("k"));
    post.text = QStringLiteral("my answer");
    post.error = base::internalError(QStringLiteral("x"));
    room.sample.desk.addPending(room.id, post);
    press([](const conversation::MessageLayout &layout) { return layout.failure.center(); });
    QCOMPARE(retried.count(), 1);
    QTest::keyClick(&room.view, Qt::Key_Return); // the pressed row is the current one
    QCOMPARE(retried.count(), 2);
}

void tst_TranscriptView::assistiveTechnologyReadsTheRows()
{
    Room room(50);
    room.view.setAccessibleName(QStringLiteral("Messages"));
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&room.view);
    QVERIFY(list);
    QCOMPARE(list->role(), QAccessible::List);
    QCOMPARE(list->text(QAccessible::Name), QStringLiteral("Messages"));
    QCOMPARE(list->childCount(), 50);
    QAccessibleInterface *row = list->child(49);
    QCOMPARE(row->role(), QAccessible::ListItem);
    QVERIFY(row->text(QAccessible::Name).contains(QStringLiteral("message 50 退款")));
    QCOMPARE(row->parent(), list);
    QCOMPARE(list->indexOfChild(row), 49);
    QCOMPARE(list->child(49), row);
    QVERIFY(!row->state().offscreen);
    QVERIFY(list->child(0)->state().offscreen);
    QCOMPARE(list->childAt(row->rect().center().x(), row->rect().center().y()), row);
    room.sample.says(room.id, QStringLiteral("one more"));
    QCOMPARE(list->childCount(), 51);
    QCOMPARE(list->indexOfChild(row), 49);
    room.model.setTranscript(nullptr);
    QCOMPARE(list->childCount(), 0);
    QVERIFY(!row->isValid());
}

void tst_TranscriptView::aShortConversationLiesAtTheBottom()
{
    Room room(2);
    const QRect last = room.view.visualRect(room.model.index(1, 0));
    QVERIFY(last.bottom() < room.view.viewport()->height());
    QVERIFY(last.bottom() > room.view.viewport()->height() - 40);
    QCOMPARE(room.view.verticalScrollBar()->maximum(), 0);
    QCOMPARE(room.view.indexAt(last.center()), room.model.index(1, 0));
    QVERIFY(!room.view.indexAt(QPoint(10, 1)).isValid());
}

void tst_TranscriptView::resetAndChangeAreSurvived()
{
    Room room(400);
    room.scrollTo(0.5);
    room.sample.reads(room.id, 300); // changes many rows at once
    QVERIFY(!room.view.followsEnd());
    room.model.setTranscript(nullptr);
    QCOMPARE(room.view.visibleRows(), std::pair(-1, -1));
    room.view.grab();
    room.model.setTranscript(room.transcript);
    QVERIFY(room.isAtEnd());
    room.sample.desk.clear();
    room.view.grab();
    QCOMPARE(room.view.visibleRows(), std::pair(-1, -1));
}

QTEST_MAIN(tst_TranscriptView)
#include "tst_TranscriptView.moc"
