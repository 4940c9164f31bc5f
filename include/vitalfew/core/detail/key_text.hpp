// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CORE_DETAIL_KEY_TEXT_HPP
#define VITALFEW_CORE_DETAIL_KEY_TEXT_HPP

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// @returns the key as a message names it: text in quotes, a number, what a to_string of the key's own
/// namespace says; nothing for keys that cannot be printed without a stream
template <class Key>
std::string key_text(const Key& key) {
    if constexpr (std::convertible_to<const Key&, std::string_view>) {
        return "\"" + std::string(std::string_view(key)) + "\"";
    } else if constexpr (std::is_arithmetic_v<Key>) {
        return std::to_string(key);
    } else if constexpr (std::is_enum_v<Key>) {
        return std::to_string(static_cast<std::underlying_type_t<Key>>(key));
    } else if constexpr (requires {
                             { to_string(key) } -> std::convertible_to<std::string>;
                         }) {
        return to_string(key);
    } else {
        return {};
    }
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif
