#include "relay/administration/Administration.h"
#include "relay/storage/Migrations.h"

#include <QTemporaryDir>
#include <QTest>

using namespace qiao;
using namespace qiao::relay;
using namespace qiao::relay::administration;
using namespace Qt::StringLiterals;
using Outcome = link::AdminAnswer::Outcome;

// What supervisors may do and may not, over the real database.
class tst_Administration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void agentsMayNothing();
    void oneWhoWasDemotedMayNothingAnyMore();
    void aQueueIsMadeChangedAndRemoved();
    void whoIsTooLateHearsWhatIsThere();
    void theLastQueueStays();
    void aQueueInUseStays_data();
    void aQueueInUseStays();
    void supervisorsMakeAgentsAlone();
    void nobodyLocksHimselfOut();
    void theLastAdminStays();
    void aNewPasswordEndsTheSessions();
    void aReplyIsReadAndItsFilesAreThere();
    void filesOfRepliesAreKept();
    void aMacroTransfersToAQueueThatIsThere();
    void theListsAreChecked();
    void anExperimentBeginsAndEndsByTheRelaysClock();
    void twoExperimentsNeverOverlap();
    void sitesAreReadWithoutTheirSecrets();
    void everyChangeIsInTheLogAndNoPassword();
    void theLogIsReadInPages();
    void whatCannotBeRecordedIsNotDone();
    void nothingIsWithoutABound();

private:
    static QJsonObject queueJson(const QString &name) { return {{u"name"_s, name}}; }
    static QJsonObject userJson(const QString &name, const QString &role = u"agent"_s)
    {
        return {{u"signInName"_s, name}, {u"name"_s, name}, {u"role"_s, role}, {u"capacity"_s, 3}};
    }
    static QJsonObject replyJson(const QString &text)
    {
        return {{u"shortcut"_s, u"hi"_s}, {u"title"_s, u"Hi"_s}, {u"text"_s, text}};
    }
    static QJsonObject experimentJson(const QString &queue = u"default"_s)
    {
        return {{u"name"_s, u"VIP first"_s}, {u"kind"_s, u"routing"_s}, {u"queue"_s, queue},
            {u"arms"_s, QJsonArray{QJsonObject{{u"name"_s, u"A"_s}}, QJsonObject{{u"name"_s, u"B"_s}}}}};
    }

    base::Result<link::AdminAnswer> ask(link::AdminRequest request)
    {
        m_now += std::chrono::seconds(1);
        return Administration(*m_stores).carryOut(request, m_now);
    }
    base::Result<link::AdminAnswer> put(const QString &collection, const QString &id, const QJsonObject &body,
        const QString &version = {}, const QString &actor = u"sue"_s, const QByteArray &password = {})
    {
        link::AdminRequest request;
        request.actor = domain::AgentId(actor);
        request.verb = link::AdminVerb::Put;
        request.collection = collection;
        request.id = id;
        request.body = body;
        request.version = version;
        request.passwordHash = password;
        return ask(request);
    }
    // Puts what is there with some fields changed.
    base::Result<link::AdminAnswer> change(
        const QString &collection, const QString &id, const QJsonObject &fields, const QString &actor = u"sue"_s)
    {
        const link::AdminAnswer there = read(collection, id);
        QJsonObject body = there.body;
        for (auto field = fields.begin(); field != fields.end(); ++field)
            body.insert(field.key(), field.value());
        return put(collection, id, body, there.version, actor);
    }
    base::Result<link::AdminAnswer> remove(const QString &collection, const QString &id)
    {
        link::AdminRequest request;
        request.actor = domain::AgentId(u"sue"_s);
        request.verb = link::AdminVerb::Remove;
        request.collection = collection;
        request.id = id;
        request.version = read(collection, id).version;
        return ask(request);
    }
    link::AdminAnswer read(const QString &collection, const QString &id = {})
    {
        link::AdminRequest request;
        request.actor = domain::AgentId(u"ada"_s);
        request.collection = collection;
        request.id = id;
        request.limit = 100;
        const auto answer = ask(request);
        return answer ? *answer : link::AdminAnswer();
    }
    static base::ErrorCode codeOf(const base::Result<link::AdminAnswer> &answer)
    {
        return answer ? base::ErrorCode::UnknownType : answer.error().code;
    }
    static Outcome outcomeOf(const base::Result<link::AdminAnswer> &answer)
    {
        return answer ? answer->outcome : Outcome::Found;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<storage::Database> m_database;
    std::unique_ptr<storage::Stores> m_stores;
    base::TimePoint m_now{};
};

