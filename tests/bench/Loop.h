#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace qiao::bench {

class Loop;

// One WebSocket of the load: as little work as possible for each frame, so that the machine is left to the server.
class Connection
{
public:
    Connection(Loop &loop, std::string path);
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;
    ~Connection();

    std::function<void()> onOpen;
    std::function<void(std::string_view)> onText;
    std::function<void()> onClosed;

    // Begins; onOpen or onClosed follows.
    void connect(std::uint16_t port);
    void send(std::string_view text);
    void close();

private:
    friend class Loop;

    void ready(std::uint32_t events);
    void read();
    void takeHead();
    void takeFrames();
    void flush();
    void fail();

    Loop &m_loop;
    std::string m_path;
    int m_socket = -1;
    bool m_isUpgraded = false;
    bool m_isWaitingToWrite = false;
    bool m_isDirty = false;
    std::string m_in;
    std::string m_out;
};

// The epoll loop of all connections; one thread.
class Loop
{
public:
    Loop();
    ~Loop();

    // Called at every turn, at least every few milliseconds.
    std::function<void()> onTurn;

    // Runs until the condition holds; false when the time is over first.
    bool runUntil(const std::function<bool()> &condition, std::chrono::milliseconds time);

private:
    friend class Connection;

    int m_epoll = -1;
    std::vector<Connection *> m_dirty; // have something to write
};

} // namespace qiao::bench
