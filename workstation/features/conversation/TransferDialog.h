#pragma once

#include "workstation/features/conversation/TransferTargetModel.h"

#include <QDialog>

class QLabel;
class QListView;
class QPlainTextEdit;
class QPushButton;

namespace qiao::workstation::ui {
class SearchField;
}

namespace qiao::workstation::conversation {

// Asks to whom a conversation goes and what the next one should know. All by keyboard: type to find, arrows to choose,
// Enter to transfer. GUI thread.
class TransferDialog : public QDialog
{
    Q_OBJECT

public:
    // `desk` must outlive the dialog.
    TransferDialog(state::Desk &desk, const domain::ConversationId &conversation, QWidget *parent = nullptr);

    const domain::ConversationId &conversation() const { return m_conversation; }

Q_SIGNALS:
    void transferRequested(const qiao::domain::ConversationId &conversation, const qiao::domain::AgentId &agent,
        const qiao::domain::QueueId &queue, const QString &note);

public Q_SLOTS:
    void accept() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void chooseFirst();
    void moveChoice(int step);
    void refresh();
    void retranslate();

    domain::ConversationId m_conversation;
    QString m_visitorName;
    TransferTargetModel *m_model;
    ui::SearchField *m_filter;
    QListView *m_list;
    QLabel *m_noteLabel;
    QPlainTextEdit *m_note;
    QLabel *m_hint;
    QPushButton *m_transfer;
    QPushButton *m_cancel;
};

} // namespace qiao::workstation::conversation
