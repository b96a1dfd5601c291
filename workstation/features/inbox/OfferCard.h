#pragma once

#include "workstation/features/inbox/ConversationRow.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace qiao::workstation::ui {
class ElidedLabel;
}

namespace qiao::workstation::inbox {

// The conversation that is offered to this agent just now: who asks, about what, how long the offer stands, and the two
// answers. Enter accepts while a button has the focus. GUI thread.
class OfferCard : public QFrame
{
    Q_OBJECT

public:
    explicit OfferCard(QWidget *parent = nullptr);

    // `about`: queue and topic in words. `others`: how many more are offered.
    void showOffer(const ConversationRow &row, const QString &about, base::TimePoint until, int others);
    // Moves the countdown on.
    void setNow(base::TimePoint now);

    const domain::ConversationId &conversation() const { return m_row.id; }
    QPushButton *acceptButton() const { return m_accept; }
    QPushButton *declineButton() const { return m_decline; }

Q_SIGNALS:
    void accepted(const qiao::domain::ConversationId &conversation);
    void declined(const qiao::domain::ConversationId &conversation);
    // Somebody wants to read first.
    void opened(const qiao::domain::ConversationId &conversation);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void retranslate();
    QRect avatarRect() const;

    ConversationRow m_row;
    QString m_about;
    base::TimePoint m_until{};
    base::TimePoint m_shownAt{};
    base::TimePoint m_now{};
    int m_others = 0;
    ui::ElidedLabel *m_name;
    ui::ElidedLabel *m_aboutLine;
    ui::ElidedLabel *m_because;
    ui::ElidedLabel *m_lastLine;
    QLabel *m_countdown;
    QPushButton *m_accept;
    QPushButton *m_decline;
};

} // namespace qiao::workstation::inbox
