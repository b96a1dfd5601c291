#include "workstation/features/administration/Field.h"

#include "workstation/ui/Paragraph.h"
#include "workstation/ui/TextLook.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace qiao::workstation::administration {

Field::Field(const ui::Words &label, QWidget *editor, const ui::Words &hint, QWidget *parent)
    : QWidget(parent)
    , m_labelWords(label)
    , m_hintWords(hint)
    , m_label(new QLabel(this))
    , m_editor(editor)
    , m_below(new ui::Paragraph(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_label);
    column->addWidget(m_editor);
    column->addWidget(m_below);
    m_label->setBuddy(m_editor);
    retranslate();
    restyle();
}

void Field::setProblem(const QString &problem)
{
    m_problem = problem;
    retranslate();
    restyle();
}

void Field::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
}

void Field::retranslate()
{
    m_label->setText(m_labelWords.text());
    m_label->setVisible(!m_labelWords.isEmpty());
    m_below->setText(m_problem.isEmpty() ? m_hintWords.text() : QStringLiteral("⚠ ") + m_problem);
    m_below->setVisible(!m_below->text().isEmpty());
    if (!m_labelWords.isEmpty())
        m_editor->setAccessibleName(m_labelWords.text());
    if (auto *box = qobject_cast<QComboBox *>(m_editor))
        box->view()->setAccessibleName(m_labelWords.text());
    // Who cannot see the line below hears it.
    m_editor->setAccessibleDescription(m_below->text());
}

void Field::restyle()
{
    ui::setTextLook(m_label, ui::TextStyle::BodyStrong, ui::Role::Text);
    ui::setTextLook(
        m_below, ui::TextStyle::Secondary, m_problem.isEmpty() ? ui::Role::TextSecondary : ui::Role::Danger);
}

} // namespace qiao::workstation::administration
