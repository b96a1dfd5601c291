#include "relay/storage/FactsRebuilding.h"
#include "tests/relay/storage/RandomHistory.h"

#include <QTest>

using namespace qiao;
using namespace qiao::relay;
using namespace qiao::relay::storage;
using metrics::Story;
using namespace Qt::StringLiterals;

// Kept facts, and those that are made anew from the events, agree.
class tst_FactsStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keptFactsAreTheFoldOfTheEvents();
    void rebuildingFindsTheSame();
    void whatIsBrokenIsPutRight();
    void anUndoneGroupLeavesNoFacts();

private:
    RandomHistory m_history;
};

void tst_FactsStore::keptFactsAreTheFoldOfTheEvents()
{
    FactsStore fresh(m_history.fixture.database(), m_history.fixture.stores().conversations);
    for (const Story &story : m_history.stories) {
        const domain::ConversationId &id = story.conversation().id;
        const auto kept = fresh.find(id);
        QVERIFY(kept.isOk() && kept->has_value());
        QVERIFY2(**kept == story.facts(), qPrintable(id.toString()));
        const auto folded = fresh.fromEvents(id);
        QVERIFY(folded.isOk() && **folded == story.facts());
    }
    const auto none = fresh.find(domain::ConversationId(u"nobody"_s));
    QVERIFY(none.isOk() && !none->has_value());
}

void tst_FactsStore::rebuildingFindsTheSame()
{
    const auto rebuilt = rebuildAllFacts(m_history.fixture.stores());
    QVERIFY(rebuilt.isOk());
    QCOMPARE(rebuilt->conversations, int(m_history.stories.size()));
    QCOMPARE(rebuilt->missing, 0);
    QCOMPARE(rebuilt->differing, 0);
}

void tst_FactsStore::whatIsBrokenIsPutRight()
{
    Database &database = m_history.fixture.database();
    QVERIFY(database.execute(u"UPDATE conversation_facts SET facts = 'nonsense' WHERE conversation = 'c7'"_s).isOk());
    QVERIFY(
        database
            .execute(u"UPDATE conversation_facts SET facts = json_set(facts, '$.score', 3) WHERE conversation = 'c8'"_s)
            .isOk());
    QVERIFY(database.execute(u"DELETE FROM conversation_facts WHERE conversation = 'c9'"_s).isOk());
    // What cannot be read, or is not there, is made anew from the events.
    FactsStore fresh(database, m_history.fixture.stores().conversations);
    QVERIFY(**fresh.find(domain::ConversationId(u"c7"_s)) == m_history.stories[7].facts());
    QVERIFY(**fresh.find(domain::ConversationId(u"c9"_s)) == m_history.stories[9].facts());

    const auto missing = rebuildMissingFacts(m_history.fixture.stores());
    QVERIFY(missing.isOk());
    QCOMPARE(missing->missing, 1);
    const auto all = rebuildAllFacts(m_history.fixture.stores());
    QVERIFY(all.isOk());
    QCOMPARE(all->missing, 0);
    QCOMPARE(all->differing, 2);
    keptFactsAreTheFoldOfTheEvents();
}

void tst_FactsStore::anUndoneGroupLeavesNoFacts()
{
    StorageFixture fixture;
    auto conversation = StorageFixture::conversation(u"c1"_s);
    QCOMPARE(
        StorageFixture::outcomes(fixture.carryOut({fixture.next(conversation, StorageFixture::started())})), {true});
    const domain::EventBody assigned = domain::ConversationAssigned{domain::AgentId(u"a1"_s), u"Ann"_s, {}};
    const auto lost = fixture.next(conversation, assigned);
    auto bad = fixture.next(conversation, StorageFixture::message(u"…"_s));
    bad.events.front().seq += 5; // refused, so the group is carried out once more
    QCOMPARE(StorageFixture::outcomes(fixture.carryOut({lost, bad})), QList<bool>({true, false}));
    const auto facts = fixture.stores().facts.find(conversation.id);
    QVERIFY(facts.isOk() && facts->has_value());
    QCOMPARE((*facts)->turns.size(), 1U); // taken once, though it was folded twice
}

QTEST_GUILESS_MAIN(tst_FactsStore)
#include "tst_FactsStore.moc"
