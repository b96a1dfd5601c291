#include "workstation/features/composer/FileChip.h"

#include "workstation/ui/Icon.h"
#include "workstation/ui/Shapes.h"
#include "workstation/ui/Theme.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>
#include <QToolButton>

namespace qiao::workstation::composer {

namespace {

using ui::Role;
using ui::TextStyle;
using ui::Theme;

constexpr int widestName = 180;

} // namespace

FileChip::FileChip(const QString &path, const QString &name, qint64 size, QWidget *parent)
    : QFrame(parent)
    , m_path(path)
    , m_name(name)
    , m_size(QLocale().formattedDataSize(size, 1, QLocale::DataSizeTraditionalFormat))
    , m_remove(new QToolButton(this))
{
    m_remove->setAutoRaise(true);
    m_remove->setIcon(ui::makeIcon(ui::Icon::Close));
    m_remove->setIconSize(QSize(14, 14));
    m_remove->setFocusPolicy(Qt::StrongFocus);
    setToolTip(name.toHtmlEscaped());
    connect(m_remove, &QToolButton::clicked, this, &FileChip::removed);
    retranslate();
}

QSize FileChip::sizeHint() const
{
    const Theme &theme = Theme::current();
    const int name = QFontMetrics(theme.font(TextStyle::BodyStrong)).horizontalAdvance(m_name);
    const int size = QFontMetrics(theme.font(TextStyle::Label)).horizontalAdvance(m_size);
    const int words = std::max(std::min(name, theme.scaled(widestName)), size);
    return QSize(theme.scaled(8 + 24 + 6) + words + 2 + theme.scaled(30), theme.scaled(40));
}

void FileChip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    const auto px = [&](int pixels) { return theme.scaled(pixels); };
    QPainter painter(this);
    ui::paintShape(painter, rect(), ui::controlRadius, theme.colour(Role::SurfaceRaised), theme.colour(Role::Border));
    ui::paintIcon(painter, ui::Icon::File, QRect(px(8), 0, px(24), height()), Role::Accent, px(18));
    const int left = px(38);
    const QRect name(left, px(3), m_remove->x() - left - px(2), px(18));
    painter.setFont(theme.font(TextStyle::BodyStrong));
    painter.setPen(theme.colour(Role::Text));
    painter.drawText(name, Qt::AlignVCenter | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(m_name, Qt::ElideMiddle, name.width()));
    painter.setFont(theme.font(TextStyle::Label));
    painter.setPen(theme.colour(Role::TextSecondary));
    painter.drawText(name.translated(0, px(17)), Qt::AlignVCenter | Qt::TextSingleLine, m_size);
}

void FileChip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void FileChip::resizeEvent(QResizeEvent *event)
{
    const int side = Theme::current().scaled(24);
    m_remove->setGeometry(width() - side - 4, (height() - side) / 2, side, side);
    QFrame::resizeEvent(event);
}

void FileChip::retranslate()
{
    setAccessibleName(tr("File %1, %2").arg(m_name, m_size));
    m_remove->setAccessibleName(tr("Take out %1").arg(m_name));
    m_remove->setToolTip(tr("Take out"));
}

} // namespace qiao::workstation::composer
