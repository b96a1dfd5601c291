#include "workstation/features/visitor/VisitorHead.h"

#include "workstation/features/visitor/LanguageWords.h"
#include "workstation/ui/Avatar.h"
#include "workstation/ui/Icon.h"
#include "workstation/ui/Shapes.h"
#include "workstation/ui/Theme.h"
#include "workstation/ui/VisitorName.h"

#include <QEvent>
#include <QPainter>

namespace qiao::workstation::visitor {

namespace {

using ui::Role;
using ui::TextStyle;
using ui::Theme;

constexpr int avatarSide = 48;

} // namespace

VisitorHead::VisitorHead(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void VisitorHead::showVisitor(const domain::Visitor &visitor, const QString &fallbackName, bool isOnline)
{
    m_name = visitor.name.isEmpty() ? fallbackName : visitor.name;
    m_key = visitor.id.toString();
    m_language = languageInWords(visitor.locale).section(QStringLiteral(" ("), 0, 0);
    m_vip = visitor.vip;
    m_visits = visitor.visits;
    m_isVerified = !visitor.externalId.isEmpty();
    m_isOnline = isOnline;
    retranslate();
}

QSize VisitorHead::sizeHint() const
{
    return QSize(240, Theme::current().scaled(72));
}

QSize VisitorHead::minimumSizeHint() const
{
    return QSize(120, sizeHint().height());
}

void VisitorHead::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    const auto px = [&](int pixels) { return theme.scaled(pixels); };
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int side = px(avatarSide);
    ui::paintAvatar(painter, QRect(0, (height() - side) / 2, side, side),
        {m_shownName, m_key, m_isOnline ? ui::Sign::Online : ui::Sign::Offline});
    const int left = side + px(12);
    const int room = width() - left;
    const int top = (height() - px(22 + 18 + 20)) / 2;

    painter.setFont(theme.font(TextStyle::Title));
    painter.setPen(theme.colour(Role::Text));
    painter.drawText(QRect(left, top, room, px(22)), Qt::AlignVCenter | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(m_shownName, Qt::ElideRight, room));
    painter.setFont(theme.font(TextStyle::Secondary));
    painter.setPen(theme.colour(Role::TextSecondary));
    painter.drawText(QRect(left, top + px(22), room, px(18)), Qt::AlignVCenter | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(m_line, Qt::ElideRight, room));

    int x = left;
    const int chipTop = top + px(42);
    const auto chip = [&](ui::Icon icon, Role sign, Role fill, const QString &words) {
        painter.setFont(theme.font(TextStyle::LabelStrong));
        const QRect area(x, chipTop, painter.fontMetrics().horizontalAdvance(words) + px(28), px(18));
        ui::paintShape(painter, area, px(4), theme.colour(fill));
        ui::paintIcon(painter, icon, QRect(area.left() + px(4), area.top(), px(16), area.height()), sign, px(12));
        painter.setPen(theme.colour(sign));
        painter.drawText(area.adjusted(px(22), 0, -px(4), 0), Qt::AlignVCenter | Qt::TextSingleLine, words);
        x = area.right() + 1 + px(6);
    };
    if (m_vip > 0)
        chip(ui::Icon::Star, Role::Warning, Role::WarningSoft, tr("VIP %1").arg(m_vip));
    if (m_isVerified)
        chip(ui::Icon::Success, Role::Success, Role::SuccessSoft, tr("Verified"));
    else
        chip(ui::Icon::Person, Role::TextSecondary, Role::SurfaceSunken, tr("Not signed in"));
}

void VisitorHead::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

void VisitorHead::retranslate()
{
    m_shownName = ui::visitorName(m_name, m_key);
    QStringList parts{m_isOnline ? tr("On the site now") : tr("Not on the site"), m_language};
    if (m_visits > 0)
        parts.append(tr("visit %1", "ordinal").arg(m_visits));
    parts.removeAll(QString());
    m_line = parts.join(QStringLiteral(" · "));
    QStringList spoken{m_shownName};
    if (m_vip > 0)
        spoken.append(tr("VIP %1").arg(m_vip));
    spoken.append(m_isVerified ? tr("Verified") : tr("Not signed in"));
    spoken.append(m_line);
    setAccessibleName(spoken.join(QStringLiteral(", ")));
    setToolTip(m_isVerified ? tr("The site vouches for this name.") : tr("The site does not vouch for this name."));
    update();
}

} // namespace qiao::workstation::visitor
