#include "workstation/client/Session.h"

#include "common/protocol/CloseCode.h"
#include "common/protocol/CommandCodec.h"
#include "common/protocol/Limits.h"
#include "workstation/client/SessionOpening.h"

#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QUuid>

namespace qiao::workstation::client {

namespace {

Q_LOGGING_CATEGORY(logSession, "qiao.workstation.session", QtWarningMsg)

// After more slow endings than this in a row, coming back at once would only repeat them.
constexpr int slowEndingsAtOnce = 3;
constexpr base::Milliseconds pauseAfterTooMany{5'000};
constexpr base::Milliseconds pauseBeforeNextRenewal{30'000};
// Opened again so soon after the last time: something is wrong that opening does not mend.
constexpr base::Milliseconds shortestLife{1'000};

domain::CommandId newCommandId()
{
    return domain::CommandId(QUuid::createUuid().toString(QUuid::WithoutBraces));
}

base::Error notConnected()
{
    return {base::ErrorCode::Unavailable, QStringLiteral("There is no connection to the relay."), {}};
}

// The relay will give the same answer to the same token for ever.
bool isFinal(const Failure &failure)
{
    if (failure.cause != Cause::Refused)
        return false;
    switch (failure.error.code) {
    case base::ErrorCode::RateLimited:
    case base::ErrorCode::Unavailable:
    case base::ErrorCode::Internal:
        return false;
    default:
        return true;
    }
}

} // namespace

Session::Session(SignIn &signIn, Transport &transport, const base::Clock &clock, QObject *parent)
    : Session(signIn, transport, clock, Times{}, parent)
{
}

Session::Session(SignIn &signIn, Transport &transport, const base::Clock &clock, Times times, QObject *parent)
    : QObject(parent)
    , m_signIn(signIn)
    , m_transport(transport)
    , m_clock(clock)
    , m_times(times)
{
    m_retryTimer.setSingleShot(true);
    m_answerTimer.setSingleShot(true);
    m_renewTimer.setSingleShot(true);
    connect(&m_retryTimer, &QTimer::timeout, this, &Session::connectNow);
    // A connection that is not live yet looks at the token itself.
    connect(&m_renewTimer, &QTimer::timeout, this, [this] {
        if (isLive())
            renewTokens();
    });
    connect(&m_answerTimer, &QTimer::timeout, this, [this] {
        m_transport.close();
        takeEnding({{}, {Cause::TimedOut, base::internalError(QStringLiteral("The session was not opened in time."))}});
    });
    connect(&m_transport, &Transport::opened, this, &Session::openSession);
    connect(&m_transport, &Transport::frameReceived, this, &Session::takeFrame);
    connect(&m_transport, &Transport::ended, this, &Session::takeEnding);
    connect(&m_transport, &Transport::latencyMeasured, this, &Session::latencyMeasured);
}

void Session::signIn(const QString &name, const QString &password)
{
    abandon();
    enter(SessionState::SigningIn);
    m_signIn.logIn(name, password, [this](const TokenAnswer &answer) {
        if (const auto *failure = std::get_if<Failure>(&answer)) {
            enter(SessionState::SignedOut);
            Q_EMIT signInFailed(*failure);
            return;
        }
        takeTokens(std::get<Tokens>(answer));
        connectNow();
    });
}

void Session::goOn(const QString &refreshToken)
{
    abandon();
    m_tokens.refresh = refreshToken;
    connectNow();
}

void Session::signOut()
{
    const QString refreshToken = m_tokens.refresh;
    abandon();
    if (!refreshToken.isEmpty())
        m_signIn.logOut(refreshToken);
    enter(SessionState::SignedOut);
}

void Session::retryNow()
{
    if (m_state == SessionState::Waiting)
        connectNow();
}

void Session::resume()
{
    if (!isLive())
        return;
    const bool isTooSoon = m_clock.now() - m_liveSince < shortestLife;
    m_transport.close();
    leaveLive();
    if (isTooSoon)
        waitThen(m_times.backoff.next(),
            {{}, {Cause::NotARelay, base::internalError(QStringLiteral("Numbers are missing."))}});
    else
        connectNow();
}

base::Result<void> Session::send(const protocol::AgentRequest &request)
{
    if (!isLive())
        return notConnected();
    const QByteArray frame = protocol::encode(request);
    if (frame.size() > protocol::limits::frameBytes)
        return base::Error{base::ErrorCode::TooLarge, QStringLiteral("The command does not fit into one frame."), {}};
    m_transport.send(frame);
    return {};
}

void Session::ask(const domain::ConversationId &conversation, const protocol::AgentCommand &command, QObject *context,
    const Reply &reply)
{
    const protocol::AgentRequest request{newCommandId(), conversation, command};
    const base::Result<void> sent = send(request);
    if (!sent) {
        QTimer::singleShot(0, context, [reply, error = sent.error()] { reply(error); });
        return;
    }
    m_asked.insert(request.id, {context, reply});
}

void Session::tell(const domain::ConversationId &conversation, const protocol::AgentCommand &command)
{
    const base::Result<void> sent = send({newCommandId(), conversation, command});
    if (!sent)
        qCDebug(logSession) << "dropped:" << sent.error().message;
}

void Session::enter(SessionState state)
{
    m_state = state;
    if (m_announced == state)
        return;
    m_announced = state;
    Q_EMIT stateChanged(state);
}

void Session::takeTokens(const Tokens &tokens)
{
    m_tokens = tokens;
    m_accessEnds = m_clock.now() + tokens.expiresIn;
    m_isTokenUntried = !isLive();
    scheduleRenewal();
    Q_EMIT refreshTokenChanged(tokens.refresh);
}

base::Milliseconds Session::renewalLead() const
{
    return std::min(m_times.renewBefore, m_tokens.expiresIn / 4);
}

bool Session::isTokenFresh() const
{
    return !m_tokens.access.isEmpty() && m_clock.now() + renewalLead() < m_accessEnds;
}

void Session::scheduleRenewal()
{
    m_renewTimer.start(std::max(m_accessEnds - renewalLead() - m_clock.now(), base::Milliseconds(1)));
}

void Session::renewTokens()
{
    if (m_isRenewing || m_tokens.refresh.isEmpty())
        return;
    m_isRenewing = true;
    m_signIn.refresh(m_tokens.refresh, [this](const TokenAnswer &answer) {
        m_isRenewing = false;
        takeRenewal(answer);
    });
}

void Session::takeRenewal(const TokenAnswer &answer)
{
    const bool isToConnect = m_state == SessionState::Connecting;
    const auto *failure = std::get_if<Failure>(&answer);
    if (!failure) {
        takeTokens(std::get<Tokens>(answer));
        if (isToConnect)
            m_transport.open();
        return;
    }
    if (isFinal(*failure)) {
        expire();
        return;
    }
    if (isToConnect)
        waitThen(failure->error.retryAfter.value_or(m_times.backoff.next()), {{}, *failure});
    else
        m_renewTimer.start(failure->error.retryAfter.value_or(pauseBeforeNextRenewal));
}

void Session::connectNow()
{
    m_retryTimer.stop();
    enter(SessionState::Connecting);
    if (m_isRenewing)
        return;
    if (isTokenFresh())
        m_transport.open();
    else
        renewTokens();
}

void Session::openSession()
{
    m_opening = newCommandId();
    const SessionOpening opening(
        m_opening, m_tokens.access, m_cursorSource ? m_cursorSource() : protocol::ResumeCursors{});
    m_resumed = opening.resumed;
    m_answerTimer.start(m_times.answerWithin);
    m_transport.send(opening.frame);
}

void Session::takeFrame(const QByteArray &frame)
{
    const base::Result<protocol::ServerFrame> decoded = protocol::decodeServerFrame(frame);
    if (!decoded) {
        qCWarning(logSession) << "a frame that makes no sense:" << decoded.error().message;
        return;
    }
    if (const auto *ok = std::get_if<protocol::OkAnswer>(&*decoded))
        takeAnswer(ok->re, ok->data);
    else if (const auto *error = std::get_if<protocol::ErrorAnswer>(&*decoded))
        takeAnswer(error->re, error->error);
    else if (const auto *event = std::get_if<domain::ConversationEvent>(&*decoded))
        Q_EMIT eventReceived(*event);
    else if (const auto *ephemeral = std::get_if<protocol::EphemeralEvent>(&*decoded))
        Q_EMIT ephemeralReceived(*ephemeral);
    else if (const auto *unknown = std::get_if<protocol::UnknownEvent>(&*decoded); unknown && unknown->seq > 0)
        Q_EMIT unknownEventReceived(unknown->conversation, unknown->seq);
}

void Session::takeAnswer(const domain::CommandId &re, const base::Result<QJsonObject> &result)
{
    if (re.isEmpty()) {
        qCWarning(logSession) << "the relay could not read a command";
        return;
    }
    if (re == m_opening) {
        takeOpening(result);
        return;
    }
    const auto asked = m_asked.constFind(re);
    if (asked == m_asked.cend()) {
        Q_EMIT answered(re, result);
        return;
    }
    const Asked waiting = *asked;
    m_asked.erase(asked);
    if (waiting.context)
        waiting.reply(result);
}

void Session::takeOpening(const base::Result<QJsonObject> &result)
{
    m_opening = {};
    m_answerTimer.stop();
    if (!result) {
        m_transport.close();
        if (result.error().code == base::ErrorCode::Unauthorized)
            takeUnauthorized();
        else
            waitThen(
                result.error().retryAfter.value_or(m_times.backoff.next()), {{}, {Cause::Refused, result.error()}});
        return;
    }
    const protocol::AgentSession session = protocol::agentSessionFromJson(*result);
    if (session.agent.id.isEmpty()) {
        m_transport.close();
        waitThen(m_times.backoff.next(),
            {{}, {Cause::NotARelay, base::internalError(QStringLiteral("The answer names no agent."))}});
        return;
    }
    m_isTokenUntried = false;
    m_liveSince = m_clock.now();
    const protocol::ResumeCursors resumed = std::exchange(m_resumed, {});
    scheduleRenewal();
    enter(SessionState::Live);
    if (isLive())
        Q_EMIT opened(session, resumed);
}

void Session::takeEnding(const Ending &ending)
{
    using protocol::CloseCode;
    const bool wasLive = isLive();
    if (wasLive && m_clock.now() - m_liveSince >= m_times.steadyAfter) {
        m_times.backoff.reset();
        m_slowEndings = 0;
    }
    leaveLive();
    const auto code = static_cast<CloseCode>(ending.closeCode.value_or(0));
    if (code == CloseCode::NotAuthorized) {
        takeUnauthorized();
    } else if (code == CloseCode::TooSlow && ++m_slowEndings <= slowEndingsAtOnce) {
        connectNow();
    } else if (code == CloseCode::Draining && wasLive) {
        const qint64 longest = std::max<qint64>(m_times.drainedWithin.count(), 1);
        waitThen(base::Milliseconds(QRandomGenerator::global()->bounded(longest) + 1), ending);
    } else if (code == CloseCode::TooMany) {
        waitThen(std::max(m_times.backoff.next(), pauseAfterTooMany), ending);
    } else {
        waitThen(m_times.backoff.next(), ending);
    }
}

void Session::takeUnauthorized()
{
    if (m_isTokenUntried) {
        expire();
        return;
    }
    m_tokens.access.clear();
    connectNow();
}

void Session::waitThen(base::Milliseconds pause, const Ending &ending)
{
    m_retryAt = m_clock.now() + pause;
    m_retryTimer.start(pause);
    m_state = SessionState::Waiting;
    Q_EMIT interrupted(ending);
    if (m_state == SessionState::Waiting)
        enter(SessionState::Waiting);
}

void Session::leaveLive()
{
    m_opening = {};
    m_answerTimer.stop();
    if (!isLive())
        return;
    m_state = SessionState::Connecting;
    Q_EMIT lost();
    const QHash<domain::CommandId, Asked> asked = std::exchange(m_asked, {});
    for (const Asked &waiting : asked) {
        if (waiting.context)
            waiting.reply(notConnected());
    }
}

// Drops everything that is under way.
void Session::abandon()
{
    m_signIn.cancel();
    m_isRenewing = false;
    m_retryTimer.stop();
    m_renewTimer.stop();
    m_transport.close();
    m_tokens = {};
    m_accessEnds = {};
    m_slowEndings = 0;
    m_times.backoff.reset();
    leaveLive();
}

void Session::expire()
{
    abandon();
    enter(SessionState::SignedOut);
    Q_EMIT expired();
}

} // namespace qiao::workstation::client
