#include "workstation/features/administration/QueueForm.h"

#include "common/protocol/DirectoryCodec.h"
#include "common/protocol/Limits.h"
#include "workstation/features/administration/HoursEditor.h"
#include "workstation/features/administration/RowList.h"
#include "workstation/features/administration/WeightSliders.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QSpinBox>

namespace qiao::workstation::administration {

using namespace Qt::StringLiterals;

namespace {

constexpr int second = 1'000; // milliseconds
constexpr int minute = 60'000;

QString listed(const QJsonValue &value)
{
    QStringList texts;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &entry : array)
        texts.append(entry.toString());
    return texts.join(QStringLiteral(", "));
}

// The hours of a queue in its JSON, and back.
domain::OpeningHours hoursOf(const QJsonObject &item)
{
    QJsonObject queue{{u"id"_s, u"q"_s}, {u"name"_s, u"q"_s}};
    if (item.contains("hours"_L1))
        queue.insert("hours"_L1, item.value("hours"_L1));
    const auto read = protocol::queueFromJson(queue);
    return read ? read->hours : domain::OpeningHours();
}

QJsonValue jsonOf(const domain::OpeningHours &hours)
{
    domain::Queue queue;
    queue.hours = hours;
    return protocol::toJson(queue).value("hours"_L1);
}

} // namespace

