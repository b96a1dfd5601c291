#include "workstation/ui/FactorText.h"

#include <QCoreApplication>

namespace qiao::workstation::ui {

namespace {

struct Factor
{
    Q_DECLARE_TR_FUNCTIONS(FactorText)
};

} // namespace

QString factorText(const QString &factor)
{
    if (factor == QStringLiteral("load")) {
        return Factor::tr("Free capacity");
    }
    if (factor == QStringLiteral("vip")) {
        return Factor::tr("Experience for a VIP");
    }
    if (factor == QStringLiteral("category")) {
        return Factor::tr("Skills for the matter");
    }
    if (factor == QStringLiteral("language")) {
        return Factor::tr("Language");
    }
    if (factor == QStringLiteral("history")) {
        return Factor::tr("Knows the visitor");
    }
    if (factor == QStringLiteral("idle")) {
        return Factor::tr("Waited longest for a conversation");
    }
    if (factor == QStringLiteral("transfer")) {
        return Factor::tr("Named in the transfer");
    }
    if (factor == QStringLiteral("picked")) {
        return Factor::tr("Took it");
    }
    if (factor == QStringLiteral("takeover")) {
        return Factor::tr("Took it over");
    }
    return factor;
}

} // namespace qiao::workstation::ui
