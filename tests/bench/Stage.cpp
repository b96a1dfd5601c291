#include "tests/bench/Stage.h"

#include <algorithm>
#include <cstdio>

namespace qiao::bench {

using namespace std::chrono_literals;

bool connectIdle(Loop &loop, std::uint16_t port, int count, std::vector<std::unique_ptr<Visitor>> &visitors)
{
    constexpr int atOnce = 200;
    while (static_cast<int>(visitors.size()) < count) {
        const std::size_t first = visitors.size();
        for (int i = 0; i < atOnce && static_cast<int>(visitors.size()) < count; ++i) {
            visitors.push_back(std::make_unique<Visitor>(loop));
            visitors.back()->connect(port);
        }
        const bool isThere = loop.runUntil(
            [&] {
                return std::all_of(visitors.begin() + static_cast<std::ptrdiff_t>(first), visitors.end(),
                    [](const auto &visitor) { return visitor->isOpen(); });
            },
            20s);
        if (!isThere) {
            std::fprintf(stderr, "only %zu visitors came in\n", first);
            return false;
        }
    }
    return true;
}

Pairs::Pairs(Loop &loop, int count, int window, int bytes)
    : m_loop(loop)
    , m_window(window)
    , m_bytes(static_cast<std::size_t>(bytes))
    , m_pairs(static_cast<std::size_t>(count))
{
}

bool Pairs::begin(std::uint16_t port)
{
    const std::vector<std::string> tokens = signIn(port, static_cast<int>(m_pairs.size()));
    if (tokens.size() != m_pairs.size())
        return false;
    for (std::size_t i = 0; i < m_pairs.size(); ++i) {
        Pair &pair = m_pairs[i];
        pair.agent = std::make_unique<Agent>(m_loop, tokens[i]);
        pair.agent->onMessage
            = [this](std::string_view conversation, std::size_t number) { deliver(conversation, number); };
        pair.agent->connect(port);
        pair.visitor = std::make_unique<Visitor>(m_loop);
        pair.visitor->connect(port);
    }
    const auto all = [this](auto condition) { return std::all_of(m_pairs.begin(), m_pairs.end(), condition); };
    if (!m_loop.runUntil(
            [&] { return all([](const Pair &pair) { return pair.agent->isOnline() && pair.visitor->isOpen(); }); },
            30s))
        return false;
    for (const Pair &pair : m_pairs)
        pair.visitor->startConversation();
    if (!m_loop.runUntil(
            [&] {
                return all([](const Pair &pair) {
                    return pair.agent->accepted() > 0 && !pair.visitor->conversation().empty();
                });
            },
            60s)) {
        std::fprintf(stderr, "not every conversation was accepted\n");
        return false;
    }
    for (std::size_t i = 0; i < m_pairs.size(); ++i)
        m_byConversation[m_pairs[i].visitor->conversation()] = i;
    return true;
}

void Pairs::write()
{
    m_isWriting = true;
    for (Pair &pair : m_pairs) {
        for (int i = 0; i < m_window; ++i)
            post(pair);
    }
}

void Pairs::post(Pair &pair)
{
    ++pair.posted;
    pair.visitor->post(m_bytes);
}

void Pairs::deliver(std::string_view conversation, std::size_t number)
{
    const auto found = m_byConversation.find(std::string(conversation));
    if (found == m_byConversation.end())
        return;
    Pair &pair = m_pairs[found->second];
    if (number != pair.delivered)
        ++m_disordered;
    ++pair.delivered;
    ++delivered;
    latencies.add(pair.visitor->sentAt(number));
    if (!m_isWriting)
        return;
    if (m_pause.count() == 0)
        post(pair);
    else
        pair.due = Clock::now() + m_pause;
}

void Pairs::turn()
{
    for (Pair &pair : m_pairs) {
        if (m_isWriting && pair.due <= Clock::now()) {
            pair.due = Clock::time_point::max();
            post(pair);
        }
    }
}

bool Pairs::isQuiet() const
{
    return m_disordered == 0 && std::all_of(m_pairs.begin(), m_pairs.end(), [](const Pair &pair) {
        return pair.delivered == pair.posted && !pair.visitor->isWaiting();
    });
}

void Pairs::reset()
{
    latencies.clear();
    delivered = 0;
}

} // namespace qiao::bench
