#pragma once

#include "common/base/Backoff.h"
#include "common/protocol/Commands.h"
#include "common/protocol/ServerFrame.h"
#include "workstation/client/SignIn.h"
#include "workstation/client/Transport.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTimer>

namespace qiao::workstation::client {

enum class SessionState {
    SignedOut,
    SigningIn, // with a name and a password
    Connecting, // renewing tokens, opening the connection, opening the session
    Live,
    Waiting, // for the next attempt, at retryAt()
};

// One agent's session at one relay, over as many connections as it takes: signs in, opens, resumes, comes back with
// growing pauses, renews the access token in time. GUI thread.
class Session : public QObject
{
    Q_OBJECT

public:
    struct Times
    {
        base::Backoff backoff{base::Milliseconds(500), base::Milliseconds(30'000)};
        base::Milliseconds drainedWithin{3'000}; // after 1001: back at a random moment within
        base::Milliseconds answerWithin{20'000}; // the answer to session.open
        base::Milliseconds renewBefore{60'000}; // the end of the access token
        base::Milliseconds steadyAfter{10'000}; // live for so long: the next pause is a short one again
    };

    using CursorSource = std::function<protocol::ResumeCursors()>;
    using Reply = std::function<void(const base::Result<QJsonObject> &)>;

    // All must outlive the session.
    Session(SignIn &signIn, Transport &transport, const base::Clock &clock, QObject *parent = nullptr);
    Session(SignIn &signIn, Transport &transport, const base::Clock &clock, Times times, QObject *parent = nullptr);

    SessionState state() const { return m_state; }
    bool isLive() const { return m_state == SessionState::Live; }
    base::TimePoint retryAt() const { return m_retryAt; }
    // Opens the relay's files; empty while there is none.
    const QString &accessToken() const { return m_tokens.access; }

    // Where the numbers for `resume` come from; asked at each opening.
    void setCursorSource(CursorSource source) { m_cursorSource = std::move(source); }

    void signIn(const QString &name, const QString &password);
    // Goes on with a refresh token that was kept; the relay may be out of reach.
    void goOn(const QString &refreshToken);
    // The relay forgets the tokens; nothing more is heard of this session until the next signIn() or goOn().
    void signOut();
    // Now instead of at retryAt().
    void retryNow();
    // Something is missing: opens the session anew and resumes. Nothing while that is under way.
    void resume();

    // The command leaves now, and answered() or lost() follows. An error: it did not leave.
    base::Result<void> send(const protocol::AgentRequest &request);
    // The same, answered to `reply` while `context` lives; a lost connection is `unavailable`.
    void ask(const domain::ConversationId &conversation, const protocol::AgentCommand &command, QObject *context,
        const Reply &reply);
    // For what is worth nothing later: leaves now or never.
    void tell(const domain::ConversationId &conversation, const protocol::AgentCommand &command);

Q_SIGNALS:
    void stateChanged(qiao::workstation::client::SessionState state);
    // To be kept in the keychain by who wants to stay signed in; the one before is worthless now.
    void refreshTokenChanged(const QString &refreshToken);
    void signInFailed(const qiao::workstation::client::Failure &failure);
    // The relay no longer takes our tokens: SignedOut until somebody types the password.
    void expired();
    // Why the state is Waiting.
    void interrupted(const qiao::workstation::client::Ending &ending);

    // `resumed`: the cursors whose events follow.
    void opened(const qiao::protocol::AgentSession &session, const qiao::protocol::ResumeCursors &resumed);
    void eventReceived(const qiao::domain::ConversationEvent &event);
    // Of a kind that this version does not know.
    void unknownEventReceived(const qiao::domain::ConversationId &conversation, quint64 seq);
    void ephemeralReceived(const qiao::protocol::EphemeralEvent &event);
    void answered(const qiao::domain::CommandId &command, const qiao::base::Result<QJsonObject> &result);
    // The connection is gone, and with it the answers to what was sent.
    void lost();
    void latencyMeasured(std::chrono::milliseconds latency);

private:
    struct Asked
    {
        QPointer<QObject> context;
        Reply reply;
    };

    void enter(SessionState state);
    void takeTokens(const Tokens &tokens);
    void renewTokens();
    void takeRenewal(const TokenAnswer &answer);
    void connectNow();
    void openSession();
    void takeFrame(const QByteArray &frame);
    void takeAnswer(const domain::CommandId &re, const base::Result<QJsonObject> &result);
    void takeOpening(const base::Result<QJsonObject> &result);
    void takeEnding(const Ending &ending);
    void takeUnauthorized();
    void waitThen(base::Milliseconds pause, const Ending &ending);
    void leaveLive();
    void abandon();
    void expire();
    void scheduleRenewal();
    bool isTokenFresh() const;
    base::Milliseconds renewalLead() const;

    SignIn &m_signIn;
    Transport &m_transport;
    const base::Clock &m_clock;
    Times m_times;
    CursorSource m_cursorSource;
    SessionState m_state = SessionState::SignedOut;
    SessionState m_announced = SessionState::SignedOut;
    Tokens m_tokens;
    base::TimePoint m_accessEnds{};
    base::TimePoint m_liveSince{};
    base::TimePoint m_retryAt{};
    domain::CommandId m_opening; // the id of session.open while it is not answered
    protocol::ResumeCursors m_resumed; // sent with it
    bool m_isRenewing = false;
    bool m_isTokenUntried = false; // came since the relay last refused one
    int m_slowEndings = 0; // in a row
    QHash<domain::CommandId, Asked> m_asked;
    QTimer m_retryTimer;
    QTimer m_answerTimer;
    QTimer m_renewTimer;
};

} // namespace qiao::workstation::client
