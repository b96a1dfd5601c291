#pragma once

#include <QByteArray>
#include <QKeySequence>
#include <QObject>
#include <QSettings>
#include <QString>
#include <QStringList>

#include <optional>

namespace qiao::workstation::settings {

enum class LanguageChoice { System, English, Chinese };
enum class ThemeChoice { System, Light, Dark };
enum class Density { Comfortable, Compact };
enum class Switch { Off, On };

// What the agent chose, typed and checked on the way in and out: a value that is missing or makes no sense reads as its
// default. Never holds a secret. GUI thread.
class Settings : public QObject
{
    Q_OBJECT

public:
    static constexpr int smallestFontPercent = 80;
    static constexpr int largestFontPercent = 200;
    static constexpr int rememberedCommands = 8;

    explicit Settings(QObject *parent = nullptr);
    explicit Settings(const QString &iniFile, QObject *parent = nullptr);

    LanguageChoice language() const;
    ThemeChoice theme() const;
    Density density() const;
    int fontPercent() const;
    Switch notifications() const;
    Switch sound() const;
    Switch messagePreview() const;

    // The relay and the name typed at the last sign-in that worked; empty before the first.
    QString relayAddress() const;
    QString agentName() const;
    Switch staySignedIn() const;

    QByteArray windowGeometry() const;
    QByteArray splitterState(const QString &name) const;
    QString tab(const QString &name) const;
    QStringList recentCommands() const;

    // No value: the action has its default. An empty sequence: the agent took the shortcut away.
    std::optional<QKeySequence> shortcut(const QString &action) const;

    void setLanguage(LanguageChoice value);
    void setTheme(ThemeChoice value);
    void setDensity(Density value);
    void setFontPercent(int value);
    void setNotifications(Switch value);
    void setSound(Switch value);
    void setMessagePreview(Switch value);
    void setRelayAddress(const QString &value);
    void setAgentName(const QString &value);
    void setStaySignedIn(Switch value);
    void setWindowGeometry(const QByteArray &value);
    void setSplitterState(const QString &name, const QByteArray &value);
    void setTab(const QString &name, const QString &value);
    void rememberCommand(const QString &action);
    void setShortcut(const QString &action, const QKeySequence &value);
    void clearShortcut(const QString &action);
    void clearShortcuts();

    // Writes to disk now; otherwise it happens by itself soon and at the end.
    void sync();

Q_SIGNALS:
    void languageChanged(qiao::workstation::settings::LanguageChoice value);
    void themeChanged(qiao::workstation::settings::ThemeChoice value);
    void densityChanged(qiao::workstation::settings::Density value);
    void fontPercentChanged(int value);
    void notificationsChanged(qiao::workstation::settings::Switch value);
    void soundChanged(qiao::workstation::settings::Switch value);
    void messagePreviewChanged(qiao::workstation::settings::Switch value);
    void shortcutChanged(const QString &action);
    void shortcutsCleared();

private:
    Switch readSwitch(const QString &key, Switch fallback) const;
    bool write(const QString &key, const QVariant &value);

    QSettings m_store;
};

} // namespace qiao::workstation::settings
