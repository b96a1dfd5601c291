#pragma once

#include "common/base/Result.h"
#include "common/domain/Experiment.h"

#include <QJsonObject>

// An experiment as JSON: in the database, and over the administration's HTTP.
namespace qiao::protocol {

QJsonObject toJson(const domain::Experiment &experiment);
// Strict: an error names what is wrong.
base::Result<domain::Experiment> experimentFromJson(const QJsonObject &json);

} // namespace qiao::protocol
