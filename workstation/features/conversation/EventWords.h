#pragma once

#include "common/domain/ConversationEvent.h"

#include <QCoreApplication>

#include <functional>

namespace qiao::workstation::conversation {

// Says the facts of a conversation in the agent's language. No state of its own; GUI thread.
class EventWords
{
    Q_DECLARE_TR_FUNCTIONS(qiao::workstation::conversation::EventWords)

public:
    using QueueName = std::function<QString(const domain::QueueId &)>;

    // One line without a full stop; empty for what needs no line of its own.
    static QString lineOf(const domain::EventBody &body, const QueueName &queueName);

    // Why somebody was chosen, one factor a line, the heaviest first; empty where no reason was given.
    static QString reasonOf(const QList<domain::AssignmentFactor> &because);

    static QString nameOf(const domain::Author &author);

private:
    static QString lineOf(const domain::ConversationQueued &queued, const QueueName &queueName);
    static QString lineOf(const domain::ConversationClosed &closed);
};

} // namespace qiao::workstation::conversation
