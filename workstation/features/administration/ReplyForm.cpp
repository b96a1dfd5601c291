#include "workstation/features/administration/ReplyForm.h"

#include "common/protocol/CannedReplyCodec.h"
#include "common/protocol/Limits.h"
#include "common/text/ReplyTemplate.h"
#include "workstation/ui/Icon.h"
#include "workstation/ui/Paragraph.h"
#include "workstation/ui/TextLook.h"

#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>

#include <algorithm>

namespace qiao::workstation::administration {

using namespace Qt::StringLiterals;

namespace {

// What stands for the variables in the preview.
QHash<QString, QString> samples()
{
    return {
        {u"visitor.name"_s, words(QT_TRANSLATE_NOOP("Administration", "Lin Mei")).text()},
        {u"visitor.email"_s, u"mei@example.com"_s},
        {u"visitor.phone"_s, u"138 0000 0000"_s},
        {u"agent.name"_s, words(QT_TRANSLATE_NOOP("Administration", "Ann")).text()},
        {u"queue.name"_s, words(QT_TRANSLATE_NOOP("Administration", "Sales")).text()},
        {u"conversation.topic"_s, words(QT_TRANSLATE_NOOP("Administration", "Delivery")).text()},
        {u"order.id"_s, u"A-1024"_s},
        {u"product.name"_s, words(QT_TRANSLATE_NOOP("Administration", "Teapot")).text()},
        {u"today"_s, QLocale().toString(QDate::currentDate(), QLocale::ShortFormat)},
    };
}

bool isShortcut(const QString &text)
{
    return !text.isEmpty() && std::none_of(text.begin(), text.end(), [](QChar character) {
        return character.isSpace() || character == u'/';
    });
}

} // namespace

ReplyForm::ReplyForm(QWidget *parent)
    : ItemForm(parent)
    , m_shortcut(textEditor(protocol::limits::shortcutLength))
    , m_title(textEditor(protocol::limits::nameLength))
    , m_locale(choiceEditor())
    , m_text(paragraphEditor(6))
    , m_insert(new QPushButton)
    , m_variables(new QMenu(this))
    , m_preview(new ui::Paragraph)
    , m_files(new QListWidget)
    , m_attach(new QPushButton)
    , m_takeOut(new QPushButton)
{
    m_shortcutField = addField(words(QT_TRANSLATE_NOOP("Administration", "Shortcut")), m_shortcut,
        words(QT_TRANSLATE_NOOP("Administration", "Agents find the reply by a slash and this.")));
    m_titleField = addField(words(QT_TRANSLATE_NOOP("Administration", "Title")), m_title);
    addField(words(QT_TRANSLATE_NOOP("Administration", "Language")), m_locale);
    m_textField = addField(words(QT_TRANSLATE_NOOP("Administration", "Text")), m_text,
        words(QT_TRANSLATE_NOOP("Administration",
            "Variables stand in double braces. What follows a bar is used where nothing is known: "
            "{{visitor.name|there}}.")));
    m_insert->setMenu(m_variables);
    m_insert->setAutoDefault(false);
    m_insert->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    addWidget(m_insert);
    m_preview->setTextFormat(Qt::PlainText);
    m_preview->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_preview->setFrameShape(QFrame::StyledPanel);
    m_preview->setMargin(8);
    addField(words(QT_TRANSLATE_NOOP("Administration", "Preview")), m_preview);

    m_files->setFixedHeight(92);
    m_filesField = addField(words(QT_TRANSLATE_NOOP("Administration", "Files that go with it")), m_files);
    auto *buttons = new QWidget;
    auto *line = new QHBoxLayout(buttons);
    line->setContentsMargins(0, 0, 0, 0);
    m_attach->setIcon(ui::makeIcon(ui::Icon::Attach));
    for (QPushButton *button : {m_attach, m_takeOut}) {
        button->setAutoDefault(false);
        line->addWidget(button);
    }
    line->addStretch(1);
    addWidget(buttons);

    for (const char *locale : {"", "en", "zh-CN"})
        m_locale->addItem(QString(), QString::fromLatin1(locale));
    connect(m_text, &QPlainTextEdit::textChanged, this, &ReplyForm::refreshPreview);
    connect(m_variables, &QMenu::aboutToShow, this, &ReplyForm::fillMenu);
    connect(m_attach, &QPushButton::clicked, this, &ReplyForm::chooseFile);
    connect(m_takeOut, &QPushButton::clicked, this, [this] {
        if (const int row = m_files->currentRow(); row >= 0 && row < m_attached.size()) {
            m_attached.removeAt(row);
            showFiles();
            tellEdited();
        }
    });
    retranslate();
}

void ReplyForm::fillMenu()
{
    m_variables->clear();
    const QHash<QString, QString> known = samples();
    for (const QString &name : text::ReplyTemplate::knownNames()) {
        QAction *action = m_variables->addAction(QStringLiteral("%1    %2").arg(name, known.value(name)));
        connect(action, &QAction::triggered, this, [this, name] { insertVariable(u"{{%1}}"_s.arg(name)); });
    }
    m_variables->addSeparator();
    const QList<std::pair<QString, QString>> asked{
        {tr("Ask for a line"), u"{{text:%1}}"_s.arg(tr("what is asked"))},
        {tr("Ask for a number"), u"{{number:%1}}"_s.arg(tr("how many"))},
        {tr("Ask for a date"), u"{{date:%1}}"_s.arg(tr("delivery day"))},
        {tr("Ask for a choice"), u"{{choice:%1|S|M|L}}"_s.arg(tr("size"))},
    };
    for (const auto &[name, variable] : asked) {
        QAction *action = m_variables->addAction(name);
        connect(action, &QAction::triggered, this, [this, inserted = variable] { insertVariable(inserted); });
    }
}

void ReplyForm::insertVariable(const QString &variable)
{
    m_text->insertPlainText(variable);
    m_text->setFocus(Qt::OtherFocusReason);
}

void ReplyForm::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Attach a file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ReplyForm::uploadWanted);
    dialog->open();
}

