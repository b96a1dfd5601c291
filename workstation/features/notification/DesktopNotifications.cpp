#include "workstation/features/notification/DesktopNotifications.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace qiao::workstation::notification {

namespace {

const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");
const QString acceptAction = QStringLiteral("accept");
const QString openAction = QStringLiteral("default"); // what a click on the notification itself means

constexpr int longestTitle = 80;
constexpr int longestBody = 200;
constexpr int callTimeoutMilliseconds = 5000;
constexpr int leavesByItself = -1;
constexpr int stays = 0;

QDBusMessage call(const QString &method)
{
    return QDBusMessage::createMethodCall(service, path, service, method);
}

QString shortened(const QString &text, int longest)
{
    const QString line = text.simplified();
    return line.size() <= longest ? line : line.left(longest - 1) + QChar(0x2026);
}

} // namespace

DesktopNotifications::DesktopNotifications(const QDBusConnection &bus, QObject *parent)
    : QObject(parent)
    , m_bus(bus)
{
    if (!m_bus.isConnected()) {
        return;
    }
    m_bus.connect(service, path, service, QStringLiteral("ActionInvoked"), this, SLOT(actionInvoked(uint, QString)));
    m_bus.connect(
        service, path, service, QStringLiteral("NotificationClosed"), this, SLOT(notificationClosed(uint, uint)));
    auto *watcher = new QDBusPendingCallWatcher(
        m_bus.asyncCall(call(QStringLiteral("GetCapabilities")), callTimeoutMilliseconds), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *answered) {
        const QDBusPendingReply<QStringList> reply = *answered;
        if (reply.isValid()) {
            m_readsMarkup = reply.value().contains(QLatin1String("body-markup"));
        }
        answered->deleteLater();
    });
}

void DesktopNotifications::show(const Notice &notice, Sound sound)
{
    if (!m_bus.isConnected()) {
        Q_EMIT refused(notice);
        return;
    }
    const bool isOffer = notice.kind == NoticeKind::Offer;
    QStringList actions{openAction, tr("Open")};
    if (isOffer) {
        actions << acceptAction << tr("Accept");
    }
    QVariantMap hints{
        {QStringLiteral("urgency"), QVariant::fromValue<uchar>(isOffer ? 2 : 1)},
        {QStringLiteral("category"), QStringLiteral("im.received")},
        {QStringLiteral("desktop-entry"), QStringLiteral("qiao-workstation")},
    };
    if (sound == Sound::Audible) {
        hints.insert(QStringLiteral("sound-name"),
            isOffer ? QStringLiteral("phone-incoming-call") : QStringLiteral("message-new-instant"));
    } else {
        hints.insert(QStringLiteral("suppress-sound"), true);
    }
    Shown &shown = m_shown[notice.id];
    shown.version = ++m_version;
    shown.isWithdrawn = false;
    const QString body = shortened(notice.body, longestBody);
    auto message = call(QStringLiteral("Notify"));
    message << QStringLiteral("Qiao") << shown.number << QString() << shortened(notice.title, longestTitle)
            << (m_readsMarkup ? body.toHtmlEscaped() : body) << actions << hints << (isOffer ? stays : leavesByItself);
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message, callTimeoutMilliseconds), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
        [this, notice, version = shown.version](QDBusPendingCallWatcher *answered) {
            answered->deleteLater();
            const QDBusPendingReply<uint> reply = *answered;
            const auto known = m_shown.find(notice.id);
            const bool isLatest = known != m_shown.end() && known->version == version;
            if (!reply.isValid()) {
                const bool isWanted = isLatest && !known->isWithdrawn;
                if (isLatest) {
                    m_shown.erase(known);
                }
                if (isWanted) {
                    Q_EMIT refused(notice);
                }
                return;
            }
            if (known == m_shown.end()) {
                close(reply.value());
            } else if (known->isWithdrawn) {
                close(reply.value());
                m_shown.erase(known);
            } else {
                known->number = reply.value();
            }
        });
}

void DesktopNotifications::withdraw(const QString &id)
{
    const auto known = m_shown.find(id);
    if (known == m_shown.end()) {
        return;
    }
    if (known->number == 0) {
        known->isWithdrawn = true;
        return;
    }
    close(known->number);
    m_shown.erase(known);
}

void DesktopNotifications::actionInvoked(uint number, const QString &action)
{
    const QString id = idOf(number);
    if (id.isEmpty()) {
        return;
    }
    if (action == acceptAction) {
        Q_EMIT accepted(id);
    } else if (action == openAction) {
        Q_EMIT opened(id);
    }
}

void DesktopNotifications::notificationClosed(uint number, uint)
{
    const QString id = idOf(number);
    if (!id.isEmpty()) {
        m_shown.remove(id);
    }
}

void DesktopNotifications::close(uint number)
{
    auto message = call(QStringLiteral("CloseNotification"));
    message << number;
    m_bus.asyncCall(message, callTimeoutMilliseconds);
}

QString DesktopNotifications::idOf(uint number) const
{
    for (auto shown = m_shown.cbegin(); shown != m_shown.cend(); ++shown) {
        if (number != 0 && shown->number == number) {
            return shown.key();
        }
    }
    return {};
}

} // namespace qiao::workstation::notification