void tst_Administration::init()
{
    m_stores.reset();
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = std::move(*storage::Database::open(m_folder->filePath(u"qiao.db"_s)));
    QVERIFY(storage::migrate(*m_database, storage::allMigrations()).isOk());
    m_stores = std::make_unique<storage::Stores>(*m_database);
    m_now = base::fromEpochMs(1'000'000);
    for (const auto &[name, role] : {std::pair{u"ann"_s, domain::AgentRole::Agent},
             std::pair{u"sue"_s, domain::AgentRole::Supervisor}, std::pair{u"ada"_s, domain::AgentRole::Admin}}) {
        const domain::Agent agent{domain::AgentId(name), name, name.toUpper(), role, 5, false};
        QVERIFY(m_stores->users.add({agent, "hash"}, m_now).isOk());
    }
    QVERIFY(m_stores->sites.add({domain::SiteKey(u"shop"_s), u"Shop"_s, {}, "secret"}, m_now).isOk());
}

void tst_Administration::agentsMayNothing()
{
    QCOMPARE(codeOf(put(u"queues"_s, u"q1"_s, queueJson(u"Sales"_s), {}, u"ann"_s)), base::ErrorCode::Forbidden);
    link::AdminRequest request;
    request.actor = domain::AgentId(u"ann"_s);
    for (const QString &collection : {u"queues"_s, u"users"_s, u"audit"_s, u"nothing"_s}) {
        request.collection = collection;
        QCOMPARE(codeOf(ask(request)), base::ErrorCode::Forbidden);
    }
    request.actor = domain::AgentId(u"nobody"_s);
    QCOMPARE(codeOf(ask(request)), base::ErrorCode::Unauthorized);
}

void tst_Administration::oneWhoWasDemotedMayNothingAnyMore()
{
    QVERIFY(change(u"users"_s, u"sue"_s, {{u"role"_s, u"agent"_s}}, u"ada"_s).isOk());
    QCOMPARE(codeOf(put(u"queues"_s, u"q1"_s, queueJson(u"Sales"_s))), base::ErrorCode::Forbidden);
    QVERIFY(change(u"users"_s, u"sue"_s, {{u"disabled"_s, true}}, u"ada"_s).isOk());
    QCOMPARE(codeOf(put(u"queues"_s, u"q1"_s, queueJson(u"Sales"_s))), base::ErrorCode::Unauthorized);
}

void tst_Administration::aQueueIsMadeChangedAndRemoved()
{
    const auto added = put(u"queues"_s, u"q1"_s, queueJson(u"Sales"_s));
    QCOMPARE(outcomeOf(added), Outcome::Added);
    QCOMPARE(added->body.value("name"_L1).toString(), u"Sales"_s);
    QCOMPARE(added->body.value("version"_L1).toString(), added->version);
    QCOMPARE(read(u"queues"_s).body.value("items"_L1).toArray().size(), 2);

    const auto changed = change(u"queues"_s, u"q1"_s, {{u"priority"_s, 4}});
    QCOMPARE(outcomeOf(changed), Outcome::Changed);
    QVERIFY(changed->version != added->version);
    QCOMPARE(m_stores->queues.all()->back().priority, 4);

    QCOMPARE(codeOf(change(u"queues"_s, u"q1"_s, {{u"priority"_s, 40}})), base::ErrorCode::BadRequest);
    QCOMPARE(codeOf(put(u"queues"_s, u"q2"_s, queueJson(u"sales"_s))), base::ErrorCode::Conflict);
    const QJsonObject elsewhere{{u"overflow"_s, u"other_queue"_s}, {u"overflowQueue"_s, u"nowhere"_s}};
    QCOMPARE(codeOf(change(u"queues"_s, u"q1"_s, elsewhere)), base::ErrorCode::BadRequest);
    QCOMPARE(outcomeOf(remove(u"queues"_s, u"q1"_s)), Outcome::Removed);
    QCOMPARE(m_stores->queues.all()->size(), 1U);
    QCOMPARE(codeOf(remove(u"queues"_s, u"q1"_s)), base::ErrorCode::NotFound);
}

