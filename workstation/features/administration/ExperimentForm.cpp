#include "workstation/features/administration/ExperimentForm.h"

#include "common/protocol/DirectoryCodec.h"
#include "common/protocol/Limits.h"
#include "workstation/features/administration/WeightSliders.h"
#include "workstation/ui/Paragraph.h"
#include "workstation/ui/RelativeTime.h"
#include "workstation/ui/TextLook.h"

#include <QComboBox>
#include <QEvent>
#include <QJsonArray>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>

namespace qiao::workstation::administration {

using namespace Qt::StringLiterals;

namespace {

constexpr int usualShare = 50;

void offer(QComboBox &box, const QList<QueueChoice> &choices, const QString &chosen)
{
    box.clear();
    for (const QueueChoice &choice : choices)
        box.addItem(choice.name, choice.id);
    if (box.findData(chosen) < 0 && !chosen.isEmpty())
        box.addItem(chosen, chosen);
    box.setCurrentIndex(std::max(0, box.findData(chosen)));
}

} // namespace

ExperimentForm::ExperimentForm(QWidget *parent)
    : ItemForm(parent)
    , m_name(textEditor(protocol::limits::nameLength))
    , m_state(new ui::Paragraph)
    , m_step(new QPushButton)
    , m_kind(choiceEditor())
    , m_site(choiceEditor())
    , m_locale(textEditor(protocol::limits::localeLength))
    , m_queue(choiceEditor())
    , m_share(numberEditor(1, 99, u" %"_s))
{
    addWidget(m_state);
    m_step->setAutoDefault(false);
    m_step->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    addWidget(m_step);
    m_nameField = addField(words(QT_TRANSLATE_NOOP("Administration", "Name")), m_name);
    addField(words(QT_TRANSLATE_NOOP("Administration", "What is compared")), m_kind);
    m_siteField = addField(words(QT_TRANSLATE_NOOP("Administration", "Site")), m_site);
    m_localeField = addField(words(QT_TRANSLATE_NOOP("Administration", "Visitors' language")), m_locale,
        words(QT_TRANSLATE_NOOP("Administration", "Such as zh. Empty: all visitors.")));
    m_queueField = addField(words(QT_TRANSLATE_NOOP("Administration", "Queue")), m_queue);
    addField(words(QT_TRANSLATE_NOOP("Administration", "Visitors in the second arm")), m_share,
        words(QT_TRANSLATE_NOOP("Administration", "A visitor stays in one arm for good.")));
    const std::array headings{words(QT_TRANSLATE_NOOP("Administration", "First arm (A)")),
        words(QT_TRANSLATE_NOOP("Administration", "Second arm (B)"))};
    for (size_t i = 0; i < m_arms.size(); ++i) {
        ArmEditors &arm = m_arms[i];
        addHeading(headings[i]);
        arm.name = textEditor(protocol::limits::nameLength);
        arm.nameField = addField(words(QT_TRANSLATE_NOOP("Administration", "Name of the arm")), arm.name);
        arm.greeting = paragraphEditor(2);
        arm.greetingField = addField(words(QT_TRANSLATE_NOOP("Administration", "Greeting")), arm.greeting);
        arm.weights = new WeightSliders;
        arm.weightsField
            = addField(words(QT_TRANSLATE_NOOP("Administration", "What counts when an agent is chosen")), arm.weights);
        connect(arm.weights, &WeightSliders::edited, this, &ExperimentForm::tellEdited);
    }
    m_kind->addItem(QString(), u"greeting"_s);
    m_kind->addItem(QString(), u"routing"_s);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ExperimentForm::showKind);
    connect(m_step, &QPushButton::clicked, this, &ExperimentForm::takeStep);
    retranslate();
}

bool ExperimentForm::isGreeting() const
{
    return m_kind->currentData().toString() == u"greeting"_s;
}

void ExperimentForm::showKind()
{
    const bool shown = isGreeting();
    m_siteField->setVisible(shown);
    m_localeField->setVisible(shown);
    m_queueField->setVisible(!shown);
    for (const ArmEditors &arm : m_arms) {
        arm.greetingField->setVisible(shown);
        arm.weightsField->setVisible(!shown);
    }
}

void ExperimentForm::takeStep()
{
    if (!check())
        return;
    if (m_startedAt == 0)
        m_startedAt = 1;
    else
        m_endedAt = m_startedAt;
    tellEdited();
    Q_EMIT saveWanted();
}

