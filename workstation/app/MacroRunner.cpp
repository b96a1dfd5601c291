#include "workstation/app/MacroRunner.h"

#include "common/protocol/Limits.h"
#include "common/text/ReplyTemplate.h"
#include "workstation/state/KnownWords.h"

#include <algorithm>

namespace qiao::workstation::app {

MacroRunner::MacroRunner(state::Desk &desk, client::Outbox &outbox, Orders &orders, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_outbox(outbox)
    , m_orders(orders)
{
    connect(&outbox, &client::Outbox::accepted, this, &MacroRunner::takeAcceptance);
    connect(&outbox, &client::Outbox::refused, this, &MacroRunner::takeRefusal);
}

void MacroRunner::run(const domain::ConversationId &conversation, const domain::Macro &macro)
{
    if (!m_desk.conversations()->find(conversation) || macro.steps.isEmpty())
        return;
    Run run;
    run.name = macro.name;
    run.steps = static_cast<int>(macro.steps.size());
    for (const domain::MacroStep &step : macro.steps)
        run.left.append(order(conversation, step));
    m_runs.append(run);
}

domain::CommandId MacroRunner::order(const domain::ConversationId &conversation, const domain::MacroStep &step)
{
    using Kind = domain::MacroStep::Kind;
    switch (step.kind) {
    case Kind::Reply:
        return m_orders.sendMessage(conversation, filledIn(conversation, step.text));
    case Kind::Note:
        return m_orders.sendNote(conversation, filledIn(conversation, step.text));
    case Kind::Tag: {
        QStringList tags = m_desk.conversations()->find(conversation)->conversation.tags;
        tags.append(step.tags);
        tags.removeDuplicates();
        return m_orders.tag(conversation, tags.mid(0, protocol::limits::tags));
    }
    case Kind::Transfer:
        return m_orders.transfer(conversation, {{}, step.queue, {}});
    case Kind::Close:
        break;
    }
    return m_orders.close(conversation);
}

QString MacroRunner::filledIn(const domain::ConversationId &conversation, const QString &text) const
{
    const auto read = text::ReplyTemplate::parse(text);
    const QString filled = read ? read->fillWithoutAsking(state::knownWords(m_desk, conversation)) : text;
    return filled.left(protocol::limits::messageLength);
}

void MacroRunner::takeAcceptance(const domain::CommandId &command)
{
    const auto run = std::find_if(
        m_runs.begin(), m_runs.end(), [&command](const Run &known) { return known.left.contains(command); });
    if (run == m_runs.end())
        return;
    run->left.removeAll(command);
    ++run->done;
    if (!run->left.isEmpty())
        return;
    const Run finished = *run;
    m_runs.erase(run);
    Q_EMIT done(finished.name, finished.steps);
}

void MacroRunner::takeRefusal(const domain::CommandId &command)
{
    const auto run = std::find_if(
        m_runs.begin(), m_runs.end(), [&command](const Run &known) { return known.left.contains(command); });
    if (run == m_runs.end())
        return;
    Run broken = *run;
    m_runs.erase(run);
    broken.left.removeAll(command);
    for (const domain::CommandId &behind : std::as_const(broken.left)) {
        if (m_desk.pending(behind) != nullptr)
            m_orders.discard(behind);
        else
            m_outbox.withdraw(behind);
    }
    Q_EMIT stopped(broken.name, broken.done, broken.steps);
}

} // namespace qiao::workstation::app
