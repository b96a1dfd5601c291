#include "workstation/features/administration/MacroForm.h"

#include "common/protocol/DirectoryCodec.h"
#include "common/protocol/Limits.h"
#include "common/text/ReplyTemplate.h"
#include "workstation/features/administration/RowList.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStackedWidget>

namespace qiao::workstation::administration {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostSteps = 20;

enum Page { TextPage, TagsPage, QueuePage, NothingPage };

int pageOf(const QString &kind)
{
    if (kind == "reply"_L1 || kind == "note"_L1)
        return TextPage;
    if (kind == "tag"_L1)
        return TagsPage;
    return kind == "transfer"_L1 ? QueuePage : NothingPage;
}

// The editors of one step.
struct Step
{
    explicit Step(const QWidget *row)
        : kind(row->findChild<QComboBox *>(u"kind"_s))
        , pages(row->findChild<QStackedWidget *>())
        , text(row->findChild<QPlainTextEdit *>())
        , tags(row->findChild<QLineEdit *>(u"tags"_s))
        , queue(row->findChild<QComboBox *>(u"queue"_s))
    {
    }

    QComboBox *kind;
    QStackedWidget *pages;
    QPlainTextEdit *text;
    QLineEdit *tags;
    QComboBox *queue;
};

QJsonObject jsonOf(const Step &step)
{
    const QString kind = step.kind->currentData().toString();
    QJsonObject json{{u"do"_s, kind}};
    switch (pageOf(kind)) {
    case TextPage:
        json.insert("text"_L1, step.text->toPlainText());
        break;
    case TagsPage:
        json.insert("tags"_L1, QJsonArray::fromStringList(termsIn(step.tags->text())));
        break;
    case QueuePage:
        json.insert("queue"_L1, step.queue->currentData().toString());
        break;
    default:
        break;
    }
    return json;
}

} // namespace

MacroForm::MacroForm(QWidget *parent)
    : ItemForm(parent)
    , m_name(textEditor(protocol::limits::nameLength))
    , m_steps(new RowList(
          words(QT_TRANSLATE_NOOP("Administration", "Add a step")),
          [this](const std::function<void()> &edited) { return makeStep(edited); }, mostSteps, RowList::Order::Matters))
{
    m_nameField = addField(words(QT_TRANSLATE_NOOP("Administration", "Name")), m_name);
    m_stepsField
        = addField(words(QT_TRANSLATE_NOOP("Administration", "Steps, done from the first to the last")), m_steps,
            words(QT_TRANSLATE_NOOP(
                "Administration", "Replies and notes may hold the variables of canned replies that need no asking.")));
    connect(m_steps, &RowList::edited, this, &MacroForm::tellEdited);
}

