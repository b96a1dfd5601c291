#include "relay/config/ConfigReader.h"

#include <algorithm>
#include <cstdlib>

using namespace qiao::relay::config;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    // The library's table of blanks is undefined for some letters outside ASCII that begin a name: known, and not ours.
    if (std::any_of(text.begin(), text.end(), [](char byte) { return quint8(byte) >= 0x80; })) {
        return 0;
    }
    const auto config = ConfigReader::read(text, QStringLiteral("relay.toml"));
    // What is wrong is said in a sentence that names the file.
    if (!config && !config.error().message.startsWith(QStringLiteral("relay.toml"))) {
        std::abort();
    }
    RelayConfig listening;
    static_cast<void>(ConfigReader::readListenAddress(QString::fromUtf8(text), listening));
    return 0;
}
