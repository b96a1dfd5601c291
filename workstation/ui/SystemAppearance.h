#pragma once

#include "workstation/ui/Role.h"

#include <QDBusVariant>
#include <QObject>
#include <QString>

namespace qiao::workstation::ui {

// What the desktop prefers: asked of the settings portal (org.freedesktop.appearance) without waiting for it, until it
// answers taken from the palette the application started with. GUI thread.
class SystemAppearance final : public QObject
{
    Q_OBJECT

public:
    explicit SystemAppearance(QObject *parent = nullptr);

    Scheme scheme() const { return m_scheme; }
    Motion motion() const { return m_motion; }

    // One setting as the portal tells it. Unknown names and values change nothing.
    void learn(const QString &group, const QString &key, const QVariant &value);

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void portalSettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void ask(const QString &group, const QString &key);

    Scheme m_startScheme;
    Scheme m_scheme;
    Motion m_motion = Motion::Full;
};

} // namespace qiao::workstation::ui
