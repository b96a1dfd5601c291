#pragma once

#include "tests/integration/BusyVisitor.h"
#include "tests/integration/Watcher.h"

#include <memory>
#include <vector>

namespace qiao::tests {

using BusyVisitors = std::vector<std::unique_ptr<BusyVisitor>>;

// What became of everything that was written: by the visitors' answers, and by what the watcher was shown.
struct Tally
{
    qsizetype sent = 0;
    qsizetype acknowledged = 0;
    qsizetype delivered = 0;
    qsizetype lost = 0; // acknowledged, and not shown under the number that the ok named
    qsizetype doubled = 0; // shown more than once
    qsizetype disordered = 0; // conversations shown in another order than they were written in
    qsizetype reconnects = 0;
    qsizetype refusedForNow = 0;
    QString fault; // the first that a client found

    static Tally of(const BusyVisitors &visitors, const Watcher &watcher);
    QString toString() const;
};

BusyVisitors connectVisitors(const RelayProcess &relay, int count, quint16 port = 0);
// Ends the writing, and waits until all is answered and shown. False when that does not come.
bool settle(const BusyVisitors &visitors, const Watcher &watcher, int timeoutMs = 60'000);

} // namespace qiao::tests
