#include "common/protocol/Answers.h"
#include "common/protocol/ServerFrame.h"

using namespace qiao;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray frame(reinterpret_cast<const char *>(data), qsizetype(size));
    const base::Result<protocol::ServerFrame> read = protocol::decodeServerFrame(frame);
    if (read) {
        if (const auto *answer = std::get_if<protocol::OkAnswer>(&*read)) {
            static_cast<void>(protocol::agentSessionFromJson(answer->data));
        }
    }
    return 0;
}
