#include "tests/workstation/Samples.h"
#include "workstation/state/Desk.h"

#include <QSignalSpy>
#include <QTest>

using namespace qiao;
using namespace qiao::tests;
using namespace qiao::workstation::state;

// The book is written through Desk only, so that is how it is tested.
class tst_ConversationBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatIsMineAndWaiting()
    {
        base::ManualClock clock;
        Desk desk(clock);
        protocol::ConversationSummary waiting = samples::summary(2);
        waiting.conversation.state = domain::ConversationState::Queued;
        waiting.conversation.agent = {};
        protocol::ConversationSummary theirs = samples::summary(3);
        theirs.conversation.agent = domain::AgentId(QStringLiteral("a2"));
        desk.apply(samples::session({samples::summary(1), waiting, theirs}), {});

        const ConversationBook &book = *desk.conversations();
        QCOMPARE(book.count(), 3);
        QVERIFY(book.find(samples::conversationId(1))->isMine);
        QVERIFY(!book.find(samples::conversationId(1))->isWaiting);
        QVERIFY(book.find(samples::conversationId(2))->isWaiting);
        QVERIFY(!book.find(samples::conversationId(3))->isMine);
        const ConversationBook::Totals expected{3, 1, 1, 0, 0};
        QCOMPARE(book.totals(), expected);
    }

    void anOfferIsToldOnceAlsoAfterAReconnect()
    {
        base::ManualClock clock;
        Desk desk(clock);
        desk.apply(samples::session(), {});
        QSignalSpy offered(desk.conversations(), &ConversationBook::offered);
        QCOMPARE(desk.apply(samples::started()), EventOutcome::Applied);
        QCOMPARE(desk.apply(samples::offered(2)), EventOutcome::Applied);
        QCOMPARE(offered.count(), 1);
        QVERIFY(desk.conversations()->find(samples::conversationId())->isOfferedToMe);
        QCOMPARE(desk.conversations()->totals().offeredToMe, 1);

        protocol::ConversationSummary again = samples::summary(1, 2);
        again.conversation.state = domain::ConversationState::Offered;
        again.conversation.offeredUntil = base::fromEpochMs(1'795'305'700'000);
        desk.apply(samples::session({again}), {{samples::conversationId(), 2}});
        QCOMPARE(offered.count(), 1);

        again.conversation.offeredUntil += base::Milliseconds(60'000);
        desk.apply(samples::session({again}), {{samples::conversationId(), 2}});
        QCOMPARE(offered.count(), 2);
    }

    void oldOffersOfTheLocalHistoryDoNotRing()
    {
        base::ManualClock clock;
        Desk desk(clock);
        QSignalSpy offered(desk.conversations(), &ConversationBook::offered);
        protocol::ConversationSummary old = samples::summary(1, 2);
        old.conversation.state = domain::ConversationState::Offered;
        desk.restore(samples::session(), {old}, {}, {});
        QCOMPARE(offered.count(), 0);
        desk.apply(samples::session({old}), {});
        QCOMPARE(offered.count(), 1);
    }

    void unreadCountsVisitorsMessagesInMine()
    {
        base::ManualClock clock;
        Desk desk(clock);
        desk.apply(samples::session({samples::summary(1, 2)}), {});
        QSignalSpy totals(desk.conversations(), &ConversationBook::totalsChanged);
        QCOMPARE(desk.apply(samples::fromVisitor(3, QStringLiteral("你好"))), EventOutcome::Applied);
        QCOMPARE(desk.apply(samples::fromVisitor(4, QStringLiteral("在吗"))), EventOutcome::Applied);
        QCOMPARE(desk.conversations()->totals().unread, 2);
        QCOMPARE(totals.count(), 2);
        QVERIFY(desk.markRead(samples::conversationId(), 4));
        QCOMPARE(desk.conversations()->totals().unread, 0);
        QVERIFY(!desk.markRead(samples::conversationId(), 4));
        QCOMPARE(desk.apply(samples::fromVisitor(5, QStringLiteral("?"))), EventOutcome::Applied);
        QVERIFY(desk.conversations()->find(samples::conversationId())->unread > 0);
    }

    void aTransferTakesItAway()
    {
        base::ManualClock clock;
        Desk desk(clock);
        desk.apply(samples::session({samples::summary(1, 2)}), {});
        domain::ConversationTransferred transfer;
        transfer.by = samples::annAsAuthor();
        transfer.toAgent = domain::AgentId(QStringLiteral("a2"));
        QCOMPARE(desk.apply(samples::event(3, transfer)), EventOutcome::Applied);
        QVERIFY(!desk.conversations()->find(samples::conversationId())->isMine);
        QVERIFY(desk.conversations()->find(samples::conversationId())->isWaiting);
    }

    void tenThousandConversationsAreOneReset()
    {
        base::ManualClock clock;
        Desk desk(clock);
        QList<protocol::ConversationSummary> many;
        for (int number = 1; number <= 10'000; ++number)
            many.append(samples::summary(number));
        QSignalSpy reset(desk.conversations(), &ConversationBook::wasReset);
        QSignalSpy added(desk.conversations(), &ConversationBook::conversationAdded);
        desk.apply(samples::session(many), {});
        QCOMPARE(reset.count(), 1);
        QCOMPARE(added.count(), 0);
        QCOMPARE(desk.conversations()->count(), 10'000);
        QCOMPARE(desk.conversations()->indexOf(samples::conversationId(10'000)), 9'999);

        QSignalSpy changed(desk.conversations(), &ConversationBook::conversationChanged);
        QCOMPARE(desk.apply(samples::fromVisitor(3, QStringLiteral("hi"), 5'000)), EventOutcome::Applied);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.first().at(1).toInt(), 4'999);
    }

    void indexesStayRightAfterARemoval()
    {
        base::ManualClock clock;
        Desk desk(clock);
        desk.apply(samples::session({samples::summary(1), samples::summary(2), samples::summary(3)}), {});
        QSignalSpy removed(desk.conversations(), &ConversationBook::conversationRemoved);
        // The relay lists it no more, and it was not resumed.
        desk.apply(samples::session({samples::summary(1), samples::summary(3)}), {});
        QCOMPARE(removed.count(), 1);
        QCOMPARE(desk.conversations()->indexOf(samples::conversationId(2)), -1);
        QCOMPARE(desk.conversations()->indexOf(samples::conversationId(3)), 1);
        QCOMPARE(desk.conversations()->at(1).id(), samples::conversationId(3));
        QCOMPARE(desk.conversations()->totals().mine, 2);
    }

    void visitorsPresenceReachesAllTheirConversations()
    {
        base::ManualClock clock;
        Desk desk(clock);
        protocol::ConversationSummary second = samples::summary(2);
        second.conversation.visitor = samples::summary(1).conversation.visitor;
        desk.apply(samples::session({samples::summary(1), second, samples::summary(3)}), {});
        domain::Visitor visitor = samples::summary(1).visitor;
        visitor.page.title = QStringLiteral("Checkout");
        desk.apply(protocol::EphemeralEvent(protocol::VisitorPresence{visitor, false}));
        QVERIFY(!desk.conversations()->find(samples::conversationId(1))->isVisitorOnline);
        QCOMPARE(
            desk.conversations()->find(samples::conversationId(2))->visitor.page.title, QStringLiteral("Checkout"));
        QVERIFY(desk.conversations()->find(samples::conversationId(3))->isVisitorOnline);
    }
};

QTEST_GUILESS_MAIN(tst_ConversationBook)
#include "tst_ConversationBook.moc"
