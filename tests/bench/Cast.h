#pragma once

#include "tests/bench/Loop.h"
#include "tests/bench/Measure.h"

#include <deque>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace qiao::bench {

// A visitor of the load, idle until told to write.
class Visitor
{
public:
    explicit Visitor(Loop &loop);

    void connect(std::uint16_t port);
    void startConversation();
    // Posts a text of that many bytes that begins with its running number.
    void post(std::size_t bytes);

    bool isOpen() const { return m_isOpen; }
    bool isWaiting() const { return m_answered < m_posted; }
    int posted() const { return m_posted; }
    int answered() const { return m_answered; }
    int refused() const { return m_refused; }
    const std::string &conversation() const { return m_conversation; }
    // When the message with that running number left.
    Clock::time_point sentAt(std::size_t number) const { return m_sent[number]; }

    std::function<void()> onClosed;
    bool mayBeRefused = false; // otherwise a refusal ends the program
    Latencies *answers = nullptr; // post to ok, where somebody wants it

private:
    void take(std::string_view frame);

    Connection m_connection;
    bool m_isOpen = false;
    std::string m_token;
    std::string m_conversation;
    std::string m_prefix; // of its commands' ids
    std::vector<Clock::time_point> m_sent;
    int m_posted = 0;
    int m_answered = 0;
    int m_refused = 0;
};

// An agent who accepts whatever is offered.
class Agent
{
public:
    Agent(Loop &loop, std::string token);

    void connect(std::uint16_t port);
    bool isOnline() const { return m_isOnline; }
    int accepted() const { return m_accepted; }

    // The conversation and the running number of a message that came.
    std::function<void(std::string_view conversation, std::size_t number)> onMessage;

private:
    void take(std::string_view frame);

    Connection m_connection;
    std::string m_token;
    std::string m_id;
    bool m_isOnline = false;
    int m_accepted = 0;
};

// Access tokens of the accounts bench0 … benchN, by the relay's own door. Empty when one was refused.
std::vector<std::string> signIn(std::uint16_t port, int count);

} // namespace qiao::bench
