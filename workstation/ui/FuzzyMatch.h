#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace qiao::workstation::ui {

struct FuzzyMatch
{
    int score = 0;
    QList<int> positions; // of the characters that matched, ascending
};

// Whether the characters of the query occur in the text in this order, and how well: whole words and beginnings of
// words count most, then characters side by side, then an early start. Letter case and spaces do not matter. An empty
// query matches everything with score 0. Pure.
std::optional<FuzzyMatch> fuzzyMatch(const QString &query, const QString &text);

} // namespace qiao::workstation::ui
