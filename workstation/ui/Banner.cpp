#include "workstation/ui/Banner.h"

#include "workstation/ui/Icon.h"
#include "workstation/ui/Paragraph.h"
#include "workstation/ui/Shapes.h"
#include "workstation/ui/Theme.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace qiao::workstation::ui {

namespace {

constexpr int signColumn = 36;

Icon iconOf(BannerKind kind)
{
    switch (kind) {
    case BannerKind::Success:
        return Icon::Success;
    case BannerKind::Warning:
        return Icon::Warning;
    case BannerKind::Danger:
        return Icon::Error;
    case BannerKind::Info:
        break;
    }
    return Icon::Info;
}

} // namespace

BannerRoles rolesOf(BannerKind kind)
{
    switch (kind) {
    case BannerKind::Success:
        return {Role::SuccessSoft, Role::Success};
    case BannerKind::Warning:
        return {Role::WarningSoft, Role::Warning};
    case BannerKind::Danger:
        return {Role::DangerSoft, Role::Danger};
    case BannerKind::Info:
        break;
    }
    return {Role::AccentSoft, Role::Accent};
}

Banner::Banner(QWidget *parent)
    : QFrame(parent)
    , m_text(new Paragraph(this))
    , m_action(new QPushButton(this))
    , m_close(new QToolButton(this))
{
    m_close->setAutoRaise(true);
    m_close->setIcon(makeIcon(Icon::Close));
    m_close->setIconSize({14, 14});
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(signColumn, 6, 8, 6);
    row->setSpacing(8);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addWidget(m_close);
    connect(m_action, &QPushButton::clicked, this, &Banner::actionTriggered);
    connect(m_close, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT dismissed();
    });
    m_action->hide();
    retranslate();
    hide();
}

void Banner::tell(BannerKind kind, const QString &text, const QString &action, Closing closing)
{
    const bool isNews = !isVisible() || text != m_text->text();
    m_kind = kind;
    m_text->setText(text);
    setAccessibleName(text);
    m_action->setText(action);
    m_action->setAccessibleName(action);
    m_action->setVisible(!action.isEmpty());
    m_close->setVisible(closing == Closing::ByAgent);
    show();
    update();
    if (isNews) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

QString Banner::text() const
{
    return m_text->text();
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const BannerRoles roles = rolesOf(m_kind);
    const bool isCard = frameShape() == QFrame::StyledPanel;
    paintShape(painter, rect(), isCard ? controlRadius : 0, Theme::current().colour(roles.fill));
    paintIcon(painter, iconOf(m_kind),
        QRectF(0, 0, signColumn, std::min(height(), 12 + m_text->fontMetrics().height() + 8)), roles.sign, 18);
}

void Banner::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void Banner::retranslate()
{
    m_close->setAccessibleName(tr("Dismiss"));
    m_close->setToolTip(tr("Dismiss"));
}

} // namespace qiao::workstation::ui
