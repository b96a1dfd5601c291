#pragma once

#include "common/base/Result.h"
#include "common/domain/Agent.h"

#include <QJsonObject>

// A reply kept for reuse, as JSON: in sessions, and over the administration's HTTP.
namespace qiao::protocol {

QJsonObject toJson(const domain::CannedReply &reply);
// Strict, for what a person sends in: an error names what is wrong.
base::Result<domain::CannedReply> cannedReplyFromJson(const QJsonObject &json);

QJsonObject toJson(const domain::FileReference &file);
domain::FileReference fileReferenceFromJson(const QJsonObject &json);

} // namespace qiao::protocol
