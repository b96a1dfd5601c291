#include "workstation/features/composer/ComposerEdit.h"
#include "workstation/features/composer/ComposerPanel.h"
#include "workstation/features/composer/TypingSignal.h"
#include "workstation/state/Desk.h"
#include "workstation/ui/SegmentedControl.h"

// What may be written in a ComposerPanel: a reply, a note, a whisper.
namespace qiao::workstation::composer {

using state::DraftMode;

void ComposerPanel::setMode(DraftMode mode)
{
    if (mode != m_mode) {
        m_mode = mode;
        if (mode != DraftMode::Reply)
            m_typing->stop();
        if (!m_isLoading)
            m_draftDelay.start();
    }
    m_modes->setCurrentIndex(static_cast<int>(mode));
    refreshLook();
}

void ComposerPanel::toggleMode()
{
    if (m_mode != DraftMode::Note)
        setMode(DraftMode::Note);
    else
        setMode(isAllowed(DraftMode::Reply) ? DraftMode::Reply : DraftMode::Whisper);
    focusText();
}

bool ComposerPanel::isAllowed(DraftMode mode) const
{
    const state::ConversationEntry *entry = m_desk.conversations()->find(m_conversation);
    if (!entry || entry->isMine)
        return mode != DraftMode::Whisper;
    switch (mode) {
    case DraftMode::Note:
        return true;
    case DraftMode::Whisper:
        return m_desk.isSupervisor();
    case DraftMode::Reply:
        return m_desk.isSupervisor() && entry->conversation.hasParticipant(m_desk.me().id);
    }
    return false;
}

// What cannot be written here is not offered; who may not reply begins with a whisper.
void ComposerPanel::refreshModes()
{
    m_modes->setSegmentShown(static_cast<int>(DraftMode::Whisper), isAllowed(DraftMode::Whisper));
    m_modes->setSegmentEnabled(static_cast<int>(DraftMode::Reply), isAllowed(DraftMode::Reply));
    if (isAllowed(m_mode))
        return;
    const bool wasLoading = std::exchange(m_isLoading, true);
    setMode(isAllowed(DraftMode::Whisper) ? DraftMode::Whisper : DraftMode::Reply);
    m_isLoading = wasLoading;
    if (m_edit->document()->isEmpty())
        m_told.mode = m_mode; // nobody chose it
}

} // namespace qiao::workstation::composer
