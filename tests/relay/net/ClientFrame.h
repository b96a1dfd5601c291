#pragma once

#include <QByteArray>

namespace qiao::tests::net {

// One frame as a client sends it. The mask of zeros, which the tests use where it does not matter, leaves the payload
// readable.
inline QByteArray clientFrame(
    int opcode, const QByteArray &payload, bool isFinal = true, const QByteArray &mask = QByteArray(4, '\0'))
{
    const quint64 size = quint64(payload.size());
    QByteArray bytes;
    bytes.append(char((isFinal ? 0x80 : 0) | opcode));
    bytes.append(char(0x80 | (size < 126 ? size : size <= 0xffff ? 126 : 127)));
    const int extended = size < 126 ? 0 : size <= 0xffff ? 2 : 8;
    for (int i = extended - 1; i >= 0; --i) {
        bytes.append(char((size >> (i * 8)) & 0xff));
    }
    bytes.append(mask);
    for (qsizetype i = 0; i < payload.size(); ++i) {
        bytes.append(char(payload[i] ^ mask[i % 4]));
    }
    return bytes;
}

} // namespace qiao::tests::net
