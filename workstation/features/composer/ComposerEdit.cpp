#include "workstation/features/composer/ComposerEdit.h"

#include <QImage>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QRegularExpression>
#include <QTextBlock>
#include <QUrl>

#include <cmath>

namespace qiao::workstation::composer {

namespace {

// More than a message may hold, so that the agent sees what is too much; not so much that it takes long to lay out.
constexpr int longestPaste = 20'000;

} // namespace

QStringList localFilesIn(const QMimeData *source)
{
    QStringList paths;
    for (const QUrl &url : source->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

ComposerEdit::ComposerEdit(QWidget *parent)
    : QTextEdit(parent)
{
    setAcceptRichText(false);
    setFrameShape(NoFrame);
    setTabChangesFocus(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(4);
    viewport()->setAutoFillBackground(false);
}

int ComposerEdit::wantedHeight() const
{
    return int(std::ceil(document()->size().height()));
}

std::optional<QString> ComposerEdit::slashWord() const
{
    const QTextCursor cursor = textCursor();
    if (cursor.hasSelection())
        return std::nullopt;
    static const QRegularExpression pattern(QStringLiteral(R"((?:^|\s)/(\S{0,40})$)"));
    const QRegularExpressionMatch match = pattern.match(cursor.block().text().first(cursor.positionInBlock()));
    return match.hasMatch() ? std::optional(match.captured(1)) : std::nullopt;
}

void ComposerEdit::replaceSlashWord(const QString &text)
{
    const std::optional<QString> word = slashWord();
    if (!word)
        return;
    QTextCursor cursor = textCursor();
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, int(word->size()) + 1);
    cursor.insertText(text);
    setTextCursor(cursor);
}

// Tab chooses while a popup lies open, and walks through what has to be filled in.
bool ComposerEdit::focusNextPrevChild(bool next)
{
    if (next && m_tabGoesOn && !m_isPopupOpen) {
        Q_EMIT tabbedOn();
        return true;
    }
    return !m_isPopupOpen && QTextEdit::focusNextPrevChild(next);
}

void ComposerEdit::keyPressEvent(QKeyEvent *event)
{
    if (m_isComposing) {
        QTextEdit::keyPressEvent(event);
        return;
    }
    if (m_isPopupOpen && takePopupKey(event))
        return;
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
        if (modifiers == Qt::NoModifier) {
            Q_EMIT sendWanted();
            return;
        }
        if (modifiers == Qt::ShiftModifier) {
            textCursor().insertText(QStringLiteral("\n"));
            ensureCursorVisible();
            return;
        }
    }
    QTextEdit::keyPressEvent(event);
}

bool ComposerEdit::takePopupKey(QKeyEvent *event)
{
    if (event->modifiers() & ~Qt::KeypadModifier)
        return false;
    switch (event->key()) {
    case Qt::Key_Up:
        Q_EMIT popupStep(-1);
        return true;
    case Qt::Key_Down:
        Q_EMIT popupStep(1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        Q_EMIT popupChosen();
        return true;
    case Qt::Key_Escape:
        Q_EMIT popupDismissed();
        return true;
    default:
        return false;
    }
}

void ComposerEdit::inputMethodEvent(QInputMethodEvent *event)
{
    m_isComposing = !event->preeditString().isEmpty();
    QTextEdit::inputMethodEvent(event);
}

bool ComposerEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasImage() || !localFilesIn(source).isEmpty() || QTextEdit::canInsertFromMimeData(source);
}

void ComposerEdit::insertFromMimeData(const QMimeData *source)
{
    if (const QStringList paths = localFilesIn(source); !paths.isEmpty()) {
        Q_EMIT filesArrived(paths);
        return;
    }
    // An office program offers a picture of the text beside the text itself.
    if (source->hasImage() && !source->hasText()) {
        const QImage picture = qvariant_cast<QImage>(source->imageData());
        if (!picture.isNull())
            Q_EMIT pictureArrived(picture);
        return;
    }
    if (source->hasText())
        textCursor().insertText(source->text().left(longestPaste));
}

void ComposerEdit::focusInEvent(QFocusEvent *event)
{
    QTextEdit::focusInEvent(event);
    Q_EMIT focusChanged();
}

void ComposerEdit::focusOutEvent(QFocusEvent *event)
{
    QTextEdit::focusOutEvent(event);
    m_isComposing = false;
    Q_EMIT focusChanged();
}

} // namespace qiao::workstation::composer
