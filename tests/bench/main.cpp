#include "tests/bench/Scenarios.h"

#include <cstdio>
#include <functional>
#include <map>
#include <string>
#include <sys/resource.h>

// One scenario of load against a server that runs already: qiao-bench SCENARIO port=… pid=… name=number …
int main(int argc, char **argv)
{
    using namespace qiao::bench;
    const std::map<std::string, std::function<bool(const Options &)>> scenarios{{"idle", measureIdle},
        {"busy", measureBusy}, {"echo", measureEcho}, {"burst", measureBurst}, {"return", measureReturn}};
    const auto scenario = scenarios.find(argc > 1 ? argv[1] : "");
    const Options options(argc, argv);
    if (scenario == scenarios.end() || options.port() == 0) {
        std::fprintf(stderr, "usage: qiao-bench idle|busy|echo|burst|return port=N pid=N [name=number …]\n");
        return 2;
    }
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);
    return scenario->second(options) ? 0 : 1;
}
