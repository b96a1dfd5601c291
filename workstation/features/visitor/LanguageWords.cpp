#include "workstation/features/visitor/LanguageWords.h"

#include <QLocale>

namespace qiao::workstation::visitor {

QString languageInWords(const QString &tag)
{
    if (tag.isEmpty())
        return {};
    const QLocale locale(tag);
    if (locale.language() == QLocale::C)
        return tag;
    QString name = locale.nativeLanguageName();
    if (locale.language() == QLocale::Chinese) {
        name = locale.script() == QLocale::TraditionalHanScript ? QStringLiteral("繁體中文")
                                                                : QStringLiteral("简体中文");
    } else if (locale.language() == QLocale::English) {
        name = QStringLiteral("English"); // not "American English" for a mere en
    }
    if (name.isEmpty())
        return tag;
    name[0] = name.at(0).toUpper();
    return QStringLiteral("%1 (%2)").arg(name, tag);
}

} // namespace qiao::workstation::visitor
