#pragma once

#include <QString>

namespace qiao::workstation::ui {

// What counted when an agent was chosen, in words. `factor`: as the protocol names it (vip, category, load, language,
// history, idle, transfer, picked, takeover); any other stands for itself.
QString factorText(const QString &factor);

} // namespace qiao::workstation::ui