void tst_Administration::whoIsTooLateHearsWhatIsThere()
{
    const QString first = put(u"queues"_s, u"q1"_s, queueJson(u"Sales"_s))->version;
    QCOMPARE(outcomeOf(put(u"queues"_s, u"q1"_s, queueJson(u"Other"_s))), Outcome::Stale); // was to be new
    QCOMPARE(outcomeOf(put(u"queues"_s, u"q1"_s, queueJson(u"Orders"_s), first)), Outcome::Changed);
    const auto late = put(u"queues"_s, u"q1"_s, queueJson(u"Returns"_s), first);
    QCOMPARE(outcomeOf(late), Outcome::Stale);
    QCOMPARE(late->body.value("name"_L1).toString(), u"Orders"_s);
    QCOMPARE(outcomeOf(remove(u"queues"_s, u"q1"_s)), Outcome::Removed);
    const auto gone = put(u"queues"_s, u"q1"_s, queueJson(u"Returns"_s), first);
    QCOMPARE(outcomeOf(gone), Outcome::Stale);
    QVERIFY(gone->body.isEmpty());
    QCOMPARE(m_stores->queues.all()->size(), 1U);
}

void tst_Administration::theLastQueueStays()
{
    QCOMPARE(codeOf(remove(u"queues"_s, u"default"_s)), base::ErrorCode::Conflict);
    QCOMPARE(codeOf(change(u"queues"_s, u"default"_s, {{u"disabled"_s, true}})), base::ErrorCode::Conflict);
    QVERIFY(put(u"queues"_s, u"q1"_s, queueJson(u"Sales"_s)).isOk());
    QVERIFY(change(u"queues"_s, u"default"_s, {{u"disabled"_s, true}}).isOk());
    QCOMPARE(codeOf(remove(u"queues"_s, u"q1"_s)), base::ErrorCode::Conflict);
}

void tst_Administration::aQueueInUseStays_data()
{
    QTest::addColumn<QString>("collection");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QJsonObject>("body");
    QTest::newRow("an overflow") << u"queues"_s << u"q2"_s
                                 << QJsonObject{{u"name"_s, u"Other"_s}, {u"overflow"_s, u"other_queue"_s},
                                        {u"overflowQueue"_s, u"q1"_s}};
    QTest::newRow("a macro") << u"macros"_s << u"m1"_s
                             << QJsonObject{{u"name"_s, u"Pass on"_s},
                                    {u"steps"_s,
                                        QJsonArray{QJsonObject{{u"do"_s, u"transfer"_s}, {u"queue"_s, u"q1"_s}}}}};
    QJsonObject running = experimentJson(u"q1"_s);
    running.insert("startedAt"_L1, 1);
    QTest::newRow("an experiment") << u"experiments"_s << u"x1"_s << running;
}

