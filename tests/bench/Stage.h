#pragma once

#include "tests/bench/Cast.h"
#include "tests/bench/Scenarios.h"

namespace qiao::bench {

// Connects `count` visitors, a few hundred at a time. False when they are not there in time.
bool connectIdle(Loop &loop, std::uint16_t port, int count, std::vector<std::unique_ptr<Visitor>> &visitors);

// Visitors and agents in conversations, one agent for each.
class Pairs
{
public:
    Pairs(Loop &loop, int count, int window, int bytes);

    // Each writes its next message so long after the last one arrived; 0: at once. Before write().
    void setPause(std::chrono::milliseconds pause) { m_pause = pause; }
    // Signs in, connects, and has every conversation accepted.
    bool begin(std::uint16_t port);
    void write();
    void stop() { m_isWriting = false; }
    bool isQuiet() const;
    // From now on is counted.
    void reset();
    // Writes what is due after its pause.
    void turn();

    Latencies latencies; // from the visitor's socket to the agent's
    std::size_t delivered = 0;

private:
    struct Pair
    {
        std::unique_ptr<Visitor> visitor;
        std::unique_ptr<Agent> agent;
        std::size_t delivered = 0;
        std::size_t posted = 0;
        Clock::time_point due = Clock::time_point::max();
    };

    void post(Pair &pair);
    void deliver(std::string_view conversation, std::size_t number);

    Loop &m_loop;
    int m_window;
    std::size_t m_bytes;
    std::vector<Pair> m_pairs;
    std::unordered_map<std::string, std::size_t> m_byConversation;
    std::chrono::milliseconds m_pause{0};
    bool m_isWriting = false;
    int m_disordered = 0;
};

} // namespace qiao::bench
