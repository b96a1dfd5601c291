#include "tests/relay/storage/StorageFixture.h"

#include <QTest>

using namespace qiao;
using namespace qiao::relay;
using namespace qiao::relay::storage;

class tst_GroupCommit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLoadSeesWhatWasAskedBeforeIt();
    void aStoredConversationIsTheFoldOfItsEvents();
    void eachGroupLeavesTheFold();
    void whatWasRefusedIsNotCounted();
    void aNumberTwiceIsRefused();
    void aSkippedNumberIsRefused();
    void aVisitorsNumberOutOfOrderIsRefused();
    void anEventWithoutItsConversationIsRefused();
    void aBadCommitDoesNotTakeTheOthersWithIt();
    void afterAFailureTheEpochIsOver();
    void aRepeatedCommandIsRefused();
    void aFullDiskFailsTheGroupAndIsSurvived();
    void aLockedDatabaseFailsTheGroupAndIsSurvived();

private:
    static std::vector<domain::ConversationEvent> eventsIn(const link::FromStorage &answer)
    {
        const auto *loaded = std::get_if<link::Loaded>(&answer);
        const auto *found = loaded && loaded->result ? std::get_if<link::EventsFound>(&*loaded->result) : nullptr;
        return found ? found->events : std::vector<domain::ConversationEvent>();
    }
    static link::Load everything(const domain::ConversationId &id)
    {
        return {7, link::LoadEvents{id, domain::Side::Agent, 0, 0, 1000, false}};
    }
};

void tst_GroupCommit::aLoadSeesWhatWasAskedBeforeIt()
{
    StorageFixture fixture;
    auto conversation = fixture.conversation(QStringLiteral("c1"));
    const auto first = fixture.next(conversation, StorageFixture::started());
    const auto second = fixture.next(conversation, StorageFixture::message(QStringLiteral("你好")));
    const auto answers = fixture.carryOut({first, everything(conversation.id), second, everything(conversation.id)});
    QCOMPARE(answers.size(), 4U);
    QCOMPARE(StorageFixture::outcomes(answers), QList<bool>({true, true}));
    QCOMPARE(std::get<link::Committed>(answers[0]).ticket, first.ticket);
    QCOMPARE(std::get<link::Loaded>(answers[1]).ticket, 7U);
    QCOMPARE(eventsIn(answers[1]).size(), 1U);
    QVERIFY(eventsIn(answers[3]) == std::vector({first.events.front(), second.events.front()}));
}

void tst_GroupCommit::aStoredConversationIsTheFoldOfItsEvents()
{
    StorageFixture fixture;
    auto conversation = fixture.conversation(QStringLiteral("c1"));
    const domain::AgentId ann(QStringLiteral("a1"));
    const domain::Author byAnn{domain::AuthorRole::Agent, ann.toString(), QStringLiteral("Ann")};
    std::vector<link::StorageRequest> group;
    for (const domain::EventBody &body :
        std::vector<domain::EventBody>{StorageFixture::started(), StorageFixture::message(QStringLiteral("你好")),
            domain::ConversationOffered{ann, QStringLiteral("Ann"), fixture.now()},
            domain::ConversationAssigned{ann, QStringLiteral("Ann"), {{QStringLiteral("load"), 1, 0.5}}},
            domain::MessageRead{byAnn, 2, 2}, StorageFixture::note(QStringLiteral("for us")),
            domain::MessagePosted{byAnn, QStringLiteral("hello"), {}},
            domain::ConversationTagged{byAnn, {QStringLiteral("billing"), QStringLiteral("急")}}})
        group.emplace_back(fixture.next(conversation, body));
    QCOMPARE(StorageFixture::outcomes(fixture.carryOut(group)), QList<bool>(8, true));

    const auto restored = restore(fixture.stores());
    QVERIFY(restored.isOk());
    QCOMPARE(restored->openConversations.size(), 1U);
    QVERIFY(restored->openConversations.front().conversation == conversation);
    QVERIFY(restored->openConversations.front().visitor == fixture.visitor());

    const auto events = fixture.stores().conversations.events({conversation.id, domain::Side::Agent, 0, 0, 100, false});
    QVERIFY(events.isOk());
    domain::Conversation folded;
    std::vector<quint64> visible;
    for (const domain::ConversationEvent &event : *events) {
        folded.apply(event);
        if (event.visitorSeq > 0)
            visible.push_back(event.seq);
    }
    QVERIFY(folded == conversation);
    QVERIFY(restored->openConversations.front().visibleSeqs == visible);
}