void tst_Administration::aQueueInUseStays()
{
    QFETCH(QString, collection);
    QFETCH(QString, id);
    QFETCH(QJsonObject, body);
    QVERIFY(put(u"queues"_s, u"q1"_s, queueJson(u"Sales"_s)).isOk());
    QVERIFY(put(collection, id, body).isOk());
    QCOMPARE(codeOf(remove(u"queues"_s, u"q1"_s)), base::ErrorCode::Conflict);
    QCOMPARE(outcomeOf(remove(collection, id)), Outcome::Removed);
    QVERIFY(change(u"users"_s, u"ann"_s, {{u"queues"_s, QJsonArray{QJsonObject{{u"id"_s, u"q1"_s}}}}}).isOk());
    QCOMPARE(codeOf(remove(u"queues"_s, u"q1"_s)), base::ErrorCode::Conflict);
    QVERIFY(change(u"users"_s, u"ann"_s, {{u"queues"_s, QJsonArray()}}).isOk());
    QCOMPARE(outcomeOf(remove(u"queues"_s, u"q1"_s)), Outcome::Removed);
}

void tst_Administration::supervisorsMakeAgentsAlone()
{
    QCOMPARE(codeOf(put(u"users"_s, u"u1"_s, userJson(u"bob"_s))), base::ErrorCode::BadRequest); // no password
    QCOMPARE(outcomeOf(put(u"users"_s, u"u1"_s, userJson(u"bob"_s), {}, u"sue"_s, "hash")), Outcome::Added);
    QCOMPARE(codeOf(put(u"users"_s, u"u2"_s, userJson(u"BOB"_s), {}, u"sue"_s, "hash")), base::ErrorCode::Conflict);
    for (const QString &role : {u"supervisor"_s, u"admin"_s}) {
        QCOMPARE(codeOf(put(u"users"_s, u"u3"_s, userJson(u"eve"_s, role), {}, u"sue"_s, "hash")),
            base::ErrorCode::Forbidden);
        QCOMPARE(codeOf(change(u"users"_s, u"u1"_s, {{u"role"_s, role}})), base::ErrorCode::Forbidden);
    }
    QCOMPARE(codeOf(change(u"users"_s, u"ada"_s, {{u"role"_s, u"agent"_s}})), base::ErrorCode::Forbidden);
    QCOMPARE(codeOf(change(u"users"_s, u"ada"_s, {{u"capacity"_s, 1}})), base::ErrorCode::Forbidden);
    QCOMPARE(outcomeOf(put(u"users"_s, u"u3"_s, userJson(u"eve"_s, u"admin"_s), {}, u"ada"_s, "hash")), Outcome::Added);
    const QJsonObject skills{{u"skills"_s, QJsonArray{QJsonObject{{u"skill"_s, u"returns"_s}, {u"level"_s, 4}}}}};
    QVERIFY(change(u"users"_s, u"u1"_s, skills).isOk());
    QCOMPARE((*m_stores->users.find(domain::AgentId(u"u1"_s)))->agent.skills.first().level, 4);
    QCOMPARE(codeOf(change(u"users"_s, u"u1"_s, {{u"signInName"_s, u"rob"_s}})), base::ErrorCode::BadRequest);
    const QJsonObject nowhere{{u"queues"_s, QJsonArray{QJsonObject{{u"id"_s, u"nowhere"_s}}}}};
    QCOMPARE(codeOf(change(u"users"_s, u"u1"_s, nowhere)), base::ErrorCode::BadRequest);
    QCOMPARE(codeOf(remove(u"users"_s, u"u1"_s)), base::ErrorCode::BadRequest);
}

void tst_Administration::nobodyLocksHimselfOut()
{
    QVERIFY(put(u"users"_s, u"u3"_s, userJson(u"eve"_s, u"admin"_s), {}, u"ada"_s, "hash").isOk());
    QCOMPARE(codeOf(change(u"users"_s, u"ada"_s, {{u"role"_s, u"agent"_s}}, u"ada"_s)), base::ErrorCode::Conflict);
    QCOMPARE(codeOf(change(u"users"_s, u"ada"_s, {{u"disabled"_s, true}}, u"ada"_s)), base::ErrorCode::Conflict);
    QVERIFY(change(u"users"_s, u"ada"_s, {{u"capacity"_s, 9}}, u"ada"_s).isOk());
    QVERIFY(change(u"users"_s, u"ada"_s, {{u"disabled"_s, true}}, u"u3"_s).isOk());
}

