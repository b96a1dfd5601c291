#include "relay/app/ShutdownSignals.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace qiao::relay::app {

namespace {

// What a signal handler may touch: plain memory of the process.
volatile std::sig_atomic_t writingEnd = -1;
volatile std::sig_atomic_t wasAsked = 0;
volatile std::sig_atomic_t patienceSeconds = 10;

constexpr int forcedExitCode = 1;
constexpr char shutdownByte = 's';
constexpr char reloadByte = 'r';

extern "C" void asked(int)
{
    if (wasAsked)
        _exit(forcedExitCode);
    wasAsked = 1;
    alarm(static_cast<unsigned>(patienceSeconds));
    static_cast<void>(!write(writingEnd, &shutdownByte, 1));
}

extern "C" void hungUp(int)
{
    static_cast<void>(!write(writingEnd, &reloadByte, 1));
}

extern "C" void outOfPatience(int)
{
    _exit(forcedExitCode);
}

void install(int signal, void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, nullptr);
}

} // namespace

ShutdownSignals::ShutdownSignals(std::chrono::seconds patience)
{
    std::array<int, 2> ends{-1, -1};
    if (pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_reading = ends[0];
    writingEnd = ends[1];
    wasAsked = 0;
    patienceSeconds = static_cast<std::sig_atomic_t>(patience.count());
    m_notifier = std::make_unique<QSocketNotifier>(m_reading, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &ShutdownSignals::readSignals);
    install(SIGTERM, asked);
    install(SIGINT, asked);
    install(SIGHUP, hungUp);
    install(SIGALRM, outOfPatience);
    install(SIGPIPE, SIG_IGN);
    install(SIGXFSZ, SIG_IGN); // a write beyond a limit on files is an error like a full disk
}

void ShutdownSignals::readSignals()
{
    std::array<char, 64> bytes{};
    const ssize_t count = ::read(m_reading, bytes.data(), bytes.size());
    const auto end = bytes.begin() + std::max<ssize_t>(count, 0);
    if (std::find(bytes.begin(), end, reloadByte) != end)
        Q_EMIT reloadRequested();
    if (std::find(bytes.begin(), end, shutdownByte) != end)
        Q_EMIT shutdownRequested();
}

ShutdownSignals::~ShutdownSignals()
{
    alarm(0);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP, SIGALRM})
        install(signal, SIG_DFL);
    m_notifier.reset();
    if (m_reading >= 0) {
        ::close(m_reading);
        ::close(static_cast<int>(writingEnd));
        writingEnd = -1;
    }
}

} // namespace qiao::relay::app
