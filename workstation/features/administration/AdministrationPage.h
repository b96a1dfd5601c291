#pragma once

#include "common/base/Clock.h"
#include "workstation/state/Administration.h"
#include "workstation/state/AuditLog.h"
#include "workstation/state/Desk.h"

#include <QWidget>

class QListWidget;
class QStackedWidget;

namespace qiao::workstation::administration {

class ExperimentForm;
class ItemForm;
class MacroForm;
class PersonForm;
class QueueForm;
class ReplyForm;
class SectionPage;

enum class Section { Queues, People, Replies, Macros, Lists, Experiments, Audit };

// What supervisors set up, by section. It shows the state and orders through it; who may what is the relay's to decide.
// GUI thread.
class AdministrationPage final : public QWidget
{
    Q_OBJECT

public:
    // All must outlive the page.
    AdministrationPage(state::Administration &administration, state::AuditLog &log, const state::Desk &desk,
        const base::Clock &clock, QWidget *parent = nullptr);

    void showSection(Section section);
    // Null for the audit log.
    SectionPage *section(Section section) const;
    ReplyForm &replyForm() { return *m_replyForm; }

Q_SIGNALS:
    void uploadWanted(const QString &path);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    SectionPage *addSection(SectionPage *page);
    void buildSections();
    void takeChange(const QString &collection);
    void offerChoices();
    void refreshNames();
    void restyle();

    state::Administration &m_administration;
    const state::Desk &m_desk;
    QListWidget *m_sections;
    QStackedWidget *m_pages;
    QueueForm *m_queueForm;
    PersonForm *m_personForm;
    ReplyForm *m_replyForm;
    MacroForm *m_macroForm;
    ExperimentForm *m_experimentForm;
    QList<SectionPage *> m_sectionPages;
};

} // namespace qiao::workstation::administration
