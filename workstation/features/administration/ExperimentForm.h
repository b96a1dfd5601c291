#pragma once

#include "workstation/features/administration/ItemForm.h"
#include "workstation/features/administration/SkillRows.h"

#include <array>

class QLabel;
class QPushButton;

namespace qiao::workstation::administration {

class WeightSliders;

// An experiment: two greetings of a site, or two routings of a queue. What it compares is fixed once it has begun.
// GUI thread.
class ExperimentForm final : public ItemForm
{
    Q_OBJECT

public:
    explicit ExperimentForm(QWidget *parent = nullptr);

    void setQueues(const QList<QueueChoice> &queues) { m_queues = queues; }
    void setSites(const QList<QueueChoice> &sites) { m_sites = sites; }

Q_SIGNALS:
    // The form's value now says that it begins, or ends: it is to be saved.
    void saveWanted();

protected:
    void fill(const QJsonObject &item) override;
    void collect(QJsonObject &item) const override;
    void findProblems() override;
    void changeEvent(QEvent *event) override;

private:
    struct ArmEditors
    {
        QLineEdit *name = nullptr;
        Field *nameField = nullptr;
        QPlainTextEdit *greeting = nullptr;
        Field *greetingField = nullptr;
        WeightSliders *weights = nullptr;
        Field *weightsField = nullptr;
    };

    bool isGreeting() const;
    void showKind();
    void takeStep();
    void retranslate();

    QList<QueueChoice> m_queues;
    QList<QueueChoice> m_sites;
    qint64 m_startedAt = 0; // 0: not yet; what is set here is only a wish, the relay's clock counts
    qint64 m_endedAt = 0;
    QLineEdit *m_name;
    Field *m_nameField;
    QLabel *m_state;
    QPushButton *m_step;
    QComboBox *m_kind;
    QComboBox *m_site;
    Field *m_siteField;
    QLineEdit *m_locale;
    Field *m_localeField;
    QComboBox *m_queue;
    Field *m_queueField;
    QSpinBox *m_share;
    std::array<ArmEditors, 2> m_arms;
};

} // namespace qiao::workstation::administration
