#include "workstation/features/analytics/CaseDelegate.h"

#include "workstation/features/analytics/CaseModel.h"
#include "workstation/ui/Icon.h"
#include "workstation/ui/Shapes.h"
#include "workstation/ui/Theme.h"
#include "workstation/ui/chart/ValueText.h"

#include <QDateTime>
#include <QFontMetrics>
#include <QPainter>

namespace qiao::workstation::analytics {

using ui::Role;
using ui::TextStyle;
using ui::Theme;

namespace {

constexpr int rowHeight = 52;
constexpr int padding = 12;
constexpr int signSide = 16;

// Where the parts of a row stand.
struct RowLayout
{
    RowLayout(const QRect &row, int valueWidth, int timeWidth, bool hasSign)
    {
        const Theme &theme = Theme::current();
        const int gap = theme.scaled(8);
        card = row.adjusted(theme.scaled(4), 1, -theme.scaled(4), -1);
        const QRect inner
            = row.adjusted(theme.scaled(padding), theme.scaled(6), -theme.scaled(padding), -theme.scaled(6));
        const int half = inner.height() / 2;
        value = QRect(inner.right() - valueWidth, inner.top(), valueWidth + 1, half);
        if (hasSign) {
            const int side = theme.scaled(signSide);
            sign = QRect(value.left() - side - theme.scaled(4), value.top(), side, half);
        }
        const int nameEnd = (hasSign ? sign.left() : value.left()) - gap;
        name = QRect(inner.left(), inner.top(), nameEnd - inner.left(), half);
        time = QRect(inner.right() - timeWidth, inner.top() + half, timeWidth + 1, half);
        place = QRect(inner.left(), time.top(), time.left() - gap - inner.left(), half);
    }

    QRect card;
    QRect name;
    QRect sign;
    QRect value;
    QRect place;
    QRect time;
};

void drawText(QPainter &painter, const QRect &area, TextStyle style, Role role, const QString &text)
{
    painter.setFont(Theme::current().font(style));
    painter.setPen(Theme::current().colour(role));
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        QFontMetrics(painter.font()).elidedText(text, Qt::ElideRight, area.width()));
}

int widthOf(TextStyle style, const QString &text)
{
    return QFontMetrics(Theme::current().font(style)).horizontalAdvance(text);
}

QString timeText(base::TimePoint at)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(base::toEpochMs(at));
    return QStringLiteral("%1 %2").arg(ui::chart::shortDayText(time.date()), time.toString(QStringLiteral("HH:mm")));
}

} // namespace

QSize CaseDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.rect.width(), Theme::current().scaled(rowHeight)};
}

void CaseDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto entry = index.data(CaseModel::CaseRole).value<protocol::CasesReport::Case>();
    const QString value = index.data(CaseModel::ValueTextRole).toString();
    const QString time = timeText(entry.at);
    const RowLayout layout(
        option.rect, widthOf(TextStyle::BodyStrong, value), widthOf(TextStyle::Label, time), entry.met.has_value());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    if (isSelected || option.state.testFlag(QStyle::State_MouseOver)) {
        ui::paintShape(*painter, layout.card, ui::controlRadius,
            Theme::current().colour(isSelected ? Role::Selection : Role::Hover));
    }
    drawText(*painter, layout.name, TextStyle::BodyStrong, Role::Text, index.data().toString());
    drawText(*painter, layout.value, TextStyle::BodyStrong, Role::Text, value);
    if (entry.met) {
        ui::paintIcon(*painter, *entry.met ? ui::Icon::Check : ui::Icon::Close, layout.sign,
            *entry.met ? Role::Success : Role::Danger, Theme::current().scaled(signSide));
    }
    drawText(
        *painter, layout.place, TextStyle::Label, Role::TextSecondary, index.data(CaseModel::PlaceTextRole).toString());
    drawText(*painter, layout.time, TextStyle::Label, Role::TextSecondary, time);
    if (option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_Active))
        ui::paintFocusRing(*painter, layout.card);
    painter->restore();
}

} // namespace qiao::workstation::analytics
