#include "tests/workstation/features/SampleDesk.h"
#include "tests/workstation/ui/NamedFocusables.h"
#include "workstation/features/conversation/ConversationHeader.h"
#include "workstation/features/conversation/ConversationPanel.h"
#include "workstation/features/conversation/TranscriptModel.h"
#include "workstation/features/conversation/TranscriptView.h"
#include "workstation/ui/ActionRegistry.h"
#include "workstation/ui/EmptyState.h"

#include <QDesktopServices>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace qiao;
using namespace qiao::workstation;
using conversation::ConversationPanel;

namespace {

// A panel over a sample desk with what it needs around it. One thread.
struct Room
{
    Room()
        : settings(folder.filePath(QStringLiteral("s.ini")))
        , language(settings)
        , actions(settings, language)
        , panel(sample.desk, actions, sample.clock)
    {
        panel.resize(700, 600);
        panel.show();
    }

    QTemporaryDir folder;
    workstation::settings::Settings settings;
    ui::Language language;
    ui::ActionRegistry actions;
    tests::SampleDesk sample;
    ConversationPanel panel;
};

} // namespace

// What a conversation offers in each of its states, and what is ordered from it. One thread.
class tst_ConversationPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theHeaderOffersWhatIsPossible();
    void actionsPressTheButtons();
    void olderEventsAreAskedForOnce();
    void whatIsSeenIsTold();
    void picturesAreWantedAndShown();
    void onlySafeLinksAreOpened();
    void theMenuHelpsAFailedPost();
    void aRemovedConversationIsLeft();
    void everythingHasAName();

public Q_SLOTS:
    void takeUrl(const QUrl &url) { m_opened.append(url); }

private:
    QList<QUrl> m_opened;
};

void tst_ConversationPanel::theHeaderOffersWhatIsPossible()
{
    Room room;
    const auto id = room.sample.start(QStringLiteral("李雷"), QStringLiteral("退款"));
    room.panel.showConversation(id);
    auto *header = room.panel.header();
    QVERIFY(header->acceptButton()->isVisible());
    QCOMPARE(header->acceptButton()->text(), QStringLiteral("Take"));
    QVERIFY(!header->transferButton()->isVisible());
    room.sample.offer(id);
    QCOMPARE(header->acceptButton()->text(), QStringLiteral("Accept"));
    room.sample.assign(id);
    QVERIFY(!header->acceptButton()->isVisible());
    QVERIFY(header->transferButton()->isVisible());
    QVERIFY(header->closeButton()->isVisible());
    QVERIFY(header->whyButton()->isVisible());
    QVERIFY(header->whyButton()->accessibleDescription().contains(QStringLiteral("Free capacity")));
    room.sample.close(id);
    QVERIFY(!header->closeButton()->isVisible());
    QVERIFY(header->reopenButton()->isVisible());
    room.panel.showConversation({});
    QVERIFY(!header->isVisible());
    QVERIFY(room.panel.conversation().isEmpty());
}

void tst_ConversationPanel::actionsPressTheButtons()
{
    Room room;
    const auto id = room.sample.start(QStringLiteral("Emma"));
    room.panel.showConversation(id);
    QSignalSpy accepted(&room.panel, &ConversationPanel::acceptRequested);
    QSignalSpy closed(&room.panel, &ConversationPanel::closeRequested);
    room.actions.action(QStringLiteral("conversation.accept"))->trigger();
    room.actions.action(QStringLiteral("conversation.close"))->trigger();
    QCOMPARE(accepted.count(), 1);
    QCOMPARE(accepted.first().first().value<domain::ConversationId>(), id);
    QCOMPARE(closed.count(), 0); // not mine yet
    room.sample.assign(id);
    room.actions.action(QStringLiteral("conversation.close"))->trigger();
    QCOMPARE(closed.count(), 1);
}

void tst_ConversationPanel::olderEventsAreAskedForOnce()
{
    Room room;
    protocol::ConversationSummary summary;
    summary.conversation.id = domain::ConversationId(QStringLiteral("c7"));
    summary.conversation.seq = 20;
    room.sample.desk.restore(room.sample.session, {summary}, {{summary.conversation.id, 20}}, {});
    QSignalSpy older(&room.panel, &ConversationPanel::olderRequested);
    room.panel.showConversation(summary.conversation.id);
    QCOMPARE(older.count(), 1);
    QCOMPARE(older.first().at(1).toULongLong(), 21u);
    room.panel.view()->scrollToEnd();
    QCOMPARE(older.count(), 1);
    QList<domain::ConversationEvent> page;
    for (quint64 seq = 11; seq <= 20; ++seq) {
        domain::ConversationEvent event;
        event.conversation = summary.conversation.id;
        event.seq = seq;
        event.body
            = domain::MessagePosted{{domain::AuthorRole::Visitor, QStringLiteral("v"), {}}, QStringLiteral("x"), {}};
        page.append(event);
    }
    room.sample.desk.insertOlder(summary.conversation.id, 11, page);
    QCOMPARE(older.count(), 2); // still near the beginning of what is known
    QCOMPARE(older.last().at(1).toULongLong(), 11u);
    QCOMPARE(room.panel.model()->rowCount(), 10);
}

