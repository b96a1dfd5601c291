#include "workstation/features/preferences/ShortcutDelegate.h"

#include "workstation/features/preferences/ShortcutModel.h"
#include "workstation/ui/KeyCaps.h"
#include "workstation/ui/Shapes.h"
#include "workstation/ui/Theme.h"

#include <QAbstractItemView>
#include <QPainter>

namespace qiao::workstation::preferences {

namespace {

constexpr int rowHeight = 32;
constexpr int headingHeight = 30;
constexpr int inset = 12;

struct Layout
{
    QRectF heading;
    QRectF row;
};

Layout layoutOf(const QRectF &area, const QModelIndex &index)
{
    const int heading
        = index.data(ShortcutModel::FirstOfCategoryRole).toBool() ? ui::Theme::current().scaled(headingHeight) : 0;
    return {QRectF(area.left(), area.top(), area.width(), heading), area.adjusted(0, heading, 0, 0)};
}

} // namespace

void ShortcutDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const ui::Theme &theme = ui::Theme::current();
    const Layout layout = layoutOf(option.rect, index);
    painter->save();
    if (!layout.heading.isEmpty()) {
        painter->setFont(theme.font(ui::TextStyle::LabelStrong));
        painter->setPen(theme.colour(ui::Role::TextSecondary));
        painter->drawText(layout.heading.adjusted(inset, 0, -inset, -5), Qt::AlignBottom | Qt::AlignLeft,
            index.data(ShortcutModel::CategoryRole).toString());
    }
    const QRectF row = layout.row.adjusted(4, 0, -4, 0);
    if (option.state.testFlag(QStyle::State_Selected)) {
        ui::paintShape(*painter, row, ui::controlRadius, theme.colour(ui::Role::Selection));
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        ui::paintShape(*painter, row, ui::controlRadius, theme.colour(ui::Role::Hover));
    }
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (option.state.testFlag(QStyle::State_HasFocus) && view && view->hasFocus()) {
        ui::paintFocusRing(*painter, row);
    }
    const auto keys = index.data(ShortcutModel::ShortcutRole).value<QKeySequence>();
    const QRectF content = row.adjusted(inset - 4, 0, 4 - inset, 0);
    qreal right = content.right();
    if (keys.isEmpty()) {
        painter->setFont(theme.font(ui::TextStyle::Secondary));
        painter->setPen(theme.colour(ui::Role::TextSecondary));
        painter->drawText(content, Qt::AlignVCenter | Qt::AlignRight, QStringLiteral("–"));
        right -= 20;
    } else {
        ui::paintKeyCaps(*painter, content, keys);
        right -= ui::keyCapsSize(keys).width() + 12;
    }
    const bool isRemapped = index.data(ShortcutModel::RemappedRole).toBool();
    if (isRemapped) {
        painter->setFont(theme.font(ui::TextStyle::Label));
        painter->setPen(theme.colour(ui::Role::Accent));
        const QString word = tr("changed");
        painter->drawText(QRectF(content.left(), content.top(), right - content.left(), content.height()),
            Qt::AlignVCenter | Qt::AlignRight, word);
        right -= painter->fontMetrics().horizontalAdvance(word) + 12;
    }
    painter->setFont(theme.font(isRemapped ? ui::TextStyle::BodyStrong : ui::TextStyle::Body));
    painter->setPen(theme.colour(ui::Role::Text));
    const QRectF name(content.left(), content.top(), right - content.left(), content.height());
    painter->drawText(name, Qt::AlignVCenter | Qt::AlignLeft,
        painter->fontMetrics().elidedText(
            index.data(Qt::DisplayRole).toString(), Qt::ElideRight, static_cast<int>(name.width())));
    painter->restore();
}

QSize ShortcutDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const ui::Theme &theme = ui::Theme::current();
    const bool hasHeading = index.data(ShortcutModel::FirstOfCategoryRole).toBool();
    return {200, theme.scaled(rowHeight) + (hasHeading ? theme.scaled(headingHeight) : 0)};
}

} // namespace qiao::workstation::preferences
