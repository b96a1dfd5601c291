#include "tests/architecture/LayerRules.h"

#include <QRegularExpression>

#include <algorithm>

namespace qiao::tests::architecture {

bool matchesPattern(const QString &pattern, const QString &text)
{
    if (!pattern.contains(QLatin1Char('*'))) {
        return pattern == text;
    }
    QString expression = QRegularExpression::escape(pattern);
    expression.replace(QStringLiteral("\\*"), QStringLiteral(".+"));
    return QRegularExpression(QRegularExpression::anchoredPattern(expression)).match(text).hasMatch();
}

std::optional<LayerRules> LayerRules::parse(const QString &text, QString &error)
{
    LayerRules rules;
    int number = 0;
    for (const QString &raw : text.split(QLatin1Char('\n'))) {
        ++number;
        const QString line = raw.section(QLatin1Char('#'), 0, 0).trimmed();
        if (line.isEmpty()) {
            continue;
        }
        const qsizetype colon = line.indexOf(QLatin1Char(':'));
        const QString folder = line.left(colon).trimmed();
        if (colon < 0 || folder.isEmpty() || folder.contains(QLatin1Char(' '))) {
            error = QStringLiteral("line %1: expected `folder : folders`, found `%2`").arg(number).arg(line);
            return std::nullopt;
        }
        for (const Rule &rule : std::as_const(rules.m_rules)) {
            if (rule.folder == folder) {
                error = QStringLiteral("line %1: %2 is listed twice").arg(number).arg(folder);
                return std::nullopt;
            }
        }
        rules.m_rules.append({folder, line.mid(colon + 1).split(QLatin1Char(' '), Qt::SkipEmptyParts)});
    }
    return rules;
}

const LayerRules::Rule *LayerRules::ruleFor(const QString &folder) const
{
    const auto named
        = std::find_if(m_rules.cbegin(), m_rules.cend(), [&](const Rule &rule) { return rule.folder == folder; });
    if (named != m_rules.cend()) {
        return &*named;
    }
    const auto matching = std::find_if(
        m_rules.cbegin(), m_rules.cend(), [&](const Rule &rule) { return matchesPattern(rule.folder, folder); });
    return matching == m_rules.cend() ? nullptr : &*matching;
}

bool LayerRules::lists(const QString &folder) const
{
    return ruleFor(folder) != nullptr;
}

bool LayerRules::mayInclude(const QString &folder, const QString &included) const
{
    if (folder == included) {
        return true;
    }
    const Rule *rule = ruleFor(folder);
    return rule != nullptr && std::any_of(rule->allowed.cbegin(), rule->allowed.cend(), [&](const QString &pattern) {
        return matchesPattern(pattern, included);
    });
}

QStringList LayerRules::folders() const
{
    QStringList folders;
    for (const Rule &rule : m_rules) {
        folders.append(rule.folder);
    }
    return folders;
}

} // namespace qiao::tests::architecture
