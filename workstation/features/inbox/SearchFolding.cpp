#include "workstation/features/inbox/SearchFolding.h"

#include <algorithm>

namespace qiao::workstation::inbox {

namespace {

// Accented Latin, Greek and Cyrillic, Latin in its full width, and marks by themselves. ASCII and Han need no work.
bool needsDecomposition(QChar character)
{
    const char16_t code = character.unicode();
    return (code >= 0x00A0 && code < 0x2000) || code >= 0xF900;
}

} // namespace

QString foldedForSearch(const QString &text)
{
    if (!std::any_of(text.begin(), text.end(), needsDecomposition))
        return text.toCaseFolded();
    QString plain = text.normalized(QString::NormalizationForm_KD);
    plain.removeIf([](QChar character) { return character.category() == QChar::Mark_NonSpacing; });
    return plain.toCaseFolded();
}

QStringList searchWords(const QString &typed)
{
    return foldedForSearch(typed).simplified().split(u' ', Qt::SkipEmptyParts);
}

} // namespace qiao::workstation::inbox
