#pragma once

#include "common/base/Clock.h"
#include "relay/hub/PolledHub.h"
#include "tests/relay/hub/FakeStorage.h"
#include "tests/simulation/SimulatedClient.h"

#include <memory>
#include <random>

namespace qiao::tests::hub {

// What can be wrong between the hub and a client; planted to see whether the simulation notices.
enum class WireFault {
    None,
    DropsAFrame, // silently, on a slow reader
    RepeatsAFrame,
    SwapsFrames,
    ResumesOneTooFar,
    ForgetsAnUnconfirmedFrame, // of a poll session, once it was on its way
    RepeatsAConfirmedFrame, // likewise, although the client has it
    LosesTheHeldBack, // commands that the worker did not pass on at once
};

// A seeded random world around the hub: visitors and agents who come, go, repeat and resume, on sockets and by plain
// HTTP, a storage that is slow, fails and dies, a clock that moves on and jumps. The promises are checked against what
// is stored at every frame, and against every client whenever the world has come to rest. The same seed gives the same
// run.
class Simulation
{
public:
    explicit Simulation(
        quint64 seed, StorageFault storageFault = StorageFault::None, WireFault wireFault = WireFault::None);

    // The first broken promise, in words; empty when all were kept.
    QString run(int steps);

    struct Counts
    {
        int steps = 0;
        int acknowledged = 0;
        int repeatedAnswers = 0;
        int refused = 0;
        int unavailable = 0;
        int events = 0;
        int sessions = 0;
        int resumes = 0;
        int restarts = 0;
        int slowReaders = 0;
        int polls = 0;
        int pollsLost = 0; // the request or its answer
        int pollsAbandoned = 0;
        int pollSessionsGone = 0; // begun again after a refused cursor
        int changesOfTransport = 0;
        int rests = 0;
    };
    const Counts &counts() const { return m_counts; }

private:
    using Client = SimulatedClient;

    // What may happen.
    void step();
    void act(Client &client);
    void actAsVisitor(Client &client);
    void actAsAgent(Client &client);
    void supervise(Client &client, const QString &conversation);
    void writeMuch(Client &client);
    void repeatSomething(Client &client);
    void sendUnanswered(Client &client);
    void connect(Client &client);
    void openSession(Client &client);
    void drop(Client &client);
    void readSome(Client &client, size_t count);
    void runStorage(size_t count);
    void advance(base::Milliseconds by);
    void restart();
    void changeDirectory();
    void comeToRest();

    // By plain HTTP.
    void goOnPolling(Client &client);
    void poll(Client &client);
    void abandonPoll(Client &client);
    void losePoll(Client &client);
    void forgetPoll(Client &client);
    void takePollAnswer(Client &client, const link::PollAnswer &answer);
    void readPollAnswer(Client &client);
    // Whether there was still something to do.
    bool restPolling(Client &client);

    void send(Client &client, const SimulatedCommand &command);
    void passHeldBack(Client &client);
    void issue(Client &client, const QString &type, const QString &conversation, const QJsonObject &data);
    void passOn();
    void deliver(const link::Outbound &outbound);
    void enqueue(Client &client, const QJsonObject &frame, bool tellWhenDrained);
    void readFrame(Client &client, const QJsonObject &frame);
    void disconnected(Client &client);

    // What must hold.
    void checkAnswer(Client &client, const QJsonObject &frame);
    void checkEvent(const Client &client, const QJsonObject &frame);
    void checkAtRest();
    void checkClientAtRest(const Client &client);
    void broken(const QString &what);

    unsigned pick(unsigned below) { return static_cast<unsigned>(m_random() % below); }
    bool chance(unsigned percent) { return pick(100) < percent; }
    QString someConversation(const Client &client);

    const WireFault m_wireFault;
    std::mt19937_64 m_random;
    base::ManualClock m_clock;
    FakeStorage m_storage;
    relay::hub::HubConfig m_config;
    std::unique_ptr<relay::hub::PolledHub> m_hub;
    std::vector<std::unique_ptr<Client>> m_clients;
    std::map<std::pair<QString, QString>, SimulatedCommand> m_sent; // by sender and id
    std::map<std::pair<QString, QString>, QJsonObject> m_acknowledged;
    std::map<QString, std::vector<QByteArray>> m_polled; // the frames of each poll session, by their numbers
    std::map<QString, QString> m_tokens; // a visitor's devices share the browser's memory
    QString m_broken;
    Counts m_counts;
    quint64 m_lastSerial = 0;
    quint64 m_lastCommand = 0;
    quint64 m_lastId = 0;
    bool m_isCalm = false;
};

} // namespace qiao::tests::hub
