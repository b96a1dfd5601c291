#include "workstation/app/FailureCode.h"

namespace qiao::workstation::app {

QString failureCode(const client::Failure &failure)
{
    switch (failure.cause) {
    case client::Cause::Refused:
        return base::nameOf(failure.error.code);
    case client::Cause::Untrusted:
        return QStringLiteral("tls");
    case client::Cause::TimedOut:
        return QStringLiteral("timeout");
    case client::Cause::Unreachable:
    case client::Cause::NotARelay:
    case client::Cause::Local:
        break;
    }
    return QStringLiteral("unreachable");
}

} // namespace qiao::workstation::app
