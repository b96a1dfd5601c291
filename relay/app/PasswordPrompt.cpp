#include "relay/app/PasswordPrompt.h"

#include <cstdio>
#include <iostream>
#include <string>
#include <termios.h>
#include <unistd.h>

namespace qiao::relay::app {

namespace {

// Turns the terminal's echo off for as long as it lives.
class SilentTerminal
{
public:
    SilentTerminal()
    {
        tcgetattr(STDIN_FILENO, &m_before);
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~SilentTerminal() { tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before); }
    SilentTerminal(const SilentTerminal &) = delete;
    SilentTerminal &operator=(const SilentTerminal &) = delete;

private:
    termios m_before{};
};

base::Result<QString> readLine()
{
    std::string line;
    if (!std::getline(std::cin, line))
        return base::badRequest(QStringLiteral("No password was given."));
    if (!line.empty() && line.back() == '\r')
        line.pop_back();
    return QString::fromStdString(line);
}

base::Result<QString> ask(const char *question)
{
    std::cerr << question << std::flush;
    const SilentTerminal silent;
    auto line = readLine();
    std::cerr << '\n';
    return line;
}

} // namespace

base::Result<QString> askForNewPassword()
{
    if (!isatty(STDIN_FILENO))
        return readLine();
    auto password = ask("New password: ");
    if (!password)
        return password;
    const auto again = ask("The same again: ");
    if (!again)
        return again;
    if (*password != *again)
        return base::badRequest(QStringLiteral("The two passwords differ."));
    return password;
}

} // namespace qiao::relay::app