QueueForm::QueueForm(const base::Clock &clock, QWidget *parent)
    : ItemForm(parent)
    , m_name(textEditor(protocol::limits::nameLength))
    , m_disabled(checkEditor())
    , m_topics(textEditor(2'000))
    , m_languages(textEditor(500))
    , m_skills(makeSkillRows())
    , m_hours(new HoursEditor(clock))
    , m_weights(new WeightSliders)
    , m_overflow(choiceEditor())
    , m_overflowQueue(choiceEditor())
    , m_asksFeedback(checkEditor())
{
    m_nameField = addField(words(QT_TRANSLATE_NOOP("Administration", "Name")), m_name);
    addField({}, m_disabled);
    addField(words(QT_TRANSLATE_NOOP("Administration", "Topics")), m_topics,
        words(QT_TRANSLATE_NOOP("Administration",
            "What visitors choose that brings them here, apart by commas. A queue without topics takes the rest.")));
    addField(words(QT_TRANSLATE_NOOP("Administration", "Languages")), m_languages,
        words(QT_TRANSLATE_NOOP("Administration", "Such as zh, en. Empty: any.")));
    addField(words(QT_TRANSLATE_NOOP("Administration", "Skills that an agent must have")), m_skills);

    addHeading(words(QT_TRANSLATE_NOOP("Administration", "Order")));
    addNumber(words(QT_TRANSLATE_NOOP("Administration", "Priority")), "priority", 1, 0, 9, 0,
        words(QT_TRANSLATE_NOOP(
            "Administration", "0 to 9. Where an agent serves several queues, the higher goes first.")));
    addNumber(words(QT_TRANSLATE_NOOP("Administration", "Waiting as good as one step of priority (seconds)")),
        "ageingMs", second, 1, 86'400, 60,
        words(QT_TRANSLATE_NOOP("Administration", "So that nobody is left waiting behind the others for ever.")));
    addNumber(words(QT_TRANSLATE_NOOP("Administration", "Most who wait at once")), "maximumLength", 1, 0, 1'000'000, 0,
        words(QT_TRANSLATE_NOOP("Administration", "0: no bound.")));
    addField(words(QT_TRANSLATE_NOOP("Administration", "Who comes when it is full")), m_overflow);
    m_overflowField = addField(words(QT_TRANSLATE_NOOP("Administration", "Goes to the queue")), m_overflowQueue);

    addHeading(words(QT_TRANSLATE_NOOP("Administration", "Opening hours")));
    addField({}, m_hours);
    addHeading(words(QT_TRANSLATE_NOOP("Administration", "What counts when an agent is chosen")));
    addField({}, m_weights);

    addHeading(words(QT_TRANSLATE_NOOP("Administration", "Times")));
    addNumber(words(QT_TRANSLATE_NOOP("Administration", "An offer goes to the next agent after (seconds)")),
        "offerTimeoutMs", second, 1, 3'600, 20);
    addNumber(words(QT_TRANSLATE_NOOP("Administration", "Missed offers in a row that set an agent away")),
        "missedOffers", 1, 0, 100, 3, words(QT_TRANSLATE_NOOP("Administration", "0: never.")));
    addNumber(words(QT_TRANSLATE_NOOP("Administration", "A silent visitor takes no room after (minutes)")),
        "idleAfterMs", minute, 0, 1'440, 10, words(QT_TRANSLATE_NOOP("Administration", "0: never.")));
    addNumber(words(QT_TRANSLATE_NOOP("Administration", "Time to finish after the close (seconds)")), "wrapUpMs",
        second, 0, 3'600, 0);
    addNumber(words(QT_TRANSLATE_NOOP("Administration", "Who left while waiting is given up after (minutes)")),
        "abandonAfterMs", minute, 0, 1'440, 15, words(QT_TRANSLATE_NOOP("Administration", "0: never.")));
    addNumber(words(QT_TRANSLATE_NOOP("Administration", "Goal for the first response (seconds)")), "goalMs", second, 1,
        86'400, 15);
    addNumber(words(QT_TRANSLATE_NOOP("Administration", "A wait is too long from (seconds)")), "slaMs", second, 1,
        86'400, 60);
    addField({}, m_asksFeedback);

    connect(m_skills, &RowList::edited, this, &QueueForm::tellEdited);
    connect(m_hours, &HoursEditor::edited, this, &QueueForm::tellEdited);
    connect(m_weights, &WeightSliders::edited, this, &QueueForm::tellEdited);
    connect(m_overflow, &QComboBox::currentIndexChanged, this,
        [this] { m_overflowField->setVisible(m_overflow->currentData() == QVariant(u"other_queue"_s)); });
    for (const auto overflow : {domain::Overflow::Wait, domain::Overflow::LeaveMessage, domain::Overflow::OtherQueue})
        m_overflow->addItem(QString(), domain::nameOf(overflow));
    retranslate();
}

void QueueForm::addNumber(
    const ui::Words &label, const char *key, int unit, int least, int most, int usual, const ui::Words &hint)
{
    QSpinBox *editor = numberEditor(least, most);
    addField(label, editor, hint);
    m_numbers.push_back({key, unit, usual, editor});
}

void QueueForm::setQueues(const QList<QueueChoice> &queues)
{
    m_queues = queues;
}

void QueueForm::fill(const QJsonObject &item)
{
    m_name->setText(item.value("name"_L1).toString());
    m_disabled->setChecked(item.value("disabled"_L1).toBool());
    m_topics->setText(listed(item.value("topics"_L1)));
    m_languages->setText(listed(item.value("languages"_L1)));
    showSkills(*m_skills, item.value("skills"_L1).toArray());
    m_hours->setHours(hoursOf(item));
    const auto weights = protocol::weightsFromJson(item.value("weights"_L1).toObject());
    m_weights->setWeights(weights ? *weights : domain::RoutingWeights());
    m_overflow->setCurrentIndex(std::max(0, m_overflow->findData(item.value("overflow"_L1).toString())));
    m_overflowQueue->clear();
    for (const QueueChoice &queue : std::as_const(m_queues)) {
        if (queue.id != item.value("id"_L1).toString())
            m_overflowQueue->addItem(queue.name, queue.id);
    }
    m_overflowQueue->setCurrentIndex(m_overflowQueue->findData(item.value("overflowQueue"_L1).toString()));
    m_overflowField->setVisible(m_overflow->currentData() == QVariant(u"other_queue"_s));
    m_asksFeedback->setChecked(item.value("asksFeedback"_L1).toBool(true));
    for (const Number &number : m_numbers)
        number.editor->setValue(
            item.value(QLatin1StringView(number.key)).toInt(number.usual * number.unit) / number.unit);
}

void QueueForm::collect(QJsonObject &item) const
{
    item.insert("name"_L1, m_name->text().simplified());
    item.insert("disabled"_L1, m_disabled->isChecked());
    item.insert("topics"_L1, QJsonArray::fromStringList(termsIn(m_topics->text())));
    item.insert("languages"_L1, QJsonArray::fromStringList(termsIn(m_languages->text())));
    item.insert("skills"_L1, skillsIn(*m_skills));
    if (const auto hours = m_hours->hours(); hours && hours->isAlways)
        item.remove("hours"_L1);
    else if (hours)
        item.insert("hours"_L1, jsonOf(*hours));
    item.insert("weights"_L1, protocol::toJson(m_weights->weights()));
    item.insert("overflow"_L1, m_overflow->currentData().toString());
    if (m_overflow->currentData().toString() == u"other_queue"_s)
        item.insert("overflowQueue"_L1, m_overflowQueue->currentData().toString());
    else
        item.remove("overflowQueue"_L1);
    item.insert("asksFeedback"_L1, m_asksFeedback->isChecked());
    for (const Number &number : m_numbers) {
        // What is finer than the field shows stays as it is until somebody changes it.
        const QLatin1StringView key(number.key);
        const int shown = item.value(key).toInt(number.usual * number.unit) / number.unit;
        if (shown != number.editor->value() || !item.contains(key))
            item.insert(key, number.editor->value() * number.unit);
    }
}

void QueueForm::findProblems()
{
    hasProblem(m_nameField, m_name->text().trimmed().isEmpty(), tr("A queue needs a name."));
    const bool needsQueue = m_overflow->currentData().toString() == u"other_queue"_s;
    hasProblem(m_overflowField, needsQueue && m_overflowQueue->currentIndex() < 0, tr("Choose another queue."));
    m_hours->tellProblems();
    if (!m_hours->hours())
        hasProblem(qobject_cast<Field *>(m_hours->parentWidget()), true, tr("The opening hours cannot be read."));
}

void QueueForm::changeEvent(QEvent *event)
{
    ItemForm::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void QueueForm::retranslate()
{
    m_disabled->setText(tr("Disabled: takes no conversations"));
    m_disabled->setAccessibleName(m_disabled->text());
    m_asksFeedback->setText(tr("Ask the visitor after the close how it was"));
    m_asksFeedback->setAccessibleName(m_asksFeedback->text());
    m_hours->setAccessibleName(tr("Opening hours"));
    m_weights->setAccessibleName(tr("What counts when an agent is chosen"));
    const QStringList texts{tr("waits all the same"), tr("is asked to leave a message"), tr("goes to another queue")};
    for (int i = 0; i < texts.size(); ++i)
        m_overflow->setItemText(i, texts.at(i));
}

} // namespace qiao::workstation::administration
