#include "tests/workstation/Samples.h"
#include "tests/workstation/client/FakeSignIn.h"
#include "tests/workstation/client/FakeTransport.h"
#include "workstation/client/Session.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace qiao;
using namespace qiao::tests;
using namespace qiao::workstation::client;
using protocol::CloseCode;

class tst_Session : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
        m_signIn = std::make_unique<FakeSignIn>();
        m_transport = std::make_unique<FakeTransport>();
        Session::Times times;
        times.backoff = base::Backoff(base::Milliseconds(1), base::Milliseconds(4));
        times.drainedWithin = base::Milliseconds(2);
        m_session = std::make_unique<Session>(*m_signIn, *m_transport, m_clock, times);
        m_session->setCursorSource([this] { return m_cursors; });
        m_cursors = {{samples::conversationId(), 16}};
    }

    void cleanup() { m_session.reset(); }

    void signsInAndOpens()
    {
        QSignalSpy states(m_session.get(), &Session::stateChanged);
        QSignalSpy refreshTokens(m_session.get(), &Session::refreshTokenChanged);
        QSignalSpy opened(m_session.get(), &Session::opened);
        m_session->signIn(QStringLiteral("ann"), QStringLiteral("demo"));
        QCOMPARE(m_session->state(), SessionState::SigningIn);
        QCOMPARE(m_signIn->asked, QStringList{QStringLiteral("login ann demo")});
        m_signIn->grant();
        QCOMPARE(m_session->state(), SessionState::Connecting);
        const protocol::agent::SessionOpen opening = m_transport->admit(samples::session());
        QCOMPARE(opening.token, QStringLiteral("access-1"));
        QCOMPARE(opening.resume, m_cursors);
        QVERIFY(m_session->isLive());
        QCOMPARE(refreshTokens.first().first().toString(), QStringLiteral("refresh-1"));
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.first().at(0).value<protocol::AgentSession>().agent, samples::ann());
        QCOMPARE(opened.first().at(1).value<protocol::ResumeCursors>(), m_cursors);
        QCOMPARE(states.count(), 3);
    }

    void aWrongPasswordIsToldAndNothingElseHappens()
    {
        QSignalSpy failed(m_session.get(), &Session::signInFailed);
        m_session->signIn(QStringLiteral("ann"), QStringLiteral("wrong"));
        m_signIn->refuse(base::ErrorCode::Unauthorized);
        QCOMPARE(m_session->state(), SessionState::SignedOut);
        QCOMPARE(failed.first().first().value<Failure>().error.code, base::ErrorCode::Unauthorized);
        QCOMPARE(m_transport->openings, 0);
    }

    void goesOnWithAKeptTokenThoughTheRelayIsAway()
    {
        QSignalSpy interrupted(m_session.get(), &Session::interrupted);
        m_session->goOn(QStringLiteral("kept"));
        QCOMPARE(m_signIn->asked, QStringList{QStringLiteral("refresh kept")});
        m_signIn->fail(Cause::Unreachable);
        QCOMPARE(m_session->state(), SessionState::Waiting);
        QCOMPARE(interrupted.count(), 1);
        QVERIFY(m_session->retryAt() >= m_clock.now());
        QTRY_VERIFY(m_signIn->isAsked());
        m_signIn->grant();
        m_transport->admit(samples::session());
        QVERIFY(m_session->isLive());
    }

    void aKeptTokenThatIsRefusedAsksForThePassword()
    {
        QSignalSpy expired(m_session.get(), &Session::expired);
        m_session->goOn(QStringLiteral("old"));
        m_signIn->refuse(base::ErrorCode::Unauthorized);
        QCOMPARE(expired.count(), 1);
        QCOMPARE(m_session->state(), SessionState::SignedOut);
    }

    void aBusyRelayIsAskedAgainLater()
    {
        m_session->goOn(QStringLiteral("kept"));
        m_signIn->answer(Failure{Cause::Refused, {base::ErrorCode::RateLimited, {}, std::chrono::milliseconds(3)}});
        QCOMPARE(m_session->state(), SessionState::Waiting);
        QCOMPARE(m_session->retryAt(), m_clock.now() + base::Milliseconds(3));
        QTRY_VERIFY(m_signIn->isAsked());
    }

    void comesBackAndResumesAfterALoss()
    {
        goLive();
        QSignalSpy lost(m_session.get(), &Session::lost);
        m_transport->end();
        QCOMPARE(lost.count(), 1);
        QCOMPARE(m_session->state(), SessionState::Waiting);
        m_cursors[samples::conversationId()] = 20;
        QTRY_COMPARE(m_transport->openings, 2);
        QCOMPARE(m_transport->admit(samples::session()).resume, m_cursors);
        QVERIFY(m_session->isLive());
        QCOMPARE(m_signIn->asked.size(), 1);
    }

    void pausesGrowUntilAConnectionLasts()
    {
        Session::Times times;
        times.backoff = base::Backoff(std::chrono::seconds(10), std::chrono::minutes(10));
        Session session(*m_signIn, *m_transport, m_clock, times);
        session.signIn({}, {});
        m_signIn->grant(std::chrono::hours(24));
        const auto pauseAfterLoss = [&] {
            m_transport->admit(samples::session());
            m_transport->end();
            const base::Milliseconds pause = session.retryAt() - m_clock.now();
            session.retryNow();
            return pause;
        };
        const base::Milliseconds first = pauseAfterLoss();
        pauseAfterLoss();
        QVERIFY(pauseAfterLoss() > first);
        m_transport->admit(samples::session());
        m_clock.advance(std::chrono::seconds(11));
        m_transport->end();
        QVERIFY(session.retryAt() - m_clock.now() <= std::chrono::seconds(10));
    }

    void comesBackSoonWhenTheRelayRestarts()
    {
        goLive();
        m_transport->end(CloseCode::Draining);
        QCOMPARE(m_session->state(), SessionState::Waiting);
        QVERIFY(m_session->retryAt() - m_clock.now() <= base::Milliseconds(2));
        QTRY_COMPARE(m_transport->openings, 2);
    }

    void comesBackAtOnceWhenItReadTooSlowly()
    {
        goLive();
        m_transport->end(CloseCode::TooSlow);
        QCOMPARE(m_transport->openings, 2);
        QCOMPARE(m_session->state(), SessionState::Connecting);
    }

    void doesNotComeBackAtOnceForEver()
    {
        goLive();
        for (int ending = 0; ending < 3; ++ending) {
            m_transport->end(CloseCode::TooSlow);
            m_transport->admit(samples::session());
        }
        m_transport->end(CloseCode::TooSlow);
        QCOMPARE(m_session->state(), SessionState::Waiting);
    }

    void waitsLongerAfterTooManyFrames()
    {
        goLive();
        m_transport->end(CloseCode::TooMany);
        QVERIFY(m_session->retryAt() - m_clock.now() >= std::chrono::seconds(5));
    }

    void renewsTheTokenOnceWhenItIsRefused()
    {
        goLive();
        QSignalSpy expired(m_session.get(), &Session::expired);
        m_transport->end(CloseCode::NotAuthorized);
        QCOMPARE(m_signIn->asked.last(), QStringLiteral("refresh refresh-1"));
        m_signIn->grant();
        QCOMPARE(m_transport->openings, 2);
        Q_EMIT m_transport->opened();
        const protocol::AgentRequest opening = m_transport->take();
        QCOMPARE(std::get<protocol::agent::SessionOpen>(opening.command).token, QStringLiteral("access-2"));
        QCOMPARE(expired.count(), 0);
        m_transport->error(opening.id, base::unauthorized({}));
        QCOMPARE(expired.count(), 1);
        QCOMPARE(m_session->state(), SessionState::SignedOut);
        QVERIFY(!m_transport->isOpen);
    }

    void aSessionThatLivedMayBeRefusedAgain()
    {
        goLive();
        for (int time = 0; time < 3; ++time) {
            m_transport->end(CloseCode::NotAuthorized);
            m_signIn->grant();
            m_transport->admit(samples::session());
            QVERIFY(m_session->isLive());
        }
    }

    void renewsTheTokenBeforeItEnds()
    {
        m_session->signIn({}, {});
        m_signIn->grant(base::Milliseconds(4));
        m_transport->admit(samples::session());
        QVERIFY(m_session->isLive());
        QTRY_VERIFY(m_signIn->isAsked());
        QVERIFY(m_session->isLive());
        m_signIn->grant();
        QCOMPARE(m_session->accessToken(), QStringLiteral("access-2"));
        QCOMPARE(m_transport->openings, 1);
    }

    void doesNotOpenWithATokenThatIsAboutToEnd()
    {
        m_session->signIn({}, {});
        m_signIn->grant(std::chrono::minutes(15));
        m_transport->admit(samples::session());
        m_clock.advance(std::chrono::minutes(15));
        m_transport->end();
        QTRY_COMPARE(m_signIn->asked.last(), QStringLiteral("refresh refresh-1"));
        QCOMPARE(m_transport->openings, 1);
        m_signIn->grant();
        QCOMPARE(m_transport->openings, 2);
    }

    void aMissingNumberOpensAnew()
    {
        goLive();
        m_clock.advance(std::chrono::minutes(1));
        m_session->resume();
        QCOMPARE(m_transport->openings, 2);
        m_session->resume();
        QCOMPARE(m_transport->openings, 2);
        m_transport->admit(samples::session());
        // Missing again at once: opening at full speed would not help.
        m_session->resume();
        QCOMPARE(m_session->state(), SessionState::Waiting);
    }

    void passesEventsOn()
    {
        goLive();
        QSignalSpy events(m_session.get(), &Session::eventReceived);
        QSignalSpy unknown(m_session.get(), &Session::unknownEventReceived);
        QSignalSpy ephemeral(m_session.get(), &Session::ephemeralReceived);
        m_transport->event(samples::fromVisitor(17, QStringLiteral("你好")));
        QCOMPARE(events.first().first().value<domain::ConversationEvent>(),
            samples::fromVisitor(17, QStringLiteral("你好")));
        Q_EMIT m_transport->frameReceived(R"({"type":"robot.danced","conversation":"c1","seq":18,"at":1,"data":{}})");
        QCOMPARE(unknown.count(), 1);
        QCOMPARE(unknown.first().at(1).toULongLong(), 18U);
        Q_EMIT m_transport->frameReceived(R"({"type":"robot.winked","conversation":"c1","data":{}})");
        QCOMPARE(unknown.count(), 1);
        Q_EMIT m_transport->frameReceived(protocol::encode(
            protocol::EphemeralEvent(protocol::TypingChanged{samples::conversationId(), samples::lilei(), true})));
        QCOMPARE(ephemeral.count(), 1);
    }

    void aBrokenFrameIsPassedOver()
    {
        goLive();
        QSignalSpy events(m_session.get(), &Session::eventReceived);
        for (const char *frame : {"not even JSON", "[]", R"({"type":"message.posted","seq":17,"data":{}})"}) {
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("makes no sense")));
            Q_EMIT m_transport->frameReceived(frame);
        }
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("could not read")));
        Q_EMIT m_transport->frameReceived(protocol::encodeError({}, base::badRequest({})));
        QCOMPARE(events.count(), 0);
        QVERIFY(m_session->isLive());
    }

    void answersGoToWhoAsked()
    {
        goLive();
        QSignalSpy answered(m_session.get(), &Session::answered);
        std::optional<base::Result<QJsonObject>> reply;
        m_session->ask(samples::conversationId(), protocol::HistoryFetch{17, 200}, this,
            [&reply](const base::Result<QJsonObject> &result) { reply = result; });
        m_transport->ok(m_transport->take().id, {{QStringLiteral("events"), QJsonArray()}});
        QVERIFY(reply && reply->isOk());
        QCOMPARE(answered.count(), 0);

        reply.reset();
        m_session->ask(samples::conversationId(), protocol::HistoryFetch{}, this,
            [&reply](const base::Result<QJsonObject> &result) { reply = result; });
        m_transport->end();
        QVERIFY(reply && !reply->isOk());
        QCOMPARE(reply->error().code, base::ErrorCode::Unavailable);

        reply.reset();
        m_session->ask(samples::conversationId(), protocol::HistoryFetch{}, this,
            [&reply](const base::Result<QJsonObject> &result) { reply = result; });
        QTRY_VERIFY(reply);
        QVERIFY(!reply->isOk());
    }

    void nobodyIsAnsweredWhoIsGone()
    {
        goLive();
        bool isAnswered = false;
        {
            QObject context;
            m_session->ask(samples::conversationId(), protocol::HistoryFetch{}, &context,
                [&isAnswered](const base::Result<QJsonObject> &) { isAnswered = true; });
        }
        m_transport->ok(m_transport->take().id);
        QVERIFY(!isAnswered);
    }

    void whatDoesNotFitIsNotSent()
    {
        goLive();
        const base::Result<void> sent = m_session->send({samples::commandId(1), samples::conversationId(),
            protocol::MessagePost{QString(40'000, QChar(0x4E2D)), {}}});
        QVERIFY(!sent);
        QCOMPARE(sent.error().code, base::ErrorCode::TooLarge);
        QVERIFY(m_transport->sent.isEmpty());
    }

    void aThousandCursorsFitIntoOneFrame()
    {
        for (int number = 0; number < 3'000; ++number)
            m_cursors.insert(domain::ConversationId(QStringLiteral("conversation-number-%1").arg(number)), 1'000'000);
        m_session->signIn({}, {});
        m_signIn->grant();
        const protocol::agent::SessionOpen opening = m_transport->admit(samples::session());
        QVERIFY(opening.resume.size() > 500);
        QVERIFY(opening.resume.size() <= 1'000);
        QVERIFY(m_session->isLive());
    }

    void typingIsNotKeptForLater()
    {
        m_session->tell(samples::conversationId(), protocol::TypingSet{true});
        goLive();
        QVERIFY(m_transport->sent.isEmpty());
        m_session->tell(samples::conversationId(), protocol::TypingSet{true});
        QCOMPARE(m_transport->sent.size(), 1);
    }

    void signsOut()
    {
        goLive();
        m_session->signOut();
        QCOMPARE(m_signIn->asked.last(), QStringLiteral("logout refresh-1"));
        QCOMPARE(m_session->state(), SessionState::SignedOut);
        QVERIFY(!m_transport->isOpen);
        QVERIFY(m_session->accessToken().isEmpty());
    }

    void anAnswerThatNamesNobodyIsNoSession()
    {
        m_session->signIn({}, {});
        m_signIn->grant();
        Q_EMIT m_transport->opened();
        m_transport->ok(m_transport->take().id, {});
        QCOMPARE(m_session->state(), SessionState::Waiting);
    }

private:
    void goLive()
    {
        m_session->signIn(QStringLiteral("ann"), QStringLiteral("demo"));
        m_signIn->grant();
        m_transport->admit(samples::session());
        QVERIFY(m_session->isLive());
    }

    base::ManualClock m_clock;
    std::unique_ptr<FakeSignIn> m_signIn;
    std::unique_ptr<FakeTransport> m_transport;
    std::unique_ptr<Session> m_session;
    protocol::ResumeCursors m_cursors;
};

QTEST_GUILESS_MAIN(tst_Session)
#include "tst_Session.moc"
