#include "relay/app/AdminCommands.h"
#include "relay/app/DemoData.h"
#include "relay/auth/PasswordHash.h"
#include "relay/storage/Migrations.h"

#include <QTemporaryDir>
#include <QTest>

using namespace qiao;
using namespace qiao::relay;
using namespace qiao::relay::app;

class tst_AdminCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aUserIsAddedListedAndDisabled();
    void aNameIsTakenOnce();
    void shortPasswordsAreRefused();
    void aNewPasswordEndsTheSessions();
    void somebodyUnknownIsSaid();
    void aSiteGetsASecretOfItsOwn();
    void figuresAreRebuilt();
    void theDemoIsMadeOnceAndFollowsItsAddress();
    void theDemoStaysOnLoopback();

private:
    base::Result<QString> carryOut(const AdminCommand &command)
    {
        return AdminCommands(*m_stores, m_clock, [this] {
            return base::Result<QString>(m_password);
        }).carryOut(command);
    }
    QString sentence(const AdminCommand &command)
    {
        const auto done = carryOut(command);
        return done ? QString() : done.error().message;
    }

    base::ManualClock m_clock;
    QString m_password;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<storage::Database> m_database;
    std::unique_ptr<storage::Stores> m_stores;
};

void tst_AdminCommands::init()
{
    m_password = QStringLiteral("correct horse");
    m_stores.reset();
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto database = storage::Database::open(m_folder->filePath(QStringLiteral("qiao.db")));
    QVERIFY(database.isOk());
    m_database = std::move(*database);
    QVERIFY(storage::migrate(*m_database, storage::allMigrations()).isOk());
    m_stores = std::make_unique<storage::Stores>(*m_database);
}

void tst_AdminCommands::aUserIsAddedListedAndDisabled()
{
    QVERIFY(carryOut(AddUser{QStringLiteral("ann"), QStringLiteral("Ann Lee"), domain::AgentRole::Supervisor, 7}));
    QCOMPARE(*carryOut(ListUsers()),
        QStringLiteral("NAME\tROLE\tCAPACITY\tSTATE\tDISPLAY NAME\nann\tsupervisor\t7\tactive\tAnn Lee\n"));
    const auto user = m_stores->users.findByName(QStringLiteral("ann"));
    QVERIFY(auth::isPasswordOf((*user)->passwordHash, m_password));
    QVERIFY(carryOut(DisableUser{QStringLiteral("ann")}));
    QVERIFY(carryOut(ListUsers())->contains(QStringLiteral("disabled")));
}

void tst_AdminCommands::aNameIsTakenOnce()
{
    const AddUser ann{QStringLiteral("ann"), QStringLiteral("Ann"), domain::AgentRole::Agent, 5};
    QVERIFY(carryOut(ann));
    AddUser again = ann;
    again.name = QStringLiteral("ANN");
    QCOMPARE(sentence(again), QStringLiteral("There is a user ann already."));
}

void tst_AdminCommands::shortPasswordsAreRefused()
{
    m_password = QStringLiteral("1234567");
    QCOMPARE(sentence(AddUser{QStringLiteral("ann"), QStringLiteral("Ann"), domain::AgentRole::Agent, 5}),
        QStringLiteral("A password has at least 8 characters."));
    QVERIFY(m_stores->users.all()->empty());
}

void tst_AdminCommands::aNewPasswordEndsTheSessions()
{
    QVERIFY(carryOut(AddUser{QStringLiteral("ann"), QStringLiteral("Ann"), domain::AgentRole::Agent, 5}));
    const auto ann = (*m_stores->users.findByName(QStringLiteral("ann")))->agent;
    QVERIFY(m_stores->users
                .addToken({"hash", {}, QStringLiteral("family"), ann.id, m_clock.now(),
                    m_clock.now() + std::chrono::hours(1), {}})
                .isOk());
    m_password = QStringLiteral("another one");
    QVERIFY(carryOut(ChangePassword{QStringLiteral("ann")}));
    QVERIFY(auth::isPasswordOf((*m_stores->users.find(ann.id))->passwordHash, m_password));
    QVERIFY(m_stores->users.familyOf("hash")->empty());
}

void tst_AdminCommands::somebodyUnknownIsSaid()
{
    QCOMPARE(sentence(ChangePassword{QStringLiteral("bob")}), QStringLiteral("There is no user bob."));
    QCOMPARE(sentence(DisableUser{QStringLiteral("bob")}), QStringLiteral("There is no user bob."));
}

