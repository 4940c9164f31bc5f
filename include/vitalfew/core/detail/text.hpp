// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CORE_DETAIL_TEXT_HPP
#define VITALFEW_CORE_DETAIL_TEXT_HPP

#include <array>
#include <charconv>
#include <cmath>  // std::abs, std::isnan
#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// @returns the key for a message: text in quotes, a number, or the result of a to_string found by
/// argument-dependent lookup; empty for keys that can only be printed by a stream
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

/// @returns a number in common notation: 100000 and 0.1, not 1e+05 and 0.100000; other types as key_text
template <class Number>
[[nodiscard]] std::string number_text(const Number& number) {
    if constexpr (std::floating_point<Number>) {
        if (std::isnan(number)) {
            return "NaN";  // whatever its sign
        }
        constexpr Number least = 1e-6F;
        constexpr Number most = 1e15F;
        const Number size = std::abs(number);
        const bool usual = size == 0 || (size >= least && size < most);
        std::array<char, 64> text{};
        const auto end =
            std::to_chars(text.data(), text.data() + text.size(), number,
                          usual ? std::chars_format::fixed : std::chars_format::general);
        return {text.data(), end.ptr};
    } else {
        return key_text(number);
    }
}

/// @returns a number rounded to three significant digits, for messages
[[nodiscard]] inline std::string rounded_text(double number) {
    constexpr int digits = 3;
    std::array<char, 64> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number,
                                   std::chars_format::general, digits);
    return {text.data(), end.ptr};
}

}  // namespace detail

}  // namespace v0
}  // namespace vitalfew

#endif
