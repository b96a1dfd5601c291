#include "tests/workstation/Samples.h"
#include "workstation/state/Desk.h"

#include <QSignalSpy>
#include <QTest>

using namespace qiao;
using namespace qiao::tests;
using namespace qiao::workstation::state;

class tst_Desk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_desk = std::make_unique<Desk>(m_clock); }

    void takesASession()
    {
        QSignalSpy me(m_desk.get(), &Desk::meChanged);
        m_desk->apply(samples::session({samples::summary()}), {});
        QCOMPARE(me.count(), 1);
        QCOMPARE(m_desk->me().displayName, QStringLiteral("Ann"));
        QCOMPARE(m_desk->presence(), domain::Presence::Online);
        QCOMPARE(m_desk->queueName(domain::QueueId(QStringLiteral("default"))), QStringLiteral("Everybody"));
        QCOMPARE(m_desk->cannedReplies().size(), 1);
        QCOMPARE(m_desk->roster()->count(), 1);
        QCOMPARE(m_desk->uploadBytes(), 10 * 1024 * 1024);
    }

    void repeatedEventsChangeNothing()
    {
        m_desk->apply(samples::session({samples::summary(1, 2)}), {});
        QCOMPARE(m_desk->apply(samples::fromVisitor(3, QStringLiteral("a"))), EventOutcome::Applied);
        QSignalSpy changed(m_desk->conversations(), &ConversationBook::conversationChanged);
        QCOMPARE(m_desk->apply(samples::fromVisitor(3, QStringLiteral("a"))), EventOutcome::Duplicate);
        QCOMPARE(m_desk->apply(samples::fromVisitor(1, QStringLiteral("a"))), EventOutcome::Duplicate);
        QCOMPARE(changed.count(), 0);
        QCOMPARE(entry()->unread, 1);
    }

    void aMissingNumberIsAGap()
    {
        m_desk->apply(samples::session({samples::summary(1, 2)}), {});
        QSignalSpy gap(m_desk.get(), &Desk::gapFound);
        QCOMPARE(m_desk->apply(samples::fromVisitor(4, QStringLiteral("b"))), EventOutcome::Gap);
        QCOMPARE(gap.count(), 1);
        QCOMPARE(gap.first().at(1).toULongLong(), 3U);
        QCOMPARE(entry()->conversation.seq, 2U);
        QCOMPARE(m_desk->cursors(10).value(samples::conversationId()), 2U);
        QCOMPARE(m_desk->apply(samples::fromVisitor(3, QStringLiteral("a"))), EventOutcome::Applied);
        QCOMPARE(m_desk->apply(samples::fromVisitor(4, QStringLiteral("b"))), EventOutcome::Applied);
    }

    void anUnknownConversationIsAGapUnlessItBegins()
    {
        m_desk->apply(samples::session(), {});
        QCOMPARE(m_desk->apply(samples::fromVisitor(7, QStringLiteral("x"))), EventOutcome::Gap);
        QCOMPARE(m_desk->apply(samples::started()), EventOutcome::Applied);
        QCOMPARE(entry()->visitor.name, QStringLiteral("李雷"));
        QVERIFY(entry()->isWaiting);
    }

    void resumedEventsFillTheTranscriptBehindTheSummary()
    {
        m_desk->apply(samples::session({samples::summary(1, 2)}), {});
        Transcript *transcript = m_desk->transcript(samples::conversationId());
        QCOMPARE(m_desk->apply(samples::fromVisitor(3, QStringLiteral("a"))), EventOutcome::Applied);

        // Two more came while we were away; the new summary covers them already.
        protocol::ConversationSummary ahead = samples::summary(1, 5);
        ahead.conversation.unreadByAgents = 3;
        ahead.conversation.lastVisitorMessage = 5;
        const protocol::ResumeCursors cursors = m_desk->cursors(10);
        QCOMPARE(cursors.value(samples::conversationId()), 3U);
        m_desk->apply(samples::session({ahead}), cursors);
        QCOMPARE(entry()->unread, 3);
        QCOMPARE(m_desk->apply(samples::fromVisitor(4, QStringLiteral("b"))), EventOutcome::Applied);
        QCOMPARE(m_desk->apply(samples::fromVisitor(5, QStringLiteral("c"))), EventOutcome::Applied);
        QCOMPARE(entry()->unread, 3);
        QCOMPARE(transcript->count(), 3);
        QCOMPARE(m_desk->apply(samples::fromVisitor(6, QStringLiteral("d"))), EventOutcome::Applied);
        QCOMPARE(entry()->unread, 4);
    }

    void withoutAResumeTheTranscriptBeginsAnew()
    {
        m_desk->apply(samples::session({samples::summary(1, 2)}), {});
        Transcript *transcript = m_desk->transcript(samples::conversationId());
        QCOMPARE(m_desk->apply(samples::fromVisitor(3, QStringLiteral("a"))), EventOutcome::Applied);
        QSignalSpy reset(transcript, &Transcript::wasReset);
        m_desk->apply(samples::session({samples::summary(1, 50)}), {});
        QCOMPARE(reset.count(), 1);
        QCOMPARE(transcript->count(), 0);
        QVERIFY(transcript->hasOlder());
        QCOMPARE(m_desk->apply(samples::fromVisitor(51, QStringLiteral("z"))), EventOutcome::Applied);
        QCOMPARE(transcript->firstSeq(), 51U);
    }

    void aRelayThatLostItsLastEventsIsBelieved()
    {
        m_desk->apply(samples::session({samples::summary(1, 20)}), {});
        Transcript *transcript = m_desk->transcript(samples::conversationId());
        QCOMPARE(m_desk->apply(samples::fromVisitor(21, QStringLiteral("lost"))), EventOutcome::Applied);
        m_desk->apply(samples::session({samples::summary(1, 20)}), m_desk->cursors(10));
        QCOMPARE(transcript->count(), 0);
        QCOMPARE(m_desk->apply(samples::fromVisitor(21, QStringLiteral("written anew"))), EventOutcome::Applied);
    }

    void whatTheRelayListsNoMoreIsStaleUntilItIsHeardOf()
    {
        m_desk->apply(samples::session({samples::summary(1, 2)}), {});
        m_desk->apply(samples::session(), m_desk->cursors(10));
        QVERIFY(entry()->isStale);
        QVERIFY(!entry()->isMine);
        QCOMPARE(m_desk->conversations()->totals().mine, 0);
        QCOMPARE(m_desk->apply(samples::event(3, domain::ConversationClosed{samples::lilei()})), EventOutcome::Applied);
        QVERIFY(!entry()->isStale);
        QVERIFY(!entry()->isOpen);
    }

    void introducedFromItsBeginning()
    {
        m_desk->apply(samples::session(), {});
        m_desk->apply(protocol::EphemeralEvent(protocol::ConversationIntroduced{samples::summary(1, 3)}));
        QVERIFY(entry()->isMine);
        Transcript *transcript = m_desk->transcript(samples::conversationId());
        QCOMPARE(m_desk->apply(samples::started()), EventOutcome::Applied);
        QCOMPARE(m_desk->apply(samples::assigned(2)), EventOutcome::Applied);
        QCOMPARE(m_desk->apply(samples::fromVisitor(3, QStringLiteral("a"))), EventOutcome::Applied);
        QCOMPARE(m_desk->apply(samples::fromVisitor(4, QStringLiteral("b"))), EventOutcome::Applied);
        QCOMPARE(transcript->count(), 4);
        QVERIFY(!transcript->hasOlder());
    }

    void introducedWithLiveEventsOnly()
    {
        m_desk->apply(samples::session(), {});
        m_desk->apply(protocol::EphemeralEvent(protocol::ConversationIntroduced{samples::summary(1, 30)}));
        QCOMPARE(m_desk->apply(samples::fromVisitor(31, QStringLiteral("a"))), EventOutcome::Applied);
        QCOMPARE(m_desk->apply(samples::fromVisitor(33, QStringLiteral("c"))), EventOutcome::Gap);
    }

    void introducedAgainAfterAPause()
    {
        m_desk->apply(samples::session(), {});
        QCOMPARE(m_desk->apply(samples::started()), EventOutcome::Applied);
        Transcript *transcript = m_desk->transcript(samples::conversationId());
        // It was another agent's for a while; the relay sends all of it again.
        m_desk->apply(protocol::EphemeralEvent(protocol::ConversationIntroduced{samples::summary(1, 3)}));
        QCOMPARE(m_desk->apply(samples::started()), EventOutcome::Duplicate);
        QCOMPARE(m_desk->apply(samples::assigned(2)), EventOutcome::Applied);
        QCOMPARE(m_desk->apply(samples::fromVisitor(3, QStringLiteral("a"))), EventOutcome::Applied);
        QCOMPARE(transcript->lastSeq(), 3U);
    }

    void restoresWhatTheLocalHistoryKept()
    {
        m_desk->restore(samples::session(), {samples::summary(1, 9), samples::summary(2, 4)},
            {{samples::conversationId(1), 12}, {samples::conversationId(2), 3}}, {{samples::conversationId(1), 7}});
        QCOMPARE(m_desk->me().name, QStringLiteral("ann"));
        QVERIFY(entry()->isMine);
        // Beyond the summary the events are needed once more, for the fold.
        QCOMPARE(m_desk->cursors(10).value(samples::conversationId(1)), 9U);
        QCOMPARE(m_desk->cursors(10).value(samples::conversationId(2)), 3U);
        QCOMPARE(entry()->readHere, 7U);
        m_desk->clear();
        QCOMPARE(m_desk->conversations()->count(), 0);
        QVERIFY(m_desk->me().id.isEmpty());
    }

    void cursorsPreferWhatIsOpenAndRecent()
    {
        QList<protocol::ConversationSummary> many;
        for (int number = 1; number <= 20; ++number) {
            many.append(samples::summary(number));
            if (number > 10)
                many.last().conversation.state = domain::ConversationState::Closed;
        }
        m_desk->restore(samples::session(), many, {}, {});
        const protocol::ResumeCursors cursors = m_desk->cursors(12);
        QCOMPARE(cursors.size(), 12);
        QVERIFY(cursors.contains(samples::conversationId(1)));
        QVERIFY(cursors.contains(samples::conversationId(20)));
        QVERIFY(!cursors.contains(samples::conversationId(11)));
    }

    void anotherAgentBeginsWithAnEmptyDesk()
    {
        m_desk->apply(samples::session({samples::summary(1)}), {});
        protocol::AgentSession other = samples::session({samples::summary(2)});
        other.agent.id = domain::AgentId(QStringLiteral("a9"));
        m_desk->apply(other, {});
        QCOMPARE(m_desk->conversations()->count(), 1);
        QVERIFY(!m_desk->conversations()->find(samples::conversationId(2))->isMine);
    }

    void typingEndsByItselfAndWithTheMessage()
    {
        m_desk->apply(samples::session({samples::summary(1, 2)}), {});
        const protocol::EphemeralEvent typing
            = protocol::TypingChanged{samples::conversationId(), samples::lilei(), true};
        m_desk->apply(typing);
        QCOMPARE(entry()->typing->author, samples::lilei());
        m_clock.advance(Desk::typingLasts);
        m_desk->expireTyping();
        QVERIFY(!entry()->typing);

        m_desk->apply(typing);
        QCOMPARE(m_desk->apply(samples::fromVisitor(3, QStringLiteral("a"))), EventOutcome::Applied);
        QVERIFY(!entry()->typing);

        m_desk->apply(
            protocol::EphemeralEvent(protocol::TypingChanged{samples::conversationId(), samples::annAsAuthor(), true}));
        QVERIFY(!entry()->typing);
    }

    void myPresenceFollowsTheRelay()
    {
        m_desk->apply(samples::session(), {});
        QSignalSpy changed(m_desk.get(), &Desk::presenceChanged);
        m_desk->apply(protocol::EphemeralEvent(protocol::AgentPresence{{samples::ann(), domain::Presence::Away, 2}}));
        QCOMPARE(m_desk->presence(), domain::Presence::Away);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(m_desk->roster()->find(samples::ann().id)->load, 2);
    }

    void visitorsMessagesInMineAreTold()
    {
        m_desk->apply(samples::session({samples::summary(1, 2)}), {});
        QSignalSpy wrote(m_desk.get(), &Desk::visitorWrote);
        QCOMPARE(m_desk->apply(samples::fromVisitor(3, QStringLiteral("a"))), EventOutcome::Applied);
        QCOMPARE(m_desk->apply(samples::fromMe(4, QStringLiteral("b"))), EventOutcome::Applied);
        QCOMPARE(wrote.count(), 1);
    }

private:
    const ConversationEntry *entry() const { return m_desk->conversations()->find(samples::conversationId()); }

    base::ManualClock m_clock;
    std::unique_ptr<Desk> m_desk;
};

QTEST_GUILESS_MAIN(tst_Desk)
#include "tst_Desk.moc"
