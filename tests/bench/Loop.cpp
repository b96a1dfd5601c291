#include "tests/bench/Loop.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace qiao::bench {

namespace {

constexpr std::size_t readBytes = 64 * 1024;

void appendFrame(std::string &out, int opcode, std::string_view payload)
{
    out += static_cast<char>(0x80 | opcode);
    if (payload.size() < 126) {
        out += static_cast<char>(0x80 | payload.size());
    } else {
        out += static_cast<char>(0x80 | 126);
        out += static_cast<char>(payload.size() >> 8);
        out += static_cast<char>(payload.size() & 0xFF);
    }
    out.append(4, '\0'); // a mask of zeros leaves the payload as it is
    out += payload;
}

} // namespace

Connection::Connection(Loop &loop, std::string path)
    : m_loop(loop)
    , m_path(std::move(path))
{
}

Connection::~Connection()
{
    onClosed = nullptr;
    close();
    std::erase(m_loop.m_dirty, this);
}

void Connection::connect(std::uint16_t port)
{
    m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    const int on = 1;
    ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    m_isUpgraded = false;
    m_in.clear();
    m_out = "GET " + m_path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port)
        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: qiao.v1\r\n\r\n";
    const int result = ::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address);
    epoll_event event{};
    event.events = EPOLLIN | EPOLLOUT;
    event.data.ptr = this;
    ::epoll_ctl(m_loop.m_epoll, EPOLL_CTL_ADD, m_socket, &event);
    m_isWaitingToWrite = true;
    if (result != 0 && errno != EINPROGRESS)
        fail();
}

void Connection::send(std::string_view text)
{
    if (m_socket < 0)
        return;
    appendFrame(m_out, 1, text);
    if (!std::exchange(m_isDirty, true))
        m_loop.m_dirty.push_back(this);
}

void Connection::close()
{
    if (m_socket >= 0)
        ::close(std::exchange(m_socket, -1));
}

void Connection::fail()
{
    close();
    if (onClosed)
        onClosed();
}

void Connection::ready(std::uint32_t events)
{
    if (m_socket >= 0 && (events & (EPOLLIN | EPOLLHUP | EPOLLERR)) != 0)
        read();
    if (m_socket >= 0 && (events & EPOLLOUT) != 0)
        flush();
}

void Connection::read()
{
    static std::array<char, readBytes> buffer;
    const ssize_t size = ::recv(m_socket, buffer.data(), buffer.size(), 0);
    if (size <= 0) {
        if (size == 0 || (errno != EAGAIN && errno != EINTR)) {
            if (!m_isUpgraded)
                std::fprintf(stderr, "closed before the handshake: %s\n", size == 0 ? "" : std::strerror(errno));
            fail();
        }
        return;
    }
    m_in.append(buffer.data(), static_cast<std::size_t>(size));
    if (!m_isUpgraded)
        takeHead();
    if (m_isUpgraded)
        takeFrames();
    if (m_in.empty())
        std::string().swap(m_in);
}

void Connection::takeHead()
{
    const std::size_t end = m_in.find("\r\n\r\n");
    if (end == std::string::npos)
        return;
    if (!m_in.starts_with("HTTP/1.1 101")) {
        std::fprintf(stderr, "refused: %s\n", m_in.c_str());
        fail();
        return;
    }
    m_in.erase(0, end + 4);
    m_isUpgraded = true;
    if (onOpen)
        onOpen();
}

void Connection::takeFrames()
{
    std::size_t at = 0;
    while (m_socket >= 0 && m_in.size() - at >= 2) {
        const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(m_in[at + i]); };
        std::size_t size = byte(1) & 0x7F;
        const std::size_t lengthBytes = size == 126 ? 2 : size == 127 ? 8 : 0;
        if (m_in.size() - at < 2 + lengthBytes)
            break;
        if (lengthBytes > 0)
            size = 0;
        for (std::size_t i = 0; i < lengthBytes; ++i)
            size = (size << 8) | byte(2 + i);
        if (m_in.size() - at < 2 + lengthBytes + size)
            break;
        const std::string_view payload(m_in.data() + at + 2 + lengthBytes, size);
        const int opcode = byte(0) & 0x0F;
        at += 2 + lengthBytes + size;
        if (opcode == 9) {
            appendFrame(m_out, 10, payload);
            if (!std::exchange(m_isDirty, true))
                m_loop.m_dirty.push_back(this);
        } else if (opcode == 8) {
            fail();
            return;
        } else if (onText) {
            onText(payload);
        }
    }
    m_in.erase(0, std::min(at, m_in.size()));
}

void Connection::flush()
{
    m_isDirty = false;
    if (m_socket < 0)
        return;
    if (!m_out.empty()) {
        const ssize_t size = ::send(m_socket, m_out.data(), m_out.size(), MSG_NOSIGNAL);
        if (size < 0 && errno != EAGAIN && errno != EINTR) {
            fail();
            return;
        }
        m_out.erase(0, static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
        if (m_out.empty())
            std::string().swap(m_out);
    }
    const bool mustWait = !m_out.empty();
    if (mustWait != m_isWaitingToWrite) {
        m_isWaitingToWrite = mustWait;
        epoll_event event{};
        event.events = mustWait ? std::uint32_t(EPOLLIN | EPOLLOUT) : std::uint32_t(EPOLLIN);
        event.data.ptr = this;
        ::epoll_ctl(m_loop.m_epoll, EPOLL_CTL_MOD, m_socket, &event);
    }
}

Loop::Loop()
    : m_epoll(::epoll_create1(EPOLL_CLOEXEC))
{
}

Loop::~Loop()
{
    ::close(m_epoll);
}

bool Loop::runUntil(const std::function<bool()> &condition, std::chrono::milliseconds time)
{
    using Clock = std::chrono::steady_clock;
    const Clock::time_point end = Clock::now() + time;
    std::array<epoll_event, 512> events{};
    while (!condition()) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
        if (left.count() <= 0)
            return false;
        if (onTurn)
            onTurn();
        const std::vector<Connection *> dirty = std::exchange(m_dirty, {});
        for (Connection *connection : dirty)
            connection->flush();
        const int wait = static_cast<int>(std::min<std::int64_t>(left.count(), 5));
        const int count = ::epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), wait);
        for (int i = 0; i < count; ++i)
            static_cast<Connection *>(events[static_cast<std::size_t>(i)].data.ptr)
                ->ready(events[static_cast<std::size_t>(i)].events);
    }
    return true;
}

} // namespace qiao::bench
