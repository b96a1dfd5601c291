#include "workstation/features/preferences/ShortcutPage.h"

#include "workstation/features/preferences/KeyCapture.h"
#include "workstation/features/preferences/ShortcutDelegate.h"
#include "workstation/features/preferences/ShortcutModel.h"
#include "workstation/ui/Banner.h"
#include "workstation/ui/ButtonKind.h"
#include "workstation/ui/ElidedLabel.h"
#include "workstation/ui/SearchField.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace qiao::workstation::preferences {

ShortcutPage::ShortcutPage(ui::ActionRegistry &actions, QWidget *parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_model(new ShortcutModel(actions, this))
    , m_search(new ui::SearchField(this))
    , m_list(new QListView(this))
    , m_name(new ui::ElidedLabel(ui::TextStyle::BodyStrong, ui::Role::Text, this))
    , m_keys(new KeyCapture(this))
    , m_reset(new QPushButton(this))
    , m_resetAll(new QPushButton(this))
    , m_message(new ui::Banner(this))
{
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ShortcutDelegate(m_list));
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_message->setFrameShape(QFrame::StyledPanel);
    ui::setButtonKind(m_resetAll, ui::ButtonKind::Quiet);

    auto *top = new QHBoxLayout;
    top->addWidget(m_search, 1);
    top->addWidget(m_resetAll);
    auto *editor = new QHBoxLayout;
    editor->addWidget(m_name, 1);
    editor->addWidget(m_keys);
    editor->addWidget(m_reset);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addLayout(top);
    column->addWidget(m_list, 1);
    column->addWidget(m_message);
    column->addLayout(editor);

    connect(m_search, &QLineEdit::textChanged, m_model, &ShortcutModel::setFilter);
    connect(m_search, &ui::SearchField::resultsWanted, m_list, [this] { m_list->setFocus(Qt::OtherFocusReason); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        m_message->hide();
        refresh();
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_list->setCurrentIndex(m_model->index(0));
        refresh();
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ShortcutPage::refresh);
    connect(m_list, &QListView::activated, m_keys, &KeyCapture::listen);
    connect(m_keys, &KeyCapture::captured, this, &ShortcutPage::assign);
    connect(m_message, &ui::Banner::actionTriggered, this, &ShortcutPage::takeOver);
    connect(m_reset, &QPushButton::clicked, this, [this] {
        m_message->hide();
        m_actions.resetShortcut(currentId());
    });
    connect(m_resetAll, &QPushButton::clicked, this, [this] {
        m_message->hide();
        m_actions.resetAllShortcuts();
    });
    m_list->setCurrentIndex(m_model->index(0));
    retranslate();
}

void ShortcutPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

QString ShortcutPage::currentId() const
{
    return m_list->currentIndex().data(ShortcutModel::IdRole).toString();
}

void ShortcutPage::refresh()
{
    const QString id = currentId();
    m_name->setText(m_actions.text(id));
    m_keys->setKeys(m_actions.shortcut(id));
    m_keys->setEnabled(!id.isEmpty());
    m_reset->setEnabled(!id.isEmpty() && m_actions.isRemapped(id));
    const QStringList ids = m_actions.ids();
    m_resetAll->setEnabled(
        std::any_of(ids.cbegin(), ids.cend(), [this](const QString &each) { return m_actions.isRemapped(each); }));
}

void ShortcutPage::assign(const QKeySequence &keys)
{
    m_message->hide();
    const QString id = currentId();
    const QString shown = keys.toString(QKeySequence::NativeText);
    switch (m_actions.setShortcut(id, keys)) {
    case ui::RemapResult::Done:
    case ui::RemapResult::Unknown:
        break;
    case ui::RemapResult::Conflict:
        m_contested = keys;
        m_message->tell(ui::BannerKind::Warning,
            tr("%1 already belongs to “%2”.").arg(shown, m_actions.text(m_actions.shortcutOwner(keys, id))),
            tr("Use it here"), ui::Banner::Closing::ByAgent);
        break;
    case ui::RemapResult::NotAllowed:
        m_message->tell(ui::BannerKind::Warning,
            tr("%1 alone is needed for typing. Add Ctrl or Alt, or take a function key.").arg(shown), {},
            ui::Banner::Closing::ByAgent);
        break;
    }
    refresh();
}

void ShortcutPage::takeOver()
{
    m_message->hide();
    m_actions.takeShortcut(currentId(), m_contested);
    m_keys->setFocus(Qt::OtherFocusReason);
}

void ShortcutPage::retranslate()
{
    m_search->setPlaceholderText(tr("Find a command or keys"));
    m_search->setAccessibleName(tr("Find a command or keys"));
    m_list->setAccessibleName(tr("Commands and their shortcuts"));
    m_reset->setText(tr("Reset"));
    m_reset->setAccessibleName(tr("Reset this shortcut"));
    m_resetAll->setText(tr("Reset all"));
    m_resetAll->setAccessibleName(tr("Reset all shortcuts"));
    m_message->hide();
    refresh();
}

} // namespace qiao::workstation::preferences
