#pragma once

#include "common/base/Clock.h"
#include "workstation/features/administration/ItemForm.h"
#include "workstation/features/administration/SkillRows.h"

#include <vector>

namespace qiao::workstation::administration {

class HoursEditor;
class RowList;
class WeightSliders;

// A queue: who waits together, who answers, and by which rules. GUI thread.
class QueueForm final : public ItemForm
{
    Q_OBJECT

public:
    // `clock` must outlive the form.
    explicit QueueForm(const base::Clock &clock, QWidget *parent = nullptr);

    // The queues that one that is full may pass on to.
    void setQueues(const QList<QueueChoice> &queues);

protected:
    void fill(const QJsonObject &item) override;
    void collect(QJsonObject &item) const override;
    void findProblems() override;
    void changeEvent(QEvent *event) override;

private:
    // A number of the queue: seconds for its milliseconds, or itself.
    struct Number
    {
        const char *key;
        int unit; // milliseconds; 1: a plain number
        int usual;
        QSpinBox *editor;
    };

    void addNumber(
        const ui::Words &label, const char *key, int unit, int least, int most, int usual, const ui::Words &hint = {});
    void retranslate();

    QLineEdit *m_name;
    Field *m_nameField;
    QCheckBox *m_disabled;
    QLineEdit *m_topics;
    QLineEdit *m_languages;
    RowList *m_skills;
    HoursEditor *m_hours;
    WeightSliders *m_weights;
    QComboBox *m_overflow;
    QComboBox *m_overflowQueue;
    Field *m_overflowField;
    QCheckBox *m_asksFeedback;
    std::vector<Number> m_numbers;
    QList<QueueChoice> m_queues;
};

} // namespace qiao::workstation::administration
