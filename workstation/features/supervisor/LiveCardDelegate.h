#pragma once

#include <QStyledItemDelegate>

namespace qiao::base {
class Clock;
}

namespace qiao::workstation::supervisor {

// Paints a live conversation as a card of the wall. GUI thread.
class LiveCardDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    // `clock` must outlive the delegate.
    explicit LiveCardDelegate(const base::Clock &clock, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const base::Clock &m_clock;
};

} // namespace qiao::workstation::supervisor
