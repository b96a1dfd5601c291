#include "common/protocol/CommandCodec.h"

#include <cstdlib>

using namespace qiao;

namespace {

// What was understood once is understood again when we write it ourselves.
template <typename Request, typename Decode>
void check(const std::variant<Request, protocol::Refusal> &read, Decode decode)
{
    const auto *request = std::get_if<Request>(&read);
    if (request == nullptr) {
        return;
    }
    const auto again = decode(protocol::encode(*request));
    const auto *same = std::get_if<Request>(&again);
    if (same == nullptr || same->id != request->id || same->command.index() != request->command.index()) {
        std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray frame(reinterpret_cast<const char *>(data), qsizetype(size));
    check(protocol::decodeVisitorCommand(frame),
        [](const QByteArray &bytes) { return protocol::decodeVisitorCommand(bytes); });
    check(protocol::decodeAgentCommand(frame),
        [](const QByteArray &bytes) { return protocol::decodeAgentCommand(bytes); });
    return 0;
}
