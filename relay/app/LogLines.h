#pragma once

#include <QString>

QT_BEGIN_NAMESPACE
class QMessageLogContext;
QT_END_NAMESPACE

namespace qiao::relay::app {

// One log line: `time=… level=info category=qiao.net message="…"`, with control characters escaped. Any thread.
QByteArray logLine(QtMsgType type, const QMessageLogContext &context, const QString &message);

// Sends every message of the process to standard error as such a line.
void installLogLines();

} // namespace qiao::relay::app
