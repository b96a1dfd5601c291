#include "workstation/ui/StatusLine.h"

#include "workstation/ui/ButtonKind.h"
#include "workstation/ui/RelativeTime.h"
#include "workstation/ui/StatusDot.h"
#include "workstation/ui/TextLook.h"
#include "workstation/ui/Theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

namespace qiao::workstation::ui {

StatusLine::StatusLine(QWidget *parent)
    : QWidget(parent)
    , m_dot(new StatusDot(this))
    , m_connection(new QLabel(this))
    , m_sent(new QLabel(this))
    , m_queue(new QLabel(this))
    , m_palette(new QPushButton(this))
{
    m_dot->setBehind(Role::SurfaceSunken);
    setButtonKind(m_palette, ButtonKind::Quiet);
    m_palette->hide();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 3, 6, 2);
    row->setSpacing(6);
    row->addWidget(m_dot);
    row->addWidget(m_connection);
    row->addSpacing(12);
    row->addWidget(m_sent);
    row->addSpacing(12);
    row->addWidget(m_queue);
    row->addStretch(1);
    row->addWidget(m_palette);
    retranslate();
    restyle();
}

void StatusLine::showConnection(
    Sign sign, std::optional<std::chrono::milliseconds> latency, std::optional<std::chrono::seconds> nextTry)
{
    m_sign = sign;
    m_latency = latency;
    m_nextTry = nextTry;
    retranslate();
}

void StatusLine::showOutbox(int waiting)
{
    m_outbox = std::max(0, waiting);
    retranslate();
}

void StatusLine::showWaiting(int count, std::chrono::seconds longest)
{
    m_waiting = std::max(0, count);
    m_longest = longest;
    retranslate();
}

void StatusLine::setPaletteAction(QAction *action)
{
    m_paletteAction = action;
    m_palette->show();
    connect(m_palette, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, this, &StatusLine::retranslate);
    retranslate();
}

void StatusLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::current();
    painter.fillRect(rect(), theme.colour(Role::SurfaceSunken));
    painter.fillRect(QRect(0, 0, width(), 1), theme.colour(Role::Border));
}

void StatusLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        restyle();
    }
}

void StatusLine::retranslate()
{
    m_dot->setSign(m_sign);
    QString connection;
    switch (m_sign) {
    case Sign::Online:
    case Sign::Busy:
    case Sign::Away:
        connection = m_latency ? tr("Connected · %1 ms").arg(m_latency->count()) : tr("Connected");
        break;
    case Sign::Working:
        connection = tr("Connecting…");
        break;
    case Sign::Trouble:
        connection = tr("Connection refused");
        break;
    case Sign::Offline:
        connection = m_nextTry && m_nextTry->count() > 0
            ? tr("Not connected · next try in %n s", nullptr, static_cast<int>(m_nextTry->count()))
            : tr("Not connected");
        break;
    }
    m_connection->setText(connection);
    m_dot->setAccessibleName(connection);
    m_dot->setToolTip(connection);
    m_sent->setText(m_outbox == 0 ? tr("All sent") : tr("%n waiting to be sent", nullptr, m_outbox));
    m_queue->setText(m_waiting == 0 ? tr("Nobody waiting")
                                    : tr("%n waiting, longest %1", nullptr, m_waiting).arg(waitText(m_longest)));
    const QString keys = m_paletteAction ? m_paletteAction->shortcut().toString(QKeySequence::NativeText) : QString();
    m_palette->setText(keys.isEmpty() ? tr("Commands") : tr("%1  commands", "a shortcut before").arg(keys));
    m_palette->setAccessibleName(tr("Commands"));
    restyle();
}

void StatusLine::restyle()
{
    const Theme &theme = Theme::current();
    setTextLook(m_connection, TextStyle::Secondary, m_sign == Sign::Online ? Role::TextSecondary : roleOf(m_sign));
    setTextLook(m_sent, TextStyle::Secondary, m_outbox > 0 ? Role::Warning : Role::TextSecondary);
    setTextLook(m_queue, TextStyle::Secondary, Role::TextSecondary);
    m_palette->setFont(theme.font(TextStyle::Secondary));
    m_palette->setFixedHeight(std::max(22, theme.scaled(22)));
    setFixedHeight(std::max(28, theme.scaled(28)));
}

} // namespace qiao::workstation::ui
