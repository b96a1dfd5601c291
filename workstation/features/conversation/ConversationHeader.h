#pragma once

#include "common/base/Clock.h"
#include "common/domain/Ids.h"
#include "common/domain/Waiting.h"

#include <QWidget>

#include <optional>

class QPushButton;
class QToolButton;

namespace qiao::workstation::state {
class Desk;
struct ConversationEntry;
} // namespace qiao::workstation::state

namespace qiao::workstation::ui {
class ElidedLabel;
}

namespace qiao::workstation::conversation {

// What the header needs to know besides the conversation itself.
struct Surroundings
{
    QString queue; // its name; empty where there is only one
    QString reason; // why this agent has it, or is asked, one factor a line; empty when unknown
    domain::AgentId me;
    bool isSupervisor = false;
    base::Milliseconds sla{}; // of the queue
};

// The top of a conversation: who it is with, where it stands, and what can be done with it now. It only orders. GUI
// thread.
class ConversationHeader : public QWidget
{
    Q_OBJECT

public:
    explicit ConversationHeader(QWidget *parent = nullptr);

    void show(const state::ConversationEntry &entry, const Surroundings &surroundings, base::TimePoint now);
    // Moves the time on.
    void setNow(base::TimePoint now);

    QPushButton *acceptButton() const { return m_accept; }
    QPushButton *transferButton() const { return m_transfer; }
    QPushButton *closeButton() const { return m_close; }
    QPushButton *reopenButton() const { return m_reopen; }
    QToolButton *closeAsButton() const { return m_closeAs; }
    QPushButton *wrapButton() const { return m_wrap; }
    QToolButton *whyButton() const { return m_why; }
    QString standingText() const;

    void showReason();

Q_SIGNALS:
    void acceptRequested();
    void transferRequested();
    void closeRequested();
    void closeAsRequested(bool isResolved);
    void wrapRequested();
    void reopenRequested();
    void tagsRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QRect avatarRect() const;
    void refresh();
    void refreshHeight();
    void retranslate();
    void refreshStanding();
    QString standing() const;
    QString waitingWords() const;

    // What is shown; plain values, since the entry may go.
    QString m_name;
    QString m_key;
    QString m_queue;
    QString m_channel;
    QString m_owner;
    QString m_reason;
    std::optional<domain::Waiting> m_waiting;
    base::Milliseconds m_sla{};
    base::TimePoint m_wrapUpUntil{}; // epoch: I do not wrap it up
    QStringList m_tags;
    int m_vip = 0;
    bool m_isOnline = false;
    bool m_isOpen = false;
    bool m_isMine = false;
    bool m_isWaiting = false;
    bool m_isOffered = false;
    bool m_isDeferred = false;
    bool m_mayTransfer = false;
    bool m_canAccept = false;
    base::TimePoint m_since{};
    base::TimePoint m_now{};

    ui::ElidedLabel *m_title;
    ui::ElidedLabel *m_standing;
    QToolButton *m_why;
    QPushButton *m_accept;
    QToolButton *m_tagsButton;
    QPushButton *m_transfer;
    QPushButton *m_close;
    QToolButton *m_closeAs;
    QPushButton *m_wrap;
    QPushButton *m_reopen;
};

} // namespace qiao::workstation::conversation
