#pragma once

#include "workstation/features/supervisor/LiveConversation.h"
#include "workstation/features/supervisor/SettlingModel.h"

namespace qiao::workstation::supervisor {

// Which conversations the wall shows.
enum class WallFilter { All, Waiting, Unanswered, TooLate };

// Every open conversation, the one in the deepest trouble first: whose promise is broken first, then those in which
// nobody waits for a word, the oldest first, then the messages that were left. GUI thread.
class LiveWallModel : public SettlingModel
{
    Q_OBJECT

public:
    enum Role {
        LiveRole = Qt::UserRole + 1, // LiveConversation
    };

    // Both must outlive the model.
    LiveWallModel(state::Desk &desk, const base::Clock &clock, QObject *parent = nullptr);

    WallFilter filter() const { return m_filter; }
    void setFilter(WallFilter filter);
    // Only those whose visitor, agent, queue or last line holds it.
    void setSearch(const QString &typed);
    domain::ConversationId conversationAt(int row) const { return domain::ConversationId(keyAt(row)); }

    // Time goes on: some may be too late now.
    void tick();

    QVariant data(const QModelIndex &index, int role) const override;

protected:
    QList<QString> wantedKeys() override;

private:
    bool isShown(const state::ConversationEntry &entry, base::Milliseconds promised) const;
    bool isFound(const state::ConversationEntry &entry) const;
    QString spokenText(const LiveConversation &live) const;

    state::Desk &m_desk;
    const base::Clock &m_clock;
    WallFilter m_filter = WallFilter::All;
    QString m_search;
};

} // namespace qiao::workstation::supervisor
