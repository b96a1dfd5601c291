#include "relay/auth/AccessToken.h"
#include "relay/auth/PasswordHash.h"
#include "relay/auth/SignIn.h"

#include <QTest>

using namespace qiao;
using namespace qiao::relay::auth;

namespace {

// Accounts in memory; answers at once.
class FakeAccounts final : public Accounts
{
public:
    void find(const QString &name, Done<std::optional<Account>> done) override
    {
        ++finds;
        if (name == account.agent.name)
            done(std::optional<Account>(account));
        else
            done(std::optional<Account>());
    }
    void changePasswordHash(const domain::AgentId &, const QByteArray &hash) override { account.passwordHash = hash; }
    void begin(const RefreshToken &first, Done<void> done) override
    {
        tokens.push_back(first);
        done({});
    }
    void exchange(
        const QByteArray &presented, const QString &successor, base::TimePoint now, Done<domain::Agent> done) override
    {
        const auto verdict = judgeExchange(tokens, presented, now);
        if (verdict == ExchangeVerdict::RevokeFamily || account.agent.isDisabled)
            tokens.clear();
        if (verdict != ExchangeVerdict::Replace || account.agent.isDisabled) {
            done(base::unauthorized(QStringLiteral("The session has ended.")));
            return;
        }
        for (RefreshToken &token : tokens) {
            if (token.isCurrent())
                token.rotatedAt = now;
        }
        const auto parent = std::find_if(
            tokens.begin(), tokens.end(), [&](const RefreshToken &token) { return token.hash == presented; });
        tokens.push_back(childOf(*parent, successor, now));
        done(account.agent);
    }
    void end(const QByteArray &, Done<void> done) override
    {
        tokens.clear();
        done({});
    }

    Account account;
    std::vector<RefreshToken> tokens;
    int finds = 0;
};

} // namespace

class tst_SignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theRightPasswordLetsIn();
    void nothingTellsWhichPartWasWrong();
    void aDisabledAccountIsRefused();
    void anOutdatedHashIsReplaced();
    void tooManyAttemptsAreRefused();
    void aFullPoolAnswersUnavailable();
    void eachRefreshReplacesTheToken();
    void aReplacedTokenThatComesBackEndsTheSession();
    void aLostAnswerMayBeAskedForAgain();
    void aThiefWithinTheGraceEndsTheSession();
    void anExpiredRefreshTokenIsRefused();
    void logoutEndsTheSession();

private:
    base::Result<SignedIn> login(const QString &name, const QString &password, quint32 address = 1);
    base::Result<SignedIn> refresh(const QString &token);

    const QByteArray m_secret{"secret"};
    QByteArray m_hash;
    base::ManualClock m_clock;
    std::unique_ptr<FakeAccounts> m_accounts;
    std::unique_ptr<PasswordPool> m_passwords;
    std::unique_ptr<SignIn> m_signIn;
};

void tst_SignIn::init()
{
    if (m_hash.isEmpty()) {
        auto hash = hashPassword(QStringLiteral("demo"));
        QVERIFY(hash.isOk());
        m_hash = *hash;
    }
    m_accounts = std::make_unique<FakeAccounts>();
    m_accounts->account.agent = {domain::AgentId(QStringLiteral("a1")), QStringLiteral("ann"), QStringLiteral("Ann"),
        domain::AgentRole::Agent, 5, false};
    m_accounts->account.passwordHash = m_hash;
    m_passwords = std::make_unique<PasswordPool>();
    m_signIn = std::make_unique<SignIn>(*m_accounts, *m_passwords, m_secret, m_clock);
}

void tst_SignIn::cleanup()
{
    m_passwords.reset();
    m_signIn.reset();
}

base::Result<SignedIn> tst_SignIn::login(const QString &name, const QString &password, quint32 address)
{
    std::optional<base::Result<SignedIn>> answer;
    m_signIn->login(name, password, QHostAddress(address), [&](base::Result<SignedIn> result) { answer = result; });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, 30'000))
        return base::internalError(QStringLiteral("no answer"));
    return *answer;
}

base::Result<SignedIn> tst_SignIn::refresh(const QString &token)
{
    base::Result<SignedIn> answer = base::internalError(QStringLiteral("no answer"));
    m_signIn->refresh(token, [&](base::Result<SignedIn> result) { answer = std::move(result); });
    return answer;
}

void tst_SignIn::theRightPasswordLetsIn()
{
    const auto signedIn = login(QStringLiteral(" ann "), QStringLiteral("demo"));
    QVERIFY(signedIn.isOk());
    const auto claims = verifyAccessToken(m_secret, signedIn->accessToken, m_clock.now());
    QVERIFY(claims.isOk());
    QCOMPARE(claims->agent.toString(), QStringLiteral("a1"));
    QCOMPARE(m_accounts->tokens.size(), 1U);
    QCOMPARE(m_accounts->tokens.front().hash, hashOfRefreshToken(signedIn->refreshToken));

    const QJsonObject json = toJson(*signedIn);
    QCOMPARE(json.value(QStringLiteral("expiresIn")).toInt(), 600);
    QCOMPARE(
        json.value(QStringLiteral("agent")).toObject().value(QStringLiteral("name")).toString(), QStringLiteral("Ann"));
}

void tst_SignIn::nothingTellsWhichPartWasWrong()
{
    const auto wrongPassword = login(QStringLiteral("ann"), QStringLiteral("wrong"));
    const auto wrongName = login(QStringLiteral("nobody"), QStringLiteral("demo"));
    QVERIFY(!wrongPassword.isOk() && !wrongName.isOk());
    QCOMPARE(wrongPassword.error().code, base::ErrorCode::Unauthorized);
    QVERIFY(wrongPassword.error() == wrongName.error());
}

