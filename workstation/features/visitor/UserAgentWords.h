#pragma once

#include <QString>

namespace qiao::workstation::visitor {

// A browser and its system in words, as "Chrome 126, Windows". What is not known is left out: an unknown text gives an
// empty string. A pure function.
QString browserInWords(const QString &userAgent);

} // namespace qiao::workstation::visitor
