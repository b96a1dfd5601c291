#include "tests/relay/storage/StorageFixture.h"

#include <QTest>

using namespace qiao;
using namespace qiao::relay;
using namespace qiao::relay::storage;

class tst_Stores : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aVisitorIsFoundByTokenAndByIdentity();
    void anIdentityBelongsToOneVisitorOfASite();
    void aVisitorGoesOnWithTheOpenConversation();
    void eventsAreReadFromEitherEndAndEitherSide();
    void aPostedFileIsTheVisitorsToRead();
    void commandsAreRememberedAndRemovedInSteps();
    void usersSignInByNameInAnyCase();
    void refreshTokensGoByFamily();
    void journeysKeepTheirOrder();
    void oldJourneyStepsGoAFewAtATime();
    void uploadsThatWereNeverPostedGo();
    void hostileTextStaysText();
};

void tst_Stores::aVisitorIsFoundByTokenAndByIdentity()
{
    StorageFixture fixture;
    auto &visitors = fixture.stores().visitors;
    auto visitor = fixture.visitor();
    visitor.externalId = QStringLiteral("u-42");
    visitor.vip = 3;
    QVERIFY(visitors.save(visitor).isOk());
    QVERIFY(visitors.saveToken({"hash", visitor.id, fixture.now()}).isOk());

    QVERIFY(**visitors.findByToken("hash") == visitor);
    QVERIFY(**visitors.findByIdentity(visitor.site, visitor.externalId) == visitor);
    QVERIFY(!visitors.findByToken("other")->has_value());
    QVERIFY(!visitors.findByToken({})->has_value());
    QVERIFY(!visitors.findByIdentity(visitor.site, {})->has_value());
    QVERIFY(!visitors.findByIdentity(domain::SiteKey(QStringLiteral("other")), visitor.externalId)->has_value());

    const auto reply = load(fixture.stores(), link::LoadVisitorByToken{"hash"}, fixture.now());
    QVERIFY(std::get<link::VisitorFound>(*reply).visitor == visitor);
    QVERIFY(std::holds_alternative<link::NothingFound>(
        *load(fixture.stores(), link::LoadVisitorByToken{"other"}, fixture.now())));
}

void tst_Stores::anIdentityBelongsToOneVisitorOfASite()
{
    StorageFixture fixture;
    auto first = fixture.visitor(QStringLiteral("v2"));
    first.externalId = QStringLiteral("u-42");
    auto second = fixture.visitor(QStringLiteral("v3"));
    second.externalId = QStringLiteral("u-42");
    QVERIFY(fixture.stores().visitors.save(first).isOk());
    QVERIFY(!fixture.stores().visitors.save(second).isOk());
    // Strangers have none, and are many.
    QVERIFY(fixture.stores().visitors.save(fixture.visitor(QStringLiteral("v4"))).isOk());
}

void tst_Stores::aVisitorGoesOnWithTheOpenConversation()
{
    StorageFixture fixture;
    const auto goesOnWith = [&] {
        const auto reply
            = load(fixture.stores(), link::LoadVisitor{domain::VisitorId(QStringLiteral("v1"))}, fixture.now());
        const auto found = std::get<link::VisitorFound>(*reply);
        return found.conversation ? found.conversation->id.toString() : QString();
    };
    QCOMPARE(goesOnWith(), QString());
    auto first = fixture.conversation(QStringLiteral("c1"));
    auto second = fixture.conversation(QStringLiteral("c2"));
    auto third = fixture.conversation(QStringLiteral("c3"));
    const domain::ConversationClosed closed{{domain::AuthorRole::System, {}, {}}};
    fixture.carryOut({fixture.next(first, StorageFixture::started()), fixture.next(first, closed)});
    fixture.carryOut({fixture.next(second, StorageFixture::started())});
    fixture.carryOut({fixture.next(third, StorageFixture::started()), fixture.next(third, closed)});
    QCOMPARE(goesOnWith(), QStringLiteral("c2"));
    fixture.carryOut({fixture.next(second, closed)});
    QCOMPARE(goesOnWith(), QStringLiteral("c3"));
    QVERIFY(restore(fixture.stores())->openConversations.empty());
}