QWidget *MacroForm::makeStep(const std::function<void()> &edited) const
{
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    auto *kind = new QComboBox(row);
    kind->setObjectName(u"kind"_s);
    kind->setAccessibleName(words(QT_TRANSLATE_NOOP("Administration", "What the step does")).text());
    kind->addItem(words(QT_TRANSLATE_NOOP("Administration", "Reply")).text(), u"reply"_s);
    kind->addItem(words(QT_TRANSLATE_NOOP("Administration", "Write a note")).text(), u"note"_s);
    kind->addItem(words(QT_TRANSLATE_NOOP("Administration", "Add tags")).text(), u"tag"_s);
    kind->addItem(words(QT_TRANSLATE_NOOP("Administration", "Transfer")).text(), u"transfer"_s);
    kind->addItem(words(QT_TRANSLATE_NOOP("Administration", "Close")).text(), u"close"_s);
    auto *text = new QPlainTextEdit(row);
    text->setTabChangesFocus(true);
    text->setAccessibleName(words(QT_TRANSLATE_NOOP("Administration", "Text of the step")).text());
    auto *tags = new QLineEdit(row);
    tags->setObjectName(u"tags"_s);
    tags->setPlaceholderText(words(QT_TRANSLATE_NOOP("Administration", "Tags, apart by commas")).text());
    tags->setAccessibleName(tags->placeholderText());
    auto *queue = new QComboBox(row);
    queue->setObjectName(u"queue"_s);
    queue->setAccessibleName(words(QT_TRANSLATE_NOOP("Administration", "Queue to transfer to")).text());
    for (const QueueChoice &choice : m_queues)
        queue->addItem(choice.name, choice.id);
    auto *pages = new QStackedWidget(row);
    for (QWidget *page :
        {static_cast<QWidget *>(text), static_cast<QWidget *>(tags), static_cast<QWidget *>(queue), new QWidget(row)})
        pages->addWidget(page);
    const auto showPage = [kind, pages, lineHeight = text->fontMetrics().lineSpacing()] {
        const int page = pageOf(kind->currentData().toString());
        pages->setCurrentIndex(page);
        pages->setFixedHeight(page == TextPage ? lineHeight * 3 + 20 : kind->sizeHint().height());
    };
    showPage();
    line->addWidget(kind, 0, Qt::AlignTop);
    line->addWidget(pages, 1, Qt::AlignTop);
    row->setFocusProxy(kind);
    QObject::connect(kind, &QComboBox::currentIndexChanged, row, [showPage, edited] {
        showPage();
        edited();
    });
    QObject::connect(text, &QPlainTextEdit::textChanged, row, edited);
    QObject::connect(tags, &QLineEdit::textEdited, row, edited);
    QObject::connect(queue, &QComboBox::currentIndexChanged, row, edited);
    return row;
}

void MacroForm::fill(const QJsonObject &item)
{
    m_name->setText(item.value("name"_L1).toString());
    m_steps->clear();
    const QJsonArray steps = item.value("steps"_L1).toArray();
    for (const QJsonValue &value : steps) {
        const QJsonObject json = value.toObject();
        const Step step(m_steps->addRow());
        step.kind->setCurrentIndex(std::max(0, step.kind->findData(json.value("do"_L1).toString())));
        step.text->setPlainText(json.value("text"_L1).toString());
        QStringList tags;
        const QJsonArray listed = json.value("tags"_L1).toArray();
        for (const QJsonValue &tag : listed)
            tags.append(tag.toString());
        step.tags->setText(tags.join(QStringLiteral(", ")));
        step.queue->setCurrentIndex(step.queue->findData(json.value("queue"_L1).toString()));
    }
}

void MacroForm::collect(QJsonObject &item) const
{
    item.insert("name"_L1, m_name->text().simplified());
    QJsonArray steps;
    const QList<QWidget *> rows = m_steps->rows();
    for (const QWidget *row : rows)
        steps.append(jsonOf(Step(row)));
    item.insert("steps"_L1, steps);
}

void MacroForm::findProblems()
{
    hasProblem(m_nameField, m_name->text().trimmed().isEmpty(), tr("A macro needs a name."));
    const QList<QWidget *> rows = m_steps->rows();
    hasProblem(m_stepsField, rows.isEmpty(), tr("A macro does at least one thing."));
    int number = 0;
    for (const QWidget *row : rows) {
        ++number;
        const QJsonObject json = jsonOf(Step(row));
        const QString written = json.value("text"_L1).toString();
        QJsonObject alone{{u"id"_s, u"m"_s}, {u"name"_s, u"m"_s}, {u"steps"_s, QJsonArray{json}}};
        hasProblem(m_stepsField, !protocol::macroFromJson(alone), tr("Step %1 is not complete.").arg(number));
        const auto read = text::ReplyTemplate::parse(written);
        hasProblem(m_stepsField, !read, tr("A variable in step %1 cannot be read.").arg(number));
        hasProblem(m_stepsField, read && !read->asksNothing(),
            tr("Step %1 asks for something. A macro is done at once, so it cannot.").arg(number));
    }
}

} // namespace qiao::workstation::administration
