#include "common/text/SearchWords.h"

#include <QChar>
#include <QList>

namespace qiao::text {

namespace {

// A longest useful query; more is cut off.
constexpr qsizetype longestQuery = 200;

struct Run
{
    QList<char32_t> characters;
    bool isSpaceless = false;
};

bool isSpaceless(char32_t character)
{
    // Written in such words, but Unicode counts them as common to all scripts: ー 〆 〼.
    if (character == U'\u30FC' || character == U'\u3006' || character == U'\u303C')
        return true;
    switch (QChar::script(character)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Hangul:
        return QChar::isLetterOrNumber(character);
    default:
        return false;
    }
}

QString toString(const char32_t *characters, qsizetype count)
{
    return QString::fromUcs4(characters, count);
}

QList<Run> runsOf(QStringView text)
{
    const QString folded = text.toString().normalized(QString::NormalizationForm_KC).toCaseFolded();
    const QList<uint> characters = folded.toUcs4();
    QList<Run> runs;
    bool isInRun = false;
    for (const uint code : characters) {
        const char32_t character = code;
        // A mark belongs to the letter before it.
        const bool isPart = QChar::isLetterOrNumber(character) || (isInRun && QChar::isMark(character));
        if (!isPart) {
            isInRun = false;
            continue;
        }
        const bool spaceless = isSpaceless(character);
        if (!isInRun || runs.last().isSpaceless != spaceless)
            runs.append(Run{{}, spaceless});
        runs.last().characters.append(character);
        isInRun = true;
    }
    return runs;
}

QString quoted(const QString &words)
{
    return u'"' + words + u'"';
}

QStringList pairsOf(const Run &run)
{
    QStringList pairs;
    for (qsizetype index = 0; index + 1 < run.characters.size(); ++index)
        pairs.append(toString(run.characters.constData() + index, 2));
    return pairs;
}

QString wholeOf(const Run &run)
{
    return toString(run.characters.constData(), run.characters.size());
}

} // namespace

QStringList searchWords(QStringView text)
{
    QStringList words;
    const QList<Run> runs = runsOf(text);
    for (const Run &run : runs) {
        if (!run.isSpaceless) {
            words.append(wholeOf(run));
            continue;
        }
        words.append(pairsOf(run));
        words.append(toString(&run.characters.last(), 1));
    }
    return words;
}

QString searchLine(QStringView text)
{
    return searchWords(text).join(u' ');
}

QString searchExpression(QStringView query)
{
    QStringList terms;
    const QList<Run> runs = runsOf(query.left(longestQuery));
    for (qsizetype index = 0; index < runs.size(); ++index) {
        const Run &run = runs.at(index);
        const bool isSingle = run.characters.size() == 1;
        if (run.isSpaceless && !isSingle) {
            terms.append(quoted(pairsOf(run).join(u' ')));
            continue;
        }
        const bool isLastWord = !run.isSpaceless && index + 1 == runs.size();
        const bool isBeginning = run.isSpaceless || isLastWord;
        terms.append(isBeginning ? quoted(wholeOf(run)) + u'*' : quoted(wholeOf(run)));
    }
    return terms.join(QLatin1StringView(" AND "));
}

} // namespace qiao::text
