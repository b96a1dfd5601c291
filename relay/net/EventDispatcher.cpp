#include "relay/net/EventDispatcher.h"

#include <QThread>

#ifdef Q_OS_LINUX
#include "relay/net/EpollDispatcher.h"
#endif

namespace qiao::relay::net {

std::unique_ptr<QAbstractEventDispatcher> makeEventDispatcher()
{
#ifdef Q_OS_LINUX
    auto dispatcher = std::make_unique<EpollDispatcher>();
    if (dispatcher->isValid()) {
        return dispatcher;
    }
#endif
    return nullptr;
}

void giveEventDispatcher(QThread &thread)
{
    if (auto dispatcher = makeEventDispatcher()) {
        thread.setEventDispatcher(dispatcher.release());
    }
}

} // namespace qiao::relay::net
