#pragma once

#include "common/base/Clock.h"
#include "common/domain/ConversationEvent.h"

#include <QList>

#include <optional>

namespace qiao::relay::routing {

// An agent who could take the conversation.
struct Candidate
{
    domain::AgentId agent;
    QString name;
    int load = 0; // conversations assigned or offered
    int capacity = 0;
    base::TimePoint lastChosenAt{};
};

struct Choice
{
    domain::AgentId agent;
    QString name;
    QList<domain::AssignmentFactor> because;

    bool operator==(const Choice &) const = default;
};

// The candidate with the most room left in proportion to its capacity; among equals, the one who waited longest for a
// conversation; then the smallest id, so that the same facts always give the same choice.
std::optional<Choice> chooseLeastBusy(const QList<Candidate> &candidates);

// How much of the capacity is free, 0–1.
double headroomOf(const Candidate &candidate);

} // namespace qiao::relay::routing
