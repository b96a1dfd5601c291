#include "workstation/features/conversation/ConversationHeader.h"

#include "workstation/state/Desk.h"
#include "workstation/ui/Avatar.h"
#include "workstation/ui/ButtonKind.h"
#include "workstation/ui/ElidedLabel.h"
#include "workstation/ui/Icon.h"
#include "workstation/ui/RelativeTime.h"
#include "workstation/ui/Shapes.h"
#include "workstation/ui/Theme.h"
#include "workstation/ui/VisitorName.h"
#include "workstation/ui/WaitLevel.h"
#include "workstation/ui/WaitingText.h"

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace qiao::workstation::conversation {

namespace {

using ui::Icon;
using ui::Role;
using ui::TextStyle;
using ui::Theme;

constexpr int avatarSide = 36;
constexpr int inset = 16;

} // namespace

ConversationHeader::ConversationHeader(QWidget *parent)
    : QWidget(parent)
    , m_title(new ui::ElidedLabel(TextStyle::Title, Role::Text, this))
    , m_standing(new ui::ElidedLabel(TextStyle::Secondary, Role::TextSecondary, this))
    , m_why(new QToolButton(this))
    , m_accept(new QPushButton(this))
    , m_tagsButton(new QToolButton(this))
    , m_transfer(new QPushButton(this))
    , m_close(new QPushButton(this))
    , m_closeAs(new QToolButton(this))
    , m_wrap(new QPushButton(this))
    , m_reopen(new QPushButton(this))
{
    ui::setButtonKind(m_accept, ui::ButtonKind::Primary);
    m_accept->setIcon(ui::makeIcon(Icon::Accept, Role::OnAccent));
    m_transfer->setIcon(ui::makeIcon(Icon::Transfer));
    m_close->setIcon(ui::makeIcon(Icon::Check));
    m_closeAs->setIcon(ui::makeIcon(Icon::ChevronDown));
    m_closeAs->setPopupMode(QToolButton::InstantPopup);
    ui::setButtonKind(m_wrap, ui::ButtonKind::Primary);
    m_wrap->setIcon(ui::makeIcon(Icon::Check, Role::OnAccent));
    m_reopen->setIcon(ui::makeIcon(Icon::Reopen));
    m_tagsButton->setIcon(ui::makeIcon(Icon::Tag));
    m_why->setIcon(ui::makeIcon(Icon::Info));
    m_why->setToolButtonStyle(Qt::ToolButtonIconOnly);
    for (QToolButton *button : {m_why, m_tagsButton, m_closeAs}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
    }

    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch();
    words->addWidget(m_title);
    words->addWidget(m_standing);
    words->addStretch();
    auto *all = new QHBoxLayout(this);
    all->setContentsMargins(inset + avatarSide + 12, 8, inset, 8);
    all->setSpacing(8);
    all->addLayout(words, 1);
    all->addWidget(m_why);
    all->addWidget(m_tagsButton);
    all->addWidget(m_transfer);
    all->addWidget(m_close);
    all->addWidget(m_closeAs);
    all->addWidget(m_reopen);
    all->addWidget(m_wrap);
    all->addWidget(m_accept);
    refreshHeight();

    connect(m_accept, &QPushButton::clicked, this, &ConversationHeader::acceptRequested);
    connect(m_transfer, &QPushButton::clicked, this, &ConversationHeader::transferRequested);
    connect(m_close, &QPushButton::clicked, this, &ConversationHeader::closeRequested);
    connect(m_wrap, &QPushButton::clicked, this, &ConversationHeader::wrapRequested);
    connect(m_reopen, &QPushButton::clicked, this, &ConversationHeader::reopenRequested);
    connect(m_tagsButton, &QToolButton::clicked, this, &ConversationHeader::tagsRequested);
    connect(m_why, &QToolButton::clicked, this, &ConversationHeader::showReason);
    retranslate();
}

void ConversationHeader::show(
    const state::ConversationEntry &entry, const Surroundings &surroundings, base::TimePoint now)
{
    const domain::Conversation &conversation = entry.conversation;
    m_name = entry.visitor.name.isEmpty() ? conversation.visitorName : entry.visitor.name;
    m_key = conversation.visitor.toString();
    m_queue = surroundings.queue;
    m_channel = conversation.channel;
    m_owner = conversation.agentName;
    m_reason = surroundings.reason;
    m_waiting = entry.waiting;
    m_sla = surroundings.sla;
    m_wrapUpUntil = entry.isWrappingUp ? conversation.wrapUpUntil : base::TimePoint{};
    m_tags = conversation.tags;
    m_vip = entry.visitor.vip;
    m_isOnline = entry.isVisitorOnline;
    m_isOpen = conversation.isOpen();
    m_isMine = entry.isMine;
    m_isWaiting = entry.isWaiting;
    m_isOffered = entry.isOfferedToMe;
    m_isDeferred = entry.isDeferred;
    m_mayTransfer = m_isOpen && (m_isMine || surroundings.isSupervisor);
    m_canAccept = conversation.canAccept(surroundings.me).isOk();
    const bool isWait = m_isWaiting && conversation.waitingSince != base::TimePoint{};
    m_since = isWait ? conversation.waitingSince : conversation.startedAt;
    m_now = now;
    refresh();
}

void ConversationHeader::setNow(base::TimePoint now)
{
    m_now = now;
    refreshStanding();
}

QString ConversationHeader::standingText() const
{
    return m_standing->text();
}

// A wait is coloured by what its queue promises; the words say the same.
void ConversationHeader::refreshStanding()
{
    m_standing->setText(standing());
    Role role = m_wrapUpUntil != base::TimePoint{} ? Role::Accent : Role::TextSecondary;
    if (m_isWaiting && !m_isDeferred)
        role = ui::roleOf(ui::waitLevel(m_now - m_since, m_sla));
    m_standing->setRole(role);
}

void ConversationHeader::showReason()
{
    if (m_reason.isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSection(m_isOffered ? tr("Why you are asked")
            : m_isWaiting        ? tr("Why %1 is asked").arg(m_owner)
            : m_isMine           ? tr("Why you have this conversation")
                                 : tr("Why %1 has this conversation").arg(m_owner));
    for (const QString &line : m_reason.split(u'\n'))
        menu->addAction(line);
    menu->popup(m_why->mapToGlobal(QPoint(0, m_why->height() + 4)));
}

void ConversationHeader::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme.colour(Role::Surface));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.colour(Role::Border));
    const ui::Sign sign = m_isOnline ? ui::Sign::Online : ui::Sign::Offline;
    ui::paintAvatar(painter, avatarRect(), {m_name, m_key, sign});
}

