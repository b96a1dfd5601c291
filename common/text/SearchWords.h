#pragma once

#include <QString>
#include <QStringList>

// Words for full-text search in any mixture of Chinese and languages with spaces. Pure functions; any thread.
namespace qiao::text {

// The words to index, in their order: compatibility-composed (NFKC), case-folded, letters and digits only. A run of
// characters that are written without spaces (Han, kana, Hangul) gives each pair of neighbours and its last character
// alone, so that one character finds every word that it begins or is.
QStringList searchWords(QStringView text);

// The same as one line for a full-text index that divides at spaces.
QString searchLine(QStringView text);

// An SQLite FTS5 expression that finds the lines with everything in `query`: runs without spaces as phrases, and the
// last word or a single character also as the beginning of a word. Empty when there is nothing to search for.
QString searchExpression(QStringView query);

} // namespace qiao::text