void tst_Administration::theLastAdminStays()
{
    QVERIFY(put(u"users"_s, u"u3"_s, userJson(u"eve"_s, u"admin"_s), {}, u"ada"_s, "hash").isOk());
    QVERIFY(change(u"users"_s, u"u3"_s, {{u"role"_s, u"supervisor"_s}}, u"ada"_s).isOk());
    QCOMPARE(codeOf(change(u"users"_s, u"ada"_s, {{u"role"_s, u"supervisor"_s}}, u"ada"_s)), base::ErrorCode::Conflict);
    int admins = 0;
    const auto users = m_stores->users.all();
    for (const domain::Agent &user : *users)
        admins += user.role == domain::AgentRole::Admin && !user.isDisabled ? 1 : 0;
    QCOMPARE(admins, 1);
}

void tst_Administration::aNewPasswordEndsTheSessions()
{
    const domain::AgentId ann(u"ann"_s);
    const auto sessions = [&] { return m_stores->users.familyOf("token")->size(); };
    QVERIFY(m_stores->users.addToken({"token", {}, u"f"_s, ann, m_now, m_now + std::chrono::hours(1), {}}).isOk());
    QVERIFY(change(u"users"_s, u"ann"_s, {{u"capacity"_s, 7}}).isOk());
    QCOMPARE(sessions(), 1U);
    const link::AdminAnswer there = read(u"users"_s, u"ann"_s);
    QVERIFY(put(u"users"_s, u"ann"_s, there.body, there.version, u"sue"_s, "fresh").isOk());
    QCOMPARE((*m_stores->users.find(ann))->passwordHash, QByteArray("fresh"));
    QCOMPARE(sessions(), 0U);
    QVERIFY(m_stores->users.addToken({"token", {}, u"f"_s, ann, m_now, m_now + std::chrono::hours(1), {}}).isOk());
    QVERIFY(change(u"users"_s, u"ann"_s, {{u"disabled"_s, true}}).isOk());
    QCOMPARE(sessions(), 0U);
}

void tst_Administration::aReplyIsReadAndItsFilesAreThere()
{
    QCOMPARE(
        codeOf(put(u"canned-replies"_s, u"r1"_s, replyJson(u"Hi {{visitor.shoes}}"_s))), base::ErrorCode::BadRequest);
    QJsonObject reply = replyJson(u"Hi {{visitor.name|there}}"_s);
    reply.insert("files"_L1,
        QJsonArray{
            QJsonObject{{u"id"_s, u"f1"_s}, {u"name"_s, u"a.pdf"_s}, {u"mime"_s, u"text/html"_s}, {u"size"_s, 1}}});
    QCOMPARE(codeOf(put(u"canned-replies"_s, u"r1"_s, reply)), base::ErrorCode::BadRequest);
    const link::FileFound file{{domain::FileId(u"f1"_s), u"a.pdf"_s, u"application/pdf"_s, 99}, u"sue"_s};
    QVERIFY(m_stores->files.add(file, m_now).isOk());
    QCOMPARE(outcomeOf(put(u"canned-replies"_s, u"r1"_s, reply)), Outcome::Added);
    const auto kept = m_stores->cannedReplies.all();
    QCOMPARE(kept->back().files, QList<domain::FileReference>{file.file}); // as it was measured, not as it was said
    QCOMPARE(outcomeOf(remove(u"canned-replies"_s, u"r1"_s)), Outcome::Removed);
}

