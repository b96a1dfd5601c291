#include "tests/relay/storage/StorageFixture.h"

#include <QTest>

using namespace qiao;
using namespace qiao::relay;
using namespace qiao::relay::storage;
using namespace std::chrono_literals;

// What is kept of the company's people and of how it works.
class tst_StaffStores : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void queuesKeepTheirOrder();
    void aNewDatabaseHasOneQueue();
    void macrosComeAndGo();
    void profilesStayWithTheirUsers();
    void presencesAreReadWithTheOneBefore();
    void aStartEndsWhoWasThere();
    void whatSupervisorsDidIsWrittenWithTheCommit();
    void whatIsBeingWrappedUpIsRestored();
    void theNewColumnsReadBack();

private:
    static domain::Queue queue(const QString &id)
    {
        domain::Queue made;
        made.id = domain::QueueId(id);
        made.name = id;
        return made;
    }
};

void tst_StaffStores::aNewDatabaseHasOneQueue()
{
    StorageFixture fixture;
    const auto directory = loadDirectory(fixture.stores());
    QVERIFY(directory.isOk());
    QCOMPARE(directory->queues.size(), 1U);
    QCOMPARE(directory->queues.front().id, domain::QueueId(QStringLiteral("default")));
    QVERIFY(!directory->pauseReasons.isEmpty());
}

void tst_StaffStores::queuesKeepTheirOrder()
{
    StorageFixture fixture;
    QueueStore &queues = fixture.stores().queues;
    domain::Queue returns = queue(QStringLiteral("returns"));
    returns.topics = {QStringLiteral("退款")};
    returns.skills = {{QStringLiteral("refunds"), 3}};
    returns.hours.isAlways = false;
    returns.hours.zone = "Asia/Shanghai";
    returns.hours.week[0] = {{22 * 60, 6 * 60}};
    returns.wrapUp = 45s;
    returns.weights.vip = 1.25;
    QVERIFY(queues.save(returns, fixture.now()).isOk());
    QVERIFY(queues.save(queue(QStringLiteral("sales")), fixture.now()).isOk());
    returns.priority = 4;
    QVERIFY(queues.save(returns, fixture.now()).isOk());
    const auto all = queues.all();
    QVERIFY(all.isOk());
    QCOMPARE(all->size(), 3U);
    QVERIFY(all->at(1) == returns);
    QCOMPARE(all->at(2).id, domain::QueueId(QStringLiteral("sales")));
}

void tst_StaffStores::macrosComeAndGo()
{
    StorageFixture fixture;
    MacroStore &macros = fixture.stores().macros;
    const domain::Macro macro{QStringLiteral("m1"), QStringLiteral("Refund"),
        {{domain::MacroStep::Kind::Reply, QStringLiteral("好的"), {}, {}},
            {domain::MacroStep::Kind::Tag, {}, {QStringLiteral("refund")}, {}}}};
    QVERIFY(macros.save(macro).isOk());
    QVERIFY(macros.all()->front() == macro);
    QCOMPARE(*macros.remove(macro.id), true);
    QCOMPARE(*macros.remove(macro.id), false);
    QVERIFY(macros.all()->empty());
}

void tst_StaffStores::profilesStayWithTheirUsers()
{
    StorageFixture fixture;
    UserStore &users = fixture.stores().users;
    User user;
    user.agent.id = domain::AgentId(QStringLiteral("a1"));
    user.agent.name = QStringLiteral("ann");
    user.agent.displayName = QStringLiteral("Ann");
    user.agent.skills = {{QStringLiteral("refunds"), 5}};
    user.agent.languages = {QStringLiteral("zh")};
    user.agent.queues = {{domain::QueueId(QStringLiteral("default")), 2}};
    user.passwordHash = "hash";
    QVERIFY(users.add(user, fixture.now()).isOk());
    QVERIFY((*users.find(user.agent.id))->agent == user.agent);
    user.agent.displayName = QStringLiteral("Ann Li");
    user.agent.capacity = 9;
    user.agent.queues.clear();
    QVERIFY(users.change(user.agent).isOk());
    QVERIFY((*users.find(user.agent.id))->agent == user.agent);
    QCOMPARE((*users.find(user.agent.id))->passwordHash, QByteArray("hash"));
}

