#include "workstation/ui/LineDialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace qiao::workstation::ui {

LineDialog::LineDialog(const QString &title, const QString &question, int longest, QWidget *parent)
    : QDialog(parent)
    , m_field(new QLineEdit(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    auto *label = new QLabel(question, this);
    label->setBuddy(m_field);
    m_field->setAccessibleName(question);
    m_field->setMaxLength(longest);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    QPushButton *ok = buttons->button(QDialogButtonBox::Ok);
    ok->setText(tr("OK"));
    ok->setEnabled(false);
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    auto *all = new QVBoxLayout(this);
    all->setSpacing(12);
    all->addWidget(label);
    all->addWidget(m_field);
    all->addWidget(buttons);
    setMinimumWidth(360);
    connect(m_field, &QLineEdit::textChanged, this,
        [ok](const QString &text) { ok->setEnabled(!text.trimmed().isEmpty()); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::accepted, this, [this] { Q_EMIT given(m_field->text().trimmed()); });
}

} // namespace qiao::workstation::ui
