#pragma once

#include "common/base/Clock.h"

#include <QString>

#include <optional>

namespace qiao::domain {

// Why nobody is asked for a conversation just now.
enum class WaitReason {
    AllBusy, // everybody who fits is here, but at capacity
    NobodyHere, // those who fit are away or offline
    NobodyFits, // nobody serves the queue with the skills it asks for
    OutsideHours,
    AskedInVain, // everybody was asked; the next round begins in a moment
    MessageLeft, // behind all who wait
};

// How a conversation that nobody has stands in its queue.
struct Waiting
{
    WaitReason reason = WaitReason::AllBusy;
    base::TimePoint until{}; // OutsideHours: when the queue opens; AskedInVain: the next round; epoch: not known
    int position = 0; // 1: the next; 0: not counted
    std::optional<base::Milliseconds> estimate; // until somebody is there; none without recent figures

    bool operator==(const Waiting &) const = default;
};

QString nameOf(WaitReason reason);
std::optional<WaitReason> waitReasonFromName(QStringView name);

} // namespace qiao::domain