void ExperimentForm::fill(const QJsonObject &item)
{
    m_startedAt = item.value("startedAt"_L1).toInteger();
    m_endedAt = item.value("endedAt"_L1).toInteger();
    m_name->setText(item.value("name"_L1).toString());
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(item.value("kind"_L1).toString())));
    offer(*m_site, m_sites, item.value("site"_L1).toString());
    offer(*m_queue, m_queues, item.value("queue"_L1).toString());
    m_locale->setText(item.value("locale"_L1).toString());
    m_share->setValue(item.value("shareOfB"_L1).toInt(usualShare));
    const QJsonArray arms = item.value("arms"_L1).toArray();
    for (size_t i = 0; i < m_arms.size(); ++i) {
        const QJsonObject arm = arms.at(static_cast<qsizetype>(i)).toObject();
        m_arms[i].name->setText(arm.value("name"_L1).toString());
        m_arms[i].greeting->setPlainText(arm.value("greeting"_L1).toString());
        const auto weights = protocol::weightsFromJson(arm.value("weights"_L1).toObject());
        m_arms[i].weights->setWeights(weights ? *weights : domain::RoutingWeights());
    }
    showKind();
    const bool isFixed = m_startedAt != 0 && item.contains("version"_L1);
    for (QWidget *editor : {static_cast<QWidget *>(m_kind), static_cast<QWidget *>(m_site),
             static_cast<QWidget *>(m_queue), static_cast<QWidget *>(m_locale), static_cast<QWidget *>(m_share)})
        editor->setEnabled(!isFixed);
    for (const ArmEditors &arm : m_arms) {
        for (QWidget *editor : {static_cast<QWidget *>(arm.name), static_cast<QWidget *>(arm.greeting),
                 static_cast<QWidget *>(arm.weights)})
            editor->setEnabled(!isFixed);
    }
    retranslate();
}

void ExperimentForm::collect(QJsonObject &item) const
{
    item.insert("name"_L1, m_name->text().simplified());
    item.insert("kind"_L1, m_kind->currentData().toString());
    item.insert("shareOfB"_L1, m_share->value());
    for (const auto key : {"site"_L1, "locale"_L1, "queue"_L1})
        item.remove(key);
    if (isGreeting()) {
        item.insert("site"_L1, m_site->currentData().toString());
        if (!m_locale->text().trimmed().isEmpty())
            item.insert("locale"_L1, m_locale->text().trimmed());
    } else {
        item.insert("queue"_L1, m_queue->currentData().toString());
    }
    QJsonArray arms;
    for (const ArmEditors &editors : m_arms) {
        QJsonObject arm{{u"name"_s, editors.name->text().simplified()}};
        if (isGreeting())
            arm.insert("greeting"_L1, editors.greeting->toPlainText());
        else
            arm.insert("weights"_L1, protocol::toJson(editors.weights->weights()));
        arms.append(arm);
    }
    item.insert("arms"_L1, arms);
    if (m_startedAt != 0)
        item.insert("startedAt"_L1, m_startedAt);
    if (m_endedAt != 0)
        item.insert("endedAt"_L1, m_endedAt);
}

void ExperimentForm::findProblems()
{
    hasProblem(m_nameField, m_name->text().trimmed().isEmpty(), tr("An experiment needs a name."));
    hasProblem(m_siteField, isGreeting() && m_site->currentIndex() < 0, tr("Choose a site."));
    hasProblem(m_queueField, !isGreeting() && m_queue->currentIndex() < 0, tr("Choose a queue."));
    for (const ArmEditors &arm : m_arms) {
        hasProblem(arm.nameField, arm.name->text().trimmed().isEmpty(), tr("Each arm needs a name."));
        const QString greeting = arm.greeting->toPlainText();
        hasProblem(arm.greetingField,
            isGreeting() && (greeting.trimmed().isEmpty() || greeting.size() > protocol::limits::greetingLength),
            tr("A greeting has 1 to %1 characters.").arg(protocol::limits::greetingLength));
    }
}

void ExperimentForm::changeEvent(QEvent *event)
{
    ItemForm::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ExperimentForm::retranslate()
{
    m_kind->setItemText(0, tr("Two greetings of a site"));
    m_kind->setItemText(1, tr("Two routings of a queue"));
    const auto time = [](qint64 ms) { return ui::fullTime(QDateTime::fromMSecsSinceEpoch(ms)); };
    if (m_startedAt == 0)
        m_state->setText(tr("Not begun. Nothing is compared yet."));
    else if (m_endedAt == 0)
        m_state->setText(tr("Runs since %1. What it compares stays as it is.").arg(time(m_startedAt)));
    else
        m_state->setText(tr("Ran from %1 to %2.").arg(time(m_startedAt), time(m_endedAt)));
    ui::setTextLook(m_state, ui::TextStyle::BodyStrong,
        m_startedAt != 0 && m_endedAt == 0 ? ui::Role::Success : ui::Role::TextSecondary);
    m_step->setText(m_startedAt == 0 ? tr("Begin") : tr("End the experiment"));
    m_step->setAccessibleName(m_step->text());
    m_step->setVisible(m_endedAt == 0);
}

} // namespace qiao::workstation::administration
