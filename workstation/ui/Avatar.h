#pragma once

#include "workstation/ui/Role.h"
#include "workstation/ui/Sign.h"

#include <QColor>
#include <QRectF>
#include <QString>

#include <optional>

class QPainter;

namespace qiao::workstation::ui {

// One or two characters that stand for a name: "Emma Stone" is ES, 李雷 is 李. Empty for a name without letters.
QString initialsOf(const QString &name);

struct AvatarColours
{
    QColor fill;
    QColor text;
};

// The same key (an id, not a name that may change) has the same colours for ever. Pure.
AvatarColours avatarColours(const QString &key, Scheme scheme);

struct AvatarLook
{
    QString name;
    QString key;
    std::optional<Sign> sign = std::nullopt;
    Role behind = Role::Surface; // what the avatar lies on: the sign is cut out of it
};

// A disc with initials, a person's outline when there is no name, and the presence sign at its lower right.
void paintAvatar(QPainter &painter, const QRectF &square, const AvatarLook &look);

} // namespace qiao::workstation::ui