void tst_AdminCommands::aSiteGetsASecretOfItsOwn()
{
    const AddSite shop{QStringLiteral("shop"), QStringLiteral("Shop"), {QStringLiteral("https://shop.example")}};
    const auto printed = carryOut(shop);
    const auto site = m_stores->sites.find(domain::SiteKey(QStringLiteral("shop")));
    QCOMPARE((*site)->origins, shop.origins);
    QVERIFY((*site)->identitySecret.size() >= 32);
    QVERIFY(printed->contains(QString::fromLatin1((*site)->identitySecret)));
    QCOMPARE(sentence(shop), QStringLiteral("There is a site shop already."));
    QCOMPARE(*carryOut(ListSites()), QStringLiteral("KEY\tNAME\tORIGINS\nshop\tShop\thttps://shop.example\n"));
}

void tst_AdminCommands::figuresAreRebuilt()
{
    QVERIFY(m_stores->sites.add({domain::SiteKey(QStringLiteral("shop")), {}, {}, "secret"}, m_clock.now()).isOk());
    domain::Visitor visitor;
    visitor.id = domain::VisitorId(QStringLiteral("v1"));
    visitor.site = domain::SiteKey(QStringLiteral("shop"));
    QVERIFY(m_stores->visitors.save(visitor).isOk());
    domain::ConversationStarted started;
    started.site = visitor.site;
    started.visitor = visitor.id;
    domain::ConversationEvent event{domain::ConversationId(QStringLiteral("c1")), 1, 1, m_clock.now(), {}, started};
    domain::Conversation conversation;
    conversation.apply(event);
    QVERIFY(m_stores->conversations.append({event}, {conversation}).isOk());
    QVERIFY(m_stores->conversations.flush().isOk());

    QCOMPARE(*carryOut(RebuildMetrics()),
        QStringLiteral("1 conversations were counted anew; 1 were missing, 0 differed.\n"));
    QCOMPARE(*carryOut(RebuildMetrics()),
        QStringLiteral("1 conversations were counted anew; 0 were missing, 0 differed.\n"));
}

void tst_AdminCommands::theDemoIsMadeOnceAndFollowsItsAddress()
{
    const domain::SiteKey key(QStringLiteral("demo"));
    QVERIFY(DemoData::make(*m_stores, QStringLiteral("http"), QHostAddress::LocalHost, 7700, m_clock.now()).isOk());
    const auto first = m_stores->sites.find(key);
    QCOMPARE((*first)->origins,
        QStringList({QStringLiteral("http://127.0.0.1:7700"), QStringLiteral("http://localhost:7700")}));
    const auto users = m_stores->users.all();
    QCOMPARE(users->size(), 4U);
    QCOMPARE(users->front().name, QStringLiteral("ada"));
    QCOMPARE(users->front().role, domain::AgentRole::Admin);
    QCOMPARE(users->back().name, QStringLiteral("sue"));
    QCOMPARE(users->back().role, domain::AgentRole::Supervisor);
    QVERIFY(
        auth::isPasswordOf((*m_stores->users.findByName(QStringLiteral("ben")))->passwordHash, QStringLiteral("demo")));
    QCOMPARE(m_stores->cannedReplies.all()->size(), 17U);
    QCOMPARE(m_stores->queues.all()->size(), 3U);
    QCOMPARE(m_stores->macros.all()->size(), 1U);

    // What a supervisor changes or removes stays so after the next start.
    domain::CannedReply changed = m_stores->cannedReplies.all()->front();
    changed.title = QStringLiteral("Changed");
    QVERIFY(m_stores->cannedReplies.save(changed).isOk());
    QVERIFY(m_stores->queues.remove(domain::QueueId(QStringLiteral("returns"))).isOk());
    QVERIFY(DemoData::make(*m_stores, QStringLiteral("http"), QHostAddress(QStringLiteral("::1")), 80, m_clock.now())
                .isOk());
    const auto second = m_stores->sites.find(key);
    QCOMPARE((*second)->origins, QStringList({QStringLiteral("http://[::1]"), QStringLiteral("http://localhost")}));
    QCOMPARE((*second)->identitySecret, (*first)->identitySecret);
    QVERIFY(*m_stores->users.all() == *users);
    QCOMPARE(m_stores->cannedReplies.all()->size(), 17U);
    QCOMPARE(m_stores->cannedReplies.all()->front().title, QStringLiteral("Changed"));
    QCOMPARE(m_stores->queues.all()->size(), 2U);
}

void tst_AdminCommands::theDemoStaysOnLoopback()
{
    QVERIFY(DemoData::checkAddress(QHostAddress::LocalHost).isOk());
    QVERIFY(DemoData::checkAddress(QHostAddress::LocalHostIPv6).isOk());
    QVERIFY(DemoData::checkAddress(QHostAddress(QStringLiteral("127.5.5.5"))).isOk());
    for (const auto *address : {"0.0.0.0", "::", "192.0.2.1", "10.0.0.1", "::ffff:192.0.2.1"})
        QVERIFY2(!DemoData::checkAddress(QHostAddress(QLatin1StringView(address))).isOk(), address);
}

QTEST_GUILESS_MAIN(tst_AdminCommands)
#include "tst_AdminCommands.moc"
