#pragma once

#include <QString>
#include <QStringList>

namespace qiao::workstation::inbox {

// The text without what a hurried typist leaves out: case, accents, and the full width of Latin letters. A pure
// function.
QString foldedForSearch(const QString &text);

// The words that must all be found, folded.
QStringList searchWords(const QString &typed);

} // namespace qiao::workstation::inbox
