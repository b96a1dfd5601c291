#include "workstation/features/administration/AdministrationPage.h"

#include "workstation/features/administration/AuditPage.h"
#include "workstation/features/administration/ExperimentForm.h"
#include "workstation/features/administration/ListForm.h"
#include "workstation/features/administration/MacroForm.h"
#include "workstation/features/administration/PersonForm.h"
#include "workstation/features/administration/QueueForm.h"
#include "workstation/features/administration/ReplyForm.h"
#include "workstation/features/administration/SectionPage.h"
#include "workstation/ui/Theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QListWidget>
#include <QPainter>
#include <QStackedWidget>

namespace qiao::workstation::administration {

using namespace Qt::StringLiterals;

namespace {

constexpr int sectionsWidth = 168;

const QString queues = u"queues"_s;
const QString users = u"users"_s;
const QString replies = u"canned-replies"_s;
const QString macros = u"macros"_s;
const QString settings = u"settings"_s;
const QString experiments = u"experiments"_s;
const QString sites = u"sites"_s;

QString text(const QJsonObject &item, QLatin1StringView key)
{
    return item.value(key).toString();
}

ItemLine describeQueue(const QJsonObject &item)
{
    QStringList topics;
    const QJsonArray listed = item.value("topics"_L1).toArray();
    for (const QJsonValue &topic : listed)
        topics.append(topic.toString());
    const QString detail = topics.isEmpty() ? words(QT_TRANSLATE_NOOP("Administration", "takes the rest")).text()
                                            : topics.join(QStringLiteral(", "));
    return {text(item, "name"_L1), detail, item.value("disabled"_L1).toBool()};
}

ItemLine describePerson(const QJsonObject &item)
{
    const QString role = text(item, "role"_L1);
    QString named = words(QT_TRANSLATE_NOOP("Administration", "agent")).text();
    if (role == "supervisor"_L1)
        named = words(QT_TRANSLATE_NOOP("Administration", "supervisor")).text();
    else if (role == "admin"_L1)
        named = words(QT_TRANSLATE_NOOP("Administration", "admin")).text();
    return {text(item, "name"_L1), text(item, "signInName"_L1) + u" · "_s + named, item.value("disabled"_L1).toBool()};
}

ItemLine describeReply(const QJsonObject &item)
{
    return {text(item, "title"_L1), u'/' + text(item, "shortcut"_L1), false};
}

ItemLine describeMacro(const QJsonObject &item)
{
    const auto steps = static_cast<int>(item.value("steps"_L1).toArray().size());
    const QString detail = words(QT_TRANSLATE_NOOP("Administration", "Steps: %1")).text().arg(steps);
    return {text(item, "name"_L1), detail, false};
}

ItemLine describeList(const QJsonObject &item)
{
    const bool isReasons = text(item, "id"_L1) == "pauseReasons"_L1;
    const QString name = isReasons ? words(QT_TRANSLATE_NOOP("Administration", "Pause reasons")).text()
                                   : words(QT_TRANSLATE_NOOP("Administration", "Tags")).text();
    const QString detail = isReasons ? words(QT_TRANSLATE_NOOP("Administration", "why agents are away or busy")).text()
                                     : words(QT_TRANSLATE_NOOP("Administration", "proposed to who tags")).text();
    return {name, detail, false};
}

ItemLine describeExperiment(const QJsonObject &item)
{
    QString detail = words(QT_TRANSLATE_NOOP("Administration", "not begun")).text();
    if (item.contains("endedAt"_L1))
        detail = words(QT_TRANSLATE_NOOP("Administration", "ended")).text();
    else if (item.contains("startedAt"_L1))
        detail = words(QT_TRANSLATE_NOOP("Administration", "runs")).text();
    return {text(item, "name"_L1), detail, false};
}

QList<QueueChoice> choicesIn(const QList<QJsonObject> &items)
{
    QList<QueueChoice> choices;
    for (const QJsonObject &item : items)
        choices.append({text(item, "id"_L1), text(item, "name"_L1)});
    return choices;
}

} // namespace

AdministrationPage::AdministrationPage(state::Administration &administration, state::AuditLog &log,
    const state::Desk &desk, const base::Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_administration(administration)
    , m_desk(desk)
    , m_sections(new QListWidget(this))
    , m_pages(new QStackedWidget(this))
    , m_queueForm(new QueueForm(clock))
    , m_personForm(new PersonForm)
    , m_replyForm(new ReplyForm)
    , m_macroForm(new MacroForm)
    , m_experimentForm(new ExperimentForm)
{
    buildSections();
    m_pages->addWidget(new AuditPage(log, this));
    m_sections->setFrameShape(QFrame::NoFrame);
    m_sections->viewport()->setAutoFillBackground(false);
    for (int i = 0; i < m_pages->count(); ++i)
        m_sections->addItem(QString());
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 12, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_sections);
    row->addWidget(m_pages, 1);

    connect(m_sections, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_replyForm, &ReplyForm::uploadWanted, this, &AdministrationPage::uploadWanted);
    connect(m_experimentForm, &ExperimentForm::saveWanted, section(Section::Experiments), &SectionPage::save);
    connect(&administration, &state::Administration::changed, this, &AdministrationPage::takeChange);
    connect(&desk, &state::Desk::meChanged, this, [this] { m_personForm->setActor(m_desk.me().role); });
    m_personForm->setActor(desk.me().role);
    m_sections->setCurrentRow(0);
    refreshNames();
    restyle();
}

SectionPage *AdministrationPage::addSection(SectionPage *page)
{
    m_pages->addWidget(page);
    m_sectionPages.append(page);
    return page;
}

void AdministrationPage::buildSections()
{
    const auto add = [this](const SectionSpec &spec, ItemForm *form, ItemListModel::Describe describe) {
        addSection(new SectionPage(m_administration, spec, form, std::move(describe), this));
    };
    add({queues, words(QT_TRANSLATE_NOOP("Administration", "Queues")),
            words(QT_TRANSLATE_NOOP("Administration", "Add a queue")),
            words(QT_TRANSLATE_NOOP("Administration", "No queue is chosen")), u'q'},
        m_queueForm, describeQueue);
    add({users, words(QT_TRANSLATE_NOOP("Administration", "People")),
            words(QT_TRANSLATE_NOOP("Administration", "Add a person")),
            words(QT_TRANSLATE_NOOP("Administration", "Nobody is chosen")), u'a', false},
        m_personForm, describePerson);
    add({replies, words(QT_TRANSLATE_NOOP("Administration", "Canned replies")),
            words(QT_TRANSLATE_NOOP("Administration", "Add a reply")),
            words(QT_TRANSLATE_NOOP("Administration", "No reply is chosen")), u'r'},
        m_replyForm, describeReply);
    add({macros, words(QT_TRANSLATE_NOOP("Administration", "Macros")),
            words(QT_TRANSLATE_NOOP("Administration", "Add a macro")),
            words(QT_TRANSLATE_NOOP("Administration", "No macro is chosen")), u'm'},
        m_macroForm, describeMacro);
    add({settings, words(QT_TRANSLATE_NOOP("Administration", "Tags and pauses")), {},
            words(QT_TRANSLATE_NOOP("Administration", "No list is chosen")), u's', false},
        new ListForm, describeList);
    add({experiments, words(QT_TRANSLATE_NOOP("Administration", "Experiments")),
            words(QT_TRANSLATE_NOOP("Administration", "Add an experiment")),
            words(QT_TRANSLATE_NOOP("Administration", "No experiment is chosen")), u'x'},
        m_experimentForm, describeExperiment);
}

void AdministrationPage::showSection(Section section)
{
    m_sections->setCurrentRow(static_cast<int>(section));
}

SectionPage *AdministrationPage::section(Section section) const
{
    return m_sectionPages.value(static_cast<int>(section));
}

void AdministrationPage::takeChange(const QString &collection)
{
    if (collection == queues || collection == sites)
        offerChoices();
    refreshNames();
}

void AdministrationPage::offerChoices()
{
    const QList<QueueChoice> known = choicesIn(m_administration.items(queues));
    m_queueForm->setQueues(known);
    m_personForm->setQueues(known);
    m_macroForm->setQueues(known);
    m_experimentForm->setQueues(known);
    m_experimentForm->setSites(choicesIn(m_administration.items(sites)));
}

void AdministrationPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // The choices of the forms come from these, whichever section is open.
    m_administration.want(queues);
    m_administration.want(sites);
}

void AdministrationPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refreshNames();
    else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
}

void AdministrationPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ui::Theme &theme = ui::Theme::current();
    painter.fillRect(rect(), theme.colour(ui::Role::Surface));
    const int edge = m_pages->x() - 4;
    painter.fillRect(QRect(0, 0, edge, height()), theme.colour(ui::Role::SurfaceRaised));
    painter.fillRect(QRect(edge, 0, 1, height()), theme.colour(ui::Role::Border));
}

void AdministrationPage::refreshNames()
{
    const QStringList names{tr("Queues"), tr("People"), tr("Canned replies"), tr("Macros"), tr("Tags and pauses"),
        tr("Experiments"), tr("Audit log")};
    const QStringList collections{queues, users, replies, macros, settings, experiments};
    for (int row = 0; row < m_sections->count(); ++row) {
        QListWidgetItem *item = m_sections->item(row);
        const bool isUnsaved = row < collections.size() && !m_administration.drafts(collections.at(row)).isEmpty();
        item->setText(isUnsaved ? names.at(row) + QStringLiteral(" •") : names.at(row));
        item->setToolTip(isUnsaved ? tr("Has changes that are not saved") : QString());
        item->setData(Qt::AccessibleTextRole,
            isUnsaved ? tr("%1, has changes that are not saved").arg(names.at(row)) : names.at(row));
    }
    m_sections->setAccessibleName(tr("Sections of the administration"));
}

void AdministrationPage::restyle()
{
    const ui::Theme &theme = ui::Theme::current();
    m_sections->setFixedWidth(theme.scaled(sectionsWidth));
    m_sections->setFont(theme.font(ui::TextStyle::Body));
}

} // namespace qiao::workstation::administration
