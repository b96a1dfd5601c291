#include "workstation/features/administration/ItemForm.h"

#include "workstation/features/administration/Heading.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QVBoxLayout>

namespace qiao::workstation::administration {

namespace {

// Scrolling over a form must not change the numbers in it.
class Unwheeled final : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const auto *widget = qobject_cast<QWidget *>(watched);
        if (event->type() == QEvent::Wheel && widget != nullptr && !widget->hasFocus()) {
            event->ignore();
            return true;
        }
        return QObject::eventFilter(watched, event);
    }
};

} // namespace

ItemForm::ItemForm(QWidget *parent)
    : QScrollArea(parent)
    , m_column(nullptr)
{
    auto *inside = new QWidget(this);
    m_column = new QVBoxLayout(inside);
    m_column->setContentsMargins(24, 16, 24, 24);
    m_column->setSpacing(14);
    m_column->addStretch(1);
    setWidget(inside);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);
}

void ItemForm::showItem(const QJsonObject &item, const QJsonObject &draft)
{
    const QScopedValueRollback filling(m_isFilling, true);
    for (Field *field : std::as_const(m_fields))
        field->setProblem({});
    m_original = item;
    fill(item);
    m_baseline = value();
    if (!draft.isEmpty()) {
        m_original = draft;
        fill(draft);
    }
}

QJsonObject ItemForm::value() const
{
    QJsonObject item = m_original;
    collect(item);
    return item;
}

bool ItemForm::check()
{
    for (Field *field : std::as_const(m_fields))
        field->setProblem({});
    findProblems();
    for (const Field *field : std::as_const(m_fields)) {
        if (field->problem().isEmpty())
            continue;
        ensureWidgetVisible(field->editor());
        field->editor()->setFocus(Qt::OtherFocusReason);
        return false;
    }
    return true;
}

void ItemForm::focusFirst()
{
    if (!m_fields.isEmpty())
        m_fields.first()->editor()->setFocus(Qt::OtherFocusReason);
}

void ItemForm::addHeading(const ui::Words &heading)
{
    addWidget(new Heading(heading));
}

void ItemForm::addWidget(QWidget *widget)
{
    m_column->insertWidget(m_column->count() - 1, widget);
}

Field *ItemForm::addField(const ui::Words &label, QWidget *editor, const ui::Words &hint)
{
    auto *field = new Field(label, editor, hint);
    m_fields.append(field);
    addWidget(field);
    return field;
}

QLineEdit *ItemForm::textEditor(int longest)
{
    auto *editor = new QLineEdit(this);
    editor->setMaxLength(longest);
    connect(editor, &QLineEdit::textEdited, this, &ItemForm::tellEdited);
    return editor;
}

QPlainTextEdit *ItemForm::paragraphEditor(int lines)
{
    auto *editor = new QPlainTextEdit(this);
    editor->setTabChangesFocus(true);
    editor->setFixedHeight(editor->fontMetrics().lineSpacing() * lines + 20);
    connect(editor, &QPlainTextEdit::textChanged, this, &ItemForm::tellEdited);
    return editor;
}

QSpinBox *ItemForm::numberEditor(int least, int most, const QString &suffix)
{
    auto *editor = new QSpinBox(this);
    editor->setRange(least, most);
    editor->setSuffix(suffix);
    editor->setMaximumWidth(180);
    editor->setFocusPolicy(Qt::StrongFocus);
    editor->installEventFilter(new Unwheeled(editor));
    connect(editor, &QSpinBox::valueChanged, this, &ItemForm::tellEdited);
    return editor;
}

QCheckBox *ItemForm::checkEditor()
{
    auto *editor = new QCheckBox(this);
    connect(editor, &QCheckBox::toggled, this, &ItemForm::tellEdited);
    return editor;
}

QComboBox *ItemForm::choiceEditor()
{
    auto *editor = new QComboBox(this);
    editor->setFocusPolicy(Qt::StrongFocus);
    editor->installEventFilter(new Unwheeled(editor));
    connect(editor, &QComboBox::currentIndexChanged, this, &ItemForm::tellEdited);
    return editor;
}

void ItemForm::tellEdited()
{
    if (!m_isFilling)
        Q_EMIT edited();
}

bool ItemForm::hasProblem(Field *field, bool isWrong, const QString &problem)
{
    if (isWrong && field->problem().isEmpty())
        field->setProblem(problem);
    return isWrong;
}

QStringList termsIn(const QString &text)
{
    static const QRegularExpression commas(QStringLiteral("[,，、;；\\n]"));
    QStringList terms;
    const QStringList pieces = text.split(commas);
    for (const QString &piece : pieces) {
        const QString term = piece.simplified();
        if (!term.isEmpty() && !terms.contains(term))
            terms.append(term);
    }
    return terms;
}

} // namespace qiao::workstation::administration
