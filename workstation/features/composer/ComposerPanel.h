#pragma once

#include "common/domain/ConversationEvent.h"
#include "common/domain/Ids.h"
#include "workstation/state/Drafts.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedLayout;
class QToolButton;

namespace qiao::workstation::state {
class Desk;
}

namespace qiao::workstation::ui {
class ActionRegistry;
class ElidedLabel;
class SegmentedControl;
} // namespace qiao::workstation::ui

namespace qiao::workstation::composer {

class CannedReplyModel;
class CannedReplyPopup;
class ComposerEdit;
class FileTray;
class ReplyGaps;
class TypingSignal;

// Where the agent writes: replies to the visitor, notes to the team and, for supervisors, whispers to the agent, which
// look different so that nobody mistakes one for the other. It only orders: the signals say what is to be sent and
// kept. GUI thread.
class ComposerPanel : public QWidget
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds draftDelay{300};
    static constexpr int counterFrom = 3600; // characters from which on they are counted

    // Both must outlive the panel.
    ComposerPanel(state::Desk &desk, ui::ActionRegistry &actions, QWidget *parent = nullptr);
    ~ComposerPanel() override;

    const domain::ConversationId &conversation() const { return m_conversation; }
    state::DraftMode mode() const { return m_mode; }
    ComposerEdit *edit() const { return m_edit; }
    // Null before the first one is opened.
    CannedReplyPopup *popup() const;
    FileTray *files() const { return m_files; }
    QPushButton *sendButton() const { return m_send; }
    // What stands in the way of writing, in words; empty when nothing does.
    QString obstacle() const;
    QPushButton *obstacleButton() const { return m_obstacleAction; }

    void setPictureFolder(const QString &folder);

public Q_SLOTS:
    // Keeps the draft of the one before, and shows that of this one.
    void showConversation(const qiao::domain::ConversationId &conversation);
    void setDraft(const qiao::workstation::state::Draft &draft);
    // Says the draft now instead of a moment later.
    void flushDraft();
    void setMode(qiao::workstation::state::DraftMode mode);
    void toggleMode();
    void focusText();
    void insertText(const QString &text);
    void chooseFiles();

Q_SIGNALS:
    void sendRequested(const qiao::domain::ConversationId &conversation, const QString &text);
    void noteRequested(const qiao::domain::ConversationId &conversation, const QString &text);
    void whisperRequested(const qiao::domain::ConversationId &conversation, const QString &text);
    // The agent wants to choose a macro.
    void macrosRequested();
    void fileChosen(const qiao::domain::ConversationId &conversation, const QString &path);
    // One that the relay has, from a canned reply.
    void storedFileChosen(const qiao::domain::ConversationId &conversation, const qiao::domain::FileReference &file);
    void draftChanged(const qiao::domain::ConversationId &conversation, const qiao::workstation::state::Draft &draft);
    void typingChanged(const qiao::domain::ConversationId &conversation, bool isTyping);
    void acceptRequested(const qiao::domain::ConversationId &conversation);
    void reopenRequested(const qiao::domain::ConversationId &conversation);

protected:
    void paintEvent(QPaintEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void moveEvent(QMoveEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Obstacle { None, NoConversation, Closed, Waiting, Theirs };

    void buildCard(QWidget *card);
    void connectEdit();
    void addActions(ui::ActionRegistry &actions);
    void textEdited();
    bool canTakeFiles() const;
    void takeFiles(const QStringList &paths);
    void refuse(const QString &reason);
    void send();
    bool canSend() const;
    // Whether this can be written here now. A supervisor in an agent's conversation whispers and notes, and replies
    // only after having joined.
    bool isAllowed(state::DraftMode mode) const;
    void refreshModes();
    Obstacle currentObstacle() const;
    void refreshObstacle();
    void refreshLook();
    void refreshWords();
    void refreshSend();
    void refreshHeight();
    void refreshPopup();
    void placePopup();
    QRect cardRect() const;
    void insertReply(int row);
    void showChoices();
    void retranslate();

    state::Desk &m_desk;
    domain::ConversationId m_conversation;
    state::DraftMode m_mode = state::DraftMode::Reply;
    state::Draft m_told; // the draft as it was last said
    QTimer m_draftDelay;
    bool m_isLoading = false;
    bool m_isPopupDismissed = false;
    bool m_showsRefusal = false; // in place of the hint
    TypingSignal *m_typing;
    CannedReplyModel *m_replies;
    QPointer<CannedReplyPopup> m_popup; // a child of the window
    QStackedLayout *m_pages;
    QWidget *m_card;
    ui::SegmentedControl *m_modes;
    ComposerEdit *m_edit;
    ReplyGaps *m_gaps;
    FileTray *m_files;
    ui::ElidedLabel *m_hint;
    QLabel *m_counter;
    QToolButton *m_reply;
    QToolButton *m_macros;
    QToolButton *m_attach;
    QPushButton *m_send;
    ui::ElidedLabel *m_obstacleText;
    QPushButton *m_obstacleAction;
};

} // namespace qiao::workstation::composer
