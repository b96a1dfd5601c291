#include "workstation/ui/Icon.h"

#include "workstation/ui/Colours.h"
#include "workstation/ui/Shapes.h"
#include "workstation/ui/Theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPaintDevice>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <algorithm>
#include <array>
#include <cmath>

static void initIconResources()
{
    Q_INIT_RESOURCE(icons);
}

namespace qiao::workstation::ui {

namespace {

constexpr std::array<const char *, iconCount> names{"accept", "archive", "attach", "away", "bell", "bell-off", "block",
    "bot", "bridge", "cart", "check", "check-double", "chevron-down", "chevron-left", "chevron-right", "chevron-up",
    "clock", "close", "command", "copy", "decline", "download", "edit", "error", "external", "eye", "eye-off", "file",
    "filter", "globe", "history", "image", "inbox", "info", "keyboard", "knowledge", "live", "lock", "mail", "menu",
    "minus", "moon", "more", "note", "offline", "panel-left", "panel-right", "pause", "people", "person", "pin", "play",
    "plus", "queue", "reopen", "reply", "retry", "search", "send", "settings", "sign-out", "smile", "star", "stats",
    "success", "sun", "tag", "transfer", "trash", "warning"};

Role roleFor(Role role, QIcon::Mode mode, QIcon::State state)
{
    if (mode == QIcon::Disabled) {
        return Role::TextDisabled;
    }
    return state == QIcon::On ? Role::Accent : role;
}

// Draws one sign in the theme's colour of the moment. GUI thread.
class IconEngine final : public QIconEngine
{
public:
    IconEngine(Icon icon, Role role)
        : m_icon(icon)
        , m_role(role)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        const int size = std::min(rect.width(), rect.height());
        const QColor colour = Theme::current().colour(roleFor(m_role, mode, state));
        QRect square(0, 0, size, size);
        square.moveCenter(rect.center());
        painter->drawPixmap(square, iconPixmap(m_icon, colour, size, ratio));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        // Qt asks in device pixels here and sets the ratio on the answer itself.
        const QColor colour = Theme::current().colour(roleFor(m_role, mode, state));
        return iconPixmap(m_icon, colour, std::min(size.width(), size.height()), 1.0);
    }

    QIconEngine *clone() const override { return new IconEngine(m_icon, m_role); }

    QString key() const override { return QStringLiteral("qiao"); }

private:
    Icon m_icon;
    Role m_role;
};

} // namespace

QString iconFile(Icon icon)
{
    initIconResources();
    return QStringLiteral(":/icons/") + QLatin1String(names[static_cast<std::size_t>(icon)]) + QStringLiteral(".svg");
}

QIcon makeIcon(Icon icon, Role role)
{
    return QIcon(new IconEngine(icon, role));
}

QPixmap iconPixmap(Icon icon, const QColor &colour, int size, qreal devicePixelRatio)
{
    const int pixels = std::max(1, qRound(size * devicePixelRatio));
    const QString key = QStringLiteral("qiao-icon-%1-%2-%3-%4")
                            .arg(static_cast<int>(icon))
                            .arg(colour.rgba(), 0, 16)
                            .arg(pixels)
                            .arg(devicePixelRatio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) {
        return pixmap;
    }
    QFile file(iconFile(icon));
    QByteArray drawing;
    if (file.open(QIODevice::ReadOnly)) {
        drawing = file.readAll();
    }
    drawing.replace("currentColor", colour.name(QColor::HexRgb).toLatin1());
    QSvgRenderer renderer(drawing);
    pixmap = QPixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(colour.alphaF());
    renderer.render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon applicationIcon()
{
    QIcon icon;
    for (const int side : {16, 24, 32, 48, 64, 128, 256}) {
        QPixmap tile(side, side);
        tile.fill(Qt::transparent);
        QPainter painter(&tile);
        // The light scheme's colours in both: the task bar is not ours to match.
        paintShape(painter, tile.rect(), side / 4.5, colourOf(Scheme::Light, Role::Accent));
        const int inner = qRound(side * 0.72);
        const int inset = (side - inner) / 2;
        painter.drawPixmap(inset, inset, iconPixmap(Icon::Bridge, Qt::white, inner, 1.0));
        painter.end();
        icon.addPixmap(tile);
    }
    return icon;
}

void paintIcon(QPainter &painter, Icon icon, const QRectF &rectangle, Role role, int size)
{
    const QPixmap pixmap = iconPixmap(icon, Theme::current().colour(role), size, painter.device()->devicePixelRatioF());
    const QPointF corner = rectangle.center() - QPointF(size / 2.0, size / 2.0);
    painter.drawPixmap(QPointF(std::round(corner.x()), std::round(corner.y())), pixmap);
}

} // namespace qiao::workstation::ui
