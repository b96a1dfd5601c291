#pragma once

#include "workstation/settings/Settings.h"
#include "workstation/ui/Role.h"

#include <QColor>
#include <QFont>
#include <QObject>

#include <chrono>

namespace qiao::workstation::ui {

class SystemAppearance;

// The look of the application as the settings and the desktop ask for it: colours by role, fonts by style, density and
// motion. One lives in the composition root; current() finds it the way QApplication::palette() finds the palette, and
// widgets hear of a change as QEvent::PaletteChange or by changed(). GUI thread.
class Theme final : public QObject
{
    Q_OBJECT

public:
    explicit Theme(const settings::Settings &settings, QObject *parent = nullptr);
    ~Theme() override;

    // Without a theme of the application (a delegate alone in a test) this is a light one with the defaults.
    static const Theme &current();

    Scheme scheme() const { return m_scheme; }
    settings::Density density() const { return m_density; }
    QColor colour(Role role) const;
    QColor color(Role role) const { return colour(role); }
    QFont font(TextStyle style) const;

    // A length of the 4 px grid at the agent's text size; device pixels are Qt's business.
    int scaled(int pixels) const;

    // How long something may take to appear: nothing where the desktop asks for no motion.
    std::chrono::milliseconds appearDuration() const;

    // Gives the application its style, palette and font, now and at every later change.
    void apply();

Q_SIGNALS:
    void changed();

private:
    Theme();

    void refresh();

    const settings::Settings *m_settings = nullptr;
    SystemAppearance *m_system = nullptr;
    Scheme m_scheme = Scheme::Light;
    settings::Density m_density = settings::Density::Comfortable;
    Motion m_motion = Motion::Full;
    int m_fontPercent = 100;
    bool m_isApplied = false;
    QFont m_base;
};

} // namespace qiao::workstation::ui
