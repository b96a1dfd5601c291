#pragma once

#include <QString>

namespace qiao::workstation::notification {

enum class NoticeKind {
    Offer, // a conversation waits for this agent's answer: rings, stays, can be accepted at once
    Message, // somebody wrote: leaves by itself
};

// Something the agent should see although the window may be behind others.
struct Notice
{
    QString id; // the conversation's; a later notice with the same id takes the place of the earlier
    NoticeKind kind = NoticeKind::Message;
    QString title;
    QString body;
};

} // namespace qiao::workstation::notification
