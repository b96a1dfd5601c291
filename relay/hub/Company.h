#pragma once

#include "relay/hub/Staff.h"

namespace qiao::relay::hub {

// What the company has set up: its sites, people and queues, canned replies and macros. Takes it from the storage when
// somebody changed it, and tells the desks. Hub thread.
class Company
{
public:
    Company(HubState &state, Delivery &delivery, Staff &staff)
        : m_state(state)
        , m_delivery(delivery)
        , m_staff(staff)
    {
    }

    // The queues or the people are others now; before anybody is told.
    std::function<void()> onChanged;

    void take(const link::Directory &directory);

    // What desks know of it.
    protocol::DirectoryChanged whatIsSetUp() const;
    // When the first queue opens, where all are closed; epoch: not known. None while one is open.
    std::optional<base::TimePoint> opensAt() const;

private:
    QList<protocol::QueueInfo> queueInfos() const;

    HubState &m_state;
    Delivery &m_delivery;
    Staff &m_staff;
};

} // namespace qiao::relay::hub
