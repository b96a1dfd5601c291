#include "workstation/ui/ActionRegistry.h"

#include <QWidget>

namespace qiao::workstation::ui {

namespace {

struct Category
{
    Q_DECLARE_TR_FUNCTIONS(ActionCategory)
};

bool overlaps(const QKeySequence &one, const QKeySequence &other)
{
    return !one.isEmpty() && !other.isEmpty()
        && (one.matches(other) != QKeySequence::NoMatch || other.matches(one) != QKeySequence::NoMatch);
}

bool wouldSwallowTyping(const QKeySequence &sequence)
{
    if (sequence.isEmpty()) {
        return false;
    }
    const QKeyCombination first = sequence[0];
    const bool isFunctionKey = first.key() >= Qt::Key_F1 && first.key() <= Qt::Key_F35;
    const bool hasModifier = first.keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    return !isFunctionKey && !hasModifier;
}

} // namespace

QString categoryText(ActionCategory category)
{
    switch (category) {
    case ActionCategory::Navigation:
        return Category::tr("Navigation");
    case ActionCategory::Conversation:
        return Category::tr("Conversation");
    case ActionCategory::Message:
        return Category::tr("Message");
    case ActionCategory::View:
        return Category::tr("View");
    case ActionCategory::Presence:
        return Category::tr("Presence");
    case ActionCategory::Application:
        break;
    }
    return Category::tr("Workstation");
}

ActionRegistry::ActionRegistry(settings::Settings &settings, const Language &language, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_language(language)
{
    connect(&settings, &settings::Settings::shortcutChanged, this, &ActionRegistry::refreshShortcut);
    connect(&settings, &settings::Settings::shortcutsCleared, this, [this] {
        for (const QString &id : std::as_const(m_order)) {
            refreshShortcut(id);
        }
    });
    connect(&language, &Language::changed, this, &ActionRegistry::retranslate);
}

QAction *ActionRegistry::add(const ActionSpec &spec)
{
    if (QAction *existing = action(spec.id)) {
        return existing;
    }
    auto *created = new QAction(this);
    created->setObjectName(spec.id);
    created->setShortcutContext(spec.context);
    created->setMenuRole(QAction::NoRole);
    if (spec.icon) {
        created->setIcon(makeIcon(*spec.icon));
    }
    m_order << spec.id;
    m_entries.insert(spec.id, {spec, created});
    // Before the text: the tool tip shows the shortcut.
    created->setShortcut(shortcut(spec.id));
    showText(m_entries[spec.id]);
    for (const QPointer<QWidget> &window : std::as_const(m_windows)) {
        if (window) {
            window->addAction(created);
        }
    }
    Q_EMIT actionAdded(created);
    return created;
}

void ActionRegistry::attachTo(QWidget *window)
{
    m_windows << window;
    for (const QString &id : std::as_const(m_order)) {
        window->addAction(m_entries[id].action);
    }
}

QAction *ActionRegistry::action(const QString &id) const
{
    return m_entries.value(id).action;
}

ActionCategory ActionRegistry::category(const QString &id) const
{
    return m_entries.value(id).spec.category;
}

QString ActionRegistry::text(const QString &id) const
{
    const ActionSpec spec = m_entries.value(id).spec;
    return spec.name.isEmpty() ? spec.text.text() : spec.name;
}

void ActionRegistry::rename(const QString &id, const QString &name)
{
    const auto entry = m_entries.find(id);
    if (entry == m_entries.end() || entry->spec.name == name) {
        return;
    }
    entry->spec.name = name;
    showText(*entry);
}

QStringList ActionRegistry::names(const QString &id) const
{
    const ActionSpec spec = m_entries.value(id).spec;
    if (!spec.name.isEmpty()) {
        return {spec.name};
    }
    const Words words = spec.text;
    if (words.isEmpty()) {
        return {};
    }
    const QString english = m_language.inTongue(Tongue::English, words);
    const QString chinese = m_language.inTongue(Tongue::Chinese, words);
    return m_language.tongue() == Tongue::Chinese ? QStringList{chinese, english} : QStringList{english, chinese};
}

QKeySequence ActionRegistry::shortcut(const QString &id) const
{
    return m_settings.shortcut(id).value_or(defaultShortcut(id));
}

QKeySequence ActionRegistry::defaultShortcut(const QString &id) const
{
    return m_entries.value(id).spec.shortcut;
}

bool ActionRegistry::isRemapped(const QString &id) const
{
    return shortcut(id) != defaultShortcut(id);
}

QString ActionRegistry::shortcutOwner(const QKeySequence &sequence, const QString &except) const
{
    for (const QString &id : m_order) {
        // What this agent may not do answers to no key.
        const bool isThere = m_entries.value(id).action->isVisible();
        if (isThere && id != except && overlaps(sequence, shortcut(id))) {
            return id;
        }
    }
    return {};
}

RemapResult ActionRegistry::setShortcut(const QString &id, const QKeySequence &sequence)
{
    const RemapResult verdict = check(id, sequence);
    if (verdict == RemapResult::Done) {
        m_settings.setShortcut(id, sequence);
    }
    return verdict;
}

RemapResult ActionRegistry::takeShortcut(const QString &id, const QKeySequence &sequence)
{
    RemapResult verdict = check(id, sequence);
    while (verdict == RemapResult::Conflict) {
        m_settings.setShortcut(shortcutOwner(sequence, id), {});
        verdict = check(id, sequence);
    }
    return verdict == RemapResult::Done ? setShortcut(id, sequence) : verdict;
}

void ActionRegistry::resetShortcut(const QString &id)
{
    m_settings.clearShortcut(id);
}

void ActionRegistry::resetAllShortcuts()
{
    m_settings.clearShortcuts();
}

void ActionRegistry::retranslate()
{
    for (const QString &id : std::as_const(m_order)) {
        showText(m_entries[id]);
    }
    Q_EMIT retranslated();
}

void ActionRegistry::showText(const Entry &entry)
{
    const QString text = entry.spec.name.isEmpty() ? entry.spec.text.text() : entry.spec.name;
    // An action's text is read as a mnemonic: a plain ampersand must be doubled.
    QString escaped = text;
    entry.action->setText(escaped.replace(QLatin1Char('&'), QLatin1String("&&")));
    entry.action->setIconText(text);
    const QKeySequence keys = entry.action->shortcut();
    entry.action->setToolTip(
        keys.isEmpty() ? text : QStringLiteral("%1  (%2)").arg(text, keys.toString(QKeySequence::NativeText)));
}

void ActionRegistry::refreshShortcut(const QString &id)
{
    const auto entry = m_entries.constFind(id);
    if (entry == m_entries.constEnd()) {
        return;
    }
    entry->action->setShortcut(shortcut(id));
    showText(*entry);
    Q_EMIT shortcutChanged(id);
}

RemapResult ActionRegistry::check(const QString &id, const QKeySequence &sequence) const
{
    if (!m_entries.contains(id)) {
        return RemapResult::Unknown;
    }
    if (wouldSwallowTyping(sequence)) {
        return RemapResult::NotAllowed;
    }
    return shortcutOwner(sequence, id).isEmpty() ? RemapResult::Done : RemapResult::Conflict;
}

} // namespace qiao::workstation::ui
