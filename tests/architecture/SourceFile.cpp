#include "tests/architecture/SourceFile.h"

#include <QRegularExpression>

namespace qiao::tests::architecture {

namespace {

void blank(QString &text, qsizetype from, qsizetype to)
{
    for (qsizetype i = from; i < to && i < text.size(); ++i) {
        if (text.at(i) != QLatin1Char('\n')) {
            text[i] = QLatin1Char(' ');
        }
    }
}

qsizetype endOfQuoted(const QString &text, qsizetype start, QChar quote)
{
    for (qsizetype i = start + 1; i < text.size(); ++i) {
        if (text.at(i) == QLatin1Char('\\')) {
            ++i;
        } else if (text.at(i) == quote || text.at(i) == QLatin1Char('\n')) {
            return i + 1;
        }
    }
    return text.size();
}

qsizetype endOfRawString(const QString &text, qsizetype quote)
{
    const qsizetype open = text.indexOf(QLatin1Char('('), quote);
    if (open < 0) {
        return text.size();
    }
    const QString close = QLatin1Char(')') + text.mid(quote + 1, open - quote - 1) + QLatin1Char('"');
    const qsizetype end = text.indexOf(close, open);
    return end < 0 ? text.size() : end + close.size();
}

qsizetype endOr(qsizetype position, qsizetype otherwise)
{
    return position < 0 ? otherwise : position;
}

bool isDigitSeparator(const QString &text, qsizetype quote)
{
    qsizetype start = quote;
    while (start > 0 && (text.at(start - 1).isLetterOrNumber() || text.at(start - 1) == QLatin1Char('\''))) {
        --start;
    }
    return start < quote && text.at(start).isDigit();
}

int lineAt(const QString &text, qsizetype position)
{
    return static_cast<int>(QStringView(text).left(position).count(QLatin1Char('\n'))) + 1;
}

qsizetype closingBrace(const QString &text, qsizetype open)
{
    int depth = 0;
    for (qsizetype i = open; i < text.size(); ++i) {
        if (text.at(i) == QLatin1Char('{')) {
            ++depth;
        } else if (text.at(i) == QLatin1Char('}') && --depth == 0) {
            return i;
        }
    }
    return text.size();
}

bool holdsOnlyForwardDeclarations(const QString &body)
{
    static const QRegularExpression declaration(
        QStringLiteral(R"(^(?:class|struct|enum(?:\s+class)?)\s+\w+(?:\s*:\s*[\w:]+)?$)"));
    const QStringList statements = body.split(QLatin1Char(';'));
    bool any = false;
    for (const QString &statement : statements) {
        const QString trimmed = statement.simplified();
        if (trimmed.isEmpty()) {
            continue;
        }
        if (!declaration.match(trimmed).hasMatch()) {
            return false;
        }
        any = true;
    }
    return any;
}

} // namespace

QString withoutCommentsAndLiterals(const QString &text)
{
    QString code = text;
    for (qsizetype i = 0; i < text.size();) {
        const QChar c = text.at(i);
        const QChar next = i + 1 < text.size() ? text.at(i + 1) : QChar();
        const QChar previous = i > 0 ? text.at(i - 1) : QChar();
        qsizetype end = i + 1;
        if (c == QLatin1Char('/') && next == QLatin1Char('/')) {
            end = endOr(text.indexOf(QLatin1Char('\n'), i), text.size());
        } else if (c == QLatin1Char('/') && next == QLatin1Char('*')) {
            end = endOr(text.indexOf(QStringLiteral("*/"), i + 2), text.size() - 2) + 2;
        } else if (c == QLatin1Char('"')) {
            end = previous == QLatin1Char('R') ? endOfRawString(text, i) : endOfQuoted(text, i, c);
        } else if (c == QLatin1Char('\'') && !isDigitSeparator(text, i)) {
            end = endOfQuoted(text, i, c);
        } else {
            ++i;
            continue;
        }
        blank(code, i, end);
        i = end;
    }
    return code;
}

SourceFile SourceFile::parse(const QString &path, const QString &text)
{
    static const QRegularExpression include(
        QStringLiteral(R"(^[ \t]*#[ \t]*include[ \t]*(["<])([^">\n]+)[">])"), QRegularExpression::MultilineOption);
    static const QRegularExpression opening(QStringLiteral(R"(\bnamespace\s+([\w:]+)\s*\{)"));

    SourceFile file;
    file.path = path;
    file.lineCount = static_cast<int>(text.count(QLatin1Char('\n')));
    const QString code = withoutCommentsAndLiterals(text);

    for (auto matches = include.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const qsizetype hash = text.indexOf(QLatin1Char('#'), match.capturedStart());
        if (code.at(hash) == QLatin1Char('#')) {
            file.includes.append({lineAt(text, hash), match.captured(2), match.captured(1) == QStringLiteral("\"")});
        }
    }

    qsizetype from = 0;
    for (;;) {
        const QRegularExpressionMatch match = opening.match(code, from);
        if (!match.hasMatch()) {
            return file;
        }
        const qsizetype open = match.capturedEnd() - 1;
        const qsizetype close = closingBrace(code, open);
        file.namespaces.append({lineAt(code, match.capturedStart()), match.captured(1),
            holdsOnlyForwardDeclarations(code.mid(open + 1, close - open - 1))});
        from = close;
    }
}

QString SourceFile::folder() const
{
    return path.left(path.lastIndexOf(QLatin1Char('/')));
}

QString SourceFile::fileName() const
{
    return path.mid(path.lastIndexOf(QLatin1Char('/')) + 1);
}

bool SourceFile::isHeader() const
{
    return path.endsWith(QStringLiteral(".h"));
}

} // namespace qiao::tests::architecture