void tst_GroupCommit::eachGroupLeavesTheFold()
{
    StorageFixture fixture;
    auto conversation = fixture.conversation(QStringLiteral("c1"));
    const domain::AgentId ann(QStringLiteral("a1"));
    const domain::Author byAnn{domain::AuthorRole::Agent, ann.toString(), QStringLiteral("Ann")};
    for (const domain::EventBody &body : std::vector<domain::EventBody>{StorageFixture::started(),
             StorageFixture::message(QStringLiteral("one")), StorageFixture::message(QStringLiteral("two")),
             domain::ConversationAssigned{ann, QStringLiteral("Ann"), {}, {}}, domain::MessageRead{byAnn, 2, 2},
             domain::MessagePosted{byAnn, QStringLiteral("three"), {}},
             domain::ConversationTagged{byAnn, {QStringLiteral("billing")}},
             StorageFixture::message(QStringLiteral("four")), StorageFixture::note(QStringLiteral("for us"))}) {
        QCOMPARE(StorageFixture::outcomes(fixture.carryOut({fixture.next(conversation, body)})), QList<bool>({true}));
        const auto stored = fixture.stores().conversations.find(conversation.id);
        QVERIFY(**stored == conversation);
    }
}

void tst_GroupCommit::whatWasRefusedIsNotCounted()
{
    StorageFixture fixture;
    auto good = fixture.conversation(QStringLiteral("c1"));
    QCOMPARE(StorageFixture::outcomes(fixture.carryOut({fixture.next(good, StorageFixture::started())})),
        QList<bool>({true}));
    auto refused = fixture.conversation(QStringLiteral("c2"));
    const auto bad = fixture.next(refused, StorageFixture::started(QStringLiteral("nobody")));
    const auto message = fixture.next(good, StorageFixture::message(QStringLiteral("one")));
    QCOMPARE(StorageFixture::outcomes(fixture.carryOut({message, bad})), QList<bool>({true, false}));

    auto second = fixture.conversation(QStringLiteral("c2"));
    const auto begun = fixture.next(second, StorageFixture::started(), 2);
    const auto another = fixture.next(good, StorageFixture::message(QStringLiteral("two")), 2);
    QCOMPARE(StorageFixture::outcomes(fixture.carryOut({begun, another})), QList<bool>({true, true}));
    QVERIFY(**fixture.stores().conversations.find(good.id) == good);
    QVERIFY(**fixture.stores().conversations.find(second.id) == second);
}

void tst_GroupCommit::aNumberTwiceIsRefused()
{
    StorageFixture fixture;
    auto conversation = fixture.conversation(QStringLiteral("c1"));
    const auto first = fixture.next(conversation, StorageFixture::started());
    auto fork = conversation;
    const auto second = fixture.next(conversation, StorageFixture::message(QStringLiteral("one")));
    const auto rival = fixture.next(fork, StorageFixture::message(QStringLiteral("two")));
    const auto answers = fixture.carryOut({first, second, rival});
    QCOMPARE(StorageFixture::outcomes(answers), QList<bool>({true, true, false}));
    QCOMPARE(std::get<link::Committed>(answers[2]).result.error().code, base::ErrorCode::Conflict);
    const auto stored = fixture.stores().conversations.find(conversation.id);
    QVERIFY(**stored == conversation);
}

