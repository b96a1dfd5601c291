#include "tests/workstation/features/SampleDesk.h"
#include "workstation/features/conversation/ConversationHeader.h"
#include "workstation/features/conversation/ConversationPanel.h"
#include "workstation/features/conversation/MessageLayout.h"
#include "workstation/features/conversation/TranscriptModel.h"
#include "workstation/ui/ActionRegistry.h"
#include "workstation/ui/Banner.h"

#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace qiao;
using namespace qiao::workstation;
using namespace std::chrono_literals;
using conversation::ConversationPanel;
using conversation::TranscriptEntry;

namespace {

const auto S = [](const char *text) { return QString::fromUtf8(text); };

// A conversation's panel over a sample desk. One thread.
struct Room
{
    explicit Room(domain::AgentRole role = domain::AgentRole::Agent)
        : settings(folder.filePath(QStringLiteral("s.ini")))
        , language(settings)
        , actions(settings, language)
        , panel(sample.desk, actions, sample.clock)
    {
        sample.session.agent.role = role;
        sample.desk.apply(sample.session, {});
        id = sample.start(S("Emma"));
        panel.resize(900, 600);
        panel.show();
        panel.showConversation(id);
    }

    TranscriptEntry last() { return panel.model()->entry(panel.model()->rowCount() - 1); }

    QTemporaryDir folder;
    workstation::settings::Settings settings;
    ui::Language language;
    ui::ActionRegistry actions;
    tests::SampleDesk sample;
    ConversationPanel panel;
    domain::ConversationId id;
};

} // namespace

// What a conversation shows of waiting, of whispers, of being listened to and of its end. One thread.
class tst_Supervised : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theHeaderSaysWhyItWaits();
    void theWaitIsColouredByItsQueuesPromise();
    void anOfferSaysWhyMe();
    void aWhisperIsUnmistakable();
    void listeningIsSaidAndStopped();
    void theWrapUpCountsDownAndIsEnded();
    void itIsClosedAsResolvedOrNot();
    void whoLooksOnReadsNothingForTheVisitor();
};

void tst_Supervised::theHeaderSaysWhyItWaits()
{
    Room room;
    const auto stands = [&](domain::Waiting waiting) {
        room.sample.desk.apply(protocol::EphemeralEvent(protocol::ConversationWaiting{room.id, waiting}));
        return room.panel.header()->standingText();
    };
    QVERIFY(stands({domain::WaitReason::AllBusy, {}, 3, 150s}).contains(S("all at capacity · place 3, about 3 min")));
    QVERIFY(stands({domain::WaitReason::OutsideHours, {}, 0, {}}).contains(S("outside hours")));
    room.sample.offer(room.id);
    QVERIFY(!room.panel.header()->standingText().contains(S("outside hours")));
    room.sample.assign(room.id);
    QVERIFY(!room.panel.header()->standingText().contains(S("Waiting")));
}

void tst_Supervised::theWaitIsColouredByItsQueuesPromise()
{
    Room room;
    const auto text = [&] {
        room.panel.header()->setNow(room.sample.clock.now());
        return room.panel.header()->grab().toImage();
    };
    const QImage fine = text();
    room.sample.wait(70s); // past the minute of the sample's queues
    const QImage late = text();
    // Beside the face, whose colour is its own, the words alone can be red.
    const auto isRed = [](const QImage &image) {
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 70; x < image.width() / 2; ++x) {
                const QColor colour = image.pixelColor(x, y);
                if (colour.red() - colour.green() > 60 && colour.red() - colour.blue() > 60)
                    return true;
            }
        }
        return false;
    };
    QVERIFY(!isRed(fine));
    QVERIFY(isRed(late));
}

void tst_Supervised::anOfferSaysWhyMe()
{
    Room room;
    room.sample.tell(room.id,
        domain::ConversationOffered{
            room.sample.session.agent.id, S("Ann"), room.sample.clock.now() + 20s, {{S("vip"), 0.5, 1.0}}});
    QVERIFY(room.panel.header()->whyButton()->isVisible());
    QVERIFY(room.panel.header()->whyButton()->accessibleDescription().contains(S("Experience for a VIP")));
    room.sample.tell(room.id, domain::ConversationQueued{domain::QueueId(S("q-returns")), domain::WaitCause::Missed});
    QVERIFY(!room.panel.header()->whyButton()->isVisible());
}

