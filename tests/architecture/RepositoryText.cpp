#include "tests/architecture/RepositoryText.h"

#include <QRegularExpression>

namespace qiao::tests::architecture {

namespace {

/// Joined from pieces, so that this file does not name what it looks for.
const QStringList &machineNames()
{
    static const QStringList all = [] {
        const QString slash = QStringLiteral("/");
        const QString dot = QStringLiteral(".");
        QStringList names;
        for (const char *folder : {"work", "root", "home"}) {
            names.append(slash + QLatin1String(folder) + slash);
        }
        names.append(slash + QStringLiteral("tmp") + slash + QStringLiteral("q") + slash);
        const QList<QStringList> hosts = {{QStringLiteral("registry"), QStringLiteral("npmjs")},
            {QStringLiteral("deb"), QStringLiteral("debian")}, {QStringLiteral("security"), QStringLiteral("debian")},
            {QStringLiteral("snapshot"), QStringLiteral("debian")},
            {QStringLiteral("deb"), QStringLiteral("nodesource")}, {QStringLiteral("pypi"), QStringLiteral("org")},
            {QStringLiteral("registry"), QStringLiteral("yarnpkg")},
            {QStringLiteral("static"), QStringLiteral("crates")}, {QStringLiteral("proxy"), QStringLiteral("golang")}};
        for (const QStringList &host : hosts) {
            names.append(host.join(dot));
        }
        return names;
    }();
    return all;
}

} // namespace

QStringList machineNamesIn(const QString &text)
{
    QStringList found;
    int number = 0;
    for (const QString &line : text.split(QLatin1Char('\n'))) {
        ++number;
        for (const QString &name : machineNames()) {
            const qsizetype at = line.indexOf(name);
            const bool partOfLongerPath = at > 0 && name.startsWith(QLatin1Char('/'))
                && (line.at(at - 1).isLetterOrNumber() || line.at(at - 1) == QLatin1Char('.'));
            if (at >= 0 && !partOfLongerPath) {
                found.append(QStringLiteral("%1: %2").arg(number).arg(name));
            }
        }
    }
    return found;
}

QStringList relativeLinksIn(const QString &markdown)
{
    static const QRegularExpression link(QStringLiteral(R"re(\]\(([^)\s]+)\)|(?:src|href)="([^"]+)")re"));
    static const QRegularExpression fence(QStringLiteral(R"(^```.*?^```|`[^`\n]*`)"),
        QRegularExpression::MultilineOption | QRegularExpression::DotMatchesEverythingOption);
    QString prose = markdown;
    prose.remove(fence);
    QStringList links;
    for (auto matches = link.globalMatch(prose); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const QString target = (match.captured(1) + match.captured(2)).section(QLatin1Char('#'), 0, 0);
        if (!target.isEmpty() && !target.contains(QStringLiteral("://"))
            && !target.startsWith(QStringLiteral("mailto:"))) {
            links.append(target);
        }
    }
    return links;
}

} // namespace qiao::tests::architecture
