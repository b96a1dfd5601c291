#include "common/protocol/Limits.h"
#include "relay/api/PollEndpoint.h"

#include <cstdlib>

using namespace qiao;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray body(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto poll = relay::api::PollEndpoint::read(body);
    const bool isWithinBounds = !poll
        || (qsizetype(poll->frames.size()) <= protocol::limits::pollFrames && poll->waitMs >= 0
            && poll->waitMs <= protocol::limits::longestPoll.count()
            && poll->token.size() <= protocol::limits::tokenLength);
    if (!isWithinBounds) {
        std::abort();
    }
    return 0;
}
