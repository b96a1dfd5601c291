#pragma once

#include "common/domain/Ids.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QListView;
class QStackedLayout;
class QVBoxLayout;

namespace qiao::base {
class Clock;
}

namespace qiao::workstation::state {
class Desk;
class Transcript;
} // namespace qiao::workstation::state

namespace qiao::workstation::ui {
class EmptyState;
}

namespace qiao::workstation::visitor {

class FactList;
class TagEditor;
class VisitorConversationModel;
class VisitorHead;

// Who the visitor of the open conversation is and what led here. It only orders: the signals say what the agent wants.
// GUI thread.
class VisitorPanel : public QWidget
{
    Q_OBJECT

public:
    // Both must outlive the panel.
    VisitorPanel(state::Desk &desk, const base::Clock &clock, QWidget *parent = nullptr);
    ~VisitorPanel() override;

    const domain::ConversationId &conversation() const { return m_conversation; }
    TagEditor *tagEditor() const { return m_tags; }
    QListView *conversationList() const { return m_conversations; }

public Q_SLOTS:
    // An empty or unknown id: nobody.
    void showConversation(const qiao::domain::ConversationId &conversation);
    // The keyboard goes to the field that adds a tag.
    void editTags();

Q_SIGNALS:
    void tagsRequested(const qiao::domain::ConversationId &conversation, const QStringList &tags);
    void conversationChosen(const qiao::domain::ConversationId &conversation);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makePage();
    void refresh();
    void refreshForm();
    void refreshConversations();
    void openPage(const QString &url);
    void choose(int row);
    void retranslate();
    void restyle();

    state::Desk &m_desk;
    const base::Clock &m_clock;
    domain::ConversationId m_conversation;
    QPointer<state::Transcript> m_transcript;
    QStackedLayout *m_pages;
    ui::EmptyState *m_empty;
    VisitorHead *m_head;
    FactList *m_page;
    FactList *m_contact;
    FactList *m_visits;
    FactList *m_attributes;
    FactList *m_form;
    QLabel *m_tagsHeading;
    TagEditor *m_tags;
    QLabel *m_conversationsHeading;
    VisitorConversationModel *m_model;
    QListView *m_conversations;
};

} // namespace qiao::workstation::visitor
