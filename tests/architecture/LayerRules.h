#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace qiao::tests::architecture {

/// The rules of layers.txt: which folder may include which. A value; belongs to the thread that holds it.
class LayerRules
{
public:
    /// Reads lines of `folder : folder folder …`; `#` starts a comment and `*` stands for any characters.
    /// Returns nothing and sets `error` to one sentence with the line when a line is not of that form.
    static std::optional<LayerRules> parse(const QString &text, QString &error);

    [[nodiscard]] bool lists(const QString &folder) const;
    /// A folder may always include itself; one that is not listed may include nothing else.
    [[nodiscard]] bool mayInclude(const QString &folder, const QString &included) const;
    /// The folders named on the left, as they are written.
    [[nodiscard]] QStringList folders() const;

private:
    struct Rule
    {
        QString folder;
        QStringList allowed;
    };
    [[nodiscard]] const Rule *ruleFor(const QString &folder) const;

    QList<Rule> m_rules;
};

/// Whether `text` is `pattern`, in which `*` stands for any characters.
[[nodiscard]] bool matchesPattern(const QString &pattern, const QString &text);

} // namespace qiao::tests::architecture
