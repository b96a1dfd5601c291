#pragma once

#include "tests/architecture/LayerRules.h"
#include "tests/architecture/SourceFile.h"

#include <QHash>
#include <QSet>

namespace qiao::tests::architecture {

/// One broken rule: which, where, and what it says. A value.
struct Finding
{
    enum class Rule {
        ForbiddenInclude,
        Circle,
        RelativeInclude,
        UnresolvedInclude,
        WidgetOutsideTheDesk,
        FeatureIncludesFeature,
        WrongNamespace,
        FolderNotListed,
        RuleWithoutFolder,
    };

    Rule rule = Rule::ForbiddenInclude;
    QString path;
    int line = 0;
    QString text;

    [[nodiscard]] QString toString() const;
};

/// Holds a source tree against layers.txt. Reads nothing itself: files, rules and the names of Qt's widget headers are
/// handed in, so that a tree of three lines is checked by the same code as the real one. Lives in the test's thread.
class ArchitectureCheck
{
public:
    ArchitectureCheck(LayerRules rules, QSet<QString> widgetHeaders);

    /// `path` from the root of the tree.
    void addFile(const QString &path, const QString &text);

    [[nodiscard]] QList<Finding> findings() const;
    /// Files of more than `lines` lines: worth splitting, but not an error.
    [[nodiscard]] QStringList filesLongerThan(int lines) const;
    [[nodiscard]] qsizetype fileCount() const;

private:
    void checkIncludes(const SourceFile &file, QList<Finding> &findings) const;
    void checkWidgets(const SourceFile &file, const SourceFile::Include &include, QList<Finding> &findings) const;
    void checkNamespaces(const SourceFile &file, QList<Finding> &findings) const;
    void checkFolders(QList<Finding> &findings) const;
    void checkCircles(QList<Finding> &findings) const;

    LayerRules m_rules;
    QSet<QString> m_widgetHeaders;
    QHash<QString, SourceFile> m_files;
};

/// The namespace of a folder: `relay/net` is `qiao::relay::net`, `common/base` is `qiao::base`,
/// `workstation/features/inbox` is `qiao::workstation::inbox`. Empty outside common, relay and workstation.
[[nodiscard]] QString namespaceOf(const QString &folder);

} // namespace qiao::tests::architecture
