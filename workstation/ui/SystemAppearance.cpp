#include "workstation/ui/SystemAppearance.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QPalette>

namespace qiao::workstation::ui {

namespace {

const QString portalService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString portalPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString portalInterface = QStringLiteral("org.freedesktop.portal.Settings");
const QString appearanceGroup = QStringLiteral("org.freedesktop.appearance");
const QString colourSchemeKey = QStringLiteral("color-scheme");
const QString gnomeGroup = QStringLiteral("org.gnome.desktop.interface");
const QString animationsKey = QStringLiteral("enable-animations");

// The portal wraps values in variants, some versions twice.
QVariant unwrapped(QVariant value)
{
    for (int depth = 0; depth < 3 && value.canConvert<QDBusVariant>(); ++depth) {
        value = value.value<QDBusVariant>().variant();
    }
    return value;
}

Scheme schemeOf(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? Scheme::Dark : Scheme::Light;
}

} // namespace

SystemAppearance::SystemAppearance(QObject *parent)
    : QObject(parent)
    , m_startScheme(schemeOf(QGuiApplication::palette()))
    , m_scheme(m_startScheme)
{
    auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        return;
    }
    bus.connect(portalService, portalPath, portalInterface, QStringLiteral("SettingChanged"), this,
        SLOT(portalSettingChanged(QString, QString, QDBusVariant)));
    ask(appearanceGroup, colourSchemeKey);
    ask(gnomeGroup, animationsKey);
}

void SystemAppearance::learn(const QString &group, const QString &key, const QVariant &value)
{
    const QVariant plain = unwrapped(value);
    Scheme scheme = m_scheme;
    Motion motion = m_motion;
    if (group == appearanceGroup && key == colourSchemeKey) {
        // 0 no preference, 1 dark, 2 light: the portal's own documentation of org.freedesktop.appearance.
        switch (plain.toUInt()) {
        case 1:
            scheme = Scheme::Dark;
            break;
        case 2:
            scheme = Scheme::Light;
            break;
        default:
            scheme = m_startScheme;
        }
    } else if (group == gnomeGroup && key == animationsKey && plain.typeId() == QMetaType::Bool) {
        motion = plain.toBool() ? Motion::Full : Motion::Reduced;
    }
    if (scheme != m_scheme || motion != m_motion) {
        m_scheme = scheme;
        m_motion = motion;
        Q_EMIT changed();
    }
}

void SystemAppearance::portalSettingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    learn(group, key, value.variant());
}

void SystemAppearance::ask(const QString &group, const QString &key)
{
    auto question = QDBusMessage::createMethodCall(portalService, portalPath, portalInterface, QStringLiteral("Read"));
    question << group << key;
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, group, key](QDBusPendingCallWatcher *answered) {
        const QDBusPendingReply<QDBusVariant> reply = *answered;
        if (reply.isValid()) {
            learn(group, key, reply.value().variant());
        }
        answered->deleteLater();
    });
}

} // namespace qiao::workstation::ui