void tst_StaffStores::presencesAreReadWithTheOneBefore()
{
    StorageFixture fixture;
    PresenceStore &presences = fixture.stores().presences;
    const domain::AgentId ann(QStringLiteral("a1"));
    const base::TimePoint nine = fixture.now();
    QVERIFY(presences.add({ann, nine, domain::Presence::Online, {}}).isOk());
    QVERIFY(presences.add({ann, nine + 2h, domain::Presence::Away, QStringLiteral("Lunch")}).isOk());
    QVERIFY(presences.add({domain::AgentId(QStringLiteral("a2")), nine + 2h, domain::Presence::Busy, {}}).isOk());
    QVERIFY(presences.add({ann, nine + 3h, domain::Presence::Online, {}}).isOk());
    const auto found = presences.of(ann, nine + 1h, nine + 3h);
    QVERIFY(found.isOk());
    QCOMPARE(found->size(), 2U);
    QCOMPARE(found->front().presence, domain::Presence::Online);
    QCOMPARE(found->back().reason, QStringLiteral("Lunch"));
}

void tst_StaffStores::aStartEndsWhoWasThere()
{
    StorageFixture fixture;
    PresenceStore &presences = fixture.stores().presences;
    const domain::AgentId ann(QStringLiteral("a1"));
    const domain::AgentId ben(QStringLiteral("a2"));
    const base::TimePoint nine = fixture.now();
    QVERIFY(presences.add({ann, nine, domain::Presence::Online, {}}).isOk());
    QVERIFY(presences.add({ben, nine, domain::Presence::Online, {}}).isOk());
    QVERIFY(presences.add({ben, nine + 1h, domain::Presence::Offline, {}}).isOk());
    QVERIFY(presences.endAll(nine + 2h).isOk());
    QVERIFY(presences.endAll(nine + 3h).isOk()); // says it once
    const auto ofAnn = presences.of(ann, nine, nine + 9h);
    QCOMPARE(ofAnn->size(), 2U);
    QCOMPARE(ofAnn->back().presence, domain::Presence::Offline);
    QVERIFY(ofAnn->back().at == nine + 2h);
    QCOMPARE(presences.of(ben, nine, nine + 9h)->size(), 2U);
}

void tst_StaffStores::whatSupervisorsDidIsWrittenWithTheCommit()
{
    StorageFixture fixture;
    const link::AuditRecord record{fixture.now(), domain::AgentId(QStringLiteral("a-sue")), QStringLiteral("Sue"),
        QStringLiteral("conversation.takeover"), domain::ConversationId(QStringLiteral("c1")), QStringLiteral("a1"),
        {{QStringLiteral("why"), QStringLiteral("急")}}};
    link::Commit commit;
    commit.ticket = 1;
    commit.epoch = 1;
    commit.audit = {record};
    commit.presences = {{domain::AgentId(QStringLiteral("a1")), fixture.now(), domain::Presence::Online, {}}};
    QCOMPARE(StorageFixture::outcomes(fixture.carryOut({commit})), QList<bool>({true}));
    const auto listed = fixture.stores().audit.list(fixture.now() + 1ms, 10);
    QVERIFY(listed.isOk());
    QCOMPARE(listed->size(), 1U);
    QCOMPARE(listed->front().action, record.action);
    QCOMPARE(listed->front().detail, record.detail);
    QVERIFY(fixture.stores().audit.list(fixture.now(), 10)->empty());
}

void tst_StaffStores::whatIsBeingWrappedUpIsRestored()
{
    StorageFixture fixture;
    auto conversation = fixture.conversation(QStringLiteral("c1"));
    const domain::AgentId ann(QStringLiteral("a1"));
    domain::ConversationClosed closed;
    closed.wrapUpUntil = fixture.now() + 60s;
    fixture.carryOut({fixture.next(conversation, StorageFixture::started()),
        fixture.next(conversation, domain::ConversationAssigned{ann, QStringLiteral("Ann"), {}}),
        fixture.next(conversation, closed)});
    QCOMPARE(restore(fixture.stores())->openConversations.size(), 1U);
    fixture.carryOut({fixture.next(conversation, domain::ConversationWrapped{ann})});
    QCOMPARE(restore(fixture.stores())->openConversations.size(), 0U);
}

void tst_StaffStores::theNewColumnsReadBack()
{
    StorageFixture fixture;
    auto conversation = fixture.conversation(QStringLiteral("c1"));
    fixture.carryOut({fixture.next(conversation, StorageFixture::started()),
        fixture.next(conversation, domain::ConversationDeferred{}),
        fixture.next(conversation,
            domain::ConversationQueued{domain::QueueId(QStringLiteral("default")), domain::WaitCause::AgentLeft})});
    const auto found = fixture.stores().conversations.find(conversation.id);
    QVERIFY(found.isOk() && *found);
    QVERIFY((*found)->isDeferred);
    QVERIFY((*found)->goesFirst);
    QVERIFY(**found == conversation);
}

QTEST_GUILESS_MAIN(tst_StaffStores)
#include "tst_StaffStores.moc"
