#include "workstation/features/inbox/OfferCard.h"

#include "workstation/ui/Avatar.h"
#include "workstation/ui/ButtonKind.h"
#include "workstation/ui/ElidedLabel.h"
#include "workstation/ui/Icon.h"
#include "workstation/ui/RelativeTime.h"
#include "workstation/ui/Shapes.h"
#include "workstation/ui/TextLook.h"
#include "workstation/ui/Theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace qiao::workstation::inbox {

namespace {

using ui::Role;
using ui::TextStyle;
using ui::Theme;

constexpr int avatarSide = 36;
constexpr int inset = 12;
constexpr int barHeight = 3;

} // namespace

OfferCard::OfferCard(QWidget *parent)
    : QFrame(parent)
    , m_name(new ui::ElidedLabel(TextStyle::BodyStrong, Role::Text, this))
    , m_aboutLine(new ui::ElidedLabel(TextStyle::Secondary, Role::TextSecondary, this))
    , m_because(new ui::ElidedLabel(TextStyle::Secondary, Role::TextSecondary, this))
    , m_lastLine(new ui::ElidedLabel(TextStyle::Body, Role::Text, this))
    , m_countdown(new QLabel(this))
    , m_accept(new QPushButton(this))
    , m_decline(new QPushButton(this))
{
    ui::setButtonKind(m_accept, ui::ButtonKind::Primary);
    ui::setButtonKind(m_decline, ui::ButtonKind::Quiet);
    m_accept->setIcon(ui::makeIcon(ui::Icon::Accept, Role::OnAccent));
    ui::setTextLook(m_countdown, TextStyle::BodyStrong, Role::Text);

    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_name, 1);
    top->addWidget(m_countdown);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->setContentsMargins(avatarSide + 10, 0, 0, 0);
    words->addLayout(top);
    words->addWidget(m_aboutLine);
    words->addWidget(m_because);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_accept, 1);
    buttons->addWidget(m_decline);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(inset, inset, inset, inset);
    all->setSpacing(8);
    all->addLayout(words);
    all->addWidget(m_lastLine);
    all->addLayout(buttons);

    connect(m_accept, &QPushButton::clicked, this, [this] { Q_EMIT accepted(m_row.id); });
    connect(m_decline, &QPushButton::clicked, this, [this] { Q_EMIT declined(m_row.id); });
    retranslate();
}

void OfferCard::showOffer(const ConversationRow &row, const QString &about, base::TimePoint until, int others)
{
    if (row.id != m_row.id)
        m_shownAt = m_now;
    m_row = row;
    m_about = about;
    m_until = until;
    m_others = others;
    m_name->setText(row.vip > 0 ? tr("%1 · VIP %2").arg(row.name).arg(row.vip) : row.name);
    m_lastLine->setText(row.lastLine);
    m_lastLine->setVisible(!row.lastLine.isEmpty());
    retranslate();
    setNow(m_now);
}

void OfferCard::setNow(base::TimePoint now)
{
    m_now = now;
    const auto left = std::chrono::ceil<std::chrono::seconds>(std::max(m_until - now, base::Milliseconds(0)));
    m_countdown->setText(ui::waitText(left));
    m_countdown->setAccessibleName(tr("%n second(s) left", nullptr, int(left.count())));
    update();
}

void OfferCard::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    ui::paintShape(painter, rect(), ui::cardRadius, theme.colour(Role::AccentSoft), theme.colour(Role::Accent));
    ui::paintAvatar(painter, avatarRect(), {m_row.name, m_row.visitor.toString(), std::nullopt, Role::AccentSoft});

    const double whole = double((m_until - m_shownAt).count());
    const double share = whole > 0 ? std::clamp(double((m_until - m_now).count()) / whole, 0.0, 1.0) : 0.0;
    const int room = width() - 2 * inset;
    const QRectF bar(inset, height() - barHeight - 4, room * share, barHeight);
    if (bar.width() > 1)
        ui::paintShape(painter, bar, barHeight / 2.0, theme.colour(Role::Accent));
}

QRect OfferCard::avatarRect() const
{
    const int x = layoutDirection() == Qt::RightToLeft ? width() - inset - avatarSide : inset;
    return QRect(x, inset, avatarSide, avatarSide);
}

void OfferCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        ui::setTextLook(m_countdown, TextStyle::BodyStrong, Role::Text);
    QFrame::changeEvent(event);
}

void OfferCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (m_decline->hasFocus())
            Q_EMIT declined(m_row.id);
        else
            Q_EMIT accepted(m_row.id);
        return;
    }
    QFrame::keyPressEvent(event);
}

void OfferCard::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        Q_EMIT opened(m_row.id);
}

void OfferCard::retranslate()
{
    m_accept->setText(tr("Accept"));
    m_decline->setText(tr("Decline"));
    m_accept->setAccessibleName(tr("Accept the conversation with %1").arg(m_row.name));
    m_decline->setAccessibleName(tr("Decline the conversation with %1").arg(m_row.name));
    setAccessibleName(tr("Offered to you: %1").arg(m_row.name));
    m_because->setText(tr("Why you: %1").arg(m_row.because.mid(0, 2).join(tr(", ", "between two reasons"))));
    m_because->setVisible(!m_row.because.isEmpty());
    setAccessibleDescription(m_row.because.isEmpty() ? QString() : m_because->text());
    m_aboutLine->setText(m_others == 0 ? m_about : tr("%1 · %n more offered", nullptr, m_others).arg(m_about));
}

} // namespace qiao::workstation::inbox
