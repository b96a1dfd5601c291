#include "workstation/features/supervisor/QueueCardDelegate.h"

#include "common/base/Clock.h"
#include "workstation/features/supervisor/QueueBoardModel.h"
#include "workstation/features/supervisor/QueueCardLayout.h"
#include "workstation/ui/Icon.h"
#include "workstation/ui/Shapes.h"
#include "workstation/ui/Theme.h"
#include "workstation/ui/chart/ShareBar.h"

#include <QLocale>
#include <QPainter>

namespace qiao::workstation::supervisor {

namespace {

using ui::Role;
using ui::TextStyle;
using ui::Theme;
using ui::WaitLevel;

void drawWords(
    QPainter &painter, const QRect &rect, Qt::Alignment alignment, const QFont &font, Role role, const QString &words)
{
    if (rect.isEmpty())
        return;
    painter.setFont(font);
    painter.setPen(Theme::current().colour(role));
    painter.drawText(rect, int(alignment | Qt::AlignVCenter) | Qt::TextSingleLine,
        QFontMetrics(font).elidedText(words, Qt::ElideRight, rect.width()));
}

Role groundOf(WaitLevel level)
{
    switch (level) {
    case WaitLevel::Fine:
        return Role::SurfaceRaised;
    case WaitLevel::Late:
        return Role::WarningSoft;
    case WaitLevel::TooLate:
        return Role::DangerSoft;
    }
    return Role::SurfaceRaised;
}

} // namespace

QueueCardDelegate::QueueCardDelegate(const base::Clock &clock, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_clock(clock)
{
}

void QueueCardDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto figures = index.data(QueueBoardModel::FiguresRole).value<protocol::QueueFigures>();
    const QueueCardLayout layout(figures, option.rect, m_clock.now());
    const Theme &theme = Theme::current();
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isWaiting = figures.waiting > 0;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    ui::paintShape(*painter, layout.card, ui::cardRadius, theme.colour(groundOf(layout.level)),
        theme.colour(isSelected ? Role::Accent : Role::Border));
    if (layout.level != WaitLevel::Fine) {
        painter->setClipRect(layout.edge);
        ui::paintShape(*painter, layout.card, ui::cardRadius, theme.colour(ui::roleOf(layout.level)));
        painter->setClipping(false);
    }

    drawWords(*painter, layout.name, Qt::AlignLeft, theme.font(TextStyle::Title), Role::Text, figures.name);
    drawWords(*painter, layout.hours, Qt::AlignRight, theme.font(TextStyle::Secondary),
        figures.isOpen ? Role::TextSecondary : Role::Warning, layout.words.hours);
    const Role figureRole = layout.level != WaitLevel::Fine ? ui::roleOf(layout.level)
        : isWaiting                                         ? Role::Text
                                                            : Role::TextSecondary;
    drawWords(*painter, layout.figure, Qt::AlignLeft, QueueCardLayout::figureFont(), figureRole,
        QLocale().toString(figures.waiting));
    drawWords(*painter, layout.figureLabel, Qt::AlignLeft, theme.font(TextStyle::Secondary), Role::TextSecondary,
        QueueCardWords::tr("waiting"));
    if (!layout.levelSign.isEmpty())
        ui::paintIcon(*painter, ui::iconOf(layout.level), layout.levelSign, ui::roleOf(layout.level), theme.scaled(18));
    drawWords(*painter, layout.longest, Qt::AlignLeft, theme.font(TextStyle::Title),
        layout.level == WaitLevel::Fine ? Role::Text : ui::roleOf(layout.level), layout.words.longest);
    drawWords(*painter, layout.promise, Qt::AlignLeft, theme.font(TextStyle::Body),
        layout.level == WaitLevel::Fine ? Role::TextSecondary : ui::roleOf(layout.level), layout.words.promise);
    drawWords(*painter, layout.deferred, Qt::AlignLeft, theme.font(TextStyle::Secondary), Role::TextSecondary,
        layout.words.deferred);
    paintShare(*painter, layout);
    drawWords(
        *painter, layout.flow, Qt::AlignLeft, theme.font(TextStyle::Secondary), Role::TextSecondary, layout.words.flow);
    const bool isFallingBehind = figures.recentAnswered < figures.recentArrivals;
    if (!layout.came.isEmpty())
        ui::paintShape(*painter, layout.came, layout.came.height() / 2.0, theme.colour(Role::Accent));
    if (!layout.answered.isEmpty()) {
        ui::paintShape(*painter, layout.answered, layout.answered.height() / 2.0,
            theme.colour(isFallingBehind ? Role::Warning : Role::Success));
    }
    drawWords(*painter, layout.agents, Qt::AlignLeft, theme.font(TextStyle::Body),
        figures.agentsFree == 0 && isWaiting ? Role::Danger : Role::Text, layout.words.agents);
    if (option.state.testFlag(QStyle::State_HasFocus))
        ui::paintFocusRing(*painter, layout.card, ui::cardRadius);
    painter->restore();
}

void QueueCardDelegate::paintShare(QPainter &painter, const QueueCardLayout &layout) const
{
    const Theme &theme = Theme::current();
    drawWords(painter, layout.shareText, Qt::AlignLeft, theme.font(TextStyle::Body),
        layout.share.isEmpty() ? Role::TextSecondary : Role::Text, layout.words.share);
    ui::chart::paintShareBar(painter, layout.shareBar, layout.share);
}

} // namespace qiao::workstation::supervisor
