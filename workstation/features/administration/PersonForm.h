#pragma once

#include "common/domain/Participant.h"
#include "workstation/features/administration/ItemForm.h"
#include "workstation/features/administration/SkillRows.h"

namespace qiao::workstation::administration {

class RowList;

// Somebody who works here: what they may, can and serve. GUI thread.
class PersonForm final : public ItemForm
{
    Q_OBJECT

public:
    explicit PersonForm(QWidget *parent = nullptr);

    // Supervisors make and change agents alone.
    void setActor(domain::AgentRole role);
    void setQueues(const QList<QueueChoice> &queues) { m_queues = queues; }

protected:
    void fill(const QJsonObject &item) override;
    void collect(QJsonObject &item) const override;
    void findProblems() override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    domain::AgentRole m_actor = domain::AgentRole::Supervisor;
    QList<QueueChoice> m_queues;
    bool m_isNew = false;
    QLineEdit *m_signInName;
    Field *m_signInField;
    QLineEdit *m_name;
    Field *m_nameField;
    QComboBox *m_role;
    QCheckBox *m_disabled;
    QLineEdit *m_password;
    Field *m_passwordField;
    QSpinBox *m_capacity;
    QLineEdit *m_languages;
    RowList *m_skills;
    RowList *m_memberships;
};

} // namespace qiao::workstation::administration
