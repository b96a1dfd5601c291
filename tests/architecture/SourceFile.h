#pragma once

#include <QList>
#include <QString>

namespace qiao::tests::architecture {

/// One C++ file as the architecture checks see it: its includes and the namespaces it opens. A value.
struct SourceFile
{
    struct Include
    {
        int line = 0;
        QString target;
        bool quoted = false;
    };

    struct Namespace
    {
        int line = 0;
        QString name;
        /// Holds nothing but `class X;`, `struct X;` and `enum class X;`.
        bool onlyForwardDeclarations = false;
    };

    QString path;
    int lineCount = 0;
    QList<Include> includes;
    /// The outermost named ones.
    QList<Namespace> namespaces;

    /// `path` from the root of the tree, with forward slashes.
    static SourceFile parse(const QString &path, const QString &text);

    [[nodiscard]] QString folder() const;
    [[nodiscard]] QString fileName() const;
    [[nodiscard]] bool isHeader() const;
};

/// `text` with every comment and literal replaced by spaces, line ends kept; raw strings are understood.
[[nodiscard]] QString withoutCommentsAndLiterals(const QString &text);

} // namespace qiao::tests::architecture
