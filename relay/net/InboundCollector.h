#pragma once

#include "relay/link/Inbound.h"

#include <QObject>

#include <functional>

namespace qiao::relay::net {

// Called in a worker's thread with all that came in during one turn of its loop.
using InboundSink = std::function<void(link::InboundBatch)>;

// Gathers what comes in during one turn of the worker's loop and passes it on at once; lives in the worker's thread.
class InboundCollector : public QObject
{
    Q_OBJECT

public:
    explicit InboundCollector(InboundSink sink, QObject *parent = nullptr);

    void add(link::Inbound inbound);

private:
    void passOn();

    InboundSink m_sink;
    link::InboundBatch m_batch;
};

} // namespace qiao::relay::net
