#include "workstation/settings/KeychainSecretStore.h"
#include "workstation/settings/MemorySecretStore.h"

#include <QTest>

using namespace qiao::workstation::settings;

namespace {

// A keychain that answers when it is told to, or never.
class ScriptedKeychain final : public Keychain
{
public:
    explicit ScriptedKeychain(QList<Answer> &questions)
        : m_questions(questions)
    {
    }

    void write(const QString &, const QString &, Answer answer) override { m_questions << std::move(answer); }
    void read(const QString &, Answer answer) override { m_questions << std::move(answer); }
    void erase(const QString &, Answer answer) override { m_questions << std::move(answer); }

private:
    QList<Answer> &m_questions;
};

// What the store waits for, run by hand.
struct Alarms
{
    QList<std::function<void()>> rings;
    std::chrono::milliseconds lastDelay{};

    KeychainSecretStore::Alarm alarm()
    {
        return [this](std::chrono::milliseconds delay, QObject *, std::function<void()> ring) {
            lastDelay = delay;
            rings << std::move(ring);
        };
    }
};

} // namespace

class tst_SecretStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void memoryKeepsAndForgets();
    void aKeychainThatNeverAnswersCountsAsAbsentAfterItsTime();
    void aLateAnswerIsIgnored();
    void anAnswerInTimeSilencesTheAlarm();
    void answersNeverComeBeforeTheCallReturned();
    void nobodyIsCalledWhoIsGone();
    void aDesktopWithoutAKeychainIsToldAndNothingIsKept();
};

void tst_SecretStore::memoryKeepsAndForgets()
{
    MemorySecretStore store;
    QList<SecretReply> replies;
    const auto note = [&](const SecretReply &reply) { replies << reply; };
    store.load(QStringLiteral("k"), this, note);
    store.store(QStringLiteral("k"), QStringLiteral("秘密"), this, note);
    store.load(QStringLiteral("k"), this, note);
    store.remove(QStringLiteral("k"), this, note);
    store.load(QStringLiteral("k"), this, note);
    QVERIFY(replies.isEmpty());
    QTRY_COMPARE(replies.size(), 5);
    QCOMPARE(replies[0].outcome, SecretOutcome::NotFound);
    QVERIFY(replies[1].isDone());
    QCOMPARE(replies[2].secret, QStringLiteral("秘密"));
    QVERIFY(replies[3].isDone());
    QCOMPARE(replies[4].outcome, SecretOutcome::NotFound);
}

void tst_SecretStore::aKeychainThatNeverAnswersCountsAsAbsentAfterItsTime()
{
    QList<Keychain::Answer> questions;
    Alarms alarms;
    KeychainSecretStore store(std::make_unique<ScriptedKeychain>(questions), alarms.alarm());
    std::optional<SecretReply> reply;
    store.load(QStringLiteral("k"), this, [&](const SecretReply &got) { reply = got; });
    QCOMPARE(alarms.lastDelay, std::chrono::milliseconds(2000));
    QCoreApplication::processEvents();
    QVERIFY(!reply);
    alarms.rings.takeFirst()();
    QTRY_VERIFY(reply);
    QCOMPARE(reply->outcome, SecretOutcome::TimedOut);
}

void tst_SecretStore::aLateAnswerIsIgnored()
{
    QList<Keychain::Answer> questions;
    Alarms alarms;
    KeychainSecretStore store(std::make_unique<ScriptedKeychain>(questions), alarms.alarm());
    QList<SecretReply> replies;
    store.load(QStringLiteral("k"), this, [&](const SecretReply &got) { replies << got; });
    alarms.rings.takeFirst()();
    questions.takeFirst()({SecretOutcome::Done, QStringLiteral("late")});
    QCoreApplication::processEvents();
    QCOMPARE(replies.size(), 1);
    QCOMPARE(replies[0].outcome, SecretOutcome::TimedOut);
    QVERIFY(replies[0].secret.isEmpty());
}

void tst_SecretStore::anAnswerInTimeSilencesTheAlarm()
{
    QList<Keychain::Answer> questions;
    Alarms alarms;
    KeychainSecretStore store(std::make_unique<ScriptedKeychain>(questions), alarms.alarm());
    QList<SecretReply> replies;
    store.store(QStringLiteral("k"), QStringLiteral("v"), this, [&](const SecretReply &got) { replies << got; });
    questions.takeFirst()({SecretOutcome::Done, {}});
    alarms.rings.takeFirst()();
    QCoreApplication::processEvents();
    QCOMPARE(replies.size(), 1);
    QVERIFY(replies[0].isDone());
}

void tst_SecretStore::answersNeverComeBeforeTheCallReturned()
{
    // A keychain may answer at once, from inside the call.
    class Hasty final : public Keychain
    {
    public:
        void write(const QString &, const QString &, Answer answer) override { answer({SecretOutcome::Done, {}}); }
        void read(const QString &, Answer answer) override { answer({SecretOutcome::Refused, {}}); }
        void erase(const QString &, Answer answer) override { answer({SecretOutcome::NotFound, {}}); }
    };
    Alarms alarms;
    KeychainSecretStore store(std::make_unique<Hasty>(), alarms.alarm());
    bool isAnswered = false;
    store.remove(QStringLiteral("k"), this, [&](const SecretReply &) { isAnswered = true; });
    QVERIFY(!isAnswered);
    QTRY_VERIFY(isAnswered);
}

void tst_SecretStore::nobodyIsCalledWhoIsGone()
{
    QList<Keychain::Answer> questions;
    Alarms alarms;
    KeychainSecretStore store(std::make_unique<ScriptedKeychain>(questions), alarms.alarm());
    bool isAnswered = false;
    auto context = std::make_unique<QObject>();
    store.load(QStringLiteral("k"), context.get(), [&](const SecretReply &) { isAnswered = true; });
    context.reset();
    questions.takeFirst()({SecretOutcome::Done, QStringLiteral("v")});
    alarms.rings.takeFirst()();
    QCoreApplication::processEvents();
    QVERIFY(!isAnswered);
}

void tst_SecretStore::aDesktopWithoutAKeychainIsToldAndNothingIsKept()
{
    // The real QtKeychain, on a machine where no session bus can be found.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    qputenv("XDG_RUNTIME_DIR", "/nonexistent");
    KeychainSecretStore store;
    std::optional<SecretReply> stored;
    std::optional<SecretReply> loaded;
    store.store(QStringLiteral("refresh"), QStringLiteral("v"), this, [&](const SecretReply &got) { stored = got; });
    QTRY_VERIFY_WITH_TIMEOUT(stored, 20000);
    QVERIFY(!stored->isDone());
    store.load(QStringLiteral("refresh"), this, [&](const SecretReply &got) { loaded = got; });
    QTRY_VERIFY_WITH_TIMEOUT(loaded, 20000);
    QVERIFY(!loaded->isDone());
    QVERIFY(loaded->secret.isEmpty());
}

QTEST_GUILESS_MAIN(tst_SecretStore)
#include "tst_SecretStore.moc"
