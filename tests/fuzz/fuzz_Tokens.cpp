#include "relay/auth/Jwt.h"

#include <cstdlib>

using namespace qiao;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString token = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    // Nobody who does not know the secret writes a token that passes.
    if (relay::auth::verifyJwt(QByteArray("a secret that no fuzzer guesses"), token, base::fromEpochMs(0))) {
        std::abort();
    }
    return 0;
}
