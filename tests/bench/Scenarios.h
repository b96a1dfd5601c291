#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace qiao::bench {

// What the command line says, `name=number`.
class Options
{
public:
    Options(int argc, char **argv);
    // 0 where it was not given.
    int operator[](const std::string &name) const;
    std::uint16_t port() const { return static_cast<std::uint16_t>((*this)["port"]); }

private:
    std::map<std::string, int> m_values;
};

// Each prints one line of JSON; false when the server did not do its part.

// Memory for each of `idle` visitors with an open session.
bool measureIdle(const Options &options);
// visitor → durable → agent: `pairs`, `window` messages of `bytes` under way in each, `idle` visitors beside them.
bool measureBusy(const Options &options);
// The same amount of traffic against a bare echo.
bool measureEcho(const Options &options);
// What a burst of `burst` messages from one visitor does to `pairs` others.
bool measureBurst(const Options &options);
// `idle` visitors who come back after the relay was killed; the script does the killing and says when it is up again.
bool measureReturn(const Options &options);

} // namespace qiao::bench
