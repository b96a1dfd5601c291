#include "workstation/ui/WaitLevel.h"

#include "workstation/ui/RelativeTime.h"

#include <QCoreApplication>

namespace qiao::workstation::ui {

namespace {

struct Wait
{
    Q_DECLARE_TR_FUNCTIONS(WaitLevel)
};

} // namespace

WaitLevel waitLevel(std::chrono::milliseconds waited, std::chrono::milliseconds promised)
{
    if (promised <= std::chrono::milliseconds(0)) {
        return WaitLevel::Fine;
    }
    if (waited >= promised) {
        return WaitLevel::TooLate;
    }
    return waited * 2 >= promised ? WaitLevel::Late : WaitLevel::Fine;
}

Role roleOf(WaitLevel level)
{
    switch (level) {
    case WaitLevel::Fine:
        return Role::TextSecondary;
    case WaitLevel::Late:
        return Role::Warning;
    case WaitLevel::TooLate:
        return Role::Danger;
    }
    return Role::TextSecondary;
}

Icon iconOf(WaitLevel level)
{
    switch (level) {
    case WaitLevel::Fine:
        return Icon::Clock;
    case WaitLevel::Late:
        return Icon::Warning;
    case WaitLevel::TooLate:
        return Icon::Error;
    }
    return Icon::Clock;
}

QString promiseText(std::chrono::milliseconds waited, std::chrono::milliseconds promised)
{
    const auto left = promised - waited;
    if (left > std::chrono::milliseconds(0)) {
        return Wait::tr("%1 left").arg(waitText(std::chrono::ceil<std::chrono::seconds>(left)));
    }
    return Wait::tr("%1 over").arg(waitText(std::chrono::floor<std::chrono::seconds>(-left)));
}

} // namespace qiao::workstation::ui
