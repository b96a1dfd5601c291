#include "tests/integration/Tally.h"

#include <QSet>
#include <QTest>

namespace qiao::tests {

using namespace Qt::StringLiterals;

Tally Tally::of(const BusyVisitors &visitors, const Watcher &watcher)
{
    Tally tally;
    tally.fault = watcher.fault();
    for (const auto &visitor : visitors) {
        const QMap<qint64, QString> &acknowledged = visitor->acknowledged();
        const QStringList shown = watcher.texts(visitor->conversation());
        const QMap<qint64, QString> numbered = watcher.numbered(visitor->conversation());
        tally.sent += visitor->written();
        tally.acknowledged += acknowledged.size();
        tally.delivered += shown.size();
        tally.doubled += shown.size() - QSet<QString>(shown.begin(), shown.end()).size();
        for (auto message = acknowledged.cbegin(); message != acknowledged.cend(); ++message)
            tally.lost += numbered.value(message.key()) == message.value() ? 0 : 1;
        bool isOrdered = shown == acknowledged.values();
        for (qsizetype i = 0; i < shown.size(); ++i)
            isOrdered = isOrdered && shown[i].contains(u":%1 "_s.arg(i + 1));
        tally.disordered += isOrdered ? 0 : 1;
        tally.reconnects += visitor->reconnects();
        tally.refusedForNow += visitor->refusedForNow();
        if (tally.fault.isEmpty())
            tally.fault = visitor->fault();
    }
    return tally;
}

QString Tally::toString() const
{
    return u"sent %1, acknowledged %2, delivered %3, lost %4, doubled %5, out of order %6; reconnects %7, refused for now %8"_s
        .arg(sent)
        .arg(acknowledged)
        .arg(delivered)
        .arg(lost)
        .arg(doubled)
        .arg(disordered)
        .arg(reconnects)
        .arg(refusedForNow);
}

BusyVisitors connectVisitors(const RelayProcess &relay, int count, quint16 port)
{
    BusyVisitors visitors;
    for (int number = 0; number < count; ++number) {
        visitors.push_back(std::make_unique<BusyVisitor>(relay, number, port));
        visitors.back()->connectNow();
    }
    return visitors;
}

bool settle(const BusyVisitors &visitors, const Watcher &watcher, int timeoutMs)
{
    for (const auto &visitor : visitors)
        visitor->stopWriting();
    return QTest::qWaitFor(
        [&] {
            return std::all_of(visitors.begin(), visitors.end(), [&](const auto &visitor) {
                return visitor->isSettled()
                    && watcher.texts(visitor->conversation()).size() >= visitor->acknowledged().size();
            });
        },
        timeoutMs);
}

} // namespace qiao::tests
