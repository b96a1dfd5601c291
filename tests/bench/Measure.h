#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace qiao::bench {

using Clock = std::chrono::steady_clock;

// How long things took, in microseconds.
class Latencies
{
public:
    void add(Clock::time_point since);
    void clear() { m_microseconds.clear(); }
    std::size_t count() const { return m_microseconds.size(); }
    // `share` of them took no longer; 0.99 for p99.
    double at(double share);

private:
    std::vector<std::uint32_t> m_microseconds;
};

// What /proc says of the server.
struct ProcessReading
{
    double cpuSeconds = 0;
    long residentKiB = 0;

    static ProcessReading of(int pid);
};

// The text after `"key":"` up to the next quote; empty when it is not there. For the server's frames, whose values hold
// no escaped quotes here.
std::string_view textOf(std::string_view frame, std::string_view key, std::size_t from = 0);

// One line of JSON for the script that runs the scenarios.
class Report
{
public:
    void add(const std::string &name, double value);
    void print() const;

private:
    std::string m_fields;
};

} // namespace qiao::bench