void tst_SignIn::aDisabledAccountIsRefused()
{
    const auto before = login(QStringLiteral("ann"), QStringLiteral("demo"));
    QVERIFY(before.isOk());
    m_accounts->account.agent.isDisabled = true;
    const auto after = login(QStringLiteral("ann"), QStringLiteral("demo"));
    QVERIFY(!after.isOk());
    QCOMPARE(after.error().code, base::ErrorCode::Unauthorized);
    QVERIFY(!refresh(before->refreshToken).isOk());
}

void tst_SignIn::anOutdatedHashIsReplaced()
{
    // Argon2id at less than today's cost: 8 MiB, one pass.
    const QByteArray cheap(
        "$argon2id$v=19$m=8192,t=1,p=1$8pf32RVvH2KsN7KPr9ijPg$QUOplD+N0KUQUN0m6u+z1WQe4Y7/TjmLVqe1aume5TI");
    QVERIFY(isOutdated(cheap));
    m_accounts->account.passwordHash = cheap;
    QVERIFY(login(QStringLiteral("ann"), QStringLiteral("demo")).isOk());
    QVERIFY(m_accounts->account.passwordHash != cheap);
    QVERIFY(!isOutdated(m_accounts->account.passwordHash));
    QVERIFY(login(QStringLiteral("ann"), QStringLiteral("demo")).isOk());
}

void tst_SignIn::tooManyAttemptsAreRefused()
{
    for (int i = 0; i < LoginThrottle::nameRate.burst; ++i) {
        std::optional<base::Result<SignedIn>> ignored;
        m_signIn->login(
            QStringLiteral("ann"), QStringLiteral("guess"), QHostAddress(77U), [](const base::Result<SignedIn> &) {});
    }
    const int finds = m_accounts->finds;
    const auto refused = login(QStringLiteral("ann"), QStringLiteral("demo"), 77);
    QVERIFY(!refused.isOk());
    QCOMPARE(refused.error().code, base::ErrorCode::RateLimited);
    QVERIFY(refused.error().retryAfter.has_value());
    QCOMPARE(m_accounts->finds, finds);
}

void tst_SignIn::aFullPoolAnswersUnavailable()
{
    PasswordPool narrow(1, 1);
    int right = 0;
    std::optional<base::Error> refusal;
    narrow.check(m_hash, QStringLiteral("demo"), [&](const auto &verdict) { right += verdict && verdict->isRight; });
    narrow.check(m_hash, QStringLiteral("demo"), [&](const auto &verdict) { refusal = verdict.error(); });
    QVERIFY(refusal.has_value());
    QCOMPARE(refusal->code, base::ErrorCode::Unavailable);
    QVERIFY(QTest::qWaitFor([&] { return right == 1; }, 30'000));
}

void tst_SignIn::eachRefreshReplacesTheToken()
{
    const auto first = login(QStringLiteral("ann"), QStringLiteral("demo"));
    QVERIFY(first.isOk());
    QString token = first->refreshToken;
    for (int i = 0; i < 3; ++i) {
        m_clock.advance(std::chrono::hours(24));
        const auto next = refresh(token);
        QVERIFY(next.isOk());
        QVERIFY(next->refreshToken != token);
        QVERIFY(verifyAccessToken(m_secret, next->accessToken, m_clock.now()).isOk());
        token = next->refreshToken;
    }
    QVERIFY(!refresh(QStringLiteral("made up")).isOk());
    QVERIFY(!refresh(QString()).isOk());
    QVERIFY(!refresh(QString(5000, u'x')).isOk());
    QVERIFY(refresh(token).isOk());
}

void tst_SignIn::aReplacedTokenThatComesBackEndsTheSession()
{
    const auto first = login(QStringLiteral("ann"), QStringLiteral("demo"));
    const auto second = refresh(first->refreshToken);
    QVERIFY(second.isOk());
    m_clock.advance(refreshGrace + base::Milliseconds(1));
    QVERIFY(!refresh(first->refreshToken).isOk());
    QVERIFY(!refresh(second->refreshToken).isOk());
}

void tst_SignIn::aLostAnswerMayBeAskedForAgain()
{
    const auto first = login(QStringLiteral("ann"), QStringLiteral("demo"));
    QVERIFY(refresh(first->refreshToken).isOk()); // the answer is lost
    m_clock.advance(refreshGrace);
    const auto again = refresh(first->refreshToken);
    QVERIFY(again.isOk());
    m_clock.advance(std::chrono::minutes(9));
    QVERIFY(refresh(again->refreshToken).isOk());
}

void tst_SignIn::aThiefWithinTheGraceEndsTheSession()
{
    const auto first = login(QStringLiteral("ann"), QStringLiteral("demo"));
    const auto owner = refresh(first->refreshToken);
    const auto thief = refresh(first->refreshToken);
    QVERIFY(owner.isOk() && thief.isOk());
    QVERIFY(!refresh(owner->refreshToken).isOk());
    QVERIFY(!refresh(thief->refreshToken).isOk());
}

void tst_SignIn::anExpiredRefreshTokenIsRefused()
{
    const auto first = login(QStringLiteral("ann"), QStringLiteral("demo"));
    m_clock.advance(refreshTokenLifetime);
    QVERIFY(!refresh(first->refreshToken).isOk());
}

void tst_SignIn::logoutEndsTheSession()
{
    const auto first = login(QStringLiteral("ann"), QStringLiteral("demo"));
    bool isDone = false;
    m_signIn->logout(first->refreshToken, [&](const base::Result<void> &result) { isDone = result.isOk(); });
    QVERIFY(isDone);
    QVERIFY(!refresh(first->refreshToken).isOk());
}

QTEST_GUILESS_MAIN(tst_SignIn)
#include "tst_SignIn.moc"
