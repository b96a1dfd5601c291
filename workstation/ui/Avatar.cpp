#include "workstation/ui/Avatar.h"

#include "workstation/ui/Icon.h"
#include "workstation/ui/Theme.h"

#include <QPainter>

#include <array>

namespace qiao::workstation::ui {

namespace {

constexpr std::array<int, 10> hues{200, 160, 265, 335, 20, 45, 95, 225, 300, 180};

// FNV-1a, so that the colour does not depend on Qt's seeded hash: http://www.isthe.com/chongo/tech/comp/fnv/
std::uint32_t stableHash(const QString &text)
{
    std::uint32_t hash = 2166136261U;
    const QByteArray bytes = text.toUtf8();
    for (const char byte : bytes) {
        hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
    }
    return hash;
}

// The first whole character of a word, also when it needs two code units.
QString firstCharacter(const QString &word)
{
    const bool isPair = word.size() > 1 && word.at(0).isHighSurrogate() && word.at(1).isLowSurrogate();
    return word.left(isPair ? 2 : 1);
}

bool isHan(QChar character)
{
    return character.script() == QChar::Script_Han;
}

} // namespace

QString initialsOf(const QString &name)
{
    QStringList initials;
    const QStringList words = name.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString &word : words) {
        if (word.at(0).isLetterOrNumber() || word.at(0).isHighSurrogate()) {
            initials << firstCharacter(word).toUpper();
        }
    }
    if (initials.isEmpty()) {
        return {};
    }
    const bool isOne = initials.size() == 1 || isHan(initials.front().at(0));
    return isOne ? initials.front() : initials.front() + initials.back();
}

AvatarColours avatarColours(const QString &key, Scheme scheme)
{
    const int hue = hues[stableHash(key) % hues.size()];
    return scheme == Scheme::Light ? AvatarColours{QColor::fromHsl(hue, 110, 218), QColor::fromHsl(hue, 150, 62)}
                                   : AvatarColours{QColor::fromHsl(hue, 80, 62), QColor::fromHsl(hue, 120, 208)};
}

void paintAvatar(QPainter &painter, const QRectF &square, const AvatarLook &look)
{
    const Theme &theme = Theme::current();
    const AvatarColours colours = avatarColours(look.key.isEmpty() ? look.name : look.key, theme.scheme());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.fill);
    painter.drawEllipse(square);
    const QString initials = initialsOf(look.name);
    if (initials.isEmpty()) {
        const int size = qRound(square.width() * 0.6);
        const QPixmap person = iconPixmap(Icon::Person, colours.text, size, painter.device()->devicePixelRatioF());
        painter.drawPixmap(square.center() - QPointF(size / 2.0, size / 2.0), person);
    } else {
        QFont font = theme.font(TextStyle::Body);
        font.setPixelSize(std::max(8, qRound(square.width() * (initials.size() > 1 ? 0.36 : 0.44))));
        font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        painter.setPen(colours.text);
        painter.drawText(square, Qt::AlignCenter, initials);
    }
    if (look.sign) {
        const qreal size = std::max(9.0, square.width() * 0.3);
        const QRectF place(square.right() - size + 1, square.bottom() - size + 1, size, size);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.colour(look.behind));
        painter.drawEllipse(place.adjusted(-2, -2, 2, 2));
        paintSign(painter, place, *look.sign, look.behind);
    }
    painter.restore();
}

} // namespace qiao::workstation::ui
