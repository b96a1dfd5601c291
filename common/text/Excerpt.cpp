#include "common/text/Excerpt.h"

#include <QStringList>

#include <algorithm>

namespace qiao::text {

namespace {

constexpr QChar ellipsis{0x2026};

// Never between the two halves of a character.
qsizetype whole(const QString &text, qsizetype place)
{
    const bool isBetween
        = place > 0 && place < text.size() && text.at(place).isLowSurrogate() && text.at(place - 1).isHighSurrogate();
    return isBetween ? place - 1 : place;
}

} // namespace

Excerpt excerptAround(const QString &text, const QString &query, int length)
{
    const QString line = text.simplified();
    const QStringList words = query.simplified().split(u' ', Qt::SkipEmptyParts);
    qsizetype found = -1;
    qsizetype foundLength = 0;
    for (const QString &word : words) {
        const qsizetype place = line.indexOf(word, 0, Qt::CaseInsensitive);
        if (place >= 0 && (found < 0 || place < found)) {
            found = place;
            foundLength = word.size();
        }
    }
    const qsizetype room = std::max<qsizetype>(0, length - foundLength);
    // A third before the match: what follows it tells more.
    const qsizetype wantedStart = std::max<qsizetype>(0, found < 0 ? 0 : found - room / 3);
    const qsizetype latestStart = std::max<qsizetype>(0, line.size() - length);
    const qsizetype start = whole(line, std::min(wantedStart, latestStart));
    const qsizetype end = whole(line, std::min<qsizetype>(line.size(), start + length));

    Excerpt excerpt;
    excerpt.text = line.mid(start, end - start);
    const bool isCutBefore = start > 0;
    if (isCutBefore)
        excerpt.text.prepend(ellipsis);
    if (end < line.size())
        excerpt.text.append(ellipsis);
    if (found >= start) {
        excerpt.matchStart = static_cast<int>(found - start + (isCutBefore ? 1 : 0));
        excerpt.matchLength = static_cast<int>(std::min(foundLength, end - found));
    }
    return excerpt;
}

} // namespace qiao::text
