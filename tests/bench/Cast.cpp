#include "tests/bench/Cast.h"

#include <arpa/inet.h>
#include <cstdio>
#include <cstdlib>
#include <sys/socket.h>
#include <unistd.h>

namespace qiao::bench {

namespace {

bool has(std::string_view frame, std::string_view text)
{
    return frame.find(text) != std::string_view::npos;
}

std::string exchange(std::uint16_t port, const std::string &request)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    std::string answer;
    if (::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0
        && ::send(socket, request.data(), request.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(request.size())) {
        char buffer[4096];
        for (ssize_t size = 0; (size = ::recv(socket, buffer, sizeof buffer, 0)) > 0;)
            answer.append(buffer, static_cast<std::size_t>(size));
    }
    ::close(socket);
    return answer;
}

} // namespace

Visitor::Visitor(Loop &loop)
    : m_connection(loop, "/v1/visitor?site=demo")
{
    static int count = 0;
    m_prefix = std::to_string(::getpid()) + '-' + std::to_string(++count) + '-';
    m_connection.onText = [this](std::string_view frame) { take(frame); };
    m_connection.onClosed = [this] {
        m_isOpen = false;
        if (onClosed)
            onClosed();
    };
    m_connection.onOpen = [this] {
        std::string command = R"({"type":"session.open","id":"open","data":{"locale":"en")";
        if (!m_token.empty())
            command += R"(,"token":")" + m_token + '"';
        m_connection.send(command + "}}");
    };
}

void Visitor::connect(std::uint16_t port)
{
    m_connection.connect(port);
}

void Visitor::startConversation()
{
    m_connection.send(R"({"type":"conversation.start","id":")" + m_prefix + R"(start"})");
}

void Visitor::post(std::size_t bytes)
{
    char number[16];
    std::snprintf(number, sizeof number, "%09d:", m_posted);
    std::string text = number;
    text.resize(std::max(bytes, text.size()), 'x');
    m_sent.push_back(Clock::now());
    m_connection.send(R"({"type":"message.post","id":")" + m_prefix + std::to_string(m_posted) + R"(","conversation":")"
        + m_conversation + R"(","data":{"text":")" + text + "\"}}");
    ++m_posted;
}

void Visitor::take(std::string_view frame)
{
    if (has(frame, R"("type":"error")")) {
        if (mayBeRefused) {
            ++m_refused;
            return;
        }
        std::fprintf(stderr, "refused: %.*s\n", int(frame.size()), frame.data());
        std::exit(1);
    }
    const std::string_view re = textOf(frame, "re");
    if (re.empty())
        return;
    if (re == "open") {
        m_token = textOf(frame, "token");
        m_isOpen = true;
    } else if (re.ends_with("start")) {
        m_conversation = textOf(frame, "conversation");
    } else {
        if (answers != nullptr)
            answers->add(m_sent[static_cast<std::size_t>(m_answered)]);
        ++m_answered;
    }
}

Agent::Agent(Loop &loop, std::string token)
    : m_connection(loop, "/v1/agent")
    , m_token(std::move(token))
{
    m_connection.onText = [this](std::string_view frame) { take(frame); };
    m_connection.onOpen = [this] {
        m_connection.send(R"({"type":"session.open","id":"open","data":{"token":")" + m_token + R"("}})");
        m_connection.send(R"({"type":"presence.set","id":"online","data":{"state":"online"}})");
    };
}

void Agent::connect(std::uint16_t port)
{
    m_connection.connect(port);
}

void Agent::take(std::string_view frame)
{
    if (has(frame, R"("type":"message.posted")")) {
        const std::string_view text = textOf(frame, "text");
        if (onMessage && text.size() > 9)
            onMessage(textOf(frame, "conversation"), std::strtoul(text.data(), nullptr, 10));
        return;
    }
    const std::string_view re = textOf(frame, "re");
    if (re == "open") {
        // Whose the session is stands in the object `agent`, wherever that lies in the frame.
        m_id = textOf(frame, "id", frame.find(R"("agent":{)"));
    } else if (re == "online") {
        m_isOnline = true;
    } else if (re.starts_with("accept") && has(frame, R"("type":"ok")")) {
        ++m_accepted;
    } else if (has(frame, R"("type":"conversation.offered")") && !m_id.empty() && has(frame, '"' + m_id + '"')) {
        const std::string conversation(textOf(frame, "conversation"));
        m_connection.send(R"({"type":"conversation.accept","id":"accept-)" + conversation + R"(","conversation":")"
            + conversation + "\"}");
    }
}

std::vector<std::string> signIn(std::uint16_t port, int count)
{
    std::vector<std::string> tokens;
    for (int number = 0; number < count; ++number) {
        const std::string body = R"({"name":"bench)" + std::to_string(number) + R"(","password":"bench-password"})";
        const std::string answer = exchange(port,
            "POST /v1/auth/login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nConnection: "
            "close\r\nContent-Length: "
                + std::to_string(body.size()) + "\r\n\r\n" + body);
        tokens.emplace_back(textOf(answer, "accessToken"));
        if (tokens.back().empty()) {
            std::fprintf(stderr, "bench%d may not sign in: %s\n", number, answer.c_str());
            return {};
        }
    }
    return tokens;
}

} // namespace qiao::bench
