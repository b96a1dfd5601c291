#include "workstation/features/conversation/TransferDialog.h"

#include "common/protocol/Limits.h"
#include "workstation/features/conversation/TransferTargetDelegate.h"
#include "workstation/state/Desk.h"
#include "workstation/ui/ButtonKind.h"
#include "workstation/ui/Icon.h"
#include "workstation/ui/SearchField.h"
#include "workstation/ui/TextLook.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace qiao::workstation::conversation {

TransferDialog::TransferDialog(state::Desk &desk, const domain::ConversationId &conversation, QWidget *parent)
    : QDialog(parent)
    , m_conversation(conversation)
    , m_model(new TransferTargetModel(desk, this))
    , m_filter(new ui::SearchField(this))
    , m_list(new QListView(this))
    , m_noteLabel(new QLabel(this))
    , m_note(new QPlainTextEdit(this))
    , m_hint(new QLabel(this))
    , m_transfer(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    if (const state::ConversationEntry *entry = desk.conversations()->find(conversation))
        m_visitorName = entry->visitor.name.isEmpty() ? entry->conversation.visitorName : entry->visitor.name;

    m_list->setModel(m_model);
    m_list->setItemDelegate(new TransferTargetDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setMinimumHeight(240);
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(72);
    m_noteLabel->setBuddy(m_note);
    m_hint->setWordWrap(true);
    ui::setTextLook(m_hint, ui::TextStyle::Secondary, ui::Role::TextSecondary);
    ui::setTextLook(m_noteLabel, ui::TextStyle::Secondary, ui::Role::TextSecondary);
    m_transfer->setDefault(true);
    m_transfer->setIcon(ui::makeIcon(ui::Icon::Transfer, ui::Role::OnAccent));
    m_cancel->setAutoDefault(false);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_hint, 1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_transfer);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(16, 16, 16, 16);
    all->setSpacing(8);
    all->addWidget(m_filter);
    all->addWidget(m_list, 1);
    all->addWidget(m_noteLabel);
    all->addWidget(m_note);
    all->addSpacing(8);
    all->addLayout(buttons);
    resize(420, 520);

    m_filter->installEventFilter(this);
    connect(m_filter, &QLineEdit::textChanged, m_model, &TransferTargetModel::setFilter);
    connect(m_filter, &ui::SearchField::resultsWanted, this, [this] { m_list->setFocus(); });
    connect(m_model, &QAbstractItemModel::modelReset, this, &TransferDialog::chooseFirst);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &TransferDialog::refresh);
    connect(m_list, &QListView::doubleClicked, this, &TransferDialog::accept);
    connect(m_note, &QPlainTextEdit::textChanged, this, &TransferDialog::refresh);
    connect(m_transfer, &QPushButton::clicked, this, &TransferDialog::accept);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    retranslate();
    chooseFirst();
    m_filter->setFocus();
}

void TransferDialog::accept()
{
    const QModelIndex chosen = m_list->currentIndex();
    if (!m_transfer->isEnabled() || !chosen.isValid())
        return;
    const TransferTarget target = m_model->target(chosen.row());
    Q_EMIT transferRequested(m_conversation, target.agent, target.queue, m_note->toPlainText().trimmed());
    QDialog::accept();
}

bool TransferDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            moveChoice(key == Qt::Key_Down ? 1 : -1);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void TransferDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void TransferDialog::chooseFirst()
{
    m_list->setCurrentIndex({});
    moveChoice(1);
    refresh();
}

void TransferDialog::moveChoice(int step)
{
    int row = m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1;
    do {
        row += step;
    } while (row >= 0 && row < m_model->rowCount() && !m_model->target(row).isAvailable());
    if (row >= 0 && row < m_model->rowCount())
        m_list->setCurrentIndex(m_model->index(row));
}

void TransferDialog::refresh()
{
    const bool fits = m_note->toPlainText().size() <= protocol::limits::noteLength;
    const QModelIndex chosen = m_list->currentIndex();
    m_transfer->setEnabled(fits && chosen.isValid() && m_model->target(chosen.row()).isAvailable());
    if (!fits)
        m_hint->setText(tr("The note is longer than %1 characters.").arg(protocol::limits::noteLength));
    else if (m_model->rowCount() == 0)
        m_hint->setText(tr("Nobody and no queue has that name."));
    else
        m_hint->clear();
}

void TransferDialog::retranslate()
{
    setWindowTitle(m_visitorName.isEmpty() ? tr("Transfer the conversation") : tr("Transfer %1").arg(m_visitorName));
    m_filter->setPlaceholderText(tr("Find a colleague or a queue"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_list->setAccessibleName(tr("Colleagues and queues"));
    m_noteLabel->setText(tr("Note for the next one (the visitor never sees it)"));
    m_note->setAccessibleName(tr("Note for the next one"));
    m_transfer->setText(tr("Transfer"));
    m_cancel->setText(tr("Cancel"));
    refresh();
}

} // namespace qiao::workstation::conversation
