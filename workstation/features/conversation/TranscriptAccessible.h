#pragma once

#include <QAccessibleWidget>
#include <QHash>
#include <QPersistentModelIndex>

namespace qiao::workstation::conversation {

class TranscriptView;

// The transcript for assistive technology: a list whose items are its rows, made when they are asked for. GUI thread.
class TranscriptAccessible : public QAccessibleWidget
{
public:
    explicit TranscriptAccessible(TranscriptView *view);

    // Makes every TranscriptView speak through this class; calling it again changes nothing.
    static void install();

    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *focusChild() const override;

protected:
    ~TranscriptAccessible() override;

private:
    TranscriptView *view() const;
    QAccessibleInterface *row(const QModelIndex &index) const;

    mutable QHash<QPersistentModelIndex, QAccessible::Id> m_rows;
};

} // namespace qiao::workstation::conversation
