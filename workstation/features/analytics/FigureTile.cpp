#include "workstation/features/analytics/FigureTile.h"

#include "workstation/ui/Shapes.h"
#include "workstation/ui/Theme.h"

#include <QEvent>
#include <QFocusEvent>
#include <QFontMetrics>
#include <QPainter>

namespace qiao::workstation::analytics {

using ui::Role;
using ui::TextStyle;
using ui::Theme;

namespace {

constexpr int tileWidth = 148;
constexpr int padding = 8;

int lineOf(TextStyle style)
{
    return QFontMetrics(Theme::current().font(style)).height();
}

} // namespace

FigureTile::FigureTile(QWidget *parent)
    : QAbstractButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setActivatable(true);
}

void FigureTile::setTitle(const QString &title, const QString &definition)
{
    m_title = title;
    m_definition = definition;
    describe();
}

void FigureTile::showFigure(const FigureText &figure)
{
    m_value = figure.value;
    m_detail = figure.detail;
    describe();
}

void FigureTile::showLoading()
{
    m_value = QStringLiteral("…");
    m_detail.clear();
    describe();
}

void FigureTile::setActivatable(bool isActivatable)
{
    m_isActivatable = isActivatable;
    setCursor(isActivatable ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

QSize FigureTile::sizeHint() const
{
    const Theme &theme = Theme::current();
    return {theme.scaled(tileWidth),
        lineOf(TextStyle::Secondary) + lineOf(TextStyle::Figure) + lineOf(TextStyle::Label)
            + 2 * theme.scaled(padding)};
}

void FigureTile::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    if (m_isActivatable && (underMouse() || isDown()))
        ui::paintShape(painter, rect(), ui::controlRadius, theme.colour(isDown() ? Role::Pressed : Role::Hover));
    QRect line = rect().adjusted(theme.scaled(padding), theme.scaled(padding), -theme.scaled(padding), 0);
    const auto draw = [&](TextStyle style, Role role, const QString &text) {
        line.setHeight(lineOf(style));
        painter.setFont(theme.font(style));
        painter.setPen(theme.colour(role));
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            QFontMetrics(painter.font()).elidedText(text, Qt::ElideRight, line.width()));
        line.moveTop(line.top() + line.height());
    };
    draw(TextStyle::Secondary, Role::TextSecondary, m_title);
    draw(TextStyle::Figure, Role::Text, m_value);
    draw(TextStyle::Label, Role::TextSecondary, m_detail);
    if (hasFocus() && m_hasKeyboard)
        ui::paintFocusRing(painter, rect());
}

void FigureTile::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

void FigureTile::focusInEvent(QFocusEvent *event)
{
    m_hasKeyboard = event->reason() != Qt::MouseFocusReason;
    QAbstractButton::focusInEvent(event);
}

void FigureTile::describe()
{
    setToolTip(m_definition);
    setAccessibleName(QStringLiteral("%1 %2 %3").arg(m_title, m_value, m_detail).trimmed());
    setAccessibleDescription(m_definition);
    update();
}

} // namespace qiao::workstation::analytics
