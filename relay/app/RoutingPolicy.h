#pragma once

#include "common/base/Result.h"
#include "relay/routing/Simulation.h"

// The file that says under which rules and with which people a day is played. Pure.
namespace qiao::relay::app {

struct RoutingPolicy
{
    std::vector<domain::Queue> queues;
    std::vector<routing::Shift> shifts;
};

// {"queues": […], "agents": […]}: queues as the administration's interface writes them; agents with `id`, `capacity`,
// `skills`, `languages`, `queues` and, where they are not always there, `hours` like a queue's. An error is one
// sentence that names the entry.
base::Result<RoutingPolicy> readRoutingPolicy(const QByteArray &json);

} // namespace qiao::relay::app
