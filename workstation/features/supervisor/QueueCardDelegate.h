#pragma once

#include <QStyledItemDelegate>

namespace qiao::base {
class Clock;
}

namespace qiao::workstation::supervisor {

struct QueueCardLayout;

// Paints a queue as a card that can be read from two metres. GUI thread.
class QueueCardDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    // `clock` must outlive the delegate.
    explicit QueueCardDelegate(const base::Clock &clock, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintShare(QPainter &painter, const QueueCardLayout &layout) const;

    const base::Clock &m_clock;
};

} // namespace qiao::workstation::supervisor
