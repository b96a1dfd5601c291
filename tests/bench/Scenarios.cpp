#include "tests/bench/Scenarios.h"

#include "tests/bench/Stage.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>

namespace qiao::bench {

using namespace std::chrono_literals;

namespace {

constexpr auto never = [] { return false; };
constexpr auto warmUp = 1500ms;

void addLatencies(Report &report, Latencies &latencies)
{
    report.add("p50ms", latencies.at(0.5) / 1000);
    report.add("p99ms", latencies.at(0.99) / 1000);
    report.add("p999ms", latencies.at(0.999) / 1000);
}

// Runs for the time that was asked and reports what was counted.
void measure(Loop &loop, const Options &options, const std::function<void()> &reset,
    const std::function<std::size_t()> &count, Report &report)
{
    loop.runUntil(never, warmUp);
    const ProcessReading before = ProcessReading::of(options["pid"]);
    const Clock::time_point begin = Clock::now();
    reset();
    loop.runUntil(never, std::chrono::seconds(options["seconds"]));
    const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    const ProcessReading after = ProcessReading::of(options["pid"]);
    const auto messages = double(count());
    report.add("messages", messages);
    report.add("perSecond", messages / seconds);
    report.add("cpuMicroseconds", (after.cpuSeconds - before.cpuSeconds) * 1e6 / std::max(messages, 1.0));
    report.add("residentKiB", double(after.residentKiB));
}

} // namespace

Options::Options(int argc, char **argv)
{
    for (int i = 2; i < argc; ++i) {
        if (const char *sign = std::strchr(argv[i], '='))
            m_values[std::string(argv[i], static_cast<std::size_t>(sign - argv[i]))] = std::atoi(sign + 1);
    }
}

int Options::operator[](const std::string &name) const
{
    const auto found = m_values.find(name);
    return found == m_values.end() ? 0 : found->second;
}

bool measureIdle(const Options &options)
{
    Loop loop;
    std::vector<std::unique_ptr<Visitor>> visitors;
    // What the first connections bring into memory belongs to no single one of them.
    const long atRest = ProcessReading::of(options["pid"]).residentKiB;
    if (!connectIdle(loop, options.port(), 100, visitors))
        return false;
    loop.runUntil(never, 1s);
    const long before = ProcessReading::of(options["pid"]).residentKiB;
    if (!connectIdle(loop, options.port(), options["idle"] + 100, visitors))
        return false;
    loop.runUntil(never, 2s);
    const long after = ProcessReading::of(options["pid"]).residentKiB;
    Report report;
    report.add("atRestKiB", double(atRest));
    report.add("residentKiB", double(after));
    report.add("perIdleKiB", double(after - before) / options["idle"]);
    report.print();
    return true;
}

bool measureBusy(const Options &options)
{
    Loop loop;
    std::vector<std::unique_ptr<Visitor>> idle;
    if (!connectIdle(loop, options.port(), options["idle"], idle))
        return false;
    Pairs pairs(loop, options["pairs"], options["window"], options["bytes"]);
    if (!pairs.begin(options.port()))
        return false;
    pairs.write();
    Report report;
    measure(
        loop, options, [&] { pairs.reset(); }, [&] { return pairs.delivered; }, report);
    addLatencies(report, pairs.latencies);
    pairs.stop();
    const bool isComplete = loop.runUntil([&] { return pairs.isQuiet(); }, 20s);
    report.print();
    if (!isComplete)
        std::fprintf(stderr, "messages are missing or out of order\n");
    return isComplete;
}

bool measureEcho(const Options &options)
{
    Loop loop;
    std::vector<std::unique_ptr<Connection>> idle;
    int openCount = 0;
    const auto connect = [&] {
        auto connection = std::make_unique<Connection>(loop, "/");
        connection->onOpen = [&openCount] { ++openCount; };
        connection->connect(options.port());
        return connection;
    };
    while (static_cast<int>(idle.size()) < options["idle"]) {
        for (int i = 0; i < 200 && static_cast<int>(idle.size()) < options["idle"]; ++i)
            idle.push_back(connect());
        if (!loop.runUntil([&] { return openCount == static_cast<int>(idle.size()); }, 20s))
            return false;
    }
    std::vector<std::unique_ptr<Connection>> busy;
    std::vector<std::deque<Clock::time_point>> sent(static_cast<std::size_t>(options["pairs"]));
    Latencies latencies;
    std::size_t echoed = 0;
    const std::string text(static_cast<std::size_t>(options["bytes"]), 'x');
    for (std::size_t i = 0; i < sent.size(); ++i) {
        busy.push_back(connect());
        busy.back()->onText = [&, i](std::string_view) {
            latencies.add(sent[i].front());
            sent[i].pop_front();
            ++echoed;
            sent[i].push_back(Clock::now());
            busy[i]->send(text);
        };
    }
    if (!loop.runUntil([&] { return openCount == static_cast<int>(idle.size() + busy.size()); }, 20s))
        return false;
    for (std::size_t i = 0; i < busy.size(); ++i) {
        for (int k = 0; k < options["window"]; ++k) {
            sent[i].push_back(Clock::now());
            busy[i]->send(text);
        }
    }
    Report report;
    measure(
        loop, options,
        [&] {
            latencies.clear();
            echoed = 0;
        },
        [&] { return echoed; }, report);
    addLatencies(report, latencies);
    report.print();
    return true;
}

bool measureBurst(const Options &options)
{
    constexpr int atOnce = 1000;
    Loop loop;
    Pairs pairs(loop, options["pairs"], 1, options["bytes"]);
    pairs.setPause(std::chrono::milliseconds(options["pause"]));
    Visitor burster(loop);
    burster.mayBeRefused = true;
    burster.connect(options.port());
    if (!pairs.begin(options.port()) || !loop.runUntil([&] { return burster.isOpen(); }, 10s))
        return false;
    burster.startConversation();
    if (!loop.runUntil([&] { return !burster.conversation().empty(); }, 10s))
        return false;
    loop.onTurn = [&pairs] { pairs.turn(); };
    pairs.write();
    Report report;
    measure(
        loop, options, [&] { pairs.reset(); }, [&] { return pairs.delivered; }, report);
    report.add("beforeP50ms", pairs.latencies.at(0.5) / 1000);
    report.add("beforeP99ms", pairs.latencies.at(0.99) / 1000);
    pairs.reset();
    int closed = 0;
    burster.onClosed = [&] {
        ++closed;
        burster.connect(options.port());
    };
    const Clock::time_point begin = Clock::now();
    const auto burst = [&] {
        for (int i = 0; burster.isOpen() && burster.posted() < options["burst"] && i < atOnce; ++i)
            burster.post(static_cast<std::size_t>(options["bytes"]));
        // At least as long as before, so that there are as many others to compare.
        return burster.posted() >= options["burst"] && Clock::now() - begin >= std::chrono::seconds(options["seconds"]);
    };
    const bool isSent = loop.runUntil(burst, 60s);
    report.add("closed", closed);
    report.add("accepted", burster.answered());
    report.add("refused", burster.refused());
    report.add("duringP50ms", pairs.latencies.at(0.5) / 1000);
    report.add("duringP99ms", pairs.latencies.at(0.99) / 1000);
    report.add("duringCount", double(pairs.latencies.count()));
    burster.onClosed = nullptr;
    pairs.stop();
    const bool isComplete = loop.runUntil([&] { return pairs.isQuiet(); }, 20s);
    report.print();
    return isSent && isComplete;
}

bool measureReturn(const Options &options)
{
    constexpr std::size_t probeCount = 10;
    Loop loop;
    std::vector<std::unique_ptr<Visitor>> visitors;
    if (!connectIdle(loop, options.port(), options["idle"], visitors))
        return false;
    Latencies answers;
    for (std::size_t i = 0; i < probeCount; ++i) {
        visitors[i]->answers = &answers;
        visitors[i]->startConversation();
    }
    const auto probesBegun = [&] {
        return std::all_of(visitors.begin(), visitors.begin() + probeCount,
            [](const auto &visitor) { return !visitor->conversation().empty(); });
    };
    if (!loop.runUntil(probesBegun, 10s))
        return false;
    std::puts("restart");
    std::fflush(stdout);
    if (std::getchar() != '\n')
        return false;
    loop.runUntil(
        [&] { return std::none_of(visitors.begin(), visitors.end(), [](const auto &v) { return v->isOpen(); }); }, 10s);
    const Clock::time_point begin = Clock::now();
    int lost = 0;
    for (const auto &visitor : visitors) {
        visitor->onClosed = [&lost, &visitor, port = options.port()] {
            ++lost;
            visitor->connect(port);
        };
        visitor->connect(options.port());
    }
    Clock::time_point nextProbe = begin;
    const bool isBack = loop.runUntil(
        [&] {
            if (Clock::now() >= nextProbe) {
                nextProbe = Clock::now() + 50ms;
                for (std::size_t i = 0; i < probeCount; ++i) {
                    if (visitors[i]->isOpen() && !visitors[i]->isWaiting())
                        visitors[i]->post(200);
                }
            }
            return std::all_of(visitors.begin(), visitors.end(), [](const auto &visitor) { return visitor->isOpen(); });
        },
        60s);
    Report report;
    report.add("seconds", std::chrono::duration<double>(Clock::now() - begin).count());
    loop.runUntil(never, 1s);
    report.add("again", lost);
    report.add("probes", double(answers.count()));
    report.add("probeP50ms", answers.at(0.5) / 1000);
    report.add("probeP99ms", answers.at(0.99) / 1000);
    report.print();
    return isBack;
}

} // namespace qiao::bench
