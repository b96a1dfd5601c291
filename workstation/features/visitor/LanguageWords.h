#pragma once

#include <QString>

namespace qiao::workstation::visitor {

// A language tag in its own words, as "简体中文 (zh-CN)" or "English (en-GB)"; the tag alone where it is unknown. A
// pure function.
QString languageInWords(const QString &tag);

} // namespace qiao::workstation::visitor
