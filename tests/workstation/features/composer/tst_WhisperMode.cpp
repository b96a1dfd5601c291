#include "tests/workstation/features/SampleDesk.h"
#include "workstation/features/composer/ComposerEdit.h"
#include "workstation/features/composer/ComposerPanel.h"
#include "workstation/ui/ActionRegistry.h"
#include "workstation/ui/SegmentedControl.h"

#include <QAbstractButton>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace qiao;
using namespace qiao::workstation;
using composer::ComposerPanel;
using state::DraftMode;

namespace {

// A composer in a conversation that Ben has. One thread.
struct Room
{
    explicit Room(domain::AgentRole role)
        : settings(folder.filePath(QStringLiteral("s.ini")))
        , language(settings)
        , actions(settings, language)
        , panel(sample.desk, actions)
    {
        sample.session.agent.role = role;
        sample.desk.apply(sample.session, {});
        id = sample.start(QStringLiteral("Emma"));
        sample.assign(id, QStringLiteral("Ben"));
        panel.resize(700, 300);
        panel.show();
        panel.showConversation(id);
    }

    QAbstractButton *segment(DraftMode mode)
    {
        return panel.findChild<ui::SegmentedControl *>()->findChildren<QAbstractButton *>().at(int(mode));
    }
    void write(const QString &text)
    {
        panel.insertText(text);
        QTest::keyClick(panel.edit(), Qt::Key_Return);
    }

    QTemporaryDir folder;
    workstation::settings::Settings settings;
    ui::Language language;
    ui::ActionRegistry actions;
    tests::SampleDesk sample;
    ComposerPanel panel;
    domain::ConversationId id;
};

} // namespace

// Supervisors whisper where an agent answers, and never reply by mistake. One thread.
class tst_WhisperMode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSupervisorBeginsWithAWhisper();
    void aReplyNeedsHavingJoined();
    void inOnesOwnConversationThereIsNoWhisper();
    void aPlainAgentCannotWhisper();
    void theWhisperLooksUnlikeAReply();
    void aWhisperDraftComesBack();
};

void tst_WhisperMode::aSupervisorBeginsWithAWhisper()
{
    Room room(domain::AgentRole::Supervisor);
    QVERIFY(room.panel.obstacle().isEmpty());
    QCOMPARE(room.panel.mode(), DraftMode::Whisper);
    QSignalSpy whispered(&room.panel, &ComposerPanel::whisperRequested);
    QSignalSpy sent(&room.panel, &ComposerPanel::sendRequested);
    QSignalSpy noted(&room.panel, &ComposerPanel::noteRequested);
    QSignalSpy typing(&room.panel, &ComposerPanel::typingChanged);
    room.write(QStringLiteral("Ask for the number"));
    QCOMPARE(whispered.count(), 1);
    QCOMPARE(whispered.first().at(1).toString(), QStringLiteral("Ask for the number"));
    QCOMPARE(sent.count(), 0);
    QCOMPARE(typing.count(), 0); // nobody is told that a supervisor writes
    room.panel.setMode(DraftMode::Note);
    room.write(QStringLiteral("Second time"));
    QCOMPARE(noted.count(), 1);
}

void tst_WhisperMode::aReplyNeedsHavingJoined()
{
    Room room(domain::AgentRole::Supervisor);
    QVERIFY(!room.segment(DraftMode::Reply)->isEnabled());
    room.actions.action(QStringLiteral("message.reply"))->trigger();
    QCOMPARE(room.panel.mode(), DraftMode::Whisper);
    QSignalSpy sent(&room.panel, &ComposerPanel::sendRequested);
    room.panel.setMode(DraftMode::Reply); // from wherever it comes
    room.write(QStringLiteral("Hello"));
    QCOMPARE(sent.count(), 0);
    room.panel.edit()->clear();
    room.sample.tell(room.id, domain::ConversationJoined{room.sample.session.agent.id, QStringLiteral("Ann")});
    QVERIFY(room.segment(DraftMode::Reply)->isEnabled());
    room.panel.setMode(DraftMode::Reply);
    room.write(QStringLiteral("Hello"));
    QCOMPARE(sent.count(), 1);
}

void tst_WhisperMode::inOnesOwnConversationThereIsNoWhisper()
{
    Room room(domain::AgentRole::Supervisor);
    room.sample.assign(room.id);
    QCOMPARE(room.panel.mode(), DraftMode::Reply);
    QVERIFY(!room.segment(DraftMode::Whisper)->isVisible());
}

void tst_WhisperMode::aPlainAgentCannotWhisper()
{
    Room room(domain::AgentRole::Agent);
    QVERIFY(!room.panel.obstacle().isEmpty());
    QVERIFY(!room.segment(DraftMode::Whisper)->isVisibleTo(&room.panel));
    QSignalSpy whispered(&room.panel, &ComposerPanel::whisperRequested);
    room.panel.setMode(DraftMode::Whisper);
    room.write(QStringLiteral("psst"));
    QCOMPARE(whispered.count(), 0);
}

void tst_WhisperMode::theWhisperLooksUnlikeAReply()
{
    Room room(domain::AgentRole::Supervisor);
    room.panel.insertText(QStringLiteral("x"));
    QCOMPARE(room.panel.sendButton()->text(), QStringLiteral("Whisper"));
    QVERIFY(room.panel.edit()->accessibleName().contains(QStringLiteral("never sees it")));
    const QImage whisper = room.panel.grab().toImage();
    room.panel.setMode(DraftMode::Note);
    const QImage note = room.panel.grab().toImage();
    const QPoint inside(20, 40);
    QVERIFY(whisper.pixelColor(inside) != note.pixelColor(inside));
}

void tst_WhisperMode::aWhisperDraftComesBack()
{
    Room room(domain::AgentRole::Supervisor);
    QSignalSpy drafts(&room.panel, &ComposerPanel::draftChanged);
    room.panel.showConversation({});
    QCOMPARE(drafts.count(), 0); // nothing was typed, nothing is kept
    room.sample.desk.drafts()->set(room.id, {QStringLiteral("Say sorry"), DraftMode::Whisper});
    room.panel.showConversation(room.id);
    QCOMPARE(room.panel.mode(), DraftMode::Whisper);
    QCOMPARE(room.panel.edit()->toPlainText(), QStringLiteral("Say sorry"));
}

QTEST_MAIN(tst_WhisperMode)
#include "tst_WhisperMode.moc"
