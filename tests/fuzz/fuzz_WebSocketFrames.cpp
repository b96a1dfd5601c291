#include "relay/net/WebSocketCodec.h"

#include <QByteArrayList>
#include <QString>

#include <cstdlib>

using namespace qiao::relay::net;

namespace {

constexpr int mostBytes = 1024;

void insist(bool isTrue)
{
    if (!isTrue) {
        std::abort();
    }
}

// What is heard when the bytes arrive in pieces of that size.
QByteArrayList hear(const QByteArray &bytes, qsizetype piece)
{
    WebSocketCodec codec(mostBytes);
    QByteArrayList heard;
    bool isOver = false;
    for (qsizetype from = 0; from < bytes.size(); from += piece) {
        const QByteArray arrived = bytes.mid(from, piece);
        QByteArrayView rest(arrived);
        while (const auto incoming = codec.next(rest)) {
            insist(!isOver);
            QByteArray line = QByteArray::number(qsizetype(incoming->index()));
            if (const auto *text = std::get_if<WebSocketCodec::Text>(&*incoming)) {
                insist(text->payload.size() <= mostBytes);
                insist(QString::fromUtf8(text->payload).toUtf8() == text->payload);
                line += text->payload;
            } else if (const auto *binary = std::get_if<WebSocketCodec::Binary>(&*incoming)) {
                insist(binary->payload.size() <= mostBytes);
                line += binary->payload;
            } else if (const auto *ping = std::get_if<WebSocketCodec::Ping>(&*incoming)) {
                insist(WebSocketCodec::pongFrame(ping->payload).size() == ping->payload.size() + 2);
                line += ping->payload;
            } else if (const auto *close = std::get_if<WebSocketCodec::Close>(&*incoming)) {
                insist(!close->code || *close->code >= 1000);
                isOver = true;
            } else if (const auto *violation = std::get_if<WebSocketCodec::Violation>(&*incoming)) {
                line += QByteArray::number(int(violation->code));
                isOver = true;
            }
            heard.append(line);
        }
        insist(rest.isEmpty());
    }
    return heard;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2) {
        return 0;
    }
    // The first byte says in which pieces the rest arrives; it must not matter.
    const QByteArray bytes(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1);
    insist(hear(bytes, bytes.size()) == hear(bytes, data[0] + 1));
    return 0;
}
