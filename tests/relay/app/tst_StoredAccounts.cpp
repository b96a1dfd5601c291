#include "relay/app/StorageThread.h"
#include "relay/app/StoredAccounts.h"
#include "relay/storage/Migrations.h"

#include <QTemporaryDir>
#include <QTest>

using namespace qiao;
using namespace qiao::relay;
using namespace qiao::relay::app;

// The rules of refresh tokens, over the real database on its thread.
class tst_StoredAccounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void accountsAreFoundByName();
    void aTokenIsReplacedByItsChild();
    void aReplacedTokenRevokesTheFamily();
    void aDisabledUsersTokenIsRefusedForGood();
    void theEndIsTheEndOfTheFamily();

private:
    std::optional<base::Result<domain::Agent>> exchange(const QString &presented, const QString &successor)
    {
        std::optional<base::Result<domain::Agent>> answer;
        m_accounts->exchange(auth::hashOfRefreshToken(presented), successor, m_clock.now(),
            [&](base::Result<domain::Agent> agent) { answer = std::move(agent); });
        static_cast<void>(QTest::qWaitFor([&] { return answer.has_value(); }, 30'000));
        return answer;
    }
    bool isExchanged(const QString &presented, const QString &successor)
    {
        const auto answer = exchange(presented, successor);
        return answer && answer->isOk();
    }
    bool begin(const QString &token)
    {
        std::optional<bool> isDone;
        m_accounts->begin(auth::firstOfFamily(token, m_ann.id, m_clock.now()),
            [&](const base::Result<void> &result) { isDone = result.isOk(); });
        return QTest::qWaitFor([&] { return isDone.has_value(); }, 30'000) && *isDone;
    }

    const domain::Agent m_ann{domain::AgentId(QStringLiteral("a1")), QStringLiteral("ann"), QStringLiteral("Ann"),
        domain::AgentRole::Agent, 5, false};
    base::ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<storage::Database> m_database; // another connection, as the command line's
    std::unique_ptr<storage::Stores> m_stores;
    std::unique_ptr<StorageThread> m_thread;
    std::unique_ptr<storage::StorageQueries> m_queries;
    std::unique_ptr<StoredAccounts> m_accounts;
};

void tst_StoredAccounts::init()
{
    m_thread.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    const QString path = m_folder->filePath(QStringLiteral("qiao.db"));
    m_database = std::move(*storage::Database::open(path));
    QVERIFY(storage::migrate(*m_database, storage::allMigrations()).isOk());
    m_stores = std::make_unique<storage::Stores>(*m_database);
    QVERIFY(m_stores->users.add({m_ann, "hash"}, m_clock.now()).isOk());
    m_thread = std::make_unique<StorageThread>(path, m_clock, std::chrono::hours(24));
    QVERIFY(m_thread->open([](const std::vector<link::FromStorage> &) {}).isOk());
    m_queries = std::make_unique<storage::StorageQueries>(m_thread->storage());
    m_accounts = std::make_unique<StoredAccounts>(*m_queries);
}

void tst_StoredAccounts::accountsAreFoundByName()
{
    std::optional<std::optional<auth::Accounts::Account>> found;
    const auto take = [&](const base::Result<std::optional<auth::Accounts::Account>> &account) {
        found = account ? *account : std::optional<auth::Accounts::Account>();
    };
    m_accounts->find(QStringLiteral("Ann"), take);
    QTRY_VERIFY(found.has_value());
    QVERIFY(found->has_value());
    QVERIFY((*found)->agent == m_ann);
    QCOMPARE((*found)->passwordHash, QByteArray("hash"));
    found.reset();
    m_accounts->find(QStringLiteral("bob"), take);
    QTRY_VERIFY(found.has_value());
    QVERIFY(!found->has_value());
}

void tst_StoredAccounts::aTokenIsReplacedByItsChild()
{
    QVERIFY(begin(QStringLiteral("t1")));
    const auto answer = exchange(QStringLiteral("t1"), QStringLiteral("t2"));
    QVERIFY(answer && answer->isOk());
    QVERIFY(**answer == m_ann);
    m_clock.advance(std::chrono::minutes(9));
    QVERIFY(isExchanged(QStringLiteral("t2"), QStringLiteral("t3")));
    QVERIFY(!isExchanged(QStringLiteral("unknown"), QStringLiteral("x")));
    QVERIFY(isExchanged(QStringLiteral("t3"), QStringLiteral("t4")));
}

void tst_StoredAccounts::aReplacedTokenRevokesTheFamily()
{
    QVERIFY(begin(QStringLiteral("t1")));
    QVERIFY(begin(QStringLiteral("other device")));
    QVERIFY(isExchanged(QStringLiteral("t1"), QStringLiteral("t2")));
    m_clock.advance(auth::refreshGrace + base::Milliseconds(1));
    const auto refused = exchange(QStringLiteral("t1"), QStringLiteral("x"));
    QVERIFY(refused && !refused->isOk());
    QCOMPARE(refused->error().code, base::ErrorCode::Unauthorized);
    QVERIFY(!isExchanged(QStringLiteral("t2"), QStringLiteral("x")));
    QVERIFY(isExchanged(QStringLiteral("other device"), QStringLiteral("t3")));
}

void tst_StoredAccounts::aDisabledUsersTokenIsRefusedForGood()
{
    QVERIFY(begin(QStringLiteral("t1")));
    QVERIFY(m_stores->users.setDisabled(m_ann.id, true).isOk());
    QVERIFY(!isExchanged(QStringLiteral("t1"), QStringLiteral("t2")));
    QVERIFY(m_stores->users.setDisabled(m_ann.id, false).isOk());
    QVERIFY(!isExchanged(QStringLiteral("t1"), QStringLiteral("t2")));
}

void tst_StoredAccounts::theEndIsTheEndOfTheFamily()
{
    QVERIFY(begin(QStringLiteral("t1")));
    QVERIFY(isExchanged(QStringLiteral("t1"), QStringLiteral("t2")));
    std::optional<bool> isDone;
    m_accounts->end(auth::hashOfRefreshToken(QStringLiteral("t2")),
        [&](const base::Result<void> &result) { isDone = result.isOk(); });
    QTRY_VERIFY(isDone.has_value());
    QVERIFY(*isDone);
    QVERIFY(!isExchanged(QStringLiteral("t2"), QStringLiteral("t3")));
    QVERIFY(m_stores->users.familyOf(auth::hashOfRefreshToken(QStringLiteral("t1")))->empty());
}

QTEST_GUILESS_MAIN(tst_StoredAccounts)
#include "tst_StoredAccounts.moc"
