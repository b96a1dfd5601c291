#include "relay/net/Utf8Validator.h"

#include <cstring>

namespace qiao::relay::net {

namespace {

constexpr quint64 highBits = 0x8080808080808080U;

} // namespace

bool Utf8Validator::feed(QByteArrayView bytes)
{
    const char *at = bytes.data();
    const char *const end = at + bytes.size();
    while (at != end) {
        if (m_left == 0) {
            // Most of what is said is ASCII: eight characters at a time.
            quint64 eight = 0;
            while (end - at >= qsizetype(sizeof eight)) {
                std::memcpy(&eight, at, sizeof eight);
                if ((eight & highBits) != 0) {
                    break;
                }
                at += sizeof eight;
            }
            if (at == end) {
                break;
            }
        }
        const uchar byte = uchar(*at++);
        if (m_left == 0) {
            if (!begin(byte)) {
                return false;
            }
        } else {
            if (byte < m_least || byte > m_most) {
                return false;
            }
            --m_left;
            m_least = 0x80;
            m_most = 0xbf;
        }
    }
    return true;
}

bool Utf8Validator::begin(uchar lead)
{
    if (lead < 0x80) {
        return true;
    }
    if (lead < 0xc2 || lead > 0xf4) { // a continuation, an overlong pair, or beyond U+10FFFF
        return false;
    }
    m_left = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    switch (lead) {
    case 0xe0: // below it a shorter form exists
        m_least = 0xa0;
        break;
    case 0xed: // above it lie the surrogates
        m_most = 0x9f;
        break;
    case 0xf0: // below it a shorter form exists
        m_least = 0x90;
        break;
    case 0xf4: // above it lies what is beyond U+10FFFF
        m_most = 0x8f;
        break;
    default:
        break;
    }
    return true;
}

} // namespace qiao::relay::net
