// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_COMPARE_DETAIL_PRINTED_KEY_HPP
#define VITALFEW_COMPARE_DETAIL_PRINTED_KEY_HPP

#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/values.hpp"

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// @returns a key or a label for a message, with a space before it; nothing when its type cannot be printed
template <class Key>
[[nodiscard]] std::string printed_key(const Key& key) {
    if constexpr (text<Key>) {
        return " \"" + std::string(std::string_view(key)) + "\"";
    } else if constexpr (std::same_as<Key, grade>) {
        return std::string(" ") + letter(key);
    } else if constexpr (std::same_as<Key, bool>) {
        return key ? " true" : " false";
    } else if constexpr (std::integral<Key>) {
        return " " + std::to_string(key);
    } else if constexpr (std::is_enum_v<Key>) {
        return " number " + std::to_string(static_cast<std::underlying_type_t<Key>>(key));
    } else {
        return {};
    }
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif
