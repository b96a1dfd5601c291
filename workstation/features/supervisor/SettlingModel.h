#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>
#include <QTimer>

namespace qiao::workstation::supervisor {

// Rows that stand in an order of what they show, such as the most pressing first. What changes is gathered for a moment
// and then put in place together: rows that are still there keep their identity, and only those that changed are
// painted anew. GUI thread.
class SettlingModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds settleAfter{100};

    explicit SettlingModel(QObject *parent = nullptr);

    // -1: not in this list.
    int rowOf(const QString &key) const { return m_places.value(key, -1); }
    QString keyAt(int row) const { return m_keys.value(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;

    // Nobody looks: nothing is put in place until somebody does.
    void setAsleep(bool isAsleep);

public Q_SLOTS:
    // Puts everything in place now.
    void settle();

protected:
    // The keys of all rows that belong here, in their order.
    virtual QList<QString> wantedKeys() = 0;

    // This row, or the order, or who belongs here, may be another one now.
    void changed(const QString &key);
    void changed();
    void startOver();

private:
    void drop(const QSet<QString> &gone);
    void append(const QList<QString> &fresh);
    void rearrange(const QList<QString> &wanted);
    void number();

    QList<QString> m_keys;
    QHash<QString, int> m_places;
    QSet<QString> m_changed;
    QTimer m_timer;
    bool m_isAsleep = false;
};

} // namespace qiao::workstation::supervisor