void tst_Stores::eventsAreReadFromEitherEndAndEitherSide()
{
    StorageFixture fixture;
    auto conversation = fixture.conversation(QStringLiteral("c1"));
    std::vector<link::StorageRequest> group{fixture.next(conversation, StorageFixture::started())};
    for (int i = 2; i <= 10; ++i) {
        const QString text = QString::number(i);
        group.emplace_back(
            fixture.next(conversation, i % 3 == 0 ? StorageFixture::note(text) : StorageFixture::message(text)));
    }
    QCOMPARE(StorageFixture::outcomes(fixture.carryOut(group)), QList<bool>(10, true));

    const auto numbers = [&](domain::Side side, quint64 after, quint64 before, int limit, bool isFromEnd) {
        const auto events
            = fixture.stores().conversations.events({conversation.id, side, after, before, limit, isFromEnd});
        QList<quint64> found;
        for (const auto &event : *events)
            found.append(side == domain::Side::Agent ? event.seq : event.visitorSeq);
        return found;
    };
    using Numbers = QList<quint64>;
    QCOMPARE(numbers(domain::Side::Agent, 0, 0, 3, false), Numbers({1, 2, 3}));
    QCOMPARE(numbers(domain::Side::Agent, 0, 0, 3, true), Numbers({8, 9, 10}));
    QCOMPARE(numbers(domain::Side::Agent, 4, 8, 100, false), Numbers({5, 6, 7}));
    QCOMPARE(numbers(domain::Side::Agent, 0, 8, 2, true), Numbers({6, 7}));
    QCOMPARE(numbers(domain::Side::Visitor, 0, 0, 100, false), Numbers({1, 2, 3, 4, 5, 6, 7}));
    QCOMPARE(numbers(domain::Side::Visitor, 5, 0, 100, false), Numbers({6, 7}));
    QCOMPARE(numbers(domain::Side::Visitor, 0, 0, 2, true), Numbers({6, 7}));
    for (quint64 before = 1; before <= 8; ++before) {
        Numbers expected;
        for (quint64 number = before > 3 ? before - 3 : 1; number < before; ++number)
            expected.append(number);
        QCOMPARE(numbers(domain::Side::Visitor, 0, before, 3, true), expected);
    }
    QCOMPARE(numbers(domain::Side::Visitor, 2, 5, 100, false), Numbers({3, 4}));
    QCOMPARE(numbers(domain::Side::Visitor, 0, std::numeric_limits<qint64>::max(), 1, true), Numbers({7}));
    QCOMPARE(numbers(domain::Side::Agent, 10, 0, 100, false), Numbers());
    QCOMPARE(numbers(domain::Side::Agent, 0, 0, 0, false), Numbers());
    QCOMPARE(numbers(domain::Side::Agent, 0, 0, -5, false), Numbers());
}

void tst_Stores::aPostedFileIsTheVisitorsToRead()
{
    StorageFixture fixture;
    auto &files = fixture.stores().files;
    const domain::FileId id(QStringLiteral("f1"));
    const link::FileFound file{
        {id, QStringLiteral("发票.pdf"), QStringLiteral("application/pdf"), 42}, QStringLiteral("a1")};
    QVERIFY(files.add(file, fixture.now()).isOk());
    QVERIFY((*files.find(id))->file == file.file);
    QCOMPARE((*files.find(id))->owner, QStringLiteral("a1"));
    QCOMPARE(*files.bytesOf(QStringLiteral("a1"), fixture.now()), 42);
    QCOMPARE(*files.bytesOf(QStringLiteral("a1"), fixture.now() + base::Milliseconds(1)), 0);

    auto conversation = fixture.conversation(QStringLiteral("c1"));
    fixture.carryOut({fixture.next(conversation, StorageFixture::started())});
    QVERIFY(!*files.isPostedTo(id, domain::VisitorId(QStringLiteral("v1"))));
    domain::MessagePosted message;
    message.from = {domain::AuthorRole::Agent, QStringLiteral("a1"), QStringLiteral("Ann")};
    message.file = file.file;
    const auto answers = fixture.carryOut({fixture.next(conversation, message), fixture.next(conversation, message)});
    QCOMPARE(StorageFixture::outcomes(answers), QList<bool>({true, true}));
    QVERIFY(*files.isPostedTo(id, domain::VisitorId(QStringLiteral("v1"))));
    QVERIFY(!*files.isPostedTo(id, domain::VisitorId(QStringLiteral("v2"))));
}

