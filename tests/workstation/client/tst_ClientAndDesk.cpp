#include "common/protocol/Limits.h"
#include "tests/workstation/Samples.h"
#include "tests/workstation/client/FakeRelay.h"
#include "tests/workstation/client/MemoryOutboxStore.h"
#include "workstation/client/Connection.h"
#include "workstation/client/HttpSignIn.h"
#include "workstation/client/Outbox.h"
#include "workstation/state/Desk.h"

#include <QNetworkAccessManager>
#include <QRandomGenerator>
#include <QTest>

using namespace qiao;
using namespace qiao::tests;
using namespace qiao::workstation;

namespace {

// The client and the desk as the application wires them, without a window.
class Workplace : public QObject
{
public:
    Workplace(const QString &address, MemoryOutboxStore &store)
        : m_signIn(m_network, *client::RelayAddress::parse(address))
        , m_connection(*client::RelayAddress::parse(address))
        , session(m_signIn, m_connection, m_clock, quick())
        , outbox(store, session, m_clock)
        , desk(m_clock)
    {
        session.setCursorSource([this] { return desk.cursors(protocol::limits::resumeEntries); });
        connect(&session, &client::Session::opened, &desk,
            [this](const protocol::AgentSession &opened, const protocol::ResumeCursors &resumed) {
                desk.apply(opened, resumed);
                desk.transcript(samples::conversationId());
            });
        connect(&session, &client::Session::eventReceived, &desk, [this](const domain::ConversationEvent &event) {
            if (desk.apply(event) == state::EventOutcome::Gap)
                session.resume();
        });
        connect(&outbox, &client::Outbox::accepted, &desk,
            [this](const domain::CommandId &command, const domain::ConversationId &, const QJsonObject &answer) {
                desk.settlePending(command, static_cast<quint64>(answer.value(QLatin1String("seq")).toInteger()));
            });
        outbox.restore(store.entries);
    }

    void post(const QString &text)
    {
        const domain::CommandId id = outbox.add(samples::conversationId(), protocol::MessagePost{text, {}});
        state::PendingPost pending;
        pending.command = id;
        pending.text = text;
        desk.addPending(samples::conversationId(), pending);
    }

    const state::Transcript *transcript() const { return desk.existingTranscript(samples::conversationId()); }
    quint64 lastSeq() const { return transcript() ? transcript()->lastSeq() : 0; }

private:
    static client::Session::Times quick()
    {
        client::Session::Times times;
        times.backoff = base::Backoff(base::Milliseconds(1), base::Milliseconds(20));
        times.drainedWithin = base::Milliseconds(20);
        return times;
    }

    base::SystemClock m_clock;
    QNetworkAccessManager m_network;
    client::HttpSignIn m_signIn;
    client::Connection m_connection;

public:
    client::Session session;
    client::Outbox outbox;
    state::Desk desk;
};

} // namespace

