#pragma once

#include "workstation/features/notification/Notice.h"
#include "workstation/settings/Settings.h"

#include <QObject>
#include <QPointer>
#include <QSet>
#include <QTimer>

#include <chrono>

class QDBusConnection;
class QSystemTrayIcon;
class QWidget;

namespace qiao::workstation::notification {

class DesktopNotifications;

// Asks for the agent's attention as the settings allow: a notification of the desktop, else of the tray, and always the
// window's own mark in the task bar; offers ring until they are answered or withdrawn. Never waits. GUI thread.
class Notifier final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds ringEvery{4};
    static constexpr int mostRings = 15;

    // `window` is marked in the task bar.
    Notifier(const settings::Settings &settings, QWidget *window, QObject *parent = nullptr);
    Notifier(const settings::Settings &settings, QWidget *window, const QDBusConnection &bus, QObject *parent);
    ~Notifier() override;

    // A message is told only while the window is not the one the agent works in; an offer always.
    void show(const Notice &notice);
    // The offer was answered, here or elsewhere, or the message was read.
    void withdraw(const QString &id);
    void withdrawAll();

    bool isRinging() const { return m_ring.isActive(); }

Q_SIGNALS:
    void accepted(const QString &id);
    void opened(const QString &id);
    // Each time the ring sounds, or would if sound were on.
    void rang();

private:
    void ring();
    void showInTray(const Notice &notice);

    const settings::Settings &m_settings;
    QPointer<QWidget> m_window;
    DesktopNotifications *m_desktop;
    QSystemTrayIcon *m_tray = nullptr;
    QString m_trayId;
    QSet<QString> m_offers;
    QSet<QString> m_messages;
    QTimer m_ring;
    int m_rings = 0;
};

} // namespace qiao::workstation::notification
