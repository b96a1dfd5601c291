#pragma once

#include "common/domain/ConversationEvent.h"

#include <QPointer>
#include <QTimer>
#include <QUrl>
#include <QWidget>

class QMenu;
class QStackedLayout;
class QVBoxLayout;

namespace qiao::workstation::state {
class Desk;
class Transcript;
} // namespace qiao::workstation::state

namespace qiao::workstation::ui {
class ActionRegistry;
class Banner;
class EmptyState;
} // namespace qiao::workstation::ui

namespace qiao::workstation::conversation {

class ConversationHeader;
class PictureLoader;
class Thumbnails;
class TranscriptModel;
class TranscriptView;
class TypingIndicator;

// One conversation as the agent works in it: header, messages, who types, and below them the composer that the
// application puts in. It only orders: the signals say what the agent wants. GUI thread.
class ConversationPanel : public QWidget
{
    Q_OBJECT

public:
    // All must outlive the panel.
    ConversationPanel(
        state::Desk &desk, ui::ActionRegistry &actions, const base::Clock &clock, QWidget *parent = nullptr);
    ~ConversationPanel() override;

    // Takes the composer over; it sits under the messages from then on.
    void setComposer(QWidget *composer);

    const domain::ConversationId &conversation() const { return m_conversation; }
    ConversationHeader *header() const { return m_header; }
    TranscriptView *view() const { return m_view; }
    TranscriptModel *model() const { return m_model; }
    // Says that a supervisor listens; hidden else.
    ui::Banner *listening() const { return m_listening; }

    QMenu *contextMenuFor(int row);

public Q_SLOTS:
    // An empty or unknown id: nothing is open.
    void showConversation(const qiao::domain::ConversationId &conversation);
    void scrollToEnd();
    // Opens the dialog, also for a conversation that is not the open one.
    void askTransfer(const qiao::domain::ConversationId &conversation);

Q_SIGNALS:
    void acceptRequested(const qiao::domain::ConversationId &conversation);
    void transferRequested(const qiao::domain::ConversationId &conversation, const qiao::domain::AgentId &agent,
        const qiao::domain::QueueId &queue, const QString &note);
    void closeRequested(const qiao::domain::ConversationId &conversation);
    void closeAsRequested(const qiao::domain::ConversationId &conversation, bool isResolved);
    // What was to be done after the close is done.
    void wrapRequested(const qiao::domain::ConversationId &conversation);
    void stopListeningRequested(const qiao::domain::ConversationId &conversation);
    void reopenRequested(const qiao::domain::ConversationId &conversation);
    void tagsRequested(const qiao::domain::ConversationId &conversation);
    // Events before that number are wanted, the nearest first.
    void olderRequested(const qiao::domain::ConversationId &conversation, quint64 before);
    // The agent looked at everything up to that number.
    void seen(const qiao::domain::ConversationId &conversation, quint64 upTo);
    void retryRequested(const qiao::domain::CommandId &command);
    void discardRequested(const qiao::domain::CommandId &command);
    void fileOpenRequested(const qiao::domain::FileReference &file, const QString &localPath);
    void fileSaveRequested(const qiao::domain::FileReference &file, const QString &localPath);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool event(QEvent *event) override;

private:
    void addActions(ui::ActionRegistry &actions);
    void connectView();
    void refreshHeader();
    void refreshListening();
    void refreshPage();
    void refreshTyping();
    void requestOlder();
    void rowsShown(int first, int last);
    void tellSeen();
    void openLink(const QUrl &url);
    QString reason() const;
    void retranslate();

    state::Desk &m_desk;
    const base::Clock &m_clock;
    domain::ConversationId m_conversation;
    quint64 m_olderAskedBefore = 0;
    quint64 m_toldSeen = 0;
    Thumbnails *m_thumbnails;
    TranscriptModel *m_model;
    PictureLoader *m_pictures;
    ConversationHeader *m_header;
    ui::Banner *m_listening;
    TranscriptView *m_view;
    TypingIndicator *m_typing;
    ui::EmptyState *m_empty; // in place of the messages
    ui::EmptyState *m_nothing; // in place of everything
    QStackedLayout *m_messages;
    QStackedLayout *m_pages;
    QVBoxLayout *m_column;
    QWidget *m_composer = nullptr;
    QTimer m_ticker;
};

} // namespace qiao::workstation::conversation
