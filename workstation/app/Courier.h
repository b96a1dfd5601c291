#pragma once

#include "workstation/app/RelayLink.h"
#include "workstation/history/Archive.h"
#include "workstation/state/Desk.h"

#include <QObject>

namespace qiao::workstation::app {

// Brings what the relay says to the desk and into the local history, and what the history keeps back to the desk. GUI
// thread.
class Courier : public QObject
{
    Q_OBJECT

public:
    // All must outlive the courier.
    Courier(state::Desk &desk, RelayLink &link, history::Archive &archive, QObject *parent = nullptr);

    // Lays on the desk what is kept here; `restored` follows once, before anything of the relay can arrive.
    void restore();

    // Events before that number: from the local history, and what is missing there from the relay.
    void bringOlder(const domain::ConversationId &conversation, quint64 before);

    // A conversation that is not on the desk, such as one closed long ago: all of it from the relay. Then `then` once,
    // with whether it is here.
    void bringWhole(const domain::ConversationId &conversation, const std::function<void(bool isHere)> &then);

Q_SIGNALS:
    void restored();

private:
    void lay(const history::SavedDesk &saved);
    void takeOpening(const protocol::AgentSession &session, const protocol::ResumeCursors &resumed);
    void takeEvent(const domain::ConversationEvent &event);
    void takeUnknownEvent(const domain::ConversationId &conversation, quint64 seq);
    void takeEphemeral(const protocol::EphemeralEvent &event);
    void takeState(client::SessionState state);
    void takeInterruption(const client::Ending &ending);
    void askRelayForOlder(const domain::ConversationId &conversation, quint64 before);
    void collect(const domain::ConversationId &conversation, const QList<QJsonObject> &known,
        const std::function<void(bool isHere)> &then);
    void keepSummary(const domain::ConversationId &conversation);
    void keepDraft(const domain::ConversationId &conversation);

    state::Desk &m_desk;
    RelayLink &m_link;
    history::Archive &m_archive;
    state::OfflineReason m_reason = state::OfflineReason::None;
};

} // namespace qiao::workstation::app
