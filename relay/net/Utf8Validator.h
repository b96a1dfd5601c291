#pragma once

#include <QByteArrayView>

namespace qiao::relay::net {

// Tells whether bytes that arrive in pieces are UTF-8 (RFC 3629), at the first byte that rules it out; a value.
class Utf8Validator
{
public:
    // False when what came so far cannot become UTF-8, however it goes on; nothing may be fed any more then.
    [[nodiscard]] bool feed(QByteArrayView bytes);

    // Whether no character is left unfinished.
    bool isComplete() const { return m_left == 0; }

    void reset() { *this = {}; }

private:
    bool begin(uchar lead);

    quint8 m_left = 0; // bytes to come of the character that was begun
    quint8 m_least = 0x80; // what the next of them may be
    quint8 m_most = 0xbf;
};

} // namespace qiao::relay::net
