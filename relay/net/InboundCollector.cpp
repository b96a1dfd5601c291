#include "relay/net/InboundCollector.h"

namespace qiao::relay::net {

InboundCollector::InboundCollector(InboundSink sink, QObject *parent)
    : QObject(parent)
    , m_sink(std::move(sink))
{
}

void InboundCollector::add(link::Inbound inbound)
{
    if (m_batch.empty()) {
        QMetaObject::invokeMethod(this, &InboundCollector::passOn, Qt::QueuedConnection);
    }
    m_batch.push_back(std::move(inbound));
}

void InboundCollector::passOn()
{
    m_sink(std::exchange(m_batch, {}));
}

} // namespace qiao::relay::net