void tst_Administration::filesOfRepliesAreKept()
{
    for (const QString &id : {u"f1"_s, u"f2"_s}) {
        const link::FileFound file{{domain::FileId(id), id, u"text/plain"_s, 1}, u"sue"_s};
        QVERIFY(m_stores->files.add(file, m_now).isOk());
    }
    QJsonObject reply = replyJson(u"Hi"_s);
    reply.insert("files"_L1, QJsonArray{QJsonObject{{u"id"_s, u"f1"_s}, {u"name"_s, u"f1"_s}}});
    QVERIFY(put(u"canned-replies"_s, u"r1"_s, reply).isOk());
    const auto removed = m_stores->files.removeUnposted(0, m_now + std::chrono::hours(1), 10);
    QVERIFY(removed.isOk());
    QCOMPARE(removed->removed, std::vector<domain::FileId>{domain::FileId(u"f2"_s)});
}

void tst_Administration::aMacroTransfersToAQueueThatIsThere()
{
    const auto macro = [](const QJsonObject &step) {
        return QJsonObject{{u"name"_s, u"Macro"_s}, {u"steps"_s, QJsonArray{step}}};
    };
    QCOMPARE(codeOf(put(u"macros"_s, u"m1"_s, macro({{u"do"_s, u"transfer"_s}, {u"queue"_s, u"nowhere"_s}}))),
        base::ErrorCode::BadRequest);
    QCOMPARE(codeOf(put(u"macros"_s, u"m1"_s, macro({{u"do"_s, u"reply"_s}, {u"text"_s, u"{{"_s}}))),
        base::ErrorCode::BadRequest);
    QCOMPARE(codeOf(put(u"macros"_s, u"m1"_s, macro({{u"do"_s, u"reply"_s}, {u"text"_s, u"On {{date:day}}"_s}}))),
        base::ErrorCode::BadRequest);
    QVERIFY(put(u"macros"_s, u"m1"_s, macro({{u"do"_s, u"transfer"_s}, {u"queue"_s, u"default"_s}})).isOk());
    QVERIFY(put(u"macros"_s, u"m2"_s, macro({{u"do"_s, u"reply"_s}, {u"text"_s, u"{{agent.name}}"_s}})).isOk());
    QCOMPARE(m_stores->macros.all()->size(), 2U);
}

void tst_Administration::theListsAreChecked()
{
    const auto values = [](const QStringList &list) {
        return QJsonObject{{u"values"_s, QJsonArray::fromStringList(list)}};
    };
    QVERIFY(change(u"settings"_s, u"tags"_s, values({u"refund"_s, u"退款"_s})).isOk());
    QCOMPARE(*m_stores->settings.tags(), QStringList({u"refund"_s, u"退款"_s}));
    QVERIFY(change(u"settings"_s, u"pauseReasons"_s, values({})).isOk());
    QVERIFY(m_stores->settings.pauseReasons()->isEmpty());
    QCOMPARE(codeOf(change(u"settings"_s, u"tags"_s, values({u"a"_s, u"A"_s}))), base::ErrorCode::BadRequest);
    QCOMPARE(codeOf(change(u"settings"_s, u"tags"_s, values({QString(51, u'x')}))), base::ErrorCode::BadRequest);
    QCOMPARE(codeOf(change(u"settings"_s, u"tags"_s, {{u"values"_s, u"refund"_s}})), base::ErrorCode::BadRequest);
    QCOMPARE(codeOf(put(u"settings"_s, u"colour"_s, values({}))), base::ErrorCode::Conflict);
    QCOMPARE(codeOf(remove(u"settings"_s, u"tags"_s)), base::ErrorCode::BadRequest);
}