void ReplyForm::takeUpload(const domain::FileReference &file)
{
    m_filesField->setProblem({});
    m_attached.append(file);
    showFiles();
    tellEdited();
}

void ReplyForm::takeUploadFailure(const QString &problem)
{
    m_filesField->setProblem(problem);
}

void ReplyForm::showFiles()
{
    m_files->clear();
    for (const domain::FileReference &file : std::as_const(m_attached))
        m_files->addItem(QStringLiteral("%1 (%2)").arg(file.name, QLocale().formattedDataSize(file.size)));
    m_files->setCurrentRow(m_files->count() - 1);
    m_files->setVisible(!m_attached.isEmpty());
    m_takeOut->setVisible(!m_attached.isEmpty());
    m_attach->setEnabled(m_attached.size() < protocol::limits::replyFiles);
}

void ReplyForm::fill(const QJsonObject &item)
{
    m_shortcut->setText(item.value("shortcut"_L1).toString());
    m_title->setText(item.value("title"_L1).toString());
    const QString locale = item.value("locale"_L1).toString();
    if (m_locale->findData(locale) < 0)
        m_locale->addItem(locale, locale);
    m_locale->setCurrentIndex(m_locale->findData(locale));
    m_text->setPlainText(item.value("text"_L1).toString());
    m_attached.clear();
    const QJsonArray files = item.value("files"_L1).toArray();
    for (const QJsonValue &file : files)
        m_attached.append(protocol::fileReferenceFromJson(file.toObject()));
    showFiles();
    refreshPreview();
}

void ReplyForm::collect(QJsonObject &item) const
{
    item.insert("shortcut"_L1, m_shortcut->text().trimmed());
    item.insert("title"_L1, m_title->text().simplified());
    item.insert("locale"_L1, m_locale->currentData().toString());
    item.insert("text"_L1, m_text->toPlainText());
    QJsonArray files;
    for (const domain::FileReference &file : m_attached)
        files.append(protocol::toJson(file));
    if (files.isEmpty())
        item.remove("files"_L1);
    else
        item.insert("files"_L1, files);
}

void ReplyForm::findProblems()
{
    hasProblem(m_shortcutField, !isShortcut(m_shortcut->text().trimmed()),
        tr("A shortcut has neither spaces nor slashes, and is not empty."));
    hasProblem(m_titleField, m_title->text().trimmed().isEmpty(), tr("A reply needs a title."));
    const QString written = m_text->toPlainText();
    hasProblem(m_textField, written.trimmed().isEmpty(), tr("A reply needs a text."));
    hasProblem(m_textField, written.size() > protocol::limits::messageLength,
        tr("At most %1 characters.").arg(protocol::limits::messageLength));
    hasProblem(m_textField, !text::ReplyTemplate::parse(written),
        tr("A variable cannot be read. Take it out and insert it by the menu."));
}

void ReplyForm::refreshPreview()
{
    const auto read = text::ReplyTemplate::parse(m_text->toPlainText());
    m_preview->setText(read ? read->fill(samples()).text : tr("A variable cannot be read yet."));
    ui::setTextLook(m_preview, ui::TextStyle::Body, read ? ui::Role::Text : ui::Role::Warning);
}

void ReplyForm::changeEvent(QEvent *event)
{
    ItemForm::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ReplyForm::retranslate()
{
    m_locale->setItemText(0, tr("Any language"));
    m_locale->setItemText(1, QStringLiteral("English"));
    m_locale->setItemText(2, QStringLiteral("简体中文"));
    m_insert->setText(tr("Insert a variable"));
    m_insert->setAccessibleName(tr("Insert a variable"));
    m_attach->setText(tr("Attach a file"));
    m_attach->setAccessibleName(tr("Attach a file"));
    m_takeOut->setText(tr("Take the file out"));
    m_takeOut->setAccessibleName(tr("Take the file out"));
    refreshPreview();
}

} // namespace qiao::workstation::administration
