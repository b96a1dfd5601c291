#include "workstation/state/Drafts.h"

namespace qiao::workstation::state {

Drafts::Drafts(QObject *parent)
    : QObject(parent)
{
}

bool Drafts::hasText(const domain::ConversationId &conversation) const
{
    const auto found = m_drafts.constFind(conversation);
    return found != m_drafts.cend() && !found->text.isEmpty();
}

void Drafts::set(const domain::ConversationId &conversation, const Draft &draft)
{
    if (m_drafts.value(conversation) == draft)
        return;
    if (draft.isEmpty())
        m_drafts.remove(conversation);
    else
        m_drafts.insert(conversation, draft);
    Q_EMIT changed(conversation);
}

} // namespace qiao::workstation::state
