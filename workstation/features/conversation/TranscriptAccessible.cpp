#include "workstation/features/conversation/TranscriptAccessible.h"

#include "workstation/features/conversation/TranscriptModel.h"
#include "workstation/features/conversation/TranscriptView.h"

#include <QPointer>

namespace qiao::workstation::conversation {

namespace {

// One row for assistive technology; its words are the model's. GUI thread.
class RowAccessible : public QAccessibleInterface
{
public:
    RowAccessible(TranscriptView *view, const QModelIndex &index)
        : m_view(view)
        , m_index(index)
    {
    }

    int row() const { return m_index.row(); }

    bool isValid() const override { return m_view && m_index.isValid(); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view.data()); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    void setText(QAccessible::Text, const QString &) override { }
    QAccessible::Role role() const override { return QAccessible::ListItem; }

    QString text(QAccessible::Text what) const override
    {
        return isValid() && what == QAccessible::Name ? m_index.data(Qt::AccessibleTextRole).toString() : QString();
    }

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect rect = m_view->visualRect(m_index);
        return QRect(m_view->viewport()->mapToGlobal(rect.topLeft()), rect.size());
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.invalid = !isValid();
        if (state.invalid)
            return state;
        state.readOnly = true;
        state.selectable = true;
        state.focusable = true;
        state.selected = m_view->selectionModel()->isSelected(m_index);
        state.focused = m_view->hasFocus() && m_view->currentIndex() == m_index;
        state.invisible = m_index.data(TranscriptModel::HiddenRole).toBool();
        state.offscreen = !m_view->visualRect(m_index).intersects(m_view->viewport()->rect());
        return state;
    }

private:
    QPointer<TranscriptView> m_view;
    QPersistentModelIndex m_index;
};

QAccessibleInterface *makeInterface(const QString &className, QObject *object)
{
    if (className != QLatin1StringView(TranscriptView::staticMetaObject.className()))
        return nullptr;
    return new TranscriptAccessible(static_cast<TranscriptView *>(object));
}

} // namespace

TranscriptAccessible::TranscriptAccessible(TranscriptView *view)
    : QAccessibleWidget(view, QAccessible::List)
{
}

TranscriptAccessible::~TranscriptAccessible()
{
    for (const QAccessible::Id id : std::as_const(m_rows))
        QAccessible::deleteAccessibleInterface(id);
}

void TranscriptAccessible::install()
{
    QAccessible::removeFactory(makeInterface);
    QAccessible::installFactory(makeInterface);
}

TranscriptView *TranscriptAccessible::view() const
{
    return static_cast<TranscriptView *>(object());
}

int TranscriptAccessible::childCount() const
{
    return view()->model() ? view()->model()->rowCount() : 0;
}

QAccessibleInterface *TranscriptAccessible::child(int index) const
{
    return index >= 0 && index < childCount() ? row(view()->model()->index(index, 0)) : nullptr;
}

int TranscriptAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *row = dynamic_cast<const RowAccessible *>(child);
    return row && row->isValid() ? row->row() : -1;
}

QAccessibleInterface *TranscriptAccessible::childAt(int x, int y) const
{
    return row(view()->indexAt(view()->viewport()->mapFromGlobal(QPoint(x, y))));
}

QAccessibleInterface *TranscriptAccessible::focusChild() const
{
    return view()->hasFocus() ? row(view()->currentIndex()) : nullptr;
}

QAccessibleInterface *TranscriptAccessible::row(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    const QPersistentModelIndex key(index);
    if (const auto known = m_rows.constFind(key); known != m_rows.constEnd())
        return QAccessible::accessibleInterface(*known);
    m_rows.removeIf([](const auto &entry) {
        if (entry.key().isValid())
            return false;
        QAccessible::deleteAccessibleInterface(entry.value());
        return true;
    });
    auto *made = new RowAccessible(view(), index);
    m_rows.insert(key, QAccessible::registerAccessibleInterface(made));
    return made;
}

} // namespace qiao::workstation::conversation
