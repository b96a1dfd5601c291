#pragma once

#include <QString>

namespace qiao::text {

// A piece of a text around what was searched for, on one line.
struct Excerpt
{
    QString text;
    int matchStart = 0; // in `text`
    int matchLength = 0; // 0: what was found is not there letter by letter

    bool operator==(const Excerpt &) const = default;
};

// The piece of at most `length` characters, and an ellipsis where something is left out, around the first place in
// `text` where a word of `query` stands.
Excerpt excerptAround(const QString &text, const QString &query, int length);

} // namespace qiao::text
