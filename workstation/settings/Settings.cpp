#include "workstation/settings/Settings.h"

#include <QVariant>

#include <array>

namespace qiao::workstation::settings {

namespace {

constexpr int longestText = 512;

template <typename T> struct Word
{
    const char *text;
    T value;
};

constexpr std::array languageWords{Word{"system", LanguageChoice::System}, Word{"en", LanguageChoice::English},
    Word{"zh_CN", LanguageChoice::Chinese}};
constexpr std::array themeWords{
    Word{"system", ThemeChoice::System}, Word{"light", ThemeChoice::Light}, Word{"dark", ThemeChoice::Dark}};
constexpr std::array densityWords{Word{"comfortable", Density::Comfortable}, Word{"compact", Density::Compact}};

template <typename Words> auto fromWord(const Words &words, const QString &text)
{
    for (const auto &word : words) {
        if (text == QLatin1StringView(word.text)) {
            return word.value;
        }
    }
    return words.front().value;
}

template <typename Words, typename T> QString toWord(const Words &words, T value)
{
    for (const auto &word : words) {
        if (word.value == value) {
            return QString::fromLatin1(word.text);
        }
    }
    return QString::fromLatin1(words.front().text);
}

QString shortcutKey(const QString &action)
{
    return QStringLiteral("shortcuts/") + action;
}

const QString languageKey = QStringLiteral("look/language");
const QString themeKey = QStringLiteral("look/theme");
const QString densityKey = QStringLiteral("look/density");
const QString fontKey = QStringLiteral("look/fontPercent");
const QString notificationsKey = QStringLiteral("attention/notifications");
const QString soundKey = QStringLiteral("attention/sound");
const QString previewKey = QStringLiteral("attention/messagePreview");
const QString relayKey = QStringLiteral("signIn/relay");
const QString nameKey = QStringLiteral("signIn/name");
const QString stayKey = QStringLiteral("signIn/stay");
const QString geometryKey = QStringLiteral("window/geometry");
const QString recentKey = QStringLiteral("palette/recent");

} // namespace

Settings::Settings(QObject *parent)
    : QObject(parent)
    , m_store(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("qiao"), QStringLiteral("workstation"))
{
}

Settings::Settings(const QString &iniFile, QObject *parent)
    : QObject(parent)
    , m_store(iniFile, QSettings::IniFormat)
{
}

LanguageChoice Settings::language() const
{
    return fromWord(languageWords, m_store.value(languageKey).toString());
}

ThemeChoice Settings::theme() const
{
    return fromWord(themeWords, m_store.value(themeKey).toString());
}

Density Settings::density() const
{
    return fromWord(densityWords, m_store.value(densityKey).toString());
}

int Settings::fontPercent() const
{
    bool isNumber = false;
    const int value = m_store.value(fontKey).toInt(&isNumber);
    return isNumber ? qBound(smallestFontPercent, value, largestFontPercent) : 100;
}

Switch Settings::notifications() const
{
    return readSwitch(notificationsKey, Switch::On);
}

Switch Settings::sound() const
{
    return readSwitch(soundKey, Switch::On);
}

Switch Settings::messagePreview() const
{
    return readSwitch(previewKey, Switch::On);
}

QString Settings::relayAddress() const
{
    return m_store.value(relayKey).toString().left(longestText);
}

QString Settings::agentName() const
{
    return m_store.value(nameKey).toString().left(longestText);
}

Switch Settings::staySignedIn() const
{
    return readSwitch(stayKey, Switch::Off);
}

QByteArray Settings::windowGeometry() const
{
    return m_store.value(geometryKey).toByteArray();
}

QByteArray Settings::splitterState(const QString &name) const
{
    return m_store.value(QStringLiteral("window/splitter/") + name).toByteArray();
}

QString Settings::tab(const QString &name) const
{
    return m_store.value(QStringLiteral("window/tab/") + name).toString().left(longestText);
}

QStringList Settings::recentCommands() const
{
    return m_store.value(recentKey).toStringList().mid(0, rememberedCommands);
}

std::optional<QKeySequence> Settings::shortcut(const QString &action) const
{
    const QVariant stored = m_store.value(shortcutKey(action));
    if (!stored.isValid()) {
        return std::nullopt;
    }
    const QString text = stored.toString();
    const auto sequence = QKeySequence::fromString(text, QKeySequence::PortableText);
    if (!text.isEmpty() && (sequence.isEmpty() || sequence[0].key() == Qt::Key_unknown)) {
        return std::nullopt;
    }
    return sequence;
}

void Settings::setLanguage(LanguageChoice value)
{
    if (write(languageKey, toWord(languageWords, value))) {
        Q_EMIT languageChanged(value);
    }
}

void Settings::setTheme(ThemeChoice value)
{
    if (write(themeKey, toWord(themeWords, value))) {
        Q_EMIT themeChanged(value);
    }
}

void Settings::setDensity(Density value)
{
    if (write(densityKey, toWord(densityWords, value))) {
        Q_EMIT densityChanged(value);
    }
}

void Settings::setFontPercent(int value)
{
    const int bounded = qBound(smallestFontPercent, value, largestFontPercent);
    if (write(fontKey, bounded)) {
        Q_EMIT fontPercentChanged(bounded);
    }
}

void Settings::setNotifications(Switch value)
{
    if (write(notificationsKey, value == Switch::On)) {
        Q_EMIT notificationsChanged(value);
    }
}

void Settings::setSound(Switch value)
{
    if (write(soundKey, value == Switch::On)) {
        Q_EMIT soundChanged(value);
    }
}

void Settings::setMessagePreview(Switch value)
{
    if (write(previewKey, value == Switch::On)) {
        Q_EMIT messagePreviewChanged(value);
    }
}

void Settings::setRelayAddress(const QString &value)
{
    write(relayKey, value.left(longestText));
}

void Settings::setAgentName(const QString &value)
{
    write(nameKey, value.left(longestText));
}

void Settings::setStaySignedIn(Switch value)
{
    write(stayKey, value == Switch::On);
}

void Settings::setWindowGeometry(const QByteArray &value)
{
    write(geometryKey, value);
}

void Settings::setSplitterState(const QString &name, const QByteArray &value)
{
    write(QStringLiteral("window/splitter/") + name, value);
}

void Settings::setTab(const QString &name, const QString &value)
{
    write(QStringLiteral("window/tab/") + name, value.left(longestText));
}

void Settings::rememberCommand(const QString &action)
{
    QStringList recent = recentCommands();
    recent.removeAll(action);
    recent.prepend(action);
    write(recentKey, recent.mid(0, rememberedCommands));
}

void Settings::setShortcut(const QString &action, const QKeySequence &value)
{
    if (write(shortcutKey(action), value.toString(QKeySequence::PortableText))) {
        Q_EMIT shortcutChanged(action);
    }
}

void Settings::clearShortcut(const QString &action)
{
    if (m_store.contains(shortcutKey(action))) {
        m_store.remove(shortcutKey(action));
        Q_EMIT shortcutChanged(action);
    }
}

void Settings::clearShortcuts()
{
    m_store.remove(QStringLiteral("shortcuts"));
    Q_EMIT shortcutsCleared();
}

void Settings::sync()
{
    m_store.sync();
}

Switch Settings::readSwitch(const QString &key, Switch fallback) const
{
    const QString text = m_store.value(key).toString();
    if (text == QLatin1String("true")) {
        return Switch::On;
    }
    return text == QLatin1String("false") ? Switch::Off : fallback;
}

bool Settings::write(const QString &key, const QVariant &value)
{
    if (m_store.contains(key) && m_store.value(key) == value) {
        return false;
    }
    m_store.setValue(key, value);
    return true;
}

} // namespace qiao::workstation::settings