// The client against a relay on a real port, with the desk behind it.
class tst_ClientAndDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<MemoryOutboxStore>();
        m_relay = std::make_unique<FakeRelay>();
        m_place = std::make_unique<Workplace>(m_relay->address(), *m_store);
    }

    void cleanup()
    {
        m_place.reset();
        m_relay.reset();
    }

    void resumesWithoutLossOrRepeat()
    {
        goLive();
        QRandomGenerator random(20'261'122);
        for (int round = 0; round < 12; ++round) {
            const int before = random.bounded(1, 20);
            for (int number = 0; number < before; ++number)
                m_relay->post(samples::fromVisitor(1, QStringLiteral("live")));
            if (round % 3 == 0)
                m_relay->breakAll();
            else if (round % 3 == 1)
                m_relay->closeAll(protocol::CloseCode::TooSlow);
            else
                m_relay->closeAll(protocol::CloseCode::Draining);
            for (int number = random.bounded(0, 5); number > 0; --number)
                m_relay->post(samples::fromVisitor(1, QStringLiteral("while away")));
            QTRY_COMPARE_WITH_TIMEOUT(m_place->lastSeq(), quint64(m_relay->events().size()), 20'000);
        }
        checkTranscript();
    }

    void aMessageWrittenOfflineLeavesOnce()
    {
        goLive();
        m_relay->stop();
        QTRY_VERIFY(!m_place->session.isLive());
        m_place->post(QStringLiteral("离线写的"));
        m_place->post(QStringLiteral("second"));
        QCOMPARE(m_place->transcript()->count(), 2);
        m_relay->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_relay->events().size(), size_t(2), 20'000);
        QTRY_COMPARE(m_place->outbox.count(), 0);
        QTRY_COMPARE(m_place->lastSeq(), 2U);
        QCOMPARE(m_place->transcript()->count(), 2);
        QCOMPARE(textOf(0), QStringLiteral("离线写的"));
        checkTranscript();
    }

    void anAnswerThatIsLostMakesNoSecondMessage()
    {
        goLive();
        m_relay->isToBeSwallowed = [](const protocol::AgentRequest &) { return true; };
        m_place->post(QStringLiteral("once"));
        QTRY_COMPARE(m_relay->events().size(), size_t(1));
        m_relay->isToBeSwallowed = nullptr;
        m_relay->breakAll();
        QTRY_COMPARE_WITH_TIMEOUT(m_place->outbox.count(), 0, 20'000);
        QCOMPARE(m_relay->events().size(), size_t(1));
        QTRY_COMPARE(m_place->transcript()->count(), 1);
        checkTranscript();
    }

    void aRestartInTheMiddleLosesAndDoublesNothing()
    {
        goLive();
        m_relay->isToBeSwallowed = [](const protocol::AgentRequest &) { return true; };
        m_place->post(QStringLiteral("sent, not answered"));
        QTRY_COMPARE(m_relay->events().size(), size_t(1));
        m_place->post(QStringLiteral("not sent"));
        QCOMPARE(m_store->entries.size(), 2);
        m_place.reset();
        m_relay->isToBeSwallowed = nullptr;

        m_place = std::make_unique<Workplace>(m_relay->address(), *m_store);
        QCOMPARE(m_place->outbox.count(), 2);
        goLive();
        QTRY_COMPARE_WITH_TIMEOUT(m_place->outbox.count(), 0, 20'000);
        QTRY_COMPARE(m_relay->events().size(), size_t(2));
        QVERIFY(m_store->entries.isEmpty());
        QCOMPARE(std::get<domain::MessagePosted>(m_relay->events()[1].body).text, QStringLiteral("not sent"));
    }

    void aRefusedTokenIsRenewedOnce()
    {
        goLive();
        m_relay->refuseTokens(true);
        m_relay->closeAll(protocol::CloseCode::NotAuthorized);
        QTRY_COMPARE(m_place->session.state(), client::SessionState::SignedOut);
        QCOMPARE(m_relay->refreshCount(), 1);
        QCOMPARE(m_relay->openingCount(), 2);
    }

private:
    void goLive()
    {
        m_place->session.signIn(QStringLiteral("ann"), QStringLiteral("demo"));
        QTRY_VERIFY_WITH_TIMEOUT(m_place->session.isLive(), 20'000);
    }

    QString textOf(int line) const
    {
        return std::get<domain::MessagePosted>(m_place->transcript()->event(line).body).text;
    }

    // The desk shows what the relay holds: each event once, in order, nothing on its way.
    void checkTranscript() const
    {
        const state::Transcript *transcript = m_place->transcript();
        QCOMPARE(size_t(transcript->count()), m_relay->events().size());
        QCOMPARE(transcript->storedCount(), transcript->count());
        for (int line = 0; line < transcript->count(); ++line)
            QCOMPARE(transcript->event(line).seq, quint64(line + 1));
    }

    std::unique_ptr<MemoryOutboxStore> m_store;
    std::unique_ptr<FakeRelay> m_relay;
    std::unique_ptr<Workplace> m_place;
};

QTEST_GUILESS_MAIN(tst_ClientAndDesk)
#include "tst_ClientAndDesk.moc"
