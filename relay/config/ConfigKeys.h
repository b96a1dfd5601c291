#pragma once

#include "relay/config/RelayConfig.h"

#include <functional>
#include <span>
#include <variant>

namespace qiao::relay::config {

// A whole number with its bounds, both allowed.
struct IntegerKey
{
    qint64 least;
    qint64 most;
    std::function<void(RelayConfig &, qint64)> set;
};

// Text; `set` answers what is wrong with it, or nothing.
struct TextKey
{
    std::function<QString(RelayConfig &, const QString &)> set;
};

// A list of texts; `set` answers what is wrong with one, or nothing.
struct TextListKey
{
    std::function<QString(RelayConfig &, const QStringList &)> set;
};

// One key of the configuration file: `table.name`, and what it means.
struct ConfigKey
{
    const char *table;
    const char *name;
    const char *meaning;
    std::variant<IntegerKey, TextKey, TextListKey> kind;
};

// Every key there is, by table.
std::span<const ConfigKey> configKeys();

} // namespace qiao::relay::config