void tst_ConversationPanel::whatIsSeenIsTold()
{
    Room room;
    const auto id = room.sample.start(QStringLiteral("Emma"));
    room.sample.assign(id);
    QSignalSpy seen(&room.panel, &ConversationPanel::seen);
    room.panel.showConversation(id);
    room.panel.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&room.panel));
    const auto seq = room.sample.says(id, QStringLiteral("Hello"));
    QVERIFY(seen.count() > 0);
    QCOMPARE(seen.last().at(1).toULongLong(), seq);
    const auto count = seen.count();
    room.panel.hide();
    room.sample.says(id, QStringLiteral("Are you there?"));
    QCOMPARE(seen.count(), count); // nobody looks
    room.panel.show();
    QApplication::setActiveWindow(&room.panel);
    QTRY_COMPARE(seen.last().at(1).toULongLong(), seq + 1);
}

void tst_ConversationPanel::picturesAreWantedAndShown()
{
    Room room;
    const auto id = room.sample.start(QStringLiteral("Emma"));
    room.panel.showConversation(id);
    QSignalSpy wanted(room.sample.desk.attachments(), &state::Attachments::wanted);
    const domain::FileReference file{
        domain::FileId(QStringLiteral("f1")), QStringLiteral("a.png"), QStringLiteral("image/png"), 100};
    room.sample.tell(id, domain::MessagePosted{room.sample.visitorOf(id), {}, file});
    QCOMPARE(wanted.count(), 1);
    const QModelIndex index = room.panel.model()->index(room.panel.model()->rowCount() - 1);
    const int before = room.panel.view()->visualRect(index).height();
    QImage picture(600, 600, QImage::Format_RGB32);
    picture.fill(Qt::darkCyan);
    const QString path = room.folder.filePath(QStringLiteral("a.png"));
    QVERIFY(picture.save(path));
    room.sample.desk.attachments()->set(file.id, {state::Attachment::State::Here, 100, path, {}});
    QTRY_VERIFY(room.panel.view()->visualRect(index).height() > before);
    const QImage shown = room.panel.view()->grab().toImage();
    const QPoint middle = room.panel.view()->visualRect(index).topLeft() + QPoint(150, 80);
    QCOMPARE(shown.pixelColor(middle * shown.devicePixelRatio()), QColor(Qt::darkCyan));
    QSignalSpy opened(&room.panel, &ConversationPanel::fileOpenRequested);
    Q_EMIT room.panel.view()->fileOpened(index.row());
    QCOMPARE(opened.first().at(1).toString(), path);
}

void tst_ConversationPanel::onlySafeLinksAreOpened()
{
    Room room;
    QDesktopServices::setUrlHandler(QStringLiteral("https"), this, "takeUrl");
    QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "takeUrl");
    Q_EMIT room.panel.view()->linkOpened(QUrl(QStringLiteral("file:///etc/passwd")));
    Q_EMIT room.panel.view()->linkOpened(QUrl(QStringLiteral("https://a.example/")));
    QCOMPARE(m_opened, QList<QUrl>{QUrl(QStringLiteral("https://a.example/"))});
    QDesktopServices::unsetUrlHandler(QStringLiteral("https"));
    QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
}

void tst_ConversationPanel::theMenuHelpsAFailedPost()
{
    Room room;
    const auto id = room.sample.start(QStringLiteral("Emma"));
    room.sample.assign(id);
    room.panel.showConversation(id);
    state::PendingPost post;
    post.command = domain::CommandId(QStringLiteral("k"));
    post.text = QStringLiteral("hello https://a.example/");
    post.error = base::internalError(QStringLiteral("x"));
    room.sample.desk.addPending(id, post);
    const std::unique_ptr<QMenu> menu(room.panel.contextMenuFor(room.panel.model()->rowCount() - 1));
    QSignalSpy retried(&room.panel, &ConversationPanel::retryRequested);
    QSignalSpy discarded(&room.panel, &ConversationPanel::discardRequested);
    QStringList texts;
    for (QAction *action : menu->actions()) {
        texts.append(action->text());
        if (action->text() == QStringLiteral("Try again") || action->text() == QStringLiteral("Throw away"))
            action->trigger();
    }
    QVERIFY(texts.contains(QStringLiteral("Open a.example")));
    QCOMPARE(retried.count(), 1);
    QCOMPARE(discarded.first().first().value<domain::CommandId>(), post.command);
}

void tst_ConversationPanel::aRemovedConversationIsLeft()
{
    Room room;
    const auto id = room.sample.start(QStringLiteral("Emma"));
    room.panel.showConversation(id);
    QCOMPARE(room.panel.conversation(), id);
    room.sample.desk.clear();
    QVERIFY(room.panel.conversation().isEmpty());
    room.panel.grab();
}

void tst_ConversationPanel::everythingHasAName()
{
    Room room;
    const auto id = room.sample.start(QStringLiteral("Emma"));
    room.sample.assign(id);
    room.panel.showConversation(id);
    expectNamedFocusables(&room.panel);
}

QTEST_MAIN(tst_ConversationPanel)
#include "tst_ConversationPanel.moc"