void tst_Stores::commandsAreRememberedAndRemovedInSteps()
{
    StorageFixture fixture;
    auto &commands = fixture.stores().commands;
    for (int i = 0; i < 10; ++i) {
        QVERIFY(commands
                    .save({QStringLiteral("v1"), domain::CommandId(QString::number(i)),
                        "{\"seq\":" + QByteArray::number(i) + '}', fixture.now() + std::chrono::hours(i)})
                    .isOk());
    }
    const auto recent = commands.of(QStringLiteral("v1"), fixture.now() + std::chrono::hours(7));
    QCOMPARE(recent->size(), 3U);
    QCOMPARE(recent->front().answer, QByteArray("{\"seq\":7}"));
    QCOMPARE(*commands.removeOlder(fixture.now() + std::chrono::hours(5), 3), 3);
    QCOMPARE(*commands.removeOlder(fixture.now() + std::chrono::hours(5), 3), 2);
    QCOMPARE(commands.of(QStringLiteral("v1"), fixture.now())->size(), 5U);
    // It goes on where it was, and begins anew behind the last.
    for (int i = 0; i < 2; ++i)
        QCOMPARE(*commands.removeOlder(fixture.now() + std::chrono::hours(5), 3), 0);
    QCOMPARE(*commands.removeOlder(fixture.now() + std::chrono::hours(100), 3), 0);
    QCOMPARE(*commands.removeOlder(fixture.now() + std::chrono::hours(100), 3), 3);
    QCOMPARE(*commands.removeOlder(fixture.now() + std::chrono::hours(100), 3), 2);
    QVERIFY(commands.of(QStringLiteral("v1"), fixture.now())->empty());
    QCOMPARE(*commands.removeOlder(fixture.now(), 3), 0);
}

void tst_Stores::usersSignInByNameInAnyCase()
{
    StorageFixture fixture;
    auto &users = fixture.stores().users;
    const domain::Agent ann{domain::AgentId(QStringLiteral("a1")), QStringLiteral("ann"), QStringLiteral("Ann"),
        domain::AgentRole::Supervisor, 3, false};
    QVERIFY(users.add({ann, "hash"}, fixture.now()).isOk());
    QVERIFY((*users.findByName(QStringLiteral("ANN")))->agent == ann);
    QCOMPARE((*users.find(ann.id))->passwordHash, QByteArray("hash"));
    const auto twice = users.add(
        {{domain::AgentId(QStringLiteral("a2")), QStringLiteral("Ann"), {}, {}, 1, false}, {}}, fixture.now());
    QVERIFY(!twice.isOk());
    QCOMPARE(twice.error().code, base::ErrorCode::Conflict);
    QVERIFY(users.setDisabled(ann.id, true).isOk());
    QVERIFY(users.setPassword(ann.id, "other").isOk());
    QVERIFY((*users.find(ann.id))->agent.isDisabled);
    QCOMPARE((*users.find(ann.id))->passwordHash, QByteArray("other"));
    QCOMPARE(users.all()->size(), 1U);
}

void tst_Stores::refreshTokensGoByFamily()
{
    StorageFixture fixture;
    auto &users = fixture.stores().users;
    const domain::AgentId ann(QStringLiteral("a1"));
    QVERIFY(users.add({{ann, QStringLiteral("ann"), {}, {}, 1, false}, {}}, fixture.now()).isOk());
    const auto token = [&](const char *hash, const char *parent, const char *family, int hour) {
        return RefreshTokenRow{hash, parent, QString::fromLatin1(family), ann, fixture.now() + std::chrono::hours(hour),
            fixture.now() + std::chrono::hours(hour + 10), {}};
    };
    QVERIFY(users.addToken(token("h1", "", "f1", 0)).isOk());
    QVERIFY(users.addToken(token("h2", "h1", "f1", 1)).isOk());
    QVERIFY(users.addToken(token("h3", "", "f2", 2)).isOk());
    QVERIFY(users.markRotated("h1", fixture.now()).isOk());
    const auto family = users.familyOf("h1");
    QCOMPARE(family->size(), 2U);
    QCOMPARE(family->front().rotatedAt, fixture.now());
    QCOMPARE(family->back().parent, QByteArray("h1"));
    QCOMPARE(family->back().rotatedAt, base::TimePoint());
    QCOMPARE(users.familyOf("h2")->size(), 1U);
    QVERIFY(users.familyOf("unknown")->empty());
    QCOMPARE(*users.removeExpiredTokens(fixture.now() + std::chrono::hours(11), 10), 1);
    QVERIFY(users.removeFamily(QStringLiteral("f1")).isOk());
    QVERIFY(users.familyOf("h2")->empty());
    QVERIFY(users.removeTokensOf(ann).isOk());
    QVERIFY(users.familyOf("h3")->empty());
}

