#include "workstation/state/KnownWords.h"

#include "workstation/state/Transcript.h"

#include <QDate>
#include <QLocale>

namespace qiao::workstation::state {

QHash<QString, QString> knownWords(const Desk &desk, const domain::ConversationId &conversation)
{
    QHash<QString, QString> known{{QStringLiteral("agent.name"), desk.me().displayName},
        {QStringLiteral("today"), QLocale().toString(QDate::currentDate(), QLocale::LongFormat)}};
    const ConversationEntry *entry = desk.conversations()->find(conversation);
    if (entry == nullptr)
        return known;
    const QString name = entry->visitor.name;
    known.insert(QStringLiteral("visitor.name"), name.isEmpty() ? entry->conversation.visitorName : name);
    known.insert(QStringLiteral("visitor.email"), entry->visitor.email);
    known.insert(QStringLiteral("visitor.phone"), entry->visitor.phone);
    known.insert(QStringLiteral("conversation.topic"), entry->conversation.topic);
    known.insert(QStringLiteral("queue.name"), desk.queueName(entry->conversation.queue));
    const Transcript *transcript = desk.existingTranscript(conversation);
    for (int line = 0; transcript != nullptr && line < transcript->storedCount(); ++line) {
        const auto *started = std::get_if<domain::ConversationStarted>(&transcript->event(line).body);
        if (started == nullptr)
            continue;
        known.insert(QStringLiteral("order.id"), started->order.value(QStringLiteral("id")).toString());
        known.insert(QStringLiteral("product.name"), started->product.value(QStringLiteral("name")).toString());
        break;
    }
    return known;
}

} // namespace qiao::workstation::state
