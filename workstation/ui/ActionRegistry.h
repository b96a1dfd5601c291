#pragma once

#include "workstation/settings/Settings.h"
#include "workstation/ui/Icon.h"
#include "workstation/ui/Language.h"
#include "workstation/ui/Words.h"

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QStringList>

#include <optional>

namespace qiao::workstation::ui {

enum class ActionCategory { Navigation, Conversation, Message, View, Presence, Application };

QString categoryText(ActionCategory category);

// A command of the workstation as its room describes it.
struct ActionSpec
{
    QString
        id; // "conversation.accept": lower case, unique, kept for ever, since remapped shortcuts are stored under it
    Words text; // imperative and complete: the palette shows it alone
    std::optional<Icon> icon = std::nullopt;
    QKeySequence shortcut = {};
    ActionCategory category = ActionCategory::Application;
    Qt::ShortcutContext context = Qt::WindowShortcut;
    QString name = {}; // what somebody called it, in no language of ours: instead of the text
};

enum class RemapResult {
    Done,
    Conflict, // another action has it: shortcutOwner() names it
    NotAllowed, // it would swallow typing: a key alone, without Ctrl, Alt or a function key
    Unknown, // no such action
};

// Every command, once: menus, the palette and the shortcuts page all read it. Owns the QActions and keeps their texts
// in the window's language and their shortcuts as the agent mapped them. GUI thread.
class ActionRegistry final : public QObject
{
    Q_OBJECT

public:
    ActionRegistry(settings::Settings &settings, const Language &language, QObject *parent = nullptr);

    // The action lives as long as the registry. Adding an id again returns the action that is there.
    QAction *add(const ActionSpec &spec);

    // Makes the shortcuts of all actions, also of later ones, work in this window.
    void attachTo(QWidget *window);

    // For an action that has a name instead of a text.
    void rename(const QString &id, const QString &name);

    QAction *action(const QString &id) const;
    QStringList ids() const { return m_order; }
    ActionCategory category(const QString &id) const;
    QString text(const QString &id) const;

    // What the action is called in each language, the window's own first.
    QStringList names(const QString &id) const;

    QKeySequence shortcut(const QString &id) const;
    QKeySequence defaultShortcut(const QString &id) const;
    bool isRemapped(const QString &id) const;

    // The other visible action that has this sequence or one that begins like it; empty when it is free.
    QString shortcutOwner(const QKeySequence &sequence, const QString &except = {}) const;

    RemapResult setShortcut(const QString &id, const QKeySequence &sequence);
    // As above, but the action that has it loses it.
    RemapResult takeShortcut(const QString &id, const QKeySequence &sequence);
    void resetShortcut(const QString &id);
    void resetAllShortcuts();

Q_SIGNALS:
    void actionAdded(QAction *action);
    void shortcutChanged(const QString &id);
    void retranslated();

private:
    struct Entry
    {
        ActionSpec spec;
        QAction *action = nullptr;
    };

    void retranslate();
    void showText(const Entry &entry);
    void refreshShortcut(const QString &id);
    RemapResult check(const QString &id, const QKeySequence &sequence) const;

    settings::Settings &m_settings;
    const Language &m_language;
    QStringList m_order;
    QHash<QString, Entry> m_entries;
    QList<QPointer<QWidget>> m_windows;
};

} // namespace qiao::workstation::ui
