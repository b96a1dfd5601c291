#include "relay/net/HttpRequestParser.h"
#include "relay/net/RequestTarget.h"

#include <cstdlib>

using namespace qiao::relay::net;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    constexpr int headBytes = 1024;
    constexpr qint64 bodyBytes = 4096;
    if (size == 0) {
        return 0;
    }
    // The first byte says in which pieces the rest arrives.
    const qsizetype piece = data[0] == 0 ? qsizetype(size) : data[0];
    const QByteArray bytes(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1);
    static_cast<void>(RequestTarget::parse(bytes));

    HttpRequestParser parser(headBytes);
    parser.setBodyLimit(bodyBytes);
    QByteArray waiting;
    for (qsizetype from = 0; from < bytes.size(); from += piece) {
        waiting.append(bytes.mid(from, piece));
        for (;;) {
            const qsizetype taken = parser.feed(waiting);
            if (taken < 0 || taken > waiting.size()) {
                std::abort();
            }
            waiting.remove(0, taken);
            if (taken == 0 || parser.state() == HttpRequestParser::State::Failed
                || parser.state() == HttpRequestParser::State::Complete) {
                break;
            }
        }
        if (parser.state() == HttpRequestParser::State::Failed) {
            static_cast<void>(parser.failureStatus());
            return 0;
        }
        if (parser.state() == HttpRequestParser::State::Complete) {
            if (parser.request().body.size() > bodyBytes) {
                std::abort();
            }
            return 0;
        }
    }
    return 0;
}
