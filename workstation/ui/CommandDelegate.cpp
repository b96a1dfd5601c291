#include "workstation/ui/CommandDelegate.h"

#include "workstation/ui/CommandModel.h"
#include "workstation/ui/Icon.h"
#include "workstation/ui/KeyCaps.h"
#include "workstation/ui/Shapes.h"
#include "workstation/ui/Theme.h"

#include <QPainter>
#include <QTextLayout>

namespace qiao::workstation::ui {

namespace {

constexpr int rowHeight = 36;
constexpr int sideInset = 10;
constexpr int iconColumn = 30;

void paintName(
    QPainter &painter, const QRectF &area, const QString &name, const QList<int> &positions, const QFont &font)
{
    QTextLayout layout(name, font);
    QList<QTextLayout::FormatRange> ranges;
    for (const int position : positions) {
        QTextCharFormat format;
        format.setFontWeight(QFont::DemiBold);
        format.setForeground(Theme::current().colour(Role::Accent));
        ranges << QTextLayout::FormatRange{position, 1, format};
    }
    layout.setFormats(ranges);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(area.width());
    layout.endLayout();
    painter.save();
    painter.setClipRect(area);
    layout.draw(&painter, QPointF(area.left(), area.center().y() - line.height() / 2));
    painter.restore();
}

} // namespace

void CommandDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const bool isEnabled = index.flags().testFlag(Qt::ItemIsEnabled);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const QRectF row = QRectF(option.rect).adjusted(6, 0, -6, 0);
    if (isSelected) {
        paintShape(*painter, row, controlRadius, theme.colour(Role::Selection));
    }
    painter->save();
    const QIcon icon = index.data(Qt::DecorationRole).value<QIcon>();
    const QRect iconArea(qRound(row.left()) + sideInset, qRound(row.center().y()) - 9, 18, 18);
    icon.paint(painter, iconArea, Qt::AlignCenter, isEnabled ? QIcon::Normal : QIcon::Disabled);

    const auto keys = index.data(CommandModel::ShortcutRole).value<QKeySequence>();
    const QRectF keysArea = row.adjusted(0, 0, -sideInset, 0);
    paintKeyCaps(*painter, keysArea, keys);

    const QFont nameFont = theme.font(TextStyle::Body);
    const QString name = index.data(Qt::DisplayRole).toString();
    const qreal keysWidth = keys.isEmpty() ? 0 : keyCapsSize(keys).width() + 16;
    QRectF nameArea = row.adjusted(sideInset + iconColumn, 0, -sideInset - keysWidth, 0);
    painter->setPen(theme.colour(isEnabled ? Role::Text : Role::TextDisabled));
    const auto positions = isEnabled ? index.data(CommandModel::PositionsRole).value<QList<int>>() : QList<int>();
    paintName(*painter, nameArea, name, positions, nameFont);

    // The name that matched in the other language, else where the command belongs.
    const QString also = index.data(CommandModel::AlsoRole).toString();
    const QString aside = also.isEmpty() ? index.data(CommandModel::CategoryRole).toString() : also;
    const QFontMetricsF nameMetrics(nameFont);
    nameArea.setLeft(nameArea.left() + nameMetrics.horizontalAdvance(name) + 12);
    if (nameArea.width() > 40) {
        painter->setFont(theme.font(TextStyle::Secondary));
        painter->setPen(theme.colour(isEnabled ? Role::TextSecondary : Role::TextDisabled));
        const QString shown = painter->fontMetrics().elidedText(aside, Qt::ElideRight, int(nameArea.width()));
        painter->drawText(nameArea, Qt::AlignVCenter | Qt::AlignLeft, shown);
    }
    painter->restore();
}

QSize CommandDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {200, std::max(rowHeight - 4, Theme::current().scaled(rowHeight))};
}

} // namespace qiao::workstation::ui
