#include "workstation/ui/Colours.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace qiao::workstation::ui {

namespace {

struct Row
{
    Role role;
    QRgb light;
    QRgb dark;
};

constexpr std::array<Row, roleCount> rows{{
    {Role::Surface, 0xFFFFFFFF, 0xFF16181D},
    {Role::SurfaceRaised, 0xFFF7F8FA, 0xFF1E2128},
    {Role::SurfaceSunken, 0xFFEEF0F3, 0xFF101216},
    {Role::Border, 0xFFDDE1E7, 0xFF2C313A},
    {Role::ControlBorder, 0xFF7F8794, 0xFF767F8E},
    {Role::Hover, 0xFFF1F3F6, 0xFF23272F},
    {Role::Pressed, 0xFFE4E7EC, 0xFF2B303A},
    {Role::Text, 0xFF1B1F27, 0xFFE8EAEE},
    {Role::TextSecondary, 0xFF5B6472, 0xFF9AA3B2},
    {Role::TextDisabled, 0xFF868E9B, 0xFF6C7584},
    {Role::Accent, 0xFF0B6E99, 0xFF4DB3DC},
    {Role::AccentHover, 0xFF095E83, 0xFF6BC2E6},
    {Role::OnAccent, 0xFFFFFFFF, 0xFF06212D},
    {Role::AccentSoft, 0xFFE3F1F7, 0xFF143341},
    {Role::Selection, 0xFFDCEFF7, 0xFF163544},
    {Role::Success, 0xFF1A7A42, 0xFF4CC27E},
    {Role::SuccessSoft, 0xFFE4F4EA, 0xFF16301F},
    {Role::Warning, 0xFF8A5200, 0xFFE0A24A},
    {Role::WarningSoft, 0xFFFBF0DC, 0xFF35290F},
    {Role::Danger, 0xFFC2292E, 0xFFF28287},
    {Role::DangerHover, 0xFFA82126, 0xFFF5999D},
    {Role::OnDanger, 0xFFFFFFFF, 0xFF2A0709},
    {Role::DangerSoft, 0xFFFCE9E9, 0xFF3B1C1E},
    {Role::Note, 0xFFFFF6D6, 0xFF3A3212},
    {Role::OnNote, 0xFF5C4A00, 0xFFF2DD94},
    {Role::NoteBorder, 0xFFA68600, 0xFF9C8630},
    {Role::Whisper, 0xFFFBEAF4, 0xFF3A1E30},
    {Role::OnWhisper, 0xFF6E1C50, 0xFFF3BFDD},
    {Role::WhisperBorder, 0xFFB4508B, 0xFFB25F92},
    {Role::BubbleVisitor, 0xFFF0F2F5, 0xFF262A32},
    {Role::BubbleAgent, 0xFFDCEFF7, 0xFF123A4B},
    {Role::BubbleBot, 0xFFEFEAF8, 0xFF2B2540},
    {Role::Focus, 0xFF0B6E99, 0xFF4DB3DC},
    {Role::Shadow, 0x2E10141C, 0x80000000},
}};

double channelLuminance(double channel)
{
    return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * channelLuminance(colour.redF()) + 0.7152 * channelLuminance(colour.greenF())
        + 0.0722 * channelLuminance(colour.blueF());
}

} // namespace

QColor colourOf(Scheme scheme, Role role)
{
    const Row &row = rows[static_cast<std::size_t>(role)];
    return QColor::fromRgba(scheme == Scheme::Light ? row.light : row.dark);
}

QPalette paletteOf(Scheme scheme)
{
    const auto colour = [scheme](Role role) { return colourOf(scheme, role); };
    QPalette palette(colour(Role::Text), colour(Role::SurfaceRaised), colour(Role::Surface), colour(Role::Border),
        colour(Role::ControlBorder), colour(Role::Text), colour(Role::Text), colour(Role::Surface),
        colour(Role::Surface));
    palette.setColor(QPalette::AlternateBase, colour(Role::SurfaceRaised));
    palette.setColor(QPalette::Button, colour(Role::SurfaceRaised));
    palette.setColor(QPalette::ButtonText, colour(Role::Text));
    palette.setColor(QPalette::Midlight, colour(Role::Hover));
    palette.setColor(QPalette::Mid, colour(Role::Border));
    palette.setColor(QPalette::Dark, colour(Role::ControlBorder));
    palette.setColor(QPalette::Shadow, colour(Role::Shadow));
    palette.setColor(QPalette::Highlight, colour(Role::Selection));
    palette.setColor(QPalette::HighlightedText, colour(Role::Text));
    palette.setColor(QPalette::Link, colour(Role::Accent));
    palette.setColor(QPalette::LinkVisited, colour(Role::Accent));
    palette.setColor(QPalette::PlaceholderText, colour(Role::TextSecondary));
    palette.setColor(QPalette::ToolTipBase, colour(Role::Text));
    palette.setColor(QPalette::ToolTipText, colour(Role::Surface));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText}) {
        palette.setColor(QPalette::Disabled, role, colour(Role::TextDisabled));
    }
    return palette;
}

QColor blended(const QColor &under, const QColor &over, double amount)
{
    const double share = std::clamp(amount, 0.0, 1.0);
    const auto mix = [share](int from, int to) { return static_cast<int>(std::lround(from + (to - from) * share)); };
    return QColor(mix(under.red(), over.red()), mix(under.green(), over.green()), mix(under.blue(), over.blue()),
        mix(under.alpha(), over.alpha()));
}

double contrastRatio(const QColor &one, const QColor &other)
{
    const double first = luminance(one);
    const double second = luminance(other);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace qiao::workstation::ui
