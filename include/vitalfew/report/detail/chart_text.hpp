// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_DETAIL_CHART_TEXT_HPP
#define VITALFEW_REPORT_DETAIL_CHART_TEXT_HPP

#include <array>
#include <charconv>
#include <cstddef>
#include <string>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// @returns a number with its thousands apart: 23,570
[[nodiscard]] inline std::string count_text(std::size_t count) {
    std::string text = std::to_string(count);
    for (std::size_t left = text.size(); left > 3;) {
        left -= 3;
        text.insert(left, ",");
    }
    return text;
}

/// @returns "1 client", "23,570 clients"
[[nodiscard]] inline std::string clients_text(std::size_t clients) {
    return count_text(clients) + (clients == 1 ? " client" : " clients");
}

/// @returns a finite number with so many decimals
[[nodiscard]] inline std::string decimal_text(double number, int decimals) {
    std::array<char, 400> text{};  // the largest double has 309 digits
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number,
                                   std::chars_format::fixed, decimals);
    return {text.data(), end.ptr};
}

/// @returns a share in per cent with one decimal: "79.9 %"
[[nodiscard]] inline std::string percent_text(double share) {
    return decimal_text(100 * share, 1) + " %";
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif
