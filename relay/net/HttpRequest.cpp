#include "relay/net/HttpRequest.h"

namespace qiao::relay::net {

std::optional<QByteArray> HttpRequest::field(QByteArrayView name) const
{
    std::optional<QByteArray> found;
    for (const auto &[key, value] : fields) {
        if (key == name) {
            if (found) {
                return std::nullopt;
            }
            found = value;
        }
    }
    return found;
}

QByteArray HttpRequest::listField(QByteArrayView name) const
{
    QByteArray joined;
    for (const auto &[key, value] : fields) {
        if (key == name) {
            if (!joined.isEmpty()) {
                joined += ", ";
            }
            joined += value;
        }
    }
    return joined;
}

} // namespace qiao::relay::net
