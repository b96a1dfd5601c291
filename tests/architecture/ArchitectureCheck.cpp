#include "tests/architecture/ArchitectureCheck.h"

#include <QMap>

#include <algorithm>
#include <tuple>

namespace qiao::tests::architecture {

namespace {

bool isRoom(const QString &folder)
{
    return folder.startsWith(QStringLiteral("common/")) || folder.startsWith(QStringLiteral("relay/"))
        || folder.startsWith(QStringLiteral("workstation/"));
}

bool isOurs(const QString &target)
{
    return isRoom(target) || target.startsWith(QStringLiteral("tests/"));
}

bool isFeature(const QString &folder)
{
    return folder.startsWith(QStringLiteral("workstation/features/"));
}

bool mayHoldWidgets(const QString &folder)
{
    return isFeature(folder) || folder == QStringLiteral("workstation/ui")
        || folder.startsWith(QStringLiteral("workstation/ui/")) || folder == QStringLiteral("workstation/app");
}

bool isMadeByMoc(const SourceFile &file, const QString &target)
{
    const QString base = file.fileName().section(QLatin1Char('.'), 0, 0);
    return target == base + QStringLiteral(".moc") || target == QStringLiteral("moc_") + base + QStringLiteral(".cpp");
}

QString folderOf(const QString &path)
{
    return path.left(path.lastIndexOf(QLatin1Char('/')));
}

QString nameOf(Finding::Rule rule)
{
    switch (rule) {
    case Finding::Rule::ForbiddenInclude:
        return QStringLiteral("forbidden include");
    case Finding::Rule::Circle:
        return QStringLiteral("circle");
    case Finding::Rule::RelativeInclude:
        return QStringLiteral("relative include");
    case Finding::Rule::UnresolvedInclude:
        return QStringLiteral("unresolved include");
    case Finding::Rule::WidgetOutsideTheDesk:
        return QStringLiteral("widget outside the desk");
    case Finding::Rule::FeatureIncludesFeature:
        return QStringLiteral("feature includes feature");
    case Finding::Rule::WrongNamespace:
        return QStringLiteral("wrong namespace");
    case Finding::Rule::FolderNotListed:
        return QStringLiteral("folder not listed");
    case Finding::Rule::RuleWithoutFolder:
        return QStringLiteral("rule without a folder");
    }
    Q_UNREACHABLE();
}

using Graph = QMap<QString, QMap<QString, QString>>;

/// Depth first from `node`; `path` is the way that led to it. Finds the first circle through it.
QStringList circleFrom(const Graph &graph, const QString &node, QStringList path, QSet<QString> &done)
{
    const qsizetype seen = path.indexOf(node);
    if (seen >= 0) {
        return path.mid(seen) << node;
    }
    if (done.contains(node)) {
        return {};
    }
    path.append(node);
    for (const QString &next : graph.value(node).keys()) {
        const QStringList circle = circleFrom(graph, next, path, done);
        if (!circle.isEmpty()) {
            return circle;
        }
    }
    done.insert(node);
    return {};
}

} // namespace

QString Finding::toString() const
{
    return QStringLiteral("%1:%2: %3: %4").arg(path).arg(line).arg(nameOf(rule), text);
}

QString namespaceOf(const QString &folder)
{
    if (!isRoom(folder)) {
        return {};
    }
    QString name = folder;
    name.remove(QStringLiteral("common/"));
    name.replace(QStringLiteral("workstation/features/"), QStringLiteral("workstation/"));
    return QStringLiteral("qiao::") + name.replace(QLatin1Char('/'), QStringLiteral("::"));
}

ArchitectureCheck::ArchitectureCheck(LayerRules rules, QSet<QString> widgetHeaders)
    : m_rules(std::move(rules))
    , m_widgetHeaders(std::move(widgetHeaders))
{
}

void ArchitectureCheck::addFile(const QString &path, const QString &text)
{
    m_files.insert(path, SourceFile::parse(path, text));
}

qsizetype ArchitectureCheck::fileCount() const
{
    return m_files.size();
}

QList<Finding> ArchitectureCheck::findings() const
{
    QList<Finding> findings;
    for (const SourceFile &file : m_files) {
        checkIncludes(file, findings);
        checkNamespaces(file, findings);
    }
    checkFolders(findings);
    checkCircles(findings);
    std::sort(findings.begin(), findings.end(), [](const Finding &left, const Finding &right) {
        return std::tie(left.path, left.line) < std::tie(right.path, right.line);
    });
    return findings;
}

QStringList ArchitectureCheck::filesLongerThan(int lines) const
{
    QStringList paths;
    for (const SourceFile &file : m_files) {
        if (file.lineCount > lines) {
            paths.append(QStringLiteral("%1 (%2)").arg(file.path).arg(file.lineCount));
        }
    }
    paths.sort();
    return paths;
}

void ArchitectureCheck::checkIncludes(const SourceFile &file, QList<Finding> &findings) const
{
    const QString folder = file.folder();
    for (const SourceFile::Include &include : file.includes) {
        const QString &target = include.target;
        const auto report = [&](Finding::Rule rule, const QString &text) {
            findings.append({rule, file.path, include.line, text});
        };
        checkWidgets(file, include, findings);
        if (!include.quoted && !isOurs(target)) {
            continue;
        }
        if (include.quoted && isMadeByMoc(file, target)) {
            continue;
        }
        if (!include.quoted || !isOurs(target) || target.contains(QStringLiteral("./"))) {
            report(Finding::Rule::RelativeInclude, target + QStringLiteral(" is not written in quotes from the root"));
            continue;
        }
        if (!m_files.contains(target)) {
            report(Finding::Rule::UnresolvedInclude, target + QStringLiteral(" does not exist"));
            continue;
        }
        if (!isRoom(folder)) {
            continue;
        }
        const QString included = folderOf(target);
        if (isFeature(folder) && isFeature(included) && folder != included) {
            report(Finding::Rule::FeatureIncludesFeature, folder + QStringLiteral(" includes ") + included);
        } else if (!m_rules.mayInclude(folder, included)) {
            report(Finding::Rule::ForbiddenInclude, folder + QStringLiteral(" may not include ") + included);
        }
    }
}

void ArchitectureCheck::checkWidgets(
    const SourceFile &file, const SourceFile::Include &include, QList<Finding> &findings) const
{
    const QString folder = file.folder();
    if (!isRoom(folder) || mayHoldWidgets(folder)) {
        return;
    }
    const QString module = QStringLiteral("QtWidgets");
    if (include.target == module || include.target.startsWith(module + QLatin1Char('/'))
        || m_widgetHeaders.contains(include.target)) {
        findings.append({Finding::Rule::WidgetOutsideTheDesk, file.path, include.line,
            include.target + QStringLiteral(" belongs in workstation/ui, workstation/features or workstation/app")});
    }
}

void ArchitectureCheck::checkNamespaces(const SourceFile &file, QList<Finding> &findings) const
{
    const QString folder = file.folder();
    const QString expected = namespaceOf(folder);
    if (expected.isEmpty() || file.fileName() == QStringLiteral("main.cpp")) {
        return;
    }
    QHash<QString, QString> folderByNamespace;
    for (const SourceFile &other : m_files) {
        folderByNamespace.insert(namespaceOf(other.folder()), other.folder());
    }

    bool opened = false;
    for (const SourceFile::Namespace &opening : file.namespaces) {
        if (opening.name == expected || opening.name.startsWith(expected + QStringLiteral("::"))) {
            opened = true;
            continue;
        }
        const bool ours = opening.name == QStringLiteral("qiao") || opening.name.startsWith(QStringLiteral("qiao::"));
        if (!ours && opening.name != QStringLiteral("Ui")) {
            continue; // std and Qt's own are opened to specialise their templates
        }
        const QString named = folderByNamespace.value(opening.name);
        const bool mayName = opening.onlyForwardDeclarations && !named.isEmpty() && m_rules.mayInclude(folder, named);
        if (!mayName) {
            findings.append({Finding::Rule::WrongNamespace, file.path, opening.line,
                QStringLiteral("%1 opened in a folder whose namespace is %2").arg(opening.name, expected)});
        }
    }
    if (!opened) {
        findings.append({Finding::Rule::WrongNamespace, file.path, 1, QStringLiteral("nothing is in ") + expected});
    }
}

void ArchitectureCheck::checkFolders(QList<Finding> &findings) const
{
    QSet<QString> folders;
    for (const SourceFile &file : m_files) {
        const QString folder = file.folder();
        if (!folder.startsWith(QStringLiteral("tests")) && !m_rules.lists(folder) && !folders.contains(folder)) {
            findings.append({Finding::Rule::FolderNotListed, file.path, 1, folder + QStringLiteral(" is in no rule")});
        }
        folders.insert(folder);
    }
    for (const QString &rule : m_rules.folders()) {
        const bool found = std::any_of(
            folders.cbegin(), folders.cend(), [&](const QString &folder) { return matchesPattern(rule, folder); });
        if (!found) {
            findings.append({Finding::Rule::RuleWithoutFolder, QStringLiteral("layers.txt"), 0,
                rule + QStringLiteral(" holds no source")});
        }
    }
}

void ArchitectureCheck::checkCircles(QList<Finding> &findings) const
{
    Graph graph;
    for (const SourceFile &file : m_files) {
        const QString folder = file.folder();
        for (const SourceFile::Include &include : file.includes) {
            const QString included = folderOf(include.target);
            if (isRoom(folder) && isRoom(included) && folder != included && m_files.contains(include.target)) {
                graph[folder].insert(included, QStringLiteral("%1:%2").arg(file.path).arg(include.line));
            }
        }
    }
    QSet<QString> done;
    for (const QString &folder : graph.keys()) {
        const QStringList circle = circleFrom(graph, folder, {}, done);
        if (!circle.isEmpty()) {
            const QString where = graph.value(circle.at(0)).value(circle.at(1));
            findings.append({Finding::Rule::Circle, where.section(QLatin1Char(':'), 0, 0),
                where.section(QLatin1Char(':'), 1).toInt(), circle.join(QStringLiteral(" → "))});
            return;
        }
    }
}

} // namespace qiao::tests::architecture