void tst_GroupCommit::aSkippedNumberIsRefused()
{
    StorageFixture fixture;
    auto conversation = fixture.conversation(QStringLiteral("c1"));
    const auto first = fixture.next(conversation, StorageFixture::started());
    static_cast<void>(fixture.next(conversation, StorageFixture::message(QStringLiteral("never asked"))));
    const auto third = fixture.next(conversation, StorageFixture::message(QStringLiteral("asked")));
    QCOMPARE(StorageFixture::outcomes(fixture.carryOut({first, third})), QList<bool>({true, false}));
}

void tst_GroupCommit::aVisitorsNumberOutOfOrderIsRefused()
{
    StorageFixture fixture;
    auto conversation = fixture.conversation(QStringLiteral("c1"));
    const auto first = fixture.next(conversation, StorageFixture::started());
    auto second = fixture.next(conversation, StorageFixture::message(QStringLiteral("x")));
    second.events.front().visitorSeq += 1;
    second.conversations.front().visitorSeq += 1;
    QCOMPARE(StorageFixture::outcomes(fixture.carryOut({first, second})), QList<bool>({true, false}));
}

void tst_GroupCommit::anEventWithoutItsConversationIsRefused()
{
    StorageFixture fixture;
    auto conversation = fixture.conversation(QStringLiteral("c1"));
    auto first = fixture.next(conversation, StorageFixture::started());
    first.conversations.clear();
    QCOMPARE(StorageFixture::outcomes(fixture.carryOut({first})), QList<bool>({false}));
}

void tst_GroupCommit::aBadCommitDoesNotTakeTheOthersWithIt()
{
    StorageFixture fixture;
    auto good = fixture.conversation(QStringLiteral("c1"));
    auto bad = fixture.conversation(QStringLiteral("c2"));
    const auto before = fixture.next(good, StorageFixture::started());
    auto broken = fixture.next(bad, StorageFixture::started(QStringLiteral("nobody")));
    broken.visitor = fixture.visitor(QStringLiteral("v9")); // written, then undone with the rest
    const auto after = fixture.next(good, StorageFixture::message(QStringLiteral("later")), 2);
    const auto answers = fixture.carryOut({before, broken, after});
    QCOMPARE(StorageFixture::outcomes(answers), QList<bool>({true, false, true}));
    QVERIFY(!fixture.stores().visitors.find(domain::VisitorId(QStringLiteral("v9")))->has_value());
    QVERIFY(**fixture.stores().conversations.find(good.id) == good);
}

void tst_GroupCommit::afterAFailureTheEpochIsOver()
{
    StorageFixture fixture;
    auto good = fixture.conversation(QStringLiteral("c1"));
    auto bad = fixture.conversation(QStringLiteral("c2"));
    auto other = fixture.conversation(QStringLiteral("c3"));
    const auto first = fixture.next(good, StorageFixture::started(), 4);
    const auto broken = fixture.next(bad, StorageFixture::started(QStringLiteral("nobody")), 4);
    const auto sameEpoch = fixture.next(other, StorageFixture::started(), 4);
    auto answers = fixture.carryOut({first, broken, sameEpoch});
    QCOMPARE(StorageFixture::outcomes(answers), QList<bool>({true, false, false}));
    QCOMPARE(std::get<link::Committed>(answers[2]).result.error().code, base::ErrorCode::Unavailable);

    // Also in the next groups, until the hub begins a new epoch.
    answers = fixture.carryOut({sameEpoch});
    QCOMPARE(StorageFixture::outcomes(answers), QList<bool>({false}));
    auto again = sameEpoch;
    again.epoch = 5;
    QCOMPARE(StorageFixture::outcomes(fixture.carryOut({again})), QList<bool>({true}));
}