void tst_Stores::journeysKeepTheirOrder()
{
    StorageFixture fixture;
    const domain::VisitorId visitor(QStringLiteral("v1"));
    for (int i = 0; i < 5; ++i) {
        QVERIFY(fixture.stores()
                    .journeys
                    .add({visitor, fixture.now(),
                        {QStringLiteral("page"), i, QStringLiteral("/%1").arg(i), QStringLiteral("标题"),
                            {{QStringLiteral("n"), i}}}})
                    .isOk());
    }
    const auto steps = fixture.stores().journeys.of(visitor, 3);
    QCOMPARE(steps->size(), 3U);
    QCOMPARE(steps->front().step.url, QStringLiteral("/2"));
    QCOMPARE(steps->back().step.data.value(QStringLiteral("n")).toInt(), 4);
}

void tst_Stores::hostileTextStaysText()
{
    StorageFixture fixture;
    auto visitor = fixture.visitor(QStringLiteral("v'; DROP TABLE visitors; --"));
    visitor.name = QStringLiteral("a\0b\"'%_\u202e😀").left(5) + QString(QChar(0xd800));
    QVERIFY(fixture.stores().visitors.save(visitor).isOk());
    QVERIFY(fixture.stores().visitors.find(visitor.id)->has_value());
    QVERIFY(fixture.stores().visitors.find(domain::VisitorId(QStringLiteral("v1")))->has_value());
}

void tst_Stores::oldJourneyStepsGoAFewAtATime()
{
    StorageFixture fixture;
    auto &journeys = fixture.stores().journeys;
    const domain::VisitorId visitor(QStringLiteral("v1"));
    for (int i = 0; i < 10; ++i) {
        link::JourneyRecord record{visitor, fixture.now() + std::chrono::hours(i), {}};
        record.step.kind = QString::number(i);
        QVERIFY(journeys.add(record).isOk());
    }
    const base::TimePoint border = fixture.now() + std::chrono::hours(5);
    QCOMPARE(*journeys.removeOlder(border, 3), 3);
    QCOMPARE(*journeys.removeOlder(border, 3), 2);
    QCOMPARE(*journeys.removeOlder(border, 3), 0);
    const auto left = journeys.of(visitor, 100);
    QCOMPARE(left->size(), 5U);
    QCOMPARE(left->front().step.kind, QStringLiteral("5"));
}

void tst_Stores::uploadsThatWereNeverPostedGo()
{
    StorageFixture fixture;
    auto &files = fixture.stores().files;
    const auto id = [](int i) { return domain::FileId(QStringLiteral("f%1").arg(i)); };
    for (int i = 0; i < 6; ++i) {
        const link::FileFound file{
            {id(i), QStringLiteral("a.txt"), QStringLiteral("text/plain"), 1}, QStringLiteral("v1")};
        QVERIFY(files.add(file, fixture.now() + std::chrono::hours(i)).isOk());
    }
    auto conversation = fixture.conversation(QStringLiteral("c1"));
    domain::MessagePosted posted;
    posted.from = {domain::AuthorRole::Visitor, QStringLiteral("v1"), QString()};
    posted.file = {id(1), QStringLiteral("a.txt"), QStringLiteral("text/plain"), 1};
    const auto outcomes = StorageFixture::outcomes(
        fixture.carryOut({fixture.next(conversation, StorageFixture::started()), fixture.next(conversation, posted)}));
    QCOMPARE(outcomes, QList<bool>({true, true}));

    // The first four are old enough; the second was posted.
    const base::TimePoint border = fixture.now() + std::chrono::hours(4) - std::chrono::minutes(1);
    const auto first = files.removeUnposted(0, border, 3);
    QVERIFY(first.isOk());
    QCOMPARE(first->removed, std::vector<domain::FileId>({id(0), id(2)}));
    QVERIFY(!first->isEnd);
    const auto second = files.removeUnposted(first->lastRow, border, 3);
    QCOMPARE(second->removed, std::vector<domain::FileId>({id(3)}));
    QVERIFY(second->isEnd);
    QVERIFY(files.removeUnposted(second->lastRow, border, 3)->removed.empty());
    QVERIFY(!*files.find(id(0)));
    for (const int kept : {1, 4, 5})
        QVERIFY(*files.find(id(kept)));
}

QTEST_GUILESS_MAIN(tst_Stores)
#include "tst_Stores.moc"
