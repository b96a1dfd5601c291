#pragma once

class QWidget;

namespace qiao::workstation::ui {

// How loud a button is. Plain is what a button is when nothing was said; a dialog's default button is Primary by
// itself.
enum class ButtonKind { Plain, Primary, Quiet, Danger, Note, Whisper };

void setButtonKind(QWidget *button, ButtonKind kind);
ButtonKind buttonKind(const QWidget *button);

} // namespace qiao::workstation::ui
