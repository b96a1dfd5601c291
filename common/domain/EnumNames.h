#pragma once

#include <QString>

#include <array>
#include <optional>

// How the values of an enum are called on the wire and in the database.
namespace qiao::domain {

template <typename Enum> struct Named
{
    Enum value;
    QLatin1StringView name;
};
template <typename Enum> Named(Enum, QLatin1StringView) -> Named<Enum>; // clang 14 wants it said

template <typename Enum, size_t Size> QString nameIn(const std::array<Named<Enum>, Size> &table, Enum value)
{
    for (const Named<Enum> &named : table) {
        if (named.value == value)
            return named.name;
    }
    return {};
}

template <typename Enum, size_t Size>
std::optional<Enum> valueIn(const std::array<Named<Enum>, Size> &table, QStringView name)
{
    for (const Named<Enum> &named : table) {
        if (name == named.name)
            return named.value;
    }
    return std::nullopt;
}

} // namespace qiao::domain
