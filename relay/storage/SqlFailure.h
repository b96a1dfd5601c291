#pragma once

#include "common/base/Error.h"

QT_BEGIN_NAMESPACE
class QSqlError;
QT_END_NAMESPACE

namespace qiao::relay::storage {

// What a failed statement means to who asked for it: see Database.
base::Error failureOf(const QSqlError &error);

} // namespace qiao::relay::storage