void tst_GroupCommit::aRepeatedCommandIsRefused()
{
    StorageFixture fixture;
    auto conversation = fixture.conversation(QStringLiteral("c1"));
    const auto first = fixture.next(conversation, StorageFixture::started());
    auto before = conversation;
    auto second = fixture.next(conversation, StorageFixture::message(QStringLiteral("x")));
    second.command->id = first.command->id;
    QCOMPARE(StorageFixture::outcomes(fixture.carryOut({first, second})), QList<bool>({true, false}));
    QVERIFY(**fixture.stores().conversations.find(conversation.id) == before);

    // The same id from another sender is another command; and so is one that comes a day later.
    second.epoch = 2;
    second.command->sender = QStringLiteral("a1");
    QCOMPARE(StorageFixture::outcomes(fixture.carryOut({second})), QList<bool>({true}));
    auto third = fixture.next(conversation, StorageFixture::message(QStringLiteral("y")), 2);
    third.command = first.command;
    third.command->at += CommandStore::promised;
    QCOMPARE(StorageFixture::outcomes(fixture.carryOut({third})), QList<bool>({true}));
}

void tst_GroupCommit::aFullDiskFailsTheGroupAndIsSurvived()
{
    StorageFixture fixture;
    auto conversation = fixture.conversation(QStringLiteral("c1"));
    QCOMPARE(StorageFixture::outcomes(fixture.carryOut({fixture.next(conversation, StorageFixture::started())})),
        QList<bool>({true}));
    const auto before = conversation;

    Statement pages(fixture.database(), QStringLiteral("PRAGMA page_count"));
    const qint64 full = **pages.first([](Statement &row) { return row.integer(); });
    QVERIFY(fixture.database().execute(QStringLiteral("PRAGMA max_page_count = %1").arg(full + 1)).isOk());
    std::vector<link::StorageRequest> group;
    QList<bool> failed;
    for (int i = 0; i < 50; ++i) {
        group.emplace_back(fixture.next(conversation, StorageFixture::message(QString(1000, u'字'))));
        failed.append(false);
    }
    group.emplace_back(everything(conversation.id));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("nothing is stored")));
    auto answers = fixture.carryOut(group);
    QCOMPARE(StorageFixture::outcomes(answers), failed);
    QCOMPARE(std::get<link::Committed>(answers.front()).result.error().code, base::ErrorCode::Unavailable);
    QCOMPARE(eventsIn(answers.back()).size(), 1U);
    QVERIFY(**fixture.stores().conversations.find(conversation.id) == before);

    QVERIFY(fixture.database().execute(QStringLiteral("PRAGMA max_page_count = 1000000")).isOk());
    QTest::ignoreMessage(QtInfoMsg, QRegularExpression(QStringLiteral("works again, failed groups=1")));
    conversation = before;
    const auto late = fixture.next(conversation, StorageFixture::message(QStringLiteral("same epoch")), 1);
    QCOMPARE(StorageFixture::outcomes(fixture.carryOut({late})), QList<bool>({false}));
    conversation = before;
    const auto retried = fixture.next(conversation, StorageFixture::message(QStringLiteral("there is room")), 2);
    QCOMPARE(StorageFixture::outcomes(fixture.carryOut({retried})), QList<bool>({true}));
    QVERIFY(**fixture.stores().conversations.find(conversation.id) == conversation);
}

void tst_GroupCommit::aLockedDatabaseFailsTheGroupAndIsSurvived()
{
    StorageFixture fixture;
    QVERIFY(fixture.database().execute(QStringLiteral("PRAGMA busy_timeout = 1")).isOk());
    auto other = Database::open(fixture.path());
    QVERIFY(other.isOk());
    QVERIFY((*other)->begin().isOk());

    auto conversation = fixture.conversation(QStringLiteral("c1"));
    auto commit = fixture.next(conversation, StorageFixture::started());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("nothing is stored")));
    const auto answers = fixture.carryOut({commit});
    QCOMPARE(StorageFixture::outcomes(answers), QList<bool>({false}));
    QCOMPARE(std::get<link::Committed>(answers.front()).result.error().code, base::ErrorCode::Unavailable);

    (*other)->rollback();
    commit.epoch = 2;
    QCOMPARE(StorageFixture::outcomes(fixture.carryOut({commit})), QList<bool>({true}));
}

QTEST_GUILESS_MAIN(tst_GroupCommit)
#include "tst_GroupCommit.moc"
