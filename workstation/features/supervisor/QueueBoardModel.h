#pragma once

#include "common/protocol/Board.h"
#include "workstation/features/supervisor/SettlingModel.h"

namespace qiao::workstation::state {
class Desk;
}

namespace qiao::workstation::supervisor {

// The queues of the board, the one in the deepest trouble first: whose longest wait breaks the promise first, then
// those with messages that nobody answered, then by name. GUI thread.
class QueueBoardModel : public SettlingModel
{
    Q_OBJECT

public:
    enum Role {
        FiguresRole = Qt::UserRole + 1, // protocol::QueueFigures
    };

    // Both must outlive the model.
    QueueBoardModel(state::Desk &desk, const base::Clock &clock, QObject *parent = nullptr);

    // Only queues whose name holds it.
    void setSearch(const QString &typed);
    domain::QueueId queueAt(int row) const { return domain::QueueId(keyAt(row)); }

    QVariant data(const QModelIndex &index, int role) const override;

protected:
    QList<QString> wantedKeys() override;

private:
    QString spokenText(const protocol::QueueFigures &figures) const;

    state::Desk &m_desk;
    const base::Clock &m_clock;
    QString m_search;
};

} // namespace qiao::workstation::supervisor

Q_DECLARE_METATYPE(qiao::protocol::QueueFigures)
