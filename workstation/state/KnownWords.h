#pragma once

#include "workstation/state/Desk.h"

#include <QHash>

namespace qiao::workstation::state {

// What the desk knows for the variables of canned replies in this conversation, by their names, such as visitor.name.
// What it does not know is empty or missing.
QHash<QString, QString> knownWords(const Desk &desk, const domain::ConversationId &conversation);

} // namespace qiao::workstation::state
