#include "workstation/features/administration/PersonForm.h"

#include "common/protocol/Limits.h"
#include "workstation/features/administration/RowList.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QJsonArray>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSpinBox>

namespace qiao::workstation::administration {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestSignInName = 50;
constexpr int shortestPassword = 8;
constexpr int longestPassword = 1'024;
constexpr int usualCapacity = 5;

// What is empty is left out, as the relay leaves it out.
void insertUnlessEmpty(QJsonObject &item, QLatin1StringView key, const QJsonArray &list)
{
    if (list.isEmpty())
        item.remove(key);
    else
        item.insert(key, list);
}

} // namespace

PersonForm::PersonForm(QWidget *parent)
    : ItemForm(parent)
    , m_signInName(textEditor(longestSignInName))
    , m_name(textEditor(protocol::limits::nameLength))
    , m_role(choiceEditor())
    , m_disabled(checkEditor())
    , m_password(textEditor(longestPassword))
    , m_capacity(numberEditor(0, 1'000))
    , m_languages(textEditor(500))
    , m_skills(makeSkillRows())
    , m_memberships(makeMembershipRows(&m_queues))
{
    m_password->setEchoMode(QLineEdit::Password);
    m_signInField = addField(words(QT_TRANSLATE_NOOP("Administration", "Name to sign in with")), m_signInName,
        words(QT_TRANSLATE_NOOP("Administration", "It stays as it is once the person is added.")));
    m_nameField = addField(words(QT_TRANSLATE_NOOP("Administration", "Name that visitors see")), m_name);
    addField(words(QT_TRANSLATE_NOOP("Administration", "Role")), m_role,
        words(QT_TRANSLATE_NOOP("Administration", "Supervisors and admins are made by admins.")));
    addField({}, m_disabled);
    m_passwordField = addField(words(QT_TRANSLATE_NOOP("Administration", "New password")), m_password,
        words(QT_TRANSLATE_NOOP("Administration",
            "At least 8 characters. Empty: the password stays. A new one ends the person's sessions.")));
    addField(words(QT_TRANSLATE_NOOP("Administration", "Conversations at once")), m_capacity);
    addField(words(QT_TRANSLATE_NOOP("Administration", "Languages")), m_languages,
        words(QT_TRANSLATE_NOOP("Administration", "Such as zh, en. Empty: any.")));
    addField(words(QT_TRANSLATE_NOOP("Administration", "Skills")), m_skills);
    addField(words(QT_TRANSLATE_NOOP("Administration", "Queues")), m_memberships,
        words(QT_TRANSLATE_NOOP("Administration", "Without any: every queue.")));
    for (const auto role : {domain::AgentRole::Agent, domain::AgentRole::Supervisor, domain::AgentRole::Admin})
        m_role->addItem(QString(), domain::nameOf(role));
    connect(m_skills, &RowList::edited, this, &PersonForm::tellEdited);
    connect(m_memberships, &RowList::edited, this, &PersonForm::tellEdited);
    retranslate();
}

void PersonForm::setActor(domain::AgentRole role)
{
    m_actor = role;
    m_role->setEnabled(role == domain::AgentRole::Admin);
}

void PersonForm::fill(const QJsonObject &item)
{
    m_isNew = !item.contains("version"_L1);
    m_signInName->setText(item.value("signInName"_L1).toString());
    m_signInName->setReadOnly(!m_isNew);
    m_name->setText(item.value("name"_L1).toString());
    m_role->setCurrentIndex(std::max(0, m_role->findData(item.value("role"_L1).toString())));
    m_disabled->setChecked(item.value("disabled"_L1).toBool());
    m_password->setText(item.value("password"_L1).toString());
    m_capacity->setValue(item.value("capacity"_L1).toInt(usualCapacity));
    QStringList languages;
    const QJsonArray spoken = item.value("languages"_L1).toArray();
    for (const QJsonValue &language : spoken)
        languages.append(language.toString());
    m_languages->setText(languages.join(QStringLiteral(", ")));
    showSkills(*m_skills, item.value("skills"_L1).toArray());
    showMemberships(*m_memberships, item.value("queues"_L1).toArray());
    const bool isForAdmins = item.value("role"_L1).toString(u"agent"_s) != u"agent"_s;
    widget()->setEnabled(m_actor == domain::AgentRole::Admin || !isForAdmins);
}

void PersonForm::collect(QJsonObject &item) const
{
    item.insert("signInName"_L1, m_signInName->text().trimmed());
    item.insert("name"_L1, m_name->text().simplified());
    item.insert("role"_L1, m_role->currentData().toString());
    item.insert("disabled"_L1, m_disabled->isChecked());
    item.insert("capacity"_L1, m_capacity->value());
    if (m_password->text().isEmpty())
        item.remove("password"_L1);
    else
        item.insert("password"_L1, m_password->text());
    insertUnlessEmpty(item, "languages"_L1, QJsonArray::fromStringList(termsIn(m_languages->text())));
    insertUnlessEmpty(item, "skills"_L1, skillsIn(*m_skills));
    insertUnlessEmpty(item, "queues"_L1, membershipsIn(*m_memberships));
}

void PersonForm::findProblems()
{
    static const QRegularExpression allowed(
        QStringLiteral("^[\\w.@-]+$"), QRegularExpression::UseUnicodePropertiesOption);
    const QString name = m_signInName->text().trimmed();
    hasProblem(
        m_signInField, !allowed.match(name).hasMatch(), tr("Letters, digits and . - _ @ alone, without spaces."));
    hasProblem(m_nameField, m_name->text().trimmed().isEmpty(), tr("A person needs a name."));
    const qsizetype length = m_password->text().size();
    hasProblem(m_passwordField, m_isNew && length == 0, tr("A new person needs a password."));
    hasProblem(m_passwordField, length > 0 && length < shortestPassword, tr("At least 8 characters."));
}

void PersonForm::changeEvent(QEvent *event)
{
    ItemForm::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void PersonForm::retranslate()
{
    m_disabled->setText(tr("Disabled: cannot sign in"));
    m_disabled->setAccessibleName(m_disabled->text());
    const QStringList roles{tr("Agent"), tr("Supervisor"), tr("Admin")};
    for (int i = 0; i < roles.size(); ++i)
        m_role->setItemText(i, roles.at(i));
}

} // namespace qiao::workstation::administration
