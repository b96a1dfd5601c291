#include "workstation/state/Administration.h"

#include <algorithm>

namespace qiao::workstation::state {

namespace {

constexpr QLatin1String idKey("id");
constexpr QLatin1String versionKey("version");

QString idOf(const QJsonObject &item)
{
    return item.value(idKey).toString();
}

} // namespace

Administration::Administration(QObject *parent)
    : QObject(parent)
{
}

qsizetype Administration::placeOf(const Shelf &shelf, const QString &id) const
{
    const auto found = std::find_if(
        shelf.items.begin(), shelf.items.end(), [&](const QJsonObject &item) { return idOf(item) == id; });
    return found == shelf.items.end() ? -1 : std::distance(shelf.items.begin(), found);
}

QJsonObject Administration::item(const QString &collection, const QString &id) const
{
    const Shelf shelf = m_shelves.value(collection);
    const qsizetype place = placeOf(shelf, id);
    return place < 0 ? QJsonObject() : shelf.items.at(place);
}

QJsonObject Administration::draft(const QString &collection, const QString &id) const
{
    return m_shelves.value(collection).drafts.value(id);
}

bool Administration::hasDrafts() const
{
    return std::any_of(m_shelves.begin(), m_shelves.end(), [](const Shelf &shelf) { return !shelf.drafts.isEmpty(); });
}

void Administration::setDraft(const QString &collection, const QString &id, const QJsonObject &draft)
{
    Shelf &shelf = m_shelves[collection];
    if (shelf.drafts.value(id) == draft)
        return;
    shelf.drafts.insert(id, draft);
    shelf.problems.remove(id);
    Q_EMIT changed(collection);
}

void Administration::dropDraft(const QString &collection, const QString &id)
{
    Shelf &shelf = m_shelves[collection];
    const bool hadDraft = shelf.drafts.remove(id) > 0;
    const bool hadProblem = shelf.problems.remove(id) > 0;
    if (shelf.stale.remove(id) || hadDraft || hadProblem)
        Q_EMIT changed(collection);
}

std::optional<base::Error> Administration::problem(const QString &collection, const QString &id) const
{
    const Shelf shelf = m_shelves.value(collection);
    const auto found = shelf.problems.find(id);
    return found == shelf.problems.end() ? std::nullopt : std::optional(*found);
}

bool Administration::isStale(const QString &collection, const QString &id) const
{
    return m_shelves.value(collection).stale.contains(id);
}

bool Administration::isSaving(const QString &collection, const QString &id) const
{
    return m_shelves.value(collection).saving.contains(id);
}

void Administration::want(const QString &collection)
{
    const Knowledge known = knowledge(collection);
    if (known == Knowledge::Nothing || known == Knowledge::Failed)
        refresh(collection);
}

void Administration::refresh(const QString &collection)
{
    Shelf &shelf = m_shelves[collection];
    // What is known stays on the screen until there is newer.
    if (shelf.knowledge != Knowledge::Whole)
        shelf.knowledge = Knowledge::Loading;
    Q_EMIT changed(collection);
    Q_EMIT wanted(collection);
}

void Administration::refreshKnown()
{
    const QStringList collections = m_shelves.keys();
    for (const QString &collection : collections) {
        if (knowledge(collection) == Knowledge::Whole)
            refresh(collection);
    }
}

void Administration::save(const QString &collection, const QString &id)
{
    Shelf &shelf = m_shelves[collection];
    if (!shelf.drafts.contains(id) || shelf.saving.contains(id))
        return;
    const QJsonObject draft = shelf.drafts.value(id);
    shelf.saving.insert(id, draft);
    shelf.problems.remove(id);
    const QString version = item(collection, id).value(versionKey).toString();
    Q_EMIT changed(collection);
    Q_EMIT saveWanted(collection, id, draft, version);
}

void Administration::remove(const QString &collection, const QString &id)
{
    const QJsonObject known = item(collection, id);
    Shelf &shelf = m_shelves[collection];
    if (known.isEmpty()) {
        dropDraft(collection, id);
        return;
    }
    if (shelf.saving.contains(id))
        return;
    shelf.saving.insert(id, {});
    Q_EMIT changed(collection);
    Q_EMIT removalWanted(collection, id, known.value(versionKey).toString());
}

bool Administration::canUndo(const QString &collection) const
{
    // People who were added stay: they are disabled, not removed.
    return m_former && m_former->collection == collection
        && !(m_former->item.isEmpty() && collection == QStringLiteral("users"));
}

void Administration::undo()
{
    if (!m_former || !canUndo(m_former->collection))
        return;
    const Former former = *m_former;
    if (former.item.isEmpty()) {
        remove(former.collection, former.id);
        return;
    }
    m_shelves[former.collection].drafts.insert(former.id, former.item);
    save(former.collection, former.id);
}

void Administration::takeItems(const QString &collection, const QList<QJsonObject> &items)
{
    Shelf &shelf = m_shelves[collection];
    shelf.knowledge = Knowledge::Whole;
    shelf.failure.reset();
    shelf.items = items;
    Q_EMIT changed(collection);
}

void Administration::takeListFailure(const QString &collection, const base::Error &error)
{
    Shelf &shelf = m_shelves[collection];
    shelf.failure = error;
    if (shelf.knowledge != Knowledge::Whole)
        shelf.knowledge = Knowledge::Failed;
    Q_EMIT changed(collection);
}

void Administration::takeSaved(const QString &collection, const QJsonObject &item)
{
    Shelf &shelf = m_shelves[collection];
    const QString id = idOf(item);
    const qsizetype place = placeOf(shelf, id);
    const QJsonObject before = place < 0 ? QJsonObject() : shelf.items.at(place);
    m_former = Former{collection, id, before};
    if (place < 0)
        shelf.items.append(item);
    else
        shelf.items[place] = item;
    // What was written while it was on its way is the next draft.
    if (shelf.drafts.value(id) == shelf.saving.take(id))
        shelf.drafts.remove(id);
    shelf.problems.remove(id);
    shelf.stale.remove(id);
    Q_EMIT changed(collection);
    Q_EMIT saved(collection, id);
}

void Administration::takeRemoved(const QString &collection, const QString &id)
{
    Shelf &shelf = m_shelves[collection];
    const qsizetype place = placeOf(shelf, id);
    if (place >= 0)
        m_former = Former{collection, id, shelf.items.takeAt(place)};
    shelf.saving.remove(id);
    shelf.drafts.remove(id);
    shelf.problems.remove(id);
    shelf.stale.remove(id);
    Q_EMIT changed(collection);
}

void Administration::takeStale(const QString &collection, const QString &id, const QJsonObject &current)
{
    Shelf &shelf = m_shelves[collection];
    shelf.saving.remove(id);
    const qsizetype place = placeOf(shelf, id);
    if (current.isEmpty() && place >= 0)
        shelf.items.removeAt(place);
    else if (!current.isEmpty() && place >= 0)
        shelf.items[place] = current;
    else if (!current.isEmpty())
        shelf.items.append(current);
    if (shelf.drafts.contains(id))
        shelf.stale.insert(id);
    Q_EMIT changed(collection);
}

void Administration::takeFailure(const QString &collection, const QString &id, const base::Error &error)
{
    Shelf &shelf = m_shelves[collection];
    shelf.saving.remove(id);
    shelf.problems.insert(id, error);
    Q_EMIT changed(collection);
}

void Administration::clear()
{
    const QStringList collections = m_shelves.keys();
    m_shelves.clear();
    m_former.reset();
    for (const QString &collection : collections)
        Q_EMIT changed(collection);
}

} // namespace qiao::workstation::state
