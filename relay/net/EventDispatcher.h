#pragma once

#include <QAbstractEventDispatcher>

#include <memory>

class QThread;

namespace qiao::relay::net {

// The event dispatcher for a thread that owns sockets: epoll on Linux; null elsewhere, where Qt's own one is used.
std::unique_ptr<QAbstractEventDispatcher> makeEventDispatcher();

// Gives a thread that is not running yet the dispatcher of makeEventDispatcher().
void giveEventDispatcher(QThread &thread);

} // namespace qiao::relay::net
