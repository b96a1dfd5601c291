#pragma once

#include "common/base/Clock.h"
#include "workstation/client/Failure.h"

#include <QByteArray>
#include <QObject>

#include <optional>

namespace qiao::workstation::client {

// How a connection ended.
struct Ending
{
    std::optional<quint16> closeCode; // of the relay's close frame, where one came
    Failure failure;
};

// A way for frames to the relay and back. GUI thread.
class Transport : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    // Begins anew; an earlier connection is dropped without a signal.
    virtual void open() = 0;
    // Only while it is open.
    virtual void send(const QByteArray &frame) = 0;
    // Ends politely; no signal follows.
    virtual void close() = 0;

Q_SIGNALS:
    void opened();
    void frameReceived(const QByteArray &frame);
    // Once for each open() that was not followed by close() or another open(), also when it never came to opened().
    void ended(const qiao::workstation::client::Ending &ending);
    void latencyMeasured(std::chrono::milliseconds latency);
};

} // namespace qiao::workstation::client
