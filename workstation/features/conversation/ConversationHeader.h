#pragma once

#include "common/base/Clock.h"

#include <QWidget>

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

// The top of a conversation: who it is with, where it stands, and what can be done with it now. It only orders. GUI
// thread.
class ConversationHeader : public QWidget
{
    Q_OBJECT

public:
    explicit ConversationHeader(QWidget *parent = nullptr);

    // `queue`: its name. `reason`: why this agent has it, empty when unknown.
    void show(const state::ConversationEntry &entry, const QString &queue, const QString &reason, const QString &me,
        base::TimePoint now);
    // Moves the time on.
    void setNow(base::TimePoint now);

    QPushButton *acceptButton() const { return m_accept; }
    QPushButton *transferButton() const { return m_transfer; }
    QPushButton *closeButton() const { return m_close; }
    QPushButton *reopenButton() const { return m_reopen; }
    QToolButton *whyButton() const { return m_why; }

    void showReason();

Q_SIGNALS:
    void acceptRequested();
    void transferRequested();
    void closeRequested();
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
    QString standing() const;

    // What is shown; plain values, since the entry may go.
    QString m_name;
    QString m_key;
    QString m_queue;
    QString m_channel;
    QString m_owner;
    QString m_reason;
    QStringList m_tags;
    int m_vip = 0;
    bool m_isOnline = false;
    bool m_isOpen = false;
    bool m_isMine = false;
    bool m_isWaiting = false;
    bool m_isOffered = false;
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
    QPushButton *m_reopen;
};

} // namespace qiao::workstation::conversation
