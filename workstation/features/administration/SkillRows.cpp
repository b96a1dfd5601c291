#include "workstation/features/administration/SkillRows.h"

#include "workstation/features/administration/Field.h"
#include "workstation/features/administration/RowList.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QJsonObject>
#include <QLineEdit>
#include <QSpinBox>

namespace qiao::workstation::administration {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostSkills = 100;
constexpr int mostMemberships = 100;
constexpr int longestSkill = 50;
constexpr int highestLevel = 5;
constexpr int levelWidth = 104;
constexpr int mostAtOnce = 1'000;

QHBoxLayout *lineIn(QWidget *row)
{
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    return line;
}

} // namespace

RowList *makeSkillRows()
{
    return new RowList(
        words(QT_TRANSLATE_NOOP("Administration", "Add a skill")),
        [](const std::function<void()> &edited) {
            auto *row = new QWidget;
            QHBoxLayout *line = lineIn(row);
            auto *name = new QLineEdit(row);
            name->setMaxLength(longestSkill);
            name->setPlaceholderText(words(QT_TRANSLATE_NOOP("Administration", "Skill, such as returns")).text());
            name->setAccessibleName(words(QT_TRANSLATE_NOOP("Administration", "Skill")).text());
            auto *level = new QSpinBox(row);
            level->setRange(1, highestLevel);
            level->setMinimumWidth(levelWidth);
            level->setPrefix(words(QT_TRANSLATE_NOOP("Administration", "Level ")).text());
            level->setAccessibleName(
                words(QT_TRANSLATE_NOOP("Administration", "Level, 1 knows it, 5 teaches it")).text());
            level->setToolTip(level->accessibleName());
            line->addWidget(name, 1);
            line->addWidget(level);
            row->setFocusProxy(name);
            QObject::connect(name, &QLineEdit::textEdited, row, edited);
            QObject::connect(level, &QSpinBox::valueChanged, row, edited);
            return row;
        },
        mostSkills);
}

void showSkills(RowList &rows, const QJsonArray &skills)
{
    rows.clear();
    for (const QJsonValue &value : skills) {
        const QWidget *row = rows.addRow();
        row->findChild<QLineEdit *>()->setText(value.toObject().value("skill"_L1).toString());
        row->findChild<QSpinBox *>()->setValue(value.toObject().value("level"_L1).toInt(1));
    }
}

QJsonArray skillsIn(const RowList &rows)
{
    QJsonArray skills;
    const QList<QWidget *> all = rows.rows();
    for (const QWidget *row : all) {
        const QString name = row->findChild<QLineEdit *>()->text().simplified();
        if (!name.isEmpty())
            skills.append(QJsonObject{{u"skill"_s, name}, {u"level"_s, row->findChild<QSpinBox *>()->value()}});
    }
    return skills;
}

RowList *makeMembershipRows(QList<QueueChoice> *choices)
{
    return new RowList(
        words(QT_TRANSLATE_NOOP("Administration", "Add a queue")),
        [choices](const std::function<void()> &edited) {
            auto *row = new QWidget;
            QHBoxLayout *line = lineIn(row);
            auto *queue = new QComboBox(row);
            for (const QueueChoice &choice : *choices)
                queue->addItem(choice.name, choice.id);
            queue->setAccessibleName(words(QT_TRANSLATE_NOOP("Administration", "Queue")).text());
            auto *capacity = new QSpinBox(row);
            capacity->setRange(0, mostAtOnce);
            capacity->setSpecialValueText(
                words(QT_TRANSLATE_NOOP("Administration", "as many as there is room for")).text());
            capacity->setPrefix(words(QT_TRANSLATE_NOOP("Administration", "at most ")).text());
            capacity->setAccessibleName(
                words(QT_TRANSLATE_NOOP("Administration", "Conversations of this queue at once")).text());
            line->addWidget(queue, 1);
            line->addWidget(capacity);
            row->setFocusProxy(queue);
            QObject::connect(queue, &QComboBox::currentIndexChanged, row, edited);
            QObject::connect(capacity, &QSpinBox::valueChanged, row, edited);
            return row;
        },
        mostMemberships);
}

void showMemberships(RowList &rows, const QJsonArray &memberships)
{
    rows.clear();
    for (const QJsonValue &value : memberships) {
        const QWidget *row = rows.addRow();
        auto *queue = row->findChild<QComboBox *>();
        const QString id = value.toObject().value("id"_L1).toString();
        if (queue->findData(id) < 0)
            queue->addItem(id, id);
        queue->setCurrentIndex(queue->findData(id));
        row->findChild<QSpinBox *>()->setValue(value.toObject().value("capacity"_L1).toInt());
    }
}

QJsonArray membershipsIn(const RowList &rows)
{
    QJsonArray memberships;
    const QList<QWidget *> all = rows.rows();
    for (const QWidget *row : all) {
        const QString queue = row->findChild<QComboBox *>()->currentData().toString();
        if (!queue.isEmpty())
            memberships.append(QJsonObject{{u"id"_s, queue}, {u"capacity"_s, row->findChild<QSpinBox *>()->value()}});
    }
    return memberships;
}

} // namespace qiao::workstation::administration
