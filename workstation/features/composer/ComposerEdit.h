#pragma once

#include <QTextEdit>

#include <optional>

namespace qiao::workstation::composer {

// The text of the composer: plain text only. Enter sends and Shift+Enter begins a line, but while an input method is
// composing its keys are its own. Pictures and files that are pasted or dropped are passed on. GUI thread.
class ComposerEdit : public QTextEdit
{
    Q_OBJECT

public:
    explicit ComposerEdit(QWidget *parent = nullptr);

    // While a popup lies open it gets these keys instead.
    void setPopupOpen(bool isOpen) { m_isPopupOpen = isOpen; }

    // While places have to be filled in, Tab goes on to the next instead of leaving the text.
    void setTabGoesOn(bool goesOn) { m_tabGoesOn = goesOn; }

    // The height at which nothing has to be scrolled.
    int wantedHeight() const;

    // What follows a slash that begins a word, up to the cursor.
    std::optional<QString> slashWord() const;
    void replaceSlashWord(const QString &text);

    bool isComposing() const { return m_isComposing; }

Q_SIGNALS:
    void sendWanted();
    void popupStep(int step);
    void popupChosen();
    void popupDismissed();
    void tabbedOn();
    void filesArrived(const QStringList &paths);
    void pictureArrived(const QImage &picture);
    void focusChanged();

protected:
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    bool takePopupKey(QKeyEvent *event);

    bool m_isComposing = false;
    bool m_isPopupOpen = false;
    bool m_tabGoesOn = false;
};

// The files on this machine that are dragged or copied.
QStringList localFilesIn(const QMimeData *source);

} // namespace qiao::workstation::composer
