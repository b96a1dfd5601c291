#pragma once

#include "common/base/Error.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QSet>

#include <optional>

namespace qiao::workstation::state {

// How much of a collection is known.
enum class Knowledge { Nothing, Loading, Whole, Failed };

// What the company has set up, as the relay's administration tells it, and what this person has changed and not saved.
// A view asks by want…(), the application fetches and answers with the take…() functions. GUI thread.
class Administration : public QObject
{
    Q_OBJECT

public:
    explicit Administration(QObject *parent = nullptr);

    // A collection is named as over HTTP: "queues", "users", "canned-replies", "macros", "settings", "experiments",
    // "sites".
    Knowledge knowledge(const QString &collection) const { return m_shelves.value(collection).knowledge; }
    std::optional<base::Error> failure(const QString &collection) const { return m_shelves.value(collection).failure; }
    QList<QJsonObject> items(const QString &collection) const { return m_shelves.value(collection).items; }
    // As the relay has it; empty: it has none.
    QJsonObject item(const QString &collection, const QString &id) const;

    // What was changed here and is not saved; empty: nothing.
    QJsonObject draft(const QString &collection, const QString &id) const;
    QStringList drafts(const QString &collection) const { return m_shelves.value(collection).drafts.keys(); }
    bool hasDrafts() const;
    void setDraft(const QString &collection, const QString &id, const QJsonObject &draft);
    void dropDraft(const QString &collection, const QString &id);
    // Why the last attempt to save it did not succeed.
    std::optional<base::Error> problem(const QString &collection, const QString &id) const;
    // Somebody else changed or removed what the draft is about.
    bool isStale(const QString &collection, const QString &id) const;
    bool isSaving(const QString &collection, const QString &id) const;

    void want(const QString &collection);
    void refresh(const QString &collection); // also when it is known
    void refreshKnown(); // somebody changed something
    void save(const QString &collection, const QString &id);
    void remove(const QString &collection, const QString &id);
    // Puts the former version of the last saved change back.
    bool canUndo(const QString &collection) const;
    void undo();

    void takeItems(const QString &collection, const QList<QJsonObject> &items);
    void takeListFailure(const QString &collection, const base::Error &error);
    void takeSaved(const QString &collection, const QJsonObject &item);
    void takeRemoved(const QString &collection, const QString &id);
    void takeStale(const QString &collection, const QString &id, const QJsonObject &current);
    void takeFailure(const QString &collection, const QString &id, const base::Error &error);
    void clear();

Q_SIGNALS:
    void wanted(const QString &collection);
    void saveWanted(const QString &collection, const QString &id, const QJsonObject &item, const QString &version);
    void removalWanted(const QString &collection, const QString &id, const QString &version);
    // Anything about the collection: its list, a draft, a problem.
    void changed(const QString &collection);
    void saved(const QString &collection, const QString &id);

private:
    struct Shelf
    {
        Knowledge knowledge = Knowledge::Nothing;
        std::optional<base::Error> failure;
        QList<QJsonObject> items;
        QHash<QString, QJsonObject> drafts;
        QHash<QString, base::Error> problems;
        QSet<QString> stale;
        QHash<QString, QJsonObject> saving; // what is on its way; empty: a removal
    };

    // What a change replaced.
    struct Former
    {
        QString collection;
        QString id;
        QJsonObject item; // empty: there was none
    };

    qsizetype placeOf(const Shelf &shelf, const QString &id) const;

    QHash<QString, Shelf> m_shelves;
    std::optional<Former> m_former;
};

} // namespace qiao::workstation::state
