#pragma once

#include "workstation/features/notification/Notice.h"

#include <QDBusConnection>
#include <QHash>
#include <QObject>

#include <optional>

namespace qiao::workstation::notification {

// Notices through org.freedesktop.Notifications; every call is asynchronous, so that a slow or dead desktop never holds
// the window up. Specification: https://specifications.freedesktop.org/notification-spec/. GUI thread.
class DesktopNotifications final : public QObject
{
    Q_OBJECT

public:
    enum class Sound { Silent, Audible };

    explicit DesktopNotifications(const QDBusConnection &bus, QObject *parent = nullptr);

    void show(const Notice &notice, Sound sound);
    void withdraw(const QString &id);

Q_SIGNALS:
    void accepted(const QString &id);
    void opened(const QString &id);
    // The desktop did not take the notice: somebody else must tell it.
    void refused(const qiao::workstation::notification::Notice &notice);

private Q_SLOTS:
    void actionInvoked(uint number, const QString &action);
    void notificationClosed(uint number, uint reason);

private:
    struct Shown
    {
        uint number = 0; // the desktop's; 0 until it answered
        quint64 version = 0;
        bool isWithdrawn = false;
    };

    void close(uint number);
    QString idOf(uint number) const;

    QDBusConnection m_bus;
    QHash<QString, Shown> m_shown;
    quint64 m_version = 0;
    bool m_readsMarkup = true;
};

} // namespace qiao::workstation::notification

Q_DECLARE_METATYPE(qiao::workstation::notification::Notice)