void tst_Supervised::aWhisperIsUnmistakable()
{
    Room room;
    room.sample.assign(room.id);
    room.sample.answers(room.id, S("Hello"));
    room.sample.tell(room.id, domain::WhisperPosted{tests::SampleDesk::by(S("Sue")), S("Ask for the number")});
    const TranscriptEntry entry = room.last();
    QCOMPARE(entry.kind, TranscriptEntry::Kind::Whisper);
    QVERIFY(entry.isInternal() && entry.isBubble() && entry.isOutgoing());
    QVERIFY(entry.startsGroup); // not joined to the reply above
    const conversation::MessageLayout layout(entry, {600, {}, {}});
    QCOMPARE(layout.labelText, S("Whisper by Sue, the visitor never sees it"));
    QVERIFY(!layout.label.isEmpty());
    QVERIFY(room.panel.model()
                ->index(room.panel.model()->rowCount() - 1)
                .data(Qt::AccessibleTextRole)
                .toString()
                .startsWith(S("Whisper by Sue, unseen by the visitor")));
    state::PendingPost pending;
    pending.command = domain::CommandId(S("w1"));
    pending.kind = state::PendingPost::Kind::Whisper;
    pending.text = S("psst");
    pending.at = room.sample.clock.now();
    room.sample.desk.addPending(room.id, pending);
    QCOMPARE(room.last().kind, TranscriptEntry::Kind::Whisper);
    QCOMPARE(room.last().delivery, state::Delivery::Sending);
    room.sample.tell(room.id, domain::WhisperPosted{tests::SampleDesk::by(S("Ann")), S("psst")}, S("w1"));
    QCOMPARE(room.last().kind, TranscriptEntry::Kind::Whisper);
    QCOMPARE(room.last().delivery, state::Delivery::Stored);
}

void tst_Supervised::listeningIsSaidAndStopped()
{
    Room room(domain::AgentRole::Supervisor);
    QVERIFY(!room.panel.listening()->isVisible());
    room.sample.assign(room.id, S("Ben"));
    room.sample.desk.setWatched(room.id, true);
    QVERIFY(room.panel.listening()->isVisible());
    QCOMPARE(room.panel.listening()->text(), S("You are listening: neither the visitor nor Ben sees you."));
    QSignalSpy stopped(&room.panel, &ConversationPanel::stopListeningRequested);
    Q_EMIT room.panel.listening()->actionTriggered();
    QCOMPARE(stopped.count(), 1);
    room.sample.tell(room.id, domain::ConversationJoined{room.sample.session.agent.id, S("Ann")});
    QVERIFY(room.panel.listening()->text().contains(S("seen by the visitor")));
    room.sample.assign(room.id); // mine: nobody listens any more
    QVERIFY(!room.panel.listening()->isVisible());
}

void tst_Supervised::theWrapUpCountsDownAndIsEnded()
{
    Room room;
    room.sample.assign(room.id);
    QSignalSpy wrapped(&room.panel, &ConversationPanel::wrapRequested);
    room.actions.action(S("conversation.wrap"))->trigger();
    QCOMPARE(wrapped.count(), 0); // nothing to wrap up
    domain::ConversationClosed closed{tests::SampleDesk::by(S("Ann"))};
    closed.wrapUpUntil = room.sample.clock.now() + 45s;
    room.sample.tell(room.id, closed);
    QVERIFY(room.panel.header()->wrapButton()->isVisible());
    QVERIFY(room.panel.header()->standingText().contains(S("00:45 left to wrap up")));
    room.sample.wait(20s);
    room.panel.header()->setNow(room.sample.clock.now());
    QVERIFY(room.panel.header()->standingText().contains(S("00:25 left to wrap up")));
    room.actions.action(S("conversation.wrap"))->trigger();
    QCOMPARE(wrapped.count(), 1);
    QCOMPARE(wrapped.first().first().value<domain::ConversationId>(), room.id);
    room.sample.tell(room.id, domain::ConversationWrapped{room.sample.session.agent.id});
    QVERIFY(!room.panel.header()->wrapButton()->isVisible());
}

void tst_Supervised::itIsClosedAsResolvedOrNot()
{
    Room room;
    QSignalSpy closed(&room.panel, &ConversationPanel::closeAsRequested);
    room.actions.action(S("conversation.close-resolved"))->trigger();
    QCOMPARE(closed.count(), 0); // not mine
    room.sample.assign(room.id);
    room.actions.action(S("conversation.close-resolved"))->trigger();
    QCOMPARE(closed.last().at(1).toBool(), true);
    const QList<QAction *> choices = room.panel.header()->closeAsButton()->menu()->actions();
    QCOMPARE(choices.size(), 2);
    choices.at(1)->trigger();
    QCOMPARE(closed.count(), 2);
    QCOMPARE(closed.last().at(1).toBool(), false);
}

void tst_Supervised::whoLooksOnReadsNothingForTheVisitor()
{
    Room room(domain::AgentRole::Supervisor);
    room.sample.assign(room.id, S("Ben"));
    const quint64 seq = room.sample.says(room.id, S("Hello?"));
    QVERIFY(!room.sample.desk.markRead(room.id, seq));
    room.sample.tell(room.id, domain::ConversationJoined{room.sample.session.agent.id, S("Ann")});
    QVERIFY(room.sample.desk.markRead(room.id, seq));
}

QTEST_MAIN(tst_Supervised)
#include "tst_Supervised.moc"
