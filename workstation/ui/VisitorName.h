#pragma once

#include <QString>

namespace qiao::workstation::ui {

// What a visitor is called on the desk: the name where one is known, else a word with the end of the id, so that two
// strangers can be told apart.
QString visitorName(const QString &name, const QString &visitorId);

} // namespace qiao::workstation::ui
