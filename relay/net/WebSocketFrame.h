#pragma once

#include <QByteArray>

namespace qiao::relay::net {

// One unfragmented, unmasked text frame as it stands on the wire (RFC 6455, 5.2): made once for all its readers.
inline QByteArray textFrame(const QByteArray &payload)
{
    constexpr char finalText = char(0x81);
    const quint64 size = quint64(payload.size());
    QByteArray frame;
    frame.reserve(payload.size() + 10);
    frame.append(finalText);
    int lengthBytes = 0;
    if (size < 126) {
        frame.append(char(size));
    } else if (size <= 0xffff) {
        frame.append(char(126));
        lengthBytes = 2;
    } else {
        frame.append(char(127));
        lengthBytes = 8;
    }
    for (int shift = (lengthBytes - 1) * 8; shift >= 0; shift -= 8) {
        frame.append(char((size >> shift) & 0xff));
    }
    frame.append(payload);
    return frame;
}

} // namespace qiao::relay::net
