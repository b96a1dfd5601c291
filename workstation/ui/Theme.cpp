#include "workstation/ui/Theme.h"

#include "workstation/ui/Colours.h"
#include "workstation/ui/DeskStyle.h"
#include "workstation/ui/Icon.h"
#include "workstation/ui/SystemAppearance.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>

namespace qiao::workstation::ui {

namespace {

const Theme *s_current = nullptr;

// The desktop's own font, and after it families that have Chinese, so that both languages sit on one line well.
QFont baseFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    const QStringList installed = QFontDatabase::families();
    QStringList families;
    const auto addInstalled = [&](const QStringList &candidates) {
        for (const QString &candidate : candidates) {
            if (installed.contains(candidate) && !families.contains(candidate)) {
                families << candidate;
            }
        }
    };
    // A desktop that was never given a font falls back to DejaVu, which is too wide for a dense window.
    const QString system = QFontInfo(font).family();
    if (system.isEmpty() || system.startsWith(QLatin1String("DejaVu"))) {
        addInstalled({QStringLiteral("Inter"), QStringLiteral("Noto Sans")});
    } else {
        families << system;
    }
    addInstalled({QStringLiteral("Noto Sans CJK SC"), QStringLiteral("PingFang SC"), QStringLiteral("Microsoft YaHei"),
        QStringLiteral("Source Han Sans SC"), QStringLiteral("WenQuanYi Micro Hei"),
        QStringLiteral("Noto Color Emoji")});
    if (!system.isEmpty() && !families.contains(system)) {
        families << system;
    }
    font.setFamilies(families);
    font.setStyleStrategy(QFont::PreferAntialias);
    font.setHintingPreference(QFont::PreferVerticalHinting);
    return font;
}

int pixelSizeOf(TextStyle style)
{
    switch (style) {
    case TextStyle::Body:
    case TextStyle::BodyStrong:
        return 13;
    case TextStyle::Secondary:
        return 12;
    case TextStyle::Label:
    case TextStyle::LabelStrong:
        return 11;
    case TextStyle::Title:
        return 15;
    case TextStyle::Figure:
        return 20;
    }
    return 13;
}

bool isStrong(TextStyle style)
{
    return style == TextStyle::BodyStrong || style == TextStyle::LabelStrong || style == TextStyle::Title
        || style == TextStyle::Figure;
}

} // namespace

Theme::Theme()
    : m_base(baseFont())
{
}

Theme::Theme(const settings::Settings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(&settings)
    , m_system(new SystemAppearance(this))
    , m_base(baseFont())
{
    s_current = this;
    connect(&settings, &settings::Settings::themeChanged, this, &Theme::refresh);
    connect(&settings, &settings::Settings::densityChanged, this, &Theme::refresh);
    connect(&settings, &settings::Settings::fontPercentChanged, this, &Theme::refresh);
    connect(m_system, &SystemAppearance::changed, this, &Theme::refresh);
    refresh();
}

Theme::~Theme()
{
    if (s_current == this) {
        s_current = nullptr;
    }
}

const Theme &Theme::current()
{
    if (s_current) {
        return *s_current;
    }
    static const Theme *const fallback = new Theme;
    return *fallback;
}

QColor Theme::colour(Role role) const
{
    return colourOf(m_scheme, role);
}

QFont Theme::font(TextStyle style) const
{
    QFont font = m_base;
    font.setPixelSize(scaled(pixelSizeOf(style)));
    if (isStrong(style)) {
        font.setWeight(QFont::DemiBold);
    }
    return font;
}

int Theme::scaled(int pixels) const
{
    return qRound(pixels * m_fontPercent / 100.0);
}

std::chrono::milliseconds Theme::appearDuration() const
{
    return std::chrono::milliseconds(m_motion == Motion::Full ? 150 : 0);
}

void Theme::apply()
{
    if (!m_isApplied) {
        m_isApplied = true;
        QApplication::setStyle(new DeskStyle);
        QApplication::setWindowIcon(applicationIcon());
    }
    QApplication::setPalette(paletteOf(m_scheme));
    QApplication::setFont(font(TextStyle::Body));
}

void Theme::refresh()
{
    switch (m_settings->theme()) {
    case settings::ThemeChoice::System:
        m_scheme = m_system->scheme();
        break;
    case settings::ThemeChoice::Light:
        m_scheme = Scheme::Light;
        break;
    case settings::ThemeChoice::Dark:
        m_scheme = Scheme::Dark;
        break;
    }
    m_density = m_settings->density();
    m_fontPercent = m_settings->fontPercent();
    m_motion = m_system->motion();
    if (m_isApplied) {
        apply();
    }
    Q_EMIT changed();
}

} // namespace qiao::workstation::ui
