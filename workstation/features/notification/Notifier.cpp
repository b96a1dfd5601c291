#include "workstation/features/notification/Notifier.h"

#include "workstation/features/notification/DesktopNotifications.h"
#include "workstation/ui/Icon.h"

#include <QApplication>
#include <QDBusConnection>
#include <QSystemTrayIcon>
#include <QWidget>

namespace qiao::workstation::notification {

using settings::Switch;

Notifier::Notifier(const settings::Settings &settings, QWidget *window, QObject *parent)
    : Notifier(settings, window, QDBusConnection::sessionBus(), parent)
{
}

Notifier::Notifier(const settings::Settings &settings, QWidget *window, const QDBusConnection &bus, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_window(window)
    , m_desktop(new DesktopNotifications(bus, this))
{
    connect(m_desktop, &DesktopNotifications::accepted, this, &Notifier::accepted);
    connect(m_desktop, &DesktopNotifications::opened, this, &Notifier::opened);
    connect(m_desktop, &DesktopNotifications::refused, this, &Notifier::showInTray);
    m_ring.setInterval(ringEvery);
    connect(&m_ring, &QTimer::timeout, this, &Notifier::ring);
}

Notifier::~Notifier()
{
    withdrawAll();
}

void Notifier::show(const Notice &notice)
{
    const bool isOffer = notice.kind == NoticeKind::Offer;
    const bool isInFront = m_window && m_window->isActiveWindow();
    if (!isOffer && isInFront) {
        return;
    }
    if (m_window && !isInFront) {
        QApplication::alert(m_window);
    }
    if (isOffer) {
        m_offers.insert(notice.id);
        m_rings = 0;
        ring();
        m_ring.start();
    } else {
        m_messages.insert(notice.id);
    }
    if (m_settings.notifications() == Switch::Off) {
        return;
    }
    Notice shown = notice;
    if (m_settings.messagePreview() == Switch::Off) {
        shown.body.clear();
    }
    m_desktop->show(shown,
        m_settings.sound() == Switch::On ? DesktopNotifications::Sound::Audible : DesktopNotifications::Sound::Silent);
}

void Notifier::withdraw(const QString &id)
{
    m_offers.remove(id);
    m_messages.remove(id);
    if (m_offers.isEmpty()) {
        m_ring.stop();
    }
    m_desktop->withdraw(id);
    if (m_trayId == id && m_tray) {
        m_tray->hide();
    }
}

void Notifier::withdrawAll()
{
    const QSet<QString> all = m_offers + m_messages;
    for (const QString &id : all) {
        withdraw(id);
    }
}

void Notifier::ring()
{
    if (++m_rings >= mostRings) {
        m_ring.stop();
    }
    if (m_settings.sound() == Switch::On) {
        QApplication::beep();
    }
    Q_EMIT rang();
}

void Notifier::showInTray(const Notice &notice)
{
    if (!QSystemTrayIcon::isSystemTrayAvailable()) {
        return;
    }
    if (!m_tray) {
        m_tray = new QSystemTrayIcon(ui::applicationIcon(), this);
        m_tray->setToolTip(QStringLiteral("Qiao"));
        connect(m_tray, &QSystemTrayIcon::messageClicked, this, [this] { Q_EMIT opened(m_trayId); });
        connect(m_tray, &QSystemTrayIcon::activated, this, [this] { Q_EMIT opened(m_trayId); });
    }
    m_trayId = notice.id;
    m_tray->show();
    m_tray->showMessage(notice.title, notice.body, QSystemTrayIcon::NoIcon);
}

} // namespace qiao::workstation::notification
