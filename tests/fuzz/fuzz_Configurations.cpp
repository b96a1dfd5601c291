#include "relay/config/ConfigReader.h"

#include <cstdlib>

using namespace qiao::relay::config;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto config = ConfigReader::read(text, QStringLiteral("relay.toml"));
    // What is wrong is said in a sentence that names the file.
    if (!config && !config.error().message.startsWith(QStringLiteral("relay.toml"))) {
        std::abort();
    }
    RelayConfig listening;
    static_cast<void>(ConfigReader::readListenAddress(QString::fromUtf8(text), listening));
    return 0;
}
