// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_COMPARE_DETAIL_PRINTED_KEY_HPP
#define VITALFEW_COMPARE_DETAIL_PRINTED_KEY_HPP

#include "vitalfew/core/detail/text.hpp"
#include "vitalfew/core/grade.hpp"

#include <concepts>
#include <string>
#include <type_traits>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// @returns a key or a label for a message, with a space before it; nothing when its type cannot be printed
template <class Key>
[[nodiscard]] std::string printed_key(const Key& key) {
    if constexpr (std::same_as<Key, grade>) {
        return std::string(" ") + grade_letter(key);
    } else if constexpr (std::same_as<Key, bool>) {
        return key ? " true" : " false";
    } else {
        const std::string printed = key_text(key);
        return (printed.empty() ? "" : std::is_enum_v<Key> ? " number " : " ") + printed;
    }
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif
