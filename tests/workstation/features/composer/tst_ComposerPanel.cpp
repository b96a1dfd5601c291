#include "tests/workstation/features/SampleDesk.h"
#include "tests/workstation/ui/NamedFocusables.h"
#include "workstation/features/composer/CannedReplyPopup.h"
#include "workstation/features/composer/ComposerEdit.h"
#include "workstation/features/composer/ComposerPanel.h"
#include "workstation/features/composer/FileTray.h"
#include "workstation/features/composer/TypingSignal.h"
#include "workstation/ui/ActionRegistry.h"

#include <QInputMethodEvent>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

using namespace qiao;
using namespace qiao::workstation;
using composer::ComposerPanel;

namespace {

// A composer in a window of its own, over two conversations that Ann has. One thread.
struct Room
{
    Room()
        : settings(folder.filePath(QStringLiteral("s.ini")))
        , language(settings)
        , actions(settings, language)
        , first(sample.start(QStringLiteral("李雷")))
        , second(sample.start(QStringLiteral("Emma")))
    {
        sample.assign(first);
        sample.assign(second);
        auto *column = new QVBoxLayout(&window);
        panel = new ComposerPanel(sample.desk, actions, &window);
        panel->setPictureFolder(folder.filePath(QStringLiteral("outgoing")));
        column->addStretch(1);
        column->addWidget(panel);
        window.resize(600, 600);
        window.show();
        window.activateWindow();
        (void)QTest::qWaitForWindowActive(&window);
        panel->showConversation(first);
        panel->edit()->setFocus();
    }
    ~Room() { QTest::qWait(0); }

    void type(const QString &text) { QTest::keyClicks(panel->edit(), text); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(panel->edit(), key, modifiers); }
    QString text() const { return panel->edit()->toPlainText(); }

    QTemporaryDir folder;
    workstation::settings::Settings settings;
    ui::Language language;
    ui::ActionRegistry actions;
    tests::SampleDesk sample;
    domain::ConversationId first;
    domain::ConversationId second;
    QWidget window;
    ComposerPanel *panel = nullptr;
};

} // namespace

// Keys, modes, drafts, canned replies and files of the composer. One thread.
class tst_ComposerPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void enterSendsAndShiftEnterBeginsALine();
    void anInputMethodKeepsItsEnter();
    void nothingIsSentTwiceOrEmpty();
    void aNoteIsSentAsANoteAndLooksLikeOne();
    void aTextThatIsTooLongIsCountedAndHeld();
    void draftsAreSaidAndKeptApart();
    void theSlashFindsReplies();
    void aReplyIsFilledInBeforeItIsSent();
    void escapeClosesTheReplies();
    void aSlashInAWordIsOnlyASlash();
    void filesGoWithTheMessage();
    void aPastedPictureBecomesAFile();
    void aFileThatIsTooLargeIsRefused();
    void obstaclesAreSaidWithAWayOut();
    void enterAfterTheCloseDoesNotReopen();
    void typingIsSaidNowAndThen();
    void itGrowsToAThird();
    void everythingHasAName();
};

void tst_ComposerPanel::enterSendsAndShiftEnterBeginsALine()
{
    Room room;
    QSignalSpy sent(room.panel, &ComposerPanel::sendRequested);
    room.type(QStringLiteral("hello"));
    room.press(Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(sent.count(), 0);
    room.type(QStringLiteral("world"));
    room.press(Qt::Key_Return);
    QCOMPARE(sent.count(), 1);
    QCOMPARE(sent.first().at(0).value<domain::ConversationId>(), room.first);
    QCOMPARE(sent.first().at(1).toString(), QStringLiteral("hello\nworld"));
    QVERIFY(room.text().isEmpty());
    room.type(QStringLiteral("again"));
    room.press(Qt::Key_Enter, Qt::KeypadModifier);
    QCOMPARE(sent.count(), 2);
}

void tst_ComposerPanel::anInputMethodKeepsItsEnter()
{
    Room room;
    QSignalSpy sent(room.panel, &ComposerPanel::sendRequested);
    room.type(QStringLiteral("a"));
    QInputMethodEvent composing(QStringLiteral("nihao"), {});
    QCoreApplication::sendEvent(room.panel->edit(), &composing);
    QVERIFY(room.panel->edit()->isComposing());
    room.press(Qt::Key_Return);
    QCOMPARE(sent.count(), 0);
    QInputMethodEvent committed;
    committed.setCommitString(QStringLiteral("你好"));
    QCoreApplication::sendEvent(room.panel->edit(), &committed);
    room.press(Qt::Key_Return);
    QCOMPARE(sent.count(), 1);
    QVERIFY(sent.first().at(1).toString().endsWith(QStringLiteral("你好")));
}

void tst_ComposerPanel::nothingIsSentTwiceOrEmpty()
{
    Room room;
    QSignalSpy sent(room.panel, &ComposerPanel::sendRequested);
    room.press(Qt::Key_Return);
    room.type(QStringLiteral("   "));
    room.press(Qt::Key_Return);
    QVERIFY(!room.panel->sendButton()->isEnabled());
    QCOMPARE(sent.count(), 0);
    room.type(QStringLiteral("x"));
    room.panel->sendButton()->click();
    room.panel->sendButton()->click();
    QCOMPARE(sent.count(), 1);
}

void tst_ComposerPanel::aNoteIsSentAsANoteAndLooksLikeOne()
{
    Room room;
    const QImage reply = room.panel->grab().toImage();
    const QString replyWords = room.panel->sendButton()->text();
    room.actions.action(QStringLiteral("message.toggle-note"))->trigger();
    QCOMPARE(room.panel->mode(), state::DraftMode::Note);
    QVERIFY(room.panel->sendButton()->text() != replyWords);
    const QImage note = room.panel->grab().toImage();
    const QPoint inside(room.panel->width() / 2, 14);
    QVERIFY(reply.pixelColor(inside) != note.pixelColor(inside));
    QSignalSpy sent(room.panel, &ComposerPanel::sendRequested);
    QSignalSpy noted(room.panel, &ComposerPanel::noteRequested);
    QSignalSpy typing(room.panel, &ComposerPanel::typingChanged);
    room.type(QStringLiteral("careful"));
    room.press(Qt::Key_Return);
    QCOMPARE(noted.count(), 1);
    QCOMPARE(sent.count(), 0);
    QCOMPARE(typing.count(), 0); // the visitor learns nothing of it
    QCOMPARE(room.panel->mode(), state::DraftMode::Note);
}

void tst_ComposerPanel::aTextThatIsTooLongIsCountedAndHeld()
{
    Room room;
    QSignalSpy sent(room.panel, &ComposerPanel::sendRequested);
    room.panel->insertText(QString(4001, QChar(0x6865)));
    QVERIFY(!room.panel->sendButton()->isEnabled());
    room.press(Qt::Key_Return);
    QCOMPARE(sent.count(), 0);
    room.press(Qt::Key_Backspace);
    QVERIFY(room.panel->sendButton()->isEnabled());
    room.press(Qt::Key_Return);
    QCOMPARE(sent.first().at(1).toString().size(), 4000);
}

void tst_ComposerPanel::draftsAreSaidAndKeptApart()
{
    Room room;
    QSignalSpy drafts(room.panel, &ComposerPanel::draftChanged);
    connect(room.panel, &ComposerPanel::draftChanged, room.panel,
        [&](const domain::ConversationId &id, const state::Draft &draft) {
            room.sample.desk.drafts()->set(id, draft);
        });
    room.type(QStringLiteral("half a"));
    QCOMPARE(drafts.count(), 0); // a moment later
    QTRY_COMPARE(drafts.count(), 1);
    room.type(QStringLiteral(" word"));
    room.panel->toggleMode();
    room.panel->showConversation(room.second); // at once
    QCOMPARE(drafts.count(), 2);
    QCOMPARE(drafts.last().at(0).value<domain::ConversationId>(), room.first);
    QVERIFY(room.text().isEmpty());
    QCOMPARE(room.panel->mode(), state::DraftMode::Reply);
    room.panel->showConversation(room.first);
    QCOMPARE(room.text(), QStringLiteral("half a word"));
    QCOMPARE(room.panel->mode(), state::DraftMode::Note);
    QCOMPARE(drafts.count(), 2); // showing it changed nothing
    room.press(Qt::Key_Return);
    QCOMPARE(room.sample.desk.drafts()->draft(room.first).text, QString()); // sent is no draft
}

void tst_ComposerPanel::theSlashFindsReplies()
{
    Room room;
    QSignalSpy sent(room.panel, &ComposerPanel::sendRequested);
    room.type(QStringLiteral("/"));
    QVERIFY(room.panel->popup() && room.panel->popup()->isVisible());
    QVERIFY(room.panel->edit()->hasFocus());
    room.type(QStringLiteral("hel"));
    room.press(Qt::Key_Return);
    QCOMPARE(room.text(), QStringLiteral("Hello 李雷, this is Ann. How can I help?"));
    QCOMPARE(sent.count(), 0);
    QVERIFY(!room.panel->popup()->isVisible());
    room.type(QStringLiteral(" /"));
    const int row = room.panel->popup()->currentRow();
    room.press(Qt::Key_Down);
    QVERIFY(room.panel->popup()->currentRow() != row);
    room.press(Qt::Key_Up);
    QCOMPARE(room.panel->popup()->currentRow(), row);
    room.type(QStringLiteral("refund"));
    room.press(Qt::Key_Tab);
    QVERIFY(room.text().endsWith(QStringLiteral("help? A refund takes three to five working days.")));
    room.type(QStringLiteral(" /nothing-like-it"));
    QVERIFY(!room.panel->popup()->isVisible());
    room.press(Qt::Key_Return);
    QCOMPARE(sent.count(), 1);
}

void tst_ComposerPanel::escapeClosesTheReplies()
{
    Room room;
    QSignalSpy sent(room.panel, &ComposerPanel::sendRequested);
    room.type(QStringLiteral("/h"));
    QVERIFY(room.panel->popup()->isVisible());
    room.press(Qt::Key_Escape);
    QVERIFY(!room.panel->popup()->isVisible());
    room.type(QStringLiteral("e"));
    QVERIFY(!room.panel->popup()->isVisible()); // it stays away for this word
    room.press(Qt::Key_Return);
    QCOMPARE(sent.count(), 1);
    room.type(QStringLiteral("/"));
    QVERIFY(room.panel->popup()->isVisible());
}

void tst_ComposerPanel::aReplyIsFilledInBeforeItIsSent()
{
    Room room;
    const domain::FileReference label{
        domain::FileId(QStringLiteral("f1")), QStringLiteral("label.pdf"), QStringLiteral("application/pdf"), 1'234};
    domain::CannedReply reply{QStringLiteral("r"), QStringLiteral("paint"), QStringLiteral("Paint"),
        QStringLiteral("Dear {{visitor.name|customer}}, we paint it {{text:colour}} in {{number:days}} days."), {}};
    reply.files = {label};
    room.sample.desk.apply(protocol::EphemeralEvent(protocol::DirectoryChanged{{}, {reply}}));
    QSignalSpy sent(room.panel, &ComposerPanel::sendRequested);
    QSignalSpy files(room.panel, &ComposerPanel::storedFileChosen);
    room.type(QStringLiteral("/paint"));
    room.press(Qt::Key_Return);
    QCOMPARE(room.text(), QStringLiteral("Dear 李雷, we paint it [colour] in [days] days."));
    QCOMPARE(room.panel->edit()->textCursor().selectedText(), QStringLiteral("[colour]"));
    room.press(Qt::Key_Return);
    QCOMPARE(sent.count(), 0);
    room.type(QStringLiteral("red"));
    room.press(Qt::Key_Tab);
    QCOMPARE(room.panel->edit()->textCursor().selectedText(), QStringLiteral("[days]"));
    room.type(QStringLiteral("3"));
    room.press(Qt::Key_Return);
    QCOMPARE(sent.count(), 1);
    QCOMPARE(sent.first().at(1).toString(), QStringLiteral("Dear 李雷, we paint it red in 3 days."));
    QCOMPARE(files.count(), 1);
    QCOMPARE(files.first().at(1).value<domain::FileReference>(), label);
    QVERIFY(room.panel->files()->isEmpty());
}

void tst_ComposerPanel::aSlashInAWordIsOnlyASlash()
{
    Room room;
    room.type(QStringLiteral("and/or https://a.example/"));
    QVERIFY(!room.panel->popup() || !room.panel->popup()->isVisible());
}

void tst_ComposerPanel::filesGoWithTheMessage()
{
    Room room;
    QFile file(room.folder.filePath(QStringLiteral("bill.pdf")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("bill");
    file.close();
    QSignalSpy chosen(room.panel, &ComposerPanel::fileChosen);
    QSignalSpy sent(room.panel, &ComposerPanel::sendRequested);
    room.panel->files()->addFiles({file.fileName()});
    room.panel->files()->addFiles({file.fileName()}); // once
    QCOMPARE(room.panel->files()->paths(), QStringList{file.fileName()});
    QVERIFY(room.panel->sendButton()->isEnabled());
    room.press(Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.first().at(1).toString(), file.fileName());
    QCOMPARE(sent.count(), 0); // there was no text
    QVERIFY(room.panel->files()->isEmpty());
}

void tst_ComposerPanel::aPastedPictureBecomesAFile()
{
    Room room;
    QImage picture(40, 30, QImage::Format_RGB32);
    picture.fill(Qt::red);
    room.panel->files()->addPicture(picture);
    QTRY_COMPARE(room.panel->files()->paths().size(), 1);
    const QImage written(room.panel->files()->paths().constFirst());
    QCOMPARE(written.size(), picture.size());
    room.panel->showConversation(room.second);
    QVERIFY(room.panel->files()->isEmpty()); // a file never goes to somebody else
}

void tst_ComposerPanel::aFileThatIsTooLargeIsRefused()
{
    Room room;
    room.panel->files()->setLargestFile(3);
    QFile file(room.folder.filePath(QStringLiteral("big.bin")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("four");
    file.close();
    QSignalSpy refused(room.panel->files(), &composer::FileTray::refused);
    room.panel->files()->addFiles({file.fileName(), room.folder.path(), room.folder.filePath(QStringLiteral("none"))});
    QCOMPARE(refused.count(), 3);
    QVERIFY(room.panel->files()->isEmpty());
}

void tst_ComposerPanel::obstaclesAreSaidWithAWayOut()
{
    Room room;
    QVERIFY(room.panel->obstacle().isEmpty());
    QSignalSpy accepted(room.panel, &ComposerPanel::acceptRequested);
    QSignalSpy reopened(room.panel, &ComposerPanel::reopenRequested);
    room.sample.close(room.first);
    QVERIFY(room.panel->obstacle().contains(QStringLiteral("closed")));
    QVERIFY(!room.panel->edit()->isVisible());
    room.panel->obstacleButton()->click();
    QCOMPARE(reopened.count(), 1);
    const auto waiting = room.sample.start(QStringLiteral("Tom"));
    room.panel->showConversation(waiting);
    room.panel->obstacleButton()->click();
    QCOMPARE(accepted.count(), 1);
    QCOMPARE(accepted.first().first().value<domain::ConversationId>(), waiting);
    room.sample.assign(waiting, QStringLiteral("Ben"));
    QVERIFY(room.panel->obstacle().contains(QStringLiteral("Ben")));
    QVERIFY(!room.panel->obstacleButton()->isVisible());
    room.panel->showConversation({});
    QVERIFY(!room.panel->obstacle().isEmpty());
}

void tst_ComposerPanel::enterAfterTheCloseDoesNotReopen()
{
    Room room;
    QSignalSpy reopened(room.panel, &ComposerPanel::reopenRequested);
    room.panel->focusText();
    QVERIFY(room.panel->edit()->hasFocus());
    room.sample.close(room.first);
    QVERIFY(room.panel->obstacleButton()->isVisible());
    QVERIFY(!room.panel->obstacleButton()->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(reopened.count(), 0);
    room.panel->focusText(); // who wants it gets there
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(reopened.count(), 1);
}

void tst_ComposerPanel::typingIsSaidNowAndThen()
{
    Room room;
    QSignalSpy typing(room.panel, &ComposerPanel::typingChanged);
    room.type(QStringLiteral("hello there"));
    QCOMPARE(typing.count(), 1);
    QCOMPARE(typing.first().at(1).toBool(), true);
    room.press(Qt::Key_Return);
    QCOMPARE(typing.count(), 2);
    QCOMPARE(typing.last().at(1).toBool(), false);
    room.type(QStringLiteral("x"));
    room.panel->showConversation(room.second);
    QCOMPARE(typing.last().at(0).value<domain::ConversationId>(), room.first);
    QCOMPARE(typing.last().at(1).toBool(), false);
    composer::TypingSignal signal;
    QSignalSpy changed(&signal, &composer::TypingSignal::changed);
    signal.stop();
    QCOMPARE(changed.count(), 0);
}

void tst_ComposerPanel::itGrowsToAThird()
{
    Room room;
    const int before = room.panel->height();
    room.panel->insertText(QStringLiteral("line\n").repeated(4));
    QVERIFY(room.panel->height() > before);
    room.panel->insertText(QStringLiteral("line\n").repeated(60));
    QVERIFY(room.panel->height() <= room.window.height() / 3 + 1);
    room.panel->setDraft({});
    QCOMPARE(room.panel->height(), before);
}

void tst_ComposerPanel::everythingHasAName()
{
    Room room;
    QFile file(room.folder.filePath(QStringLiteral("bill.pdf")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("bill");
    file.close();
    room.panel->files()->addFiles({file.fileName()});
    expectNamedFocusables(room.panel);
}

QTEST_MAIN(tst_ComposerPanel)
#include "tst_ComposerPanel.moc"
