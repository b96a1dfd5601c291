#pragma once

#include "workstation/features/administration/ItemForm.h"
#include "workstation/features/administration/SkillRows.h"

namespace qiao::workstation::administration {

class RowList;

// A macro: several actions that an agent does at once, in their order. GUI thread.
class MacroForm final : public ItemForm
{
    Q_OBJECT

public:
    explicit MacroForm(QWidget *parent = nullptr);

    void setQueues(const QList<QueueChoice> &queues) { m_queues = queues; }

protected:
    void fill(const QJsonObject &item) override;
    void collect(QJsonObject &item) const override;
    void findProblems() override;

private:
    QWidget *makeStep(const std::function<void()> &edited) const;

    QList<QueueChoice> m_queues;
    QLineEdit *m_name;
    Field *m_nameField;
    RowList *m_steps;
    Field *m_stepsField;
};

} // namespace qiao::workstation::administration
