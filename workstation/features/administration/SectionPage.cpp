#include "workstation/features/administration/SectionPage.h"

#include "common/base/RandomId.h"
#include "workstation/features/administration/Field.h"
#include "workstation/features/administration/ItemDelegate.h"
#include "workstation/features/administration/ItemForm.h"
#include "workstation/ui/Banner.h"
#include "workstation/ui/ButtonKind.h"
#include "workstation/ui/EmptyState.h"
#include "workstation/ui/ErrorText.h"
#include "workstation/ui/Icon.h"
#include "workstation/ui/Theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QListView>
#include <QMessageBox>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace qiao::workstation::administration {

namespace {

constexpr int listWidth = 248;

} // namespace

SectionPage::SectionPage(state::Administration &administration, const SectionSpec &spec, ItemForm *form,
    ItemListModel::Describe describe, QWidget *parent)
    : QWidget(parent)
    , m_administration(administration)
    , m_spec(spec)
    , m_model(new ItemListModel(administration, spec.collection, std::move(describe), this))
    , m_list(new QListView(this))
    , m_add(new QPushButton(this))
    , m_pages(new QStackedWidget(this))
    , m_empty(new ui::EmptyState(this))
    , m_banner(new ui::Banner(this))
    , m_form(form)
    , m_save(new QPushButton(this))
    , m_discard(new QPushButton(this))
    , m_undo(new QPushButton(this))
    , m_remove(new QPushButton(this))
{
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ItemDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setFixedWidth(ui::Theme::current().scaled(listWidth));
    m_add->setIcon(ui::makeIcon(ui::Icon::Plus));
    m_add->setVisible(!spec.addWords.isEmpty());
    m_remove->setVisible(spec.canRemove);
    ui::setButtonKind(m_save, ui::ButtonKind::Primary);
    ui::setButtonKind(m_undo, ui::ButtonKind::Quiet);
    ui::setButtonKind(m_remove, ui::ButtonKind::Quiet);
    for (QPushButton *button : {m_add, m_save, m_discard, m_undo, m_remove})
        button->setAutoDefault(false);

    auto *left = new QVBoxLayout;
    left->setContentsMargins(12, 12, 8, 12);
    left->setSpacing(8);
    left->addWidget(m_add);
    left->addWidget(m_list, 1);
    auto *footer = new QHBoxLayout;
    footer->setContentsMargins(24, 10, 24, 14);
    footer->setSpacing(8);
    footer->addWidget(m_save);
    footer->addWidget(m_discard);
    footer->addWidget(m_undo);
    footer->addStretch(1);
    footer->addWidget(m_remove);
    auto *editing = new QWidget(this);
    auto *right = new QVBoxLayout(editing);
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(0);
    right->addWidget(m_banner);
    right->addWidget(m_form, 1);
    right->addLayout(footer);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(editing);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addLayout(left);
    row->addWidget(m_pages, 1);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
        [this](const QModelIndex &index) { choose(index.data(ItemListModel::IdRole).toString()); });
    connect(m_add, &QPushButton::clicked, this, &SectionPage::addNew);
    connect(m_form, &ItemForm::edited, this, &SectionPage::takeEdit);
    connect(m_save, &QPushButton::clicked, this, &SectionPage::save);
    connect(m_discard, &QPushButton::clicked, this, [this] {
        m_administration.dropDraft(m_spec.collection, m_current);
        showCurrent();
    });
    connect(m_undo, &QPushButton::clicked, &m_administration, &state::Administration::undo);
    connect(m_remove, &QPushButton::clicked, this, &SectionPage::askRemoval);
    connect(m_banner, &ui::Banner::actionTriggered, m_discard, &QPushButton::click);
    connect(m_empty, &ui::EmptyState::actionTriggered, this, [this] {
        if (m_administration.knowledge(m_spec.collection) == state::Knowledge::Failed)
            m_administration.refresh(m_spec.collection);
        else
            addNew();
    });
    connect(&administration, &state::Administration::changed, this, [this](const QString &collection) {
        if (collection == m_spec.collection)
            takeChange();
    });
    auto *saving = new QShortcut(QKeySequence::Save, this);
    saving->setContext(Qt::WidgetWithChildrenShortcut);
    connect(saving, &QShortcut::activated, this, &SectionPage::save);
    retranslate();
}

void SectionPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_administration.want(m_spec.collection);
    if (m_current.isEmpty() && m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(0));
}

void SectionPage::choose(const QString &id)
{
    if (id == m_current)
        return;
    m_current = id;
    showCurrent();
}

void SectionPage::showCurrent()
{
    m_shown = m_administration.item(m_spec.collection, m_current);
    m_form->showItem(m_shown, m_administration.draft(m_spec.collection, m_current));
    refresh();
}

void SectionPage::addNew()
{
    const QString id = base::randomId(m_spec.idPrefix);
    m_form->showItem({}, {});
    QJsonObject draft = m_form->value();
    draft.insert(QLatin1String("id"), id);
    m_current.clear();
    m_administration.setDraft(m_spec.collection, id, draft);
    m_list->setCurrentIndex(m_model->index(m_model->rowOf(id)));
    m_form->focusFirst();
}