void tst_Administration::anExperimentBeginsAndEndsByTheRelaysClock()
{
    QVERIFY(put(u"experiments"_s, u"x1"_s, experimentJson()).isOk());
    QVERIFY(!m_stores->experiments.all()->front().isRunning());
    QVERIFY(change(u"experiments"_s, u"x1"_s, {{u"shareOfB"_s, 20}}).isOk());
    QVERIFY(change(u"experiments"_s, u"x1"_s, {{u"startedAt"_s, 1}}).isOk());
    QCOMPARE(m_stores->experiments.all()->front().startedAt, m_now);
    QCOMPARE(codeOf(change(u"experiments"_s, u"x1"_s, {{u"shareOfB"_s, 30}})), base::ErrorCode::Conflict);
    QVERIFY(change(u"experiments"_s, u"x1"_s, {{u"name"_s, u"Renamed"_s}}).isOk());
    QVERIFY(change(u"experiments"_s, u"x1"_s, {{u"endedAt"_s, qint64(253'402'300'000'000)}}).isOk());
    QCOMPARE(m_stores->experiments.all()->front().endedAt, m_now);
    QJsonObject again = read(u"experiments"_s, u"x1"_s).body;
    again.remove("endedAt"_L1);
    QCOMPARE(codeOf(put(u"experiments"_s, u"x1"_s, again, read(u"experiments"_s, u"x1"_s).version)),
        base::ErrorCode::Conflict);
}

void tst_Administration::twoExperimentsNeverOverlap()
{
    QVERIFY(put(u"queues"_s, u"q1"_s, queueJson(u"Sales"_s)).isOk());
    for (const auto &[id, queue] :
        {std::pair{u"x1"_s, u"default"_s}, std::pair{u"x2"_s, u"default"_s}, std::pair{u"x3"_s, u"q1"_s}})
        QVERIFY(put(u"experiments"_s, id, experimentJson(queue)).isOk());
    QVERIFY(change(u"experiments"_s, u"x1"_s, {{u"startedAt"_s, 1}}).isOk());
    QCOMPARE(codeOf(change(u"experiments"_s, u"x2"_s, {{u"startedAt"_s, 1}})), base::ErrorCode::Conflict);
    QVERIFY(change(u"experiments"_s, u"x3"_s, {{u"startedAt"_s, 1}}).isOk());
    QVERIFY(change(u"experiments"_s, u"x1"_s, {{u"endedAt"_s, 1}}).isOk());
    QVERIFY(change(u"experiments"_s, u"x2"_s, {{u"startedAt"_s, 1}}).isOk());
    QCOMPARE(codeOf(put(u"experiments"_s, u"x4"_s, experimentJson(u"nowhere"_s))), base::ErrorCode::BadRequest);
}

void tst_Administration::sitesAreReadWithoutTheirSecrets()
{
    const QJsonObject site = read(u"sites"_s).body.value("items"_L1).toArray().at(0).toObject();
    QCOMPARE(site.keys(), QStringList({u"id"_s, u"name"_s, u"origins"_s, u"version"_s}));
    QCOMPARE(codeOf(put(u"sites"_s, u"other"_s, {})), base::ErrorCode::Forbidden);
}

void tst_Administration::everyChangeIsInTheLogAndNoPassword()
{
    QJsonObject bob = userJson(u"bob"_s);
    bob.insert("password"_L1, u"a secret word"_s);
    QVERIFY(put(u"users"_s, u"u1"_s, bob, {}, u"sue"_s, "the hash").isOk());
    QVERIFY(change(u"users"_s, u"u1"_s, {{u"capacity"_s, 9}}).isOk());
    QVERIFY(change(u"users"_s, u"u1"_s, {}).isOk()); // nothing changed, nothing is said
    QVERIFY(put(u"queues"_s, u"q1"_s, queueJson(u"Sales"_s)).isOk());
    QCOMPARE(outcomeOf(remove(u"queues"_s, u"q1"_s)), Outcome::Removed);
    const auto log = m_stores->audit.list(m_now + std::chrono::hours(1), 10);
    QStringList actions;
    for (const link::AuditRecord &record : *log) {
        actions.prepend(record.action + u' ' + record.target);
        QCOMPARE(record.actorName, u"SUE"_s);
        const QByteArray detail = QJsonDocument(record.detail).toJson();
        QVERIFY(!detail.contains("secret") && !detail.contains("the hash"));
    }
    QCOMPARE(
        actions, QStringList({u"user.add bob"_s, u"user.change bob"_s, u"queue.add Sales"_s, u"queue.remove Sales"_s}));
    const QJsonObject changed = log->at(2).detail;
    QCOMPARE(changed.value("before"_L1).toObject(), (QJsonObject{{u"capacity"_s, 3}}));
    QCOMPARE(changed.value("after"_L1).toObject(), (QJsonObject{{u"capacity"_s, 9}}));
    QCOMPARE(log->at(3).detail.value("password"_L1).toBool(), true);
}

