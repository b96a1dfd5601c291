#pragma once

#include "workstation/app/Orders.h"

#include <QHash>
#include <QObject>

namespace qiao::workstation::app {

// Carries out the steps of a macro in one conversation. All of them go into the outbox at once, so that they survive a
// loss and a restart; when the relay refuses one, those behind it are taken back. GUI thread.
class MacroRunner : public QObject
{
    Q_OBJECT

public:
    // All must outlive the runner.
    MacroRunner(state::Desk &desk, client::Outbox &outbox, Orders &orders, QObject *parent = nullptr);

    void run(const domain::ConversationId &conversation, const domain::Macro &macro);

Q_SIGNALS:
    // The relay did every step.
    void done(const QString &macro, int steps);
    // It refused one: `done` before it were carried out, the others were taken back.
    void stopped(const QString &macro, int done, int steps);

private:
    struct Run
    {
        QString name;
        int steps = 0;
        int done = 0;
        QList<domain::CommandId> left;
    };

    domain::CommandId order(const domain::ConversationId &conversation, const domain::MacroStep &step);
    QString filledIn(const domain::ConversationId &conversation, const QString &text) const;
    void takeAcceptance(const domain::CommandId &command);
    void takeRefusal(const domain::CommandId &command);

    state::Desk &m_desk;
    client::Outbox &m_outbox;
    Orders &m_orders;
    QList<Run> m_runs;
};

} // namespace qiao::workstation::app
