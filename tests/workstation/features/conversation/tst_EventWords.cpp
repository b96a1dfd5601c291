#include "tests/workstation/features/SampleDesk.h"
#include "workstation/features/conversation/EventWords.h"

#include <QTest>

using namespace qiao;
using namespace qiao::workstation;
using conversation::EventWords;

namespace {

const auto S = [](const char *text) { return QString::fromUtf8(text); };

QString line(const domain::EventBody &body)
{
    return EventWords::lineOf(body, [](const domain::QueueId &queue) { return queue.toString().toUpper(); });
}

} // namespace

// Every fact has its words, and none more than it needs. Pure.
class tst_EventWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitingAgainSaysWhy()
    {
        const domain::QueueId queue(S("orders"));
        QCOMPARE(line(domain::ConversationQueued{queue, domain::WaitCause::Started}), QString());
        QCOMPARE(
            line(domain::ConversationQueued{queue, domain::WaitCause::Declined}), S("Declined, and waiting again"));
        QCOMPARE(line(domain::ConversationQueued{queue, domain::WaitCause::Missed}),
            S("The offer was not answered in time, and it waits again"));
        QCOMPARE(line(domain::ConversationQueued{queue, domain::WaitCause::AgentLeft}),
            S("The agent is gone: it waits in front of the others"));
        QCOMPARE(line(domain::ConversationQueued{queue, domain::WaitCause::Overflowed}),
            S("The queue was full: it waits in ORDERS"));
    }

    void whoDecidedTheAssignmentIsNamed()
    {
        const domain::AgentId ben(S("a-ben"));
        const domain::Author sue{domain::AuthorRole::Agent, S("a-sue"), S("Sue")};
        QCOMPARE(line(domain::ConversationAssigned{ben, S("Ben"), {}}), S("Assigned to Ben"));
        QCOMPARE(line(domain::ConversationAssigned{ben, S("Ben"), {}, sue}), S("Sue assigned this to Ben"));
        QCOMPARE(line(domain::ConversationAssigned{domain::AgentId(S("a-sue")), S("Sue"), {}, sue}),
            S("Sue took the conversation over"));
    }

    void theEndSaysHow()
    {
        const domain::Author ben{domain::AuthorRole::Agent, S("a-ben"), S("Ben")};
        QCOMPARE(line(domain::ConversationClosed{ben}), S("Closed by Ben"));
        QCOMPARE(line(domain::ConversationClosed{ben, domain::CloseReason::Resolved}), S("Closed by Ben as resolved"));
        QCOMPARE(
            line(domain::ConversationClosed{ben, domain::CloseReason::Unresolved}), S("Closed by Ben as not resolved"));
        QCOMPARE(
            line(domain::ConversationClosed{{}, domain::CloseReason::Abandoned}), S("The visitor gave up waiting"));
        QCOMPARE(line(domain::ConversationWrapped{domain::AgentId(S("a-ben"))}), S("The wrap-up is over"));
    }

    void supervisionAndMessagesHaveWords()
    {
        QCOMPARE(
            line(domain::ConversationJoined{domain::AgentId(S("a-sue")), S("Sue")}), S("Sue joined the conversation"));
        QCOMPARE(line(domain::ConversationDeferred{{}, {}, {}}), S("The visitor left a message and does not wait"));
        QCOMPARE(line(domain::ConversationDeferred{{}, {}, S("tom@example.com")}),
            S("The visitor left a message, to be answered at tom@example.com"));
        QCOMPARE(line(domain::WhisperPosted{{}, S("psst")}), QString()); // a bubble of its own
    }

    void everyFactorOfTheRelayHasAName()
    {
        for (const char *factor :
            {"vip", "category", "load", "language", "history", "idle", "picked", "transfer", "takeover"}) {
            const QString words = EventWords::reasonOf({{S(factor), 0.5, 1.0}});
            QVERIFY2(!words.startsWith(S(factor)), factor);
            QVERIFY(words.contains(S("100 %")));
        }
    }
};

QTEST_MAIN(tst_EventWords)
#include "tst_EventWords.moc"
