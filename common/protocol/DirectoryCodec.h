#pragma once

#include "common/base/Result.h"
#include "common/domain/Agent.h"
#include "common/domain/Queue.h"

#include <QJsonObject>

// What the company has set up, as JSON: in the database, over the administration's HTTP, and in sessions.
namespace qiao::protocol {

QJsonObject toJson(const domain::Queue &queue);
// Every field but `id` and `name` may be left out and then has its default. An error names what is wrong.
base::Result<domain::Queue> queueFromJson(const QJsonObject &json);

QJsonObject toJson(const domain::RoutingWeights &weights);
// A weight that is left out has its default.
base::Result<domain::RoutingWeights> weightsFromJson(const QJsonObject &json);

// Skills, languages and queues of an agent; fields that are empty are left out.
QJsonObject profileOf(const domain::Agent &agent);
base::Result<void> readProfile(domain::Agent &agent, const QJsonObject &json);

QJsonObject toJson(const domain::Macro &macro);
base::Result<domain::Macro> macroFromJson(const QJsonObject &json);

} // namespace qiao::protocol