QRect ConversationHeader::avatarRect() const
{
    const int y = (height() - avatarSide) / 2;
    return QRect(
        layoutDirection() == Qt::RightToLeft ? width() - inset - avatarSide : inset, y, avatarSide, avatarSide);
}

void ConversationHeader::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange)
        refreshHeight();
    QWidget::changeEvent(event);
}

void ConversationHeader::refreshHeight()
{
    setFixedHeight(std::max(56, Theme::current().scaled(52)));
}

void ConversationHeader::refresh()
{
    const QString name = ui::visitorName(m_name, m_key);
    m_title->setText(m_vip > 0 ? tr("%1 · VIP %2").arg(name).arg(m_vip) : name);
    refreshStanding();
    m_accept->setVisible(m_canAccept);
    m_accept->setText(m_isOffered ? tr("Accept") : tr("Take"));
    m_transfer->setVisible(m_mayTransfer);
    m_close->setVisible(m_isOpen && m_isMine);
    m_closeAs->setVisible(m_isOpen && m_isMine);
    m_wrap->setVisible(m_wrapUpUntil != base::TimePoint{});
    m_reopen->setVisible(!m_isOpen);
    m_why->setVisible(!m_reason.isEmpty());
    m_why->setAccessibleDescription(m_reason);
    setAccessibleName(tr("Conversation with %1").arg(m_title->text()));
    setAccessibleDescription(m_standing->text());
    update();
}

QString ConversationHeader::standing() const
{
    QStringList parts;
    const QString time = ui::waitText(std::chrono::duration_cast<std::chrono::seconds>(m_now - m_since));
    if (m_wrapUpUntil != base::TimePoint{}) {
        const auto left = std::max(m_wrapUpUntil - m_now, base::Milliseconds(0));
        parts.append(tr("Closed, %1 left to wrap up").arg(ui::waitText(std::chrono::ceil<std::chrono::seconds>(left))));
    } else if (!m_isOpen)
        parts.append(tr("Closed"));
    else if (m_isDeferred)
        parts.append(tr("A message was left"));
    else if (m_isWaiting)
        parts.append(tr("Waiting for %1").arg(time));
    else
        parts.append(time);
    if (!m_isMine && m_isOpen && !m_owner.isEmpty())
        parts.append(
            m_isWaiting ? tr("offered to %1").arg(m_isOffered ? tr("you") : m_owner) : tr("with %1").arg(m_owner));
    parts.append(waitingWords());
    parts.append(m_queue);
    parts.append(m_isOnline ? tr("on the site now") : tr("left the site"));
    if (!m_channel.isEmpty())
        parts.append(tr("via %1").arg(m_channel));
    parts.append(QLocale().createSeparatedList(m_tags));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

// Why nobody is asked now, and how far in front it is.
QString ConversationHeader::waitingWords() const
{
    if (!m_waiting || !m_owner.isEmpty())
        return {};
    const auto localTime = [](base::TimePoint at) { return QDateTime::fromMSecsSinceEpoch(base::toEpochMs(at)); };
    const QDateTime until = m_waiting->until == base::TimePoint{} ? QDateTime() : localTime(m_waiting->until);
    QStringList words;
    if (!m_isDeferred)
        words.append(ui::waitingText(domain::nameOf(m_waiting->reason), until, localTime(m_now)));
    words.append(ui::placeText(m_waiting->position, m_waiting->estimate));
    words.removeAll(QString());
    return words.join(QStringLiteral(" · "));
}

void ConversationHeader::retranslate()
{
    auto *menu = m_closeAs->menu() ? m_closeAs->menu() : new QMenu(this);
    menu->clear();
    connect(menu->addAction(ui::makeIcon(Icon::Success), tr("Close as resolved")), &QAction::triggered, this,
        [this] { Q_EMIT closeAsRequested(true); });
    connect(menu->addAction(ui::makeIcon(Icon::Info), tr("Close as not resolved")), &QAction::triggered, this,
        [this] { Q_EMIT closeAsRequested(false); });
    m_closeAs->setMenu(menu);
    m_closeAs->setAccessibleName(tr("How to close"));
    m_closeAs->setToolTip(tr("Close as resolved or not resolved"));
    m_wrap->setText(tr("Done"));
    m_wrap->setToolTip(tr("The wrap-up is over"));

    m_transfer->setText(tr("Transfer"));
    m_close->setText(tr("Close"));
    m_reopen->setText(tr("Reopen"));
    m_why->setAccessibleName(tr("Why me?"));
    m_why->setToolTip(tr("Why me?"));
    m_tagsButton->setAccessibleName(tr("Tags"));
    m_tagsButton->setToolTip(tr("Tags"));
    refresh();
}

} // namespace qiao::workstation::conversation
