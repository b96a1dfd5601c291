#pragma once

#include <QMetaType>

namespace qiao::workstation::ui {

// What a colour is for. Nothing in the workstation names a colour in any other way.
enum class Role {
    Surface,
    SurfaceRaised,
    SurfaceSunken,
    Border, // a quiet line between areas
    ControlBorder, // the edge of something that can be typed into or ticked: 3:1
    Hover,
    Pressed,
    Text,
    TextSecondary,
    TextDisabled,
    Accent,
    AccentHover,
    OnAccent,
    AccentSoft, // behind a chosen entry or a quiet piece of news
    Selection,
    Success,
    SuccessSoft,
    Warning,
    WarningSoft,
    Danger,
    DangerHover,
    OnDanger,
    DangerSoft,
    Note, // private notes: a paper yellow that nobody can mistake
    OnNote,
    NoteBorder,
    Whisper, // a supervisor's word to the agent: a rose that neither a note nor a reply has
    OnWhisper,
    WhisperBorder,
    BubbleVisitor,
    BubbleAgent,
    BubbleBot,
    Focus,
    Shadow,
};

inline constexpr int roleCount = static_cast<int>(Role::Shadow) + 1;

enum class Scheme { Light, Dark };
enum class Motion { Full, Reduced };

// The steps of the type scale; weight, not size, makes order.
enum class TextStyle {
    Body, // 13
    BodyStrong, // 13, semi-bold
    Secondary, // 12
    Label, // 11
    LabelStrong, // 11, semi-bold
    Title, // 15, semi-bold
    Figure, // 20, semi-bold
};

} // namespace qiao::workstation::ui
