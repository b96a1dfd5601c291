#pragma once

#include "common/base/Result.h"
#include "relay/config/RelayConfig.h"

#include <QByteArray>
#include <QString>

namespace qiao::relay::config {

// Reads a configuration file (TOML) over the defaults; any thread. An unreadable file, an unknown key, a value of the
// wrong type or out of range is one sentence, `FILE:LINE:COLUMN: …` where there is a place.
class ConfigReader
{
public:
    static base::Result<RelayConfig> readFile(const QString &path);

    // `path` is only named in errors.
    static base::Result<RelayConfig> read(const QByteArray &toml, const QString &path);

    // Reads `ADDRESS:PORT`, `[IPV6]:PORT` as given on the command line; port 0 lets the system choose.
    static base::Result<void> readListenAddress(const QString &text, RelayConfig &config);
};

} // namespace qiao::relay::config
