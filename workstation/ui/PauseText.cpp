#include "workstation/ui/PauseText.h"

#include <QCoreApplication>

namespace qiao::workstation::ui {

namespace {

struct Pause
{
    Q_DECLARE_TR_FUNCTIONS(PauseText)
};

} // namespace

bool isForMissedOffers(const QString &reason)
{
    return reason == QStringLiteral("missed_offers");
}

QString pauseText(const QString &reason)
{
    return isForMissedOffers(reason) ? Pause::tr("offers were not answered") : reason;
}

} // namespace qiao::workstation::ui
