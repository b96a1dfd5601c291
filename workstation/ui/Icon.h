#pragma once

#include "workstation/ui/Role.h"

#include <QIcon>
#include <QPixmap>
#include <QRectF>
#include <QString>

class QPainter;

namespace qiao::workstation::ui {

// The signs of the workstation. Each is a 20 px line drawing in resources/icons, named like its entry here in lower
// case with dashes: ChevronDown is chevron-down.svg.
enum class Icon {
    Accept,
    Archive,
    Attach,
    Away,
    Bell,
    BellOff,
    Block,
    Bot,
    Bridge,
    Cart,
    Check,
    CheckDouble,
    ChevronDown,
    ChevronLeft,
    ChevronRight,
    ChevronUp,
    Clock,
    Close,
    Command,
    Copy,
    Decline,
    Download,
    Edit,
    Error,
    External,
    Eye,
    EyeOff,
    File,
    Filter,
    Globe,
    History,
    Image,
    Inbox,
    Info,
    Keyboard,
    Knowledge,
    Live,
    Lock,
    Mail,
    Menu,
    Minus,
    Moon,
    More,
    Note,
    Offline,
    PanelLeft,
    PanelRight,
    Pause,
    People,
    Person,
    Pin,
    Play,
    Plus,
    Queue,
    Reopen,
    Reply,
    Retry,
    Search,
    Send,
    Settings,
    SignOut,
    Smile,
    Star,
    Stats,
    Success,
    Sun,
    Tag,
    Transfer,
    Trash,
    Warning,
};

inline constexpr int iconCount = static_cast<int>(Icon::Warning) + 1;

// The file in the resources, as ":/icons/chevron-down.svg".
QString iconFile(Icon icon);

// A QIcon that takes its colour from the theme whenever it is painted: the role in normal state, the accent when
// checked, the disabled text's colour when disabled. Crisp at every scale.
QIcon makeIcon(Icon icon, Role role = Role::TextSecondary);

// The sign in one colour, in device pixels times the ratio; cached.
QPixmap iconPixmap(Icon icon, const QColor &colour, int size, qreal devicePixelRatio);

// The bridge on its tile, for windows and the tray.
QIcon applicationIcon();

// For delegates: paints the sign centred in the rectangle at `size` logical pixels.
void paintIcon(QPainter &painter, Icon icon, const QRectF &rectangle, Role role, int size = 20);

} // namespace qiao::workstation::ui
