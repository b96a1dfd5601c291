#pragma once

#include "workstation/features/inbox/ConversationFilterModel.h"
#include "workstation/features/inbox/ConversationListModel.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QMenu;
class QStackedLayout;

namespace qiao::workstation::ui {
class ActionRegistry;
class EmptyState;
class SearchField;
class SegmentedControl;
} // namespace qiao::workstation::ui

namespace qiao::workstation::inbox {

class ConversationListView;
class OfferCard;

// The list of conversations with its segments and its search, and above it what is offered just now. It only orders:
// the signals say what the agent wants. GUI thread.
class InboxPanel : public QWidget
{
    Q_OBJECT

public:
    // All must outlive the panel.
    InboxPanel(state::Desk &desk, ui::ActionRegistry &actions, const base::Clock &clock, QWidget *parent = nullptr);
    ~InboxPanel() override;

    Segment segment() const { return m_filter->segment(); }
    ConversationListView *list() const { return m_list; }
    OfferCard *offerCard() const { return m_offer; }

    using MenuExtension = std::function<void(QMenu &menu, const domain::ConversationId &conversation)>;
    // Adds what others offer for a conversation to its menu.
    void setMenuExtension(MenuExtension extension) { m_menuExtension = std::move(extension); }
    // What the context menu of a conversation holds; the caller owns it.
    QMenu *contextMenuFor(const domain::ConversationId &conversation);

public Q_SLOTS:
    // The conversation that is open; chosen in the list where the segment holds it.
    void setCurrentConversation(const qiao::domain::ConversationId &conversation);
    void showSegment(qiao::workstation::inbox::Segment segment);
    void setOffline(bool isOffline);

Q_SIGNALS:
    void conversationChosen(const qiao::domain::ConversationId &conversation);
    // The agent wants to write there.
    void conversationEntered(const qiao::domain::ConversationId &conversation);
    void acceptRequested(const qiao::domain::ConversationId &conversation);
    void declineRequested(const qiao::domain::ConversationId &conversation);
    void transferRequested(const qiao::domain::ConversationId &conversation);
    void closeRequested(const qiao::domain::ConversationId &conversation);
    void closeAsRequested(const qiao::domain::ConversationId &conversation, bool isResolved);
    void wrapRequested(const qiao::domain::ConversationId &conversation);
    void reopenRequested(const qiao::domain::ConversationId &conversation);
    void segmentChanged(qiao::workstation::inbox::Segment segment);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void addActions(ui::ActionRegistry &actions);
    void chooseCurrentRow();
    void refreshCounts();
    void refreshEmptyState();
    void refreshOffer();
    void tick();
    void retranslate();

    state::Desk &m_desk;
    const base::Clock &m_clock;
    ConversationListModel *m_model;
    ConversationFilterModel *m_filter;
    OfferCard *m_offer;
    ui::SegmentedControl *m_segments;
    ui::SearchField *m_search;
    ConversationListView *m_list;
    ui::EmptyState *m_empty;
    QStackedLayout *m_pages;
    MenuExtension m_menuExtension;
    QTimer m_ticker;
    domain::ConversationId m_current;
    bool m_isOffline = false;
};

} // namespace qiao::workstation::inbox
