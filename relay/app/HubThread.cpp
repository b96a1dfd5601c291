#include "relay/app/HubThread.h"

namespace qiao::relay::app {

HubThread::HubThread()
{
    m_thread.setObjectName(QStringLiteral("hub"));
    m_seat.moveToThread(&m_thread);
}

HubThread::~HubThread()
{
    stop();
}

void HubThread::start(std::unique_ptr<hub::HubRunner> runner)
{
    m_runner = std::move(runner);
    m_runner->moveToThread(&m_thread);
    m_thread.start();
}

void HubThread::stop()
{
    if (!m_thread.isRunning())
        return;
    QMetaObject::invokeMethod(
        &m_seat, [this] { m_runner.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void HubThread::post(link::InboundBatch batch)
{
    QMetaObject::invokeMethod(
        &m_seat,
        [this, batch = std::move(batch)] {
            if (m_runner)
                m_runner->takeInbound(batch);
        },
        Qt::QueuedConnection);
}

void HubThread::post(std::vector<link::FromStorage> batch)
{
    QMetaObject::invokeMethod(
        &m_seat,
        [this, batch = std::move(batch)] {
            if (m_runner)
                m_runner->takeFromStorage(batch);
        },
        Qt::QueuedConnection);
}

} // namespace qiao::relay::app
