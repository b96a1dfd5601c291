#include "tests/workstation/Samples.h"
#include "workstation/state/Desk.h"

#include <QSignalSpy>
#include <QTest>

using namespace qiao;
using namespace qiao::tests;
using namespace qiao::workstation::state;

namespace {

protocol::ConversationSummary queued(int number)
{
    protocol::ConversationSummary made = samples::summary(number);
    made.conversation.state = domain::ConversationState::Queued;
    made.conversation.agent = {};
    made.conversation.agentName.clear();
    return made;
}

} // namespace

// What the desk knows of waiting, of wrapping up, of listening and of one's own pauses. One thread.
class tst_Supervision : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { desk = std::make_unique<Desk>(clock); }

    void theReasonToWaitGoesWithTheWait()
    {
        desk->apply(samples::session({queued(1)}), {});
        const domain::Waiting why{domain::WaitReason::AllBusy, {}, 2, base::Milliseconds(90'000)};
        desk->apply(protocol::EphemeralEvent(protocol::ConversationWaiting{samples::conversationId(1), why}));
        QCOMPARE(entry(1).waiting->position, 2);
        QSignalSpy changed(desk->conversations(), &ConversationBook::conversationChanged);
        desk->apply(protocol::EphemeralEvent(protocol::ConversationWaiting{samples::conversationId(1), why}));
        QCOMPARE(changed.count(), 0);
        desk->apply(samples::assigned(3));
        QVERIFY(!entry(1).waiting);
        // What comes late is about a wait that is over.
        desk->apply(protocol::EphemeralEvent(protocol::ConversationWaiting{samples::conversationId(1), why}));
        QVERIFY(!entry(1).waiting);
    }

    void aNewSessionForgetsTheReason()
    {
        desk->apply(samples::session({queued(1)}), {});
        desk->apply(protocol::EphemeralEvent(
            protocol::ConversationWaiting{samples::conversationId(1), {domain::WaitReason::NobodyHere, {}, 1, {}}}));
        QVERIFY(entry(1).waiting);
        desk->apply(samples::session({queued(1)}), {});
        QVERIFY(!entry(1).waiting);
    }

    void aMessageThatWasLeftIsNobodyWhoWaits()
    {
        desk->apply(samples::session({queued(1), queued(2)}), {});
        QCOMPARE(desk->conversations()->totals().waiting, 2);
        desk->apply(samples::event(3, domain::ConversationDeferred{samples::lilei(), {}, {}}, 2));
        QVERIFY(entry(2).isWaiting);
        QVERIFY(entry(2).isDeferred);
        QCOMPARE(desk->conversations()->totals().waiting, 1);
        QCOMPARE(desk->conversations()->totals().deferred, 1);
    }

    void whatIFinishAfterTheCloseIsCounted()
    {
        desk->apply(samples::session({samples::summary(1)}), {});
        domain::ConversationClosed closed;
        closed.by = samples::annAsAuthor();
        closed.wrapUpUntil = clock.now() + std::chrono::seconds(30);
        desk->apply(samples::event(3, closed));
        QVERIFY(entry(1).isWrappingUp);
        QCOMPARE(desk->conversations()->totals().wrappingUp, 1);
        desk->apply(samples::event(4, domain::ConversationWrapped{samples::ann().id}));
        QVERIFY(!entry(1).isWrappingUp);
        QCOMPARE(desk->conversations()->totals().wrappingUp, 0);
    }

    void theRelaysWordOfMyPresenceIsTold()
    {
        desk->apply(samples::session(), {});
        QSignalSpy told(desk.get(), &Desk::presenceTold);
        QSignalSpy changed(desk.get(), &Desk::presenceChanged);
        protocol::AgentStatus status{samples::ann(), domain::Presence::Away, 0, clock.now(), QStringLiteral("Lunch")};
        desk->apply(protocol::EphemeralEvent(protocol::AgentPresence{status}));
        QCOMPARE(told.count(), 1);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(desk->presence(), domain::Presence::Away);
        QCOMPARE(desk->presenceReason(), QStringLiteral("Lunch"));
        QCOMPARE(desk->roster()->find(samples::ann().id)->reason, QStringLiteral("Lunch"));
        status.reason = QStringLiteral("Break");
        desk->apply(protocol::EphemeralEvent(protocol::AgentPresence{status}));
        QCOMPARE(changed.count(), 2);
    }

    void listeningIsRememberedUntilItEnds()
    {
        desk->apply(samples::session({samples::summary(1), samples::summary(2)}), {});
        desk->setWatched(samples::conversationId(2), true);
        desk->setWatched(samples::conversationId(9), true);
        QCOMPARE(desk->watched(), {samples::conversationId(2)});
        // A reconnect does not end it.
        desk->apply(samples::session({samples::summary(1), samples::summary(2)}), {});
        QCOMPARE(desk->watched(), {samples::conversationId(2)});
        desk->setWatched(samples::conversationId(2), false);
        QVERIFY(desk->watched().isEmpty());
    }

    void theDirectoryBringsQueuesMacrosAndReasons()
    {
        protocol::AgentSession session = samples::session();
        session.macros = {{QStringLiteral("m1"), QStringLiteral("Refund"), {}}};
        session.pauseReasons = {QStringLiteral("Break"), QStringLiteral("Lunch")};
        QSignalSpy macros(desk.get(), &Desk::macrosChanged);
        QSignalSpy reasons(desk.get(), &Desk::pauseReasonsChanged);
        desk->apply(session, {});
        desk->apply(session, {});
        QCOMPARE(macros.count(), 1);
        QCOMPARE(reasons.count(), 1);
        QSignalSpy queues(desk.get(), &Desk::queuesChanged);
        QSignalSpy directory(desk.get(), &Desk::directoryChanged);
        const domain::QueueId orders(QStringLiteral("orders"));
        protocol::QueueInfo info{orders, QStringLiteral("Orders")};
        info.sla = std::chrono::seconds(20);
        desk->apply(protocol::EphemeralEvent(protocol::DirectoryChanged{{info}}));
        QCOMPARE(queues.count(), 1);
        QCOMPARE(directory.count(), 1);
        QCOMPARE(desk->queue(orders).sla, base::Milliseconds(20'000));
        QCOMPARE(desk->queue(domain::QueueId(QStringLiteral("?"))).sla, protocol::QueueInfo{}.sla);
    }

    void onlySupervisorsSupervise()
    {
        protocol::AgentSession session = samples::session();
        desk->apply(session, {});
        QVERIFY(!desk->isSupervisor());
        session.agent.role = domain::AgentRole::Supervisor;
        desk->apply(session, {});
        QVERIFY(desk->isSupervisor());
        session.agent.role = domain::AgentRole::Admin;
        desk->apply(session, {});
        QVERIFY(desk->isSupervisor());
    }

private:
    const ConversationEntry &entry(int number) const
    {
        return *desk->conversations()->find(samples::conversationId(number));
    }

    base::ManualClock clock;
    std::unique_ptr<Desk> desk;
};

QTEST_GUILESS_MAIN(tst_Supervision)
#include "tst_Supervision.moc"