void tst_Administration::theLogIsReadInPages()
{
    for (int i = 0; i < 7; ++i)
        QVERIFY(put(u"queues"_s, u"q%1"_s.arg(i), queueJson(u"Queue %1"_s.arg(i))).isOk());
    link::AdminRequest request;
    request.actor = domain::AgentId(u"sue"_s);
    request.collection = u"audit"_s;
    request.limit = 3;
    QStringList targets;
    int pages = 0;
    for (;; ++pages) {
        const auto page = ask(request);
        QVERIFY(page.isOk());
        const QJsonArray records = page->body.value("records"_L1).toArray();
        for (const QJsonValue &record : records)
            targets.append(record.toObject().value("target"_L1).toString());
        request.before = page->body.value("next"_L1).toInteger();
        if (request.before == 0)
            break;
    }
    QCOMPARE(pages, 2);
    QCOMPARE(targets.size(), 7);
    QCOMPARE(targets.first(), u"Queue 6"_s);
    QCOMPARE(targets.last(), u"Queue 0"_s);
    request.about = u"QUEUE 3"_s;
    QCOMPARE(ask(request)->body.value("records"_L1).toArray().size(), 1);
    request.about = u"50%"_s;
    QCOMPARE(ask(request)->body.value("records"_L1).toArray().size(), 0);
}

void tst_Administration::whatCannotBeRecordedIsNotDone()
{
    QVERIFY(m_database->execute(u"CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END"_s)
                .isOk());
    QVERIFY(!put(u"queues"_s, u"q1"_s, queueJson(u"Sales"_s)).isOk());
    QVERIFY(!change(u"users"_s, u"ann"_s, {{u"capacity"_s, 1}}).isOk());
    QCOMPARE(m_stores->queues.all()->size(), 1U);
    QCOMPARE((*m_stores->users.find(domain::AgentId(u"ann"_s)))->agent.capacity, 5);
    QVERIFY(m_database->execute(u"DROP TRIGGER full"_s).isOk());
    QVERIFY(change(u"users"_s, u"ann"_s, {{u"capacity"_s, 1}}).isOk());
}

void tst_Administration::nothingIsWithoutABound()
{
    for (int i = 0; i < 200; ++i) {
        domain::Macro macro{u"m%1"_s.arg(i), u"Macro"_s, {{domain::MacroStep::Kind::Close, {}, {}, {}}}};
        QVERIFY(m_stores->macros.save(macro).isOk());
    }
    const QJsonObject macro{{u"name"_s, u"More"_s}, {u"steps"_s, QJsonArray{QJsonObject{{u"do"_s, u"close"_s}}}}};
    QCOMPARE(codeOf(put(u"macros"_s, u"more"_s, macro)), base::ErrorCode::Conflict);
    QVERIFY(change(u"macros"_s, u"m7"_s, {{u"name"_s, u"Still"_s}}).isOk());

    int replies = 0;
    while (replies < 100 && put(u"canned-replies"_s, u"r%1"_s.arg(replies), replyJson(QString(4'000, u'x'))).isOk())
        ++replies;
    QVERIFY2(replies > 50 && replies < 70, qPrintable(QString::number(replies)));
    QCOMPARE(m_stores->cannedReplies.all()->size(), static_cast<size_t>(replies));
}

QTEST_GUILESS_MAIN(tst_Administration)
#include "tst_Administration.moc"
