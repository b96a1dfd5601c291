#pragma once

#include "workstation/features/analytics/Scope.h"

#include <QPair>
#include <QWidget>

class QComboBox;
class QDateEdit;
class QLabel;

namespace qiao::workstation::ui {
class SegmentedControl;
}

namespace qiao::workstation::analytics {

// An id and its name, to choose from.
using Choice = QPair<QString, QString>;

// What the page looks at, to be chosen: the time, and one queue, agent or channel, inside or outside the opening hours.
// GUI thread.
class FilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget *parent = nullptr);

    const Scope &scope() const { return m_scope; }
    void setToday(const QDate &today); // the last day that can be chosen
    void setQueues(const QList<Choice> &queues);
    void setAgents(const QList<Choice> &agents);
    void setChannels(const QList<Choice> &channels);
    // A plain agent sees its own figures alone.
    void setAgentFixed(bool isFixed);

Q_SIGNALS:
    void scopeChanged(const qiao::workstation::analytics::Scope &scope);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill(QComboBox *combo, const QString &all, const QList<Choice> &choices, const QString &chosen);
    void refill();
    void retranslate();
    void takeChoices();

    Scope m_scope;
    QList<Choice> m_queues;
    QList<Choice> m_agents;
    QList<Choice> m_channels;
    ui::SegmentedControl *m_period;
    QDateEdit *m_from;
    QLabel *m_dash;
    QDateEdit *m_to;
    QComboBox *m_queue;
    QComboBox *m_agent;
    QComboBox *m_channel;
    QComboBox *m_hours;
    bool m_isFilling = false;
};

} // namespace qiao::workstation::analytics
