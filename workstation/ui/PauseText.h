#pragma once

#include <QString>

namespace qiao::workstation::ui {

// Why somebody is away or busy, in words: what people wrote as it is, what the relay decided in the window's language.
QString pauseText(const QString &reason);

// Whether the relay set somebody away because offers were not answered.
bool isForMissedOffers(const QString &reason);

} // namespace qiao::workstation::ui
