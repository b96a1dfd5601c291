#pragma once

#include "common/domain/Ids.h"

#include <QHash>
#include <QObject>

namespace qiao::workstation::state {

enum class DraftMode { Reply, Note, Whisper };

// What is typed and not sent.
struct Draft
{
    QString text;
    DraftMode mode = DraftMode::Reply;

    bool isEmpty() const { return text.isEmpty() && mode == DraftMode::Reply; }
    bool operator==(const Draft &) const = default;
};

// The drafts by conversation. GUI thread.
class Drafts : public QObject
{
    Q_OBJECT

public:
    explicit Drafts(QObject *parent = nullptr);

    Draft draft(const domain::ConversationId &conversation) const { return m_drafts.value(conversation); }
    bool hasText(const domain::ConversationId &conversation) const;

    void set(const domain::ConversationId &conversation, const Draft &draft);
    // From the local history: no signal.
    void restore(const QHash<domain::ConversationId, Draft> &drafts) { m_drafts = drafts; }

Q_SIGNALS:
    void changed(const qiao::domain::ConversationId &conversation);

private:
    QHash<domain::ConversationId, Draft> m_drafts;
};

} // namespace qiao::workstation::state
