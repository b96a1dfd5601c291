#include "tests/workstation/Samples.h"
#include "tests/workstation/client/FakeSignIn.h"
#include "tests/workstation/client/FakeTransport.h"
#include "tests/workstation/client/MemoryOutboxStore.h"
#include "workstation/client/Outbox.h"

#include <QSignalSpy>
#include <QTest>

using namespace qiao;
using namespace qiao::tests;
using namespace qiao::workstation::client;

class tst_Outbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store.reset();
        begin();
    }

    void cleanup() { end(); }

    void aMessageWrittenOfflineLeavesOnce()
    {
        post(1);
        QCOMPARE(m_store->entries.size(), 1);
        QVERIFY(m_transport->sent.isEmpty());
        goLive();
        QCOMPARE(sentIds(), QStringList{QStringLiteral("cmd-1")});

        QSignalSpy accepted(m_outbox.get(), &Outbox::accepted);
        m_transport->ok(samples::commandId(1), {{QStringLiteral("seq"), 17}});
        QCOMPARE(accepted.count(), 1);
        QCOMPARE(accepted.first().at(2).toJsonObject().value(QStringLiteral("seq")).toInt(), 17);
        QVERIFY(m_store->entries.isEmpty());
        QCOMPARE(m_outbox->count(), 0);

        comeBack();
        QVERIFY(m_transport->sent.isEmpty());
    }

    void whatWasNotAnsweredIsSentAgainWithItsId()
    {
        goLive();
        post(1);
        QCOMPARE(sentIds(), QStringList{QStringLiteral("cmd-1")});
        comeBack();
        QCOMPARE(sentIds(), QStringList{QStringLiteral("cmd-1")});
        m_transport->ok(samples::commandId(1));
        m_transport->ok(samples::commandId(1));
        QCOMPARE(m_outbox->count(), 0);
    }

    void aConversationKeepsItsOrder()
    {
        post(1);
        post(2);
        post(3);
        goLive();
        QCOMPARE(sentIds(), QStringList{QStringLiteral("cmd-1")});
        m_transport->ok(samples::commandId(1));
        QCOMPARE(sentIds(), QStringList{QStringLiteral("cmd-2")});
        comeBack();
        QCOMPARE(sentIds(), QStringList{QStringLiteral("cmd-2")});
        m_transport->ok(samples::commandId(2));
        QCOMPARE(sentIds(), QStringList{QStringLiteral("cmd-3")});
    }

    void conversationsDoNotWaitForEachOther()
    {
        for (int number = 1; number <= 20; ++number)
            post(number, number);
        goLive();
        QCOMPARE(m_transport->sent.size(), Outbox::mostInFlight);
        m_transport->ok(samples::commandId(1));
        QCOMPARE(m_transport->sent.size(), Outbox::mostInFlight + 1);
    }

    void survivesARestartInTheMiddle()
    {
        goLive();
        post(1);
        post(2);
        QCOMPARE(sentIds(), QStringList{QStringLiteral("cmd-1")});
        end();
        begin();
        QCOMPARE(m_outbox->count(), 2);
        goLive();
        QCOMPARE(sentIds(), QStringList{QStringLiteral("cmd-1")});
        m_transport->ok(samples::commandId(1));
        m_transport->ok(samples::commandId(2));
        QCOMPARE(m_outbox->count(), 0);
        QVERIFY(m_store->entries.isEmpty());
    }

    void theStoreForgetsAfterTheAnswerWasTold()
    {
        goLive();
        post(1);
        bool wasKept = false;
        connect(m_outbox.get(), &Outbox::refused, this,
            [&](const domain::CommandId &command) { wasKept = m_store->contains(command); });
        QSignalSpy refused(m_outbox.get(), &Outbox::refused);
        m_transport->error(samples::commandId(1), base::conflict(QStringLiteral("The conversation is closed.")));
        QVERIFY(wasKept);
        QCOMPARE(refused.first().at(2).value<base::Error>().code, base::ErrorCode::Conflict);
        QVERIFY(m_store->entries.isEmpty());
    }

    void aBusyRelayGetsItAgainLater()
    {
        goLive();
        post(1);
        post(2);
        m_transport->sent.clear();
        m_transport->error(samples::commandId(1), {base::ErrorCode::Unavailable, {}, std::chrono::milliseconds(2)});
        QVERIFY(m_transport->sent.isEmpty());
        QCOMPARE(m_outbox->count(), 2);
        m_clock.advance(base::Milliseconds(2));
        QTRY_COMPARE(m_transport->sent.size(), 1);
        QCOMPARE(sentIds(), QStringList{QStringLiteral("cmd-1")});
        m_transport->ok(samples::commandId(1));
        QCOMPARE(sentIds(), QStringList{QStringLiteral("cmd-2")});
    }

    void aFaultThatDoesNotEndIsGivenUp()
    {
        goLive();
        post(1);
        post(2);
        QSignalSpy refused(m_outbox.get(), &Outbox::refused);
        for (int fault = 0; fault < Outbox::mostFaults; ++fault) {
            QTRY_COMPARE(m_transport->sent.size(), 1);
            m_transport->sent.clear();
            m_transport->error(samples::commandId(1), {base::ErrorCode::Internal, {}, std::chrono::milliseconds(1)});
            m_clock.advance(base::Milliseconds(1));
        }
        QCOMPARE(refused.count(), 1);
        QCOMPARE(sentIds(), QStringList{QStringLiteral("cmd-2")});
    }

    void whatDoesNotFitIsRefusedHere()
    {
        goLive();
        QSignalSpy refused(m_outbox.get(), &Outbox::refused);
        m_outbox->add({samples::commandId(1), samples::conversationId(),
            protocol::MessagePost{QString(40'000, QChar(0x4E2D)), {}}});
        post(2);
        QCOMPARE(refused.count(), 1);
        QTRY_COMPARE(m_transport->sent.size(), 1);
        QCOMPARE(sentIds(), QStringList{QStringLiteral("cmd-2")});
    }

    void onlyWhatDidNotLeaveIsTakenBack()
    {
        post(1);
        post(2);
        QVERIFY(m_outbox->withdraw(samples::commandId(2)));
        QVERIFY(!m_outbox->withdraw(samples::commandId(2)));
        goLive();
        QVERIFY(!m_outbox->withdraw(samples::commandId(1)));
        QCOMPARE(m_outbox->count(), 1);
        QCOMPARE(m_store->entries.size(), 1);
    }

    void theSameIdIsTakenOnce()
    {
        QSignalSpy count(m_outbox.get(), &Outbox::countChanged);
        post(1);
        post(1);
        QCOMPARE(count.count(), 1);
        QCOMPARE(m_store->entries.size(), 1);
    }

    void aThousandWaitAndAllLeaveInOrder()
    {
        for (int number = 1; number <= 1'000; ++number)
            post(number);
        goLive();
        for (int number = 1; number <= 1'000; ++number) {
            QCOMPARE(m_transport->sent.size(), 1);
            QCOMPARE(m_transport->sent.first().id, samples::commandId(number));
            m_transport->sent.clear();
            m_transport->ok(samples::commandId(number));
        }
        QCOMPARE(m_outbox->count(), 0);
    }

private:
    void begin()
    {
        if (!m_store)
            m_store = std::make_unique<MemoryOutboxStore>();
        m_signIn = std::make_unique<FakeSignIn>();
        m_transport = std::make_unique<FakeTransport>();
        Session::Times times;
        times.backoff = base::Backoff(std::chrono::hours(1), std::chrono::hours(1));
        m_session = std::make_unique<Session>(*m_signIn, *m_transport, m_clock, times);
        m_outbox = std::make_unique<Outbox>(*m_store, *m_session, m_clock);
        m_outbox->restore(m_store->entries);
    }

    void end()
    {
        m_outbox.reset();
        m_session.reset();
    }

    void goLive()
    {
        m_session->signIn(QStringLiteral("ann"), QStringLiteral("demo"));
        m_signIn->grant(std::chrono::hours(24));
        m_transport->admit(samples::session());
        QVERIFY(m_session->isLive());
    }

    void comeBack()
    {
        m_transport->end();
        m_transport->sent.clear();
        m_session->retryNow();
        m_transport->admit(samples::session());
        QVERIFY(m_session->isLive());
    }

    void post(int number, int conversation = 1)
    {
        m_outbox->add({samples::commandId(number), samples::conversationId(conversation),
            protocol::MessagePost{QStringLiteral("text %1").arg(number), {}}});
    }

    // What was sent since the last time.
    QStringList sentIds()
    {
        QStringList ids;
        for (const protocol::AgentRequest &request : std::exchange(m_transport->sent, {}))
            ids.append(request.id.toString());
        return ids;
    }

    base::ManualClock m_clock;
    std::unique_ptr<MemoryOutboxStore> m_store;
    std::unique_ptr<FakeSignIn> m_signIn;
    std::unique_ptr<FakeTransport> m_transport;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Outbox> m_outbox;
};

QTEST_GUILESS_MAIN(tst_Outbox)
#include "tst_Outbox.moc"
