#pragma once

#include "workstation/state/ConversationEntry.h"

#include <QHash>
#include <QMultiHash>
#include <QObject>

#include <memory>
#include <vector>

namespace qiao::workstation::state {

// Every conversation we know, by id and in the order in which we heard of them: an index stays the same until a
// conversation is removed. Written by Desk only. GUI thread.
class ConversationBook : public QObject
{
    Q_OBJECT

public:
    struct Totals
    {
        int open = 0;
        int mine = 0;
        int waiting = 0; // people; messages that were left are not among them
        int deferred = 0;
        int wrappingUp = 0; // by me
        int offeredToMe = 0;
        int unread = 0; // messages in mine

        bool operator==(const Totals &) const = default;
    };

    explicit ConversationBook(QObject *parent = nullptr);
    ~ConversationBook() override;

    int count() const { return static_cast<int>(m_entries.size()); }
    const ConversationEntry &at(int index) const { return *m_entries[static_cast<size_t>(index)]; }
    // -1: unknown.
    int indexOf(const domain::ConversationId &conversation) const { return m_indexes.value(conversation, -1); }
    // Null: unknown. Valid until the conversation is removed or the book reset.
    const ConversationEntry *find(const domain::ConversationId &conversation) const;
    QList<domain::ConversationId> conversationsOf(const domain::VisitorId &visitor) const;
    const Totals &totals() const { return m_totals; }

Q_SIGNALS:
    void aboutToReset();
    void wasReset();
    void conversationAboutToBeAdded(int index);
    void conversationAdded(const qiao::domain::ConversationId &conversation, int index);
    void conversationChanged(const qiao::domain::ConversationId &conversation, int index);
    void conversationAboutToBeRemoved(const qiao::domain::ConversationId &conversation, int index);
    void conversationRemoved(const qiao::domain::ConversationId &conversation);
    // It is offered to me now; once for each offer.
    void offered(const qiao::domain::ConversationId &conversation);
    void totalsChanged();

private:
    friend class Desk;

    ConversationEntry *findEntry(const domain::ConversationId &conversation);
    void setMe(const domain::AgentId &me);
    void beginReset();
    // What is restored from disk was offered at another time.
    enum class Offers { Announce, Ignore };
    void endReset(Offers offers = Offers::Announce);
    // While a reset is under way.
    void clear();
    // Adds without a word while a reset is under way.
    ConversationEntry &add(ConversationEntry entry);
    // To be called after an entry was changed in place.
    void entryChanged(ConversationEntry &entry);
    void remove(const domain::ConversationId &conversation);

    void derive(ConversationEntry &entry) const;
    void count(const ConversationEntry &entry, int by);
    void announceTotals();
    void announceOffer(const ConversationEntry &entry);

    std::vector<std::unique_ptr<ConversationEntry>> m_entries;
    QHash<domain::ConversationId, int> m_indexes;
    QMultiHash<domain::VisitorId, domain::ConversationId> m_byVisitor;
    domain::AgentId m_me;
    Totals m_totals;
    Totals m_announced;
    QHash<domain::ConversationId, base::TimePoint> m_offers; // to me, that were told: until when
    QList<domain::ConversationId> m_newlyOffered; // while a reset is under way
    bool m_isResetting = false;
};

} // namespace qiao::workstation::state