void SectionPage::takeEdit()
{
    const QScopedValueRollback taking(m_isTakingEdit, true);
    if (!m_form->isEdited() && !m_shown.isEmpty())
        m_administration.dropDraft(m_spec.collection, m_current);
    else
        m_administration.setDraft(m_spec.collection, m_current, m_form->value());
    refresh();
}

void SectionPage::takeChange()
{
    if (m_isTakingEdit)
        return;
    if (m_current.isEmpty() && m_model->rowCount() > 0 && isVisible()) {
        m_list->setCurrentIndex(m_model->index(0));
        return;
    }
    // Somebody's news is shown unless it would throw away what is being written here.
    const bool isNews = m_administration.item(m_spec.collection, m_current) != m_shown;
    if (isNews && m_administration.draft(m_spec.collection, m_current).isEmpty())
        showCurrent();
    else
        refresh();
}

void SectionPage::save()
{
    if (m_administration.draft(m_spec.collection, m_current).isEmpty() || !m_form->check())
        return;
    m_administration.setDraft(m_spec.collection, m_current, m_form->value());
    m_administration.save(m_spec.collection, m_current);
}

void SectionPage::askRemoval()
{
    const QString name = m_model->index(m_model->rowOf(m_current)).data().toString();
    auto *box = new QMessageBox(QMessageBox::Question, tr("Remove"),
        tr("Remove “%1”? This can be undone here.").arg(name), QMessageBox::Cancel, this);
    QPushButton *sure = box->addButton(tr("Remove"), QMessageBox::DestructiveRole);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(
        sure, &QPushButton::clicked, this, [this, id = m_current] { m_administration.remove(m_spec.collection, id); });
    box->open();
}

void SectionPage::refresh()
{
    const bool hasCurrent = m_model->rowOf(m_current) >= 0;
    if (!hasCurrent)
        m_current.clear();
    m_pages->setCurrentIndex(hasCurrent ? 1 : 0);
    const bool isSaving = m_administration.isSaving(m_spec.collection, m_current);
    const bool hasDraft = !m_administration.draft(m_spec.collection, m_current).isEmpty();
    m_save->setEnabled(hasDraft && !isSaving);
    m_discard->setEnabled(hasDraft && !isSaving);
    m_remove->setEnabled(hasCurrent && !isSaving);
    m_undo->setEnabled(m_administration.canUndo(m_spec.collection));
    tellState();
}

void SectionPage::tellState()
{
    const auto problem = m_administration.problem(m_spec.collection, m_current);
    if (problem) {
        // A refusal of what was filled in comes with the relay's own reason.
        const bool isReasoned = problem->code == base::ErrorCode::BadRequest
            || problem->code == base::ErrorCode::Conflict || problem->code == base::ErrorCode::Forbidden;
        m_banner->tell(ui::BannerKind::Danger,
            isReasoned ? tr("It was not saved. The relay says: %1").arg(problem->message)
                       : ui::errorText(base::nameOf(problem->code), ui::ErrorPlace::Order).sentence());
    } else if (m_administration.isStale(m_spec.collection, m_current)) {
        m_banner->tell(ui::BannerKind::Warning,
            tr("Somebody else has changed this in the meantime. Save again to overwrite it, or take what is there."),
            tr("Take theirs"));
    } else {
        m_banner->hide();
    }
    switch (m_administration.knowledge(m_spec.collection)) {
    case state::Knowledge::Nothing:
    case state::Knowledge::Loading:
        m_empty->showLoading(words(QT_TRANSLATE_NOOP("Administration", "Asking the relay…")));
        break;
    case state::Knowledge::Failed: {
        const auto failure = m_administration.failure(m_spec.collection);
        const ui::ErrorText text
            = ui::errorText(failure ? base::nameOf(failure->code) : QString(), ui::ErrorPlace::Order);
        m_empty->showFailed(text.title, text.advice, words(QT_TRANSLATE_NOOP("Administration", "Try again")));
        break;
    }
    case state::Knowledge::Whole:
        m_empty->showEmpty(ui::Icon::Settings, m_spec.emptyWords, {}, m_spec.addWords);
        break;
    }
}

void SectionPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    retranslate();
    if (!m_current.isEmpty())
        showCurrent(); // its rows were made in the other language
}

void SectionPage::retranslate()
{
    const auto name = [](QPushButton *button, const QString &text) {
        button->setText(text);
        button->setAccessibleName(text);
    };
    name(m_add, m_spec.addWords.text());
    name(m_save, tr("Save"));
    name(m_discard, tr("Discard the changes"));
    name(m_undo, tr("Undo the last saved change"));
    name(m_remove, tr("Remove"));
    m_list->setAccessibleName(m_spec.listName.text());
    m_model->refresh();
    refresh();
}

} // namespace qiao::workstation::administration
