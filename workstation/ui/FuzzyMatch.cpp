#include "workstation/ui/FuzzyMatch.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace qiao::workstation::ui {

namespace {

constexpr int longestText = 160;
constexpr int beginsWord = 8;
constexpr int followsDirectly = 6;
constexpr int anywhere = 1;
constexpr int beginsText = 4;
constexpr int wholeRun = 10;
constexpr int impossible = std::numeric_limits<int>::min() / 2;

bool isWordStart(const QString &text, int index)
{
    if (index == 0) {
        return true;
    }
    const QChar before = text.at(index - 1);
    return !before.isLetterOrNumber() || text.at(index).script() == QChar::Script_Han;
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(const QString &query, const QString &text)
{
    QString needle = query.toCaseFolded();
    needle.remove(QLatin1Char(' '));
    if (needle.isEmpty()) {
        return FuzzyMatch{};
    }
    const QString hay = text.left(longestText).toCaseFolded();
    const int rows = static_cast<int>(needle.size());
    const int columns = static_cast<int>(hay.size());
    if (rows > columns) {
        return std::nullopt;
    }
    // best[r][c]: the best score of the first r + 1 characters with the last of them at column c.
    std::vector<std::vector<int>> best(rows, std::vector<int>(columns, impossible));
    std::vector<std::vector<int>> from(rows, std::vector<int>(columns, -1));
    for (int row = 0; row < rows; ++row) {
        int bestBefore = impossible;
        int bestBeforeAt = -1;
        for (int column = row; column < columns; ++column) {
            if (row > 0 && column > 0 && best[row - 1][column - 1] > bestBefore) {
                bestBefore = best[row - 1][column - 1];
                bestBeforeAt = column - 1;
            }
            if (hay.at(column) != needle.at(row)) {
                continue;
            }
            const int own = (isWordStart(hay, column) ? beginsWord : anywhere) + (column == 0 ? beginsText : 0);
            if (row == 0) {
                best[row][column] = own;
                continue;
            }
            const int directly = best[row - 1][column - 1] > impossible
                ? best[row - 1][column - 1] + own + followsDirectly
                : impossible;
            const int apart = bestBefore > impossible ? bestBefore + own : impossible;
            best[row][column] = std::max(directly, apart);
            from[row][column] = directly >= apart ? column - 1 : bestBeforeAt;
        }
    }
    const auto &last = best.back();
    const auto winner = std::max_element(last.cbegin(), last.cend());
    if (*winner <= impossible) {
        return std::nullopt;
    }
    FuzzyMatch match;
    match.score = *winner;
    int column = static_cast<int>(winner - last.cbegin());
    for (int row = rows - 1; row >= 0; --row) {
        match.positions.prepend(column);
        column = from[row][column];
    }
    if (match.positions.back() - match.positions.front() == rows - 1) {
        match.score += wholeRun;
    }
    return match;
}

} // namespace qiao::workstation::ui
