#include "common/protocol/Limits.h"
#include "tests/simulation/Simulation.h"

#include <QJsonDocument>

#include <algorithm>

// The visitors of the simulation who speak plain HTTP.
namespace qiao::tests::hub {

namespace {

quint64 numberOf(const QString &cursor)
{
    return cursor.section(u'.', -1).toULongLong();
}

} // namespace

void Simulation::goOnPolling(Client &client)
{
    if (client.polling->answer)
        readPollAnswer(client);
    if (!client.polling->isAsking())
        poll(client);
    else if (chance(10))
        abandonPoll(client);
}

void Simulation::poll(Client &client)
{
    SimulatedPolling &polling = *client.polling;
    link::VisitorPolled polled;
    polled.http = {static_cast<quint32>(pick(2)), ++m_lastSerial};
    polled.peer = {domain::SiteKey("demo"), {}, "Browser/1", "en"};
    polled.token = client.token;
    polled.after = polling.after;
    polled.waitMs = m_isCalm ? 25'000 : static_cast<int>(pick(25'001));
    // Nothing goes before the session is there.
    const size_t most = polling.after.isEmpty() ? 1 : protocol::limits::pollFrames;
    polling.asked = std::min(most, polling.outgoing.size());
    for (size_t i = 0; i < polling.asked; ++i) {
        polled.frames.emplace_back(
            std::get<protocol::VisitorRequest>(protocol::decodeVisitorCommand(polling.outgoing.at(i))));
    }
    polling.request = polled.http;
    ++m_counts.polls;
    if (!m_isCalm && chance(4)) {
        losePoll(client); // on its way to the relay
        return;
    }
    m_hub->handle(polled, m_clock.now());
    client.connection = m_hub->polls().connectionOf(polled.http);
    passOn();
}

void Simulation::abandonPoll(Client &client)
{
    ++m_counts.pollsAbandoned;
    const link::ConnectionId request = client.polling->request;
    forgetPoll(client);
    m_hub->handle(link::PollAbandoned{request}, m_clock.now());
    passOn();
}

void Simulation::losePoll(Client &client)
{
    ++m_counts.pollsLost;
    forgetPoll(client);
}

void Simulation::forgetPoll(Client &client)
{
    // The client asks once more for what it lacks; without a cursor it cannot name the session.
    SimulatedPolling &polling = *client.polling;
    polling.request = {};
    if (const auto answer = std::exchange(polling.answer, std::nullopt))
        polling.lostUpTo = numberOf(answer->cursor);
    if (polling.after.isEmpty())
        client.disconnected();
}

void Simulation::takePollAnswer(Client &client, const link::PollAnswer &answer)
{
    SimulatedPolling &polling = *client.polling;
    const quint64 last = numberOf(answer.cursor);
    std::vector<QByteArray> &known = m_polled[answer.cursor.section(u'.', 0, -2)];
    quint64 number = last - answer.frames.size();
    for (const QByteArray &frame : answer.frames) {
        ++number;
        if (number > known.size())
            known.push_back(frame);
        if (number > known.size() || known.at(number - 1) != frame)
            broken(client.person + " is given another frame under the same number: " + frame);
    }
    polling.answer = answer;
    if (!m_isCalm && chance(12)) {
        losePoll(client);
        return;
    }
    std::vector<QByteArray> &frames = polling.answer->frames;
    const quint64 confirmed = numberOf(polling.after);
    if (m_wireFault == WireFault::ForgetsAnUnconfirmedFrame && polling.lostUpTo > confirmed)
        frames.erase(frames.begin(),
            frames.begin() + static_cast<qptrdiff>(std::min<quint64>(polling.lostUpTo - confirmed, frames.size())));
    if (m_wireFault == WireFault::RepeatsAConfirmedFrame && polling.lastEvent && chance(20))
        frames.insert(frames.begin(), *polling.lastEvent);
}

void Simulation::readPollAnswer(Client &client)
{
    SimulatedPolling &polling = *client.polling;
    const link::PollAnswer answer = *std::exchange(polling.answer, std::nullopt);
    polling.request = {};
    polling.after = answer.cursor;
    polling.outgoing.erase(
        polling.outgoing.begin(), polling.outgoing.begin() + static_cast<qptrdiff>(std::exchange(polling.asked, 0)));
    for (const QByteArray &text : answer.frames) {
        const QJsonObject frame = QJsonDocument::fromJson(text).object();
        if (frame.contains("seq"))
            polling.lastEvent = text;
        readFrame(client, frame);
    }
}

bool Simulation::restPolling(Client &client)
{
    // At rest is who has a request waiting that carried all there was to say.
    if (client.polling->answer)
        readPollAnswer(client);
    else if (client.polling->isAsking() && client.polling->outgoing.size() == client.polling->asked)
        return false;
    if (client.polling->isAsking())
        abandonPoll(client);
    if (client.polling)
        poll(client);
    return true;
}

} // namespace qiao::tests::hub
