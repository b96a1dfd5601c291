#include "tests/bench/Measure.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <unistd.h>

namespace qiao::bench {

void Latencies::add(Clock::time_point since)
{
    m_microseconds.push_back(static_cast<std::uint32_t>(
        std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - since).count()));
}

double Latencies::at(double share)
{
    if (m_microseconds.empty())
        return 0;
    const auto place = static_cast<std::ptrdiff_t>(share * double(m_microseconds.size() - 1));
    std::nth_element(m_microseconds.begin(), m_microseconds.begin() + place, m_microseconds.end());
    return m_microseconds[static_cast<std::size_t>(place)];
}

ProcessReading ProcessReading::of(int pid)
{
    ProcessReading reading;
    const std::string folder = "/proc/" + std::to_string(pid);
    std::ifstream stat(folder + "/stat");
    std::string line;
    std::getline(stat, line);
    // The name in parentheses may hold spaces; utime and stime are the 12th and 13th fields behind it.
    std::istringstream fields(line.substr(std::min(line.rfind(')') + 1, line.size())));
    std::string skipped;
    for (int i = 0; i < 11; ++i)
        fields >> skipped;
    long user = 0;
    long system = 0;
    fields >> user >> system;
    reading.cpuSeconds = double(user + system) / double(::sysconf(_SC_CLK_TCK));
    std::ifstream status(folder + "/status");
    while (std::getline(status, line)) {
        if (line.starts_with("VmRSS:"))
            reading.residentKiB = std::stol(line.substr(6));
    }
    return reading;
}

std::string_view textOf(std::string_view frame, std::string_view key, std::size_t from)
{
    const std::string sought = '"' + std::string(key) + "\":\"";
    const std::size_t at = frame.find(sought, from);
    if (at == std::string_view::npos)
        return {};
    const std::size_t begin = at + sought.size();
    return frame.substr(begin, frame.find('"', begin) - begin);
}

void Report::add(const std::string &name, double value)
{
    char number[64];
    std::snprintf(number, sizeof number, "%.3f", value);
    m_fields += (m_fields.empty() ? "\"" : ", \"") + name + "\": " + number;
}

void Report::print() const
{
    std::printf("{%s}\n", m_fields.c_str());
    std::fflush(stdout);
}

} // namespace qiao::bench
