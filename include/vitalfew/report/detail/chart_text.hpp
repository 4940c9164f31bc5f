// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_DETAIL_CHART_TEXT_HPP
#define VITALFEW_REPORT_DETAIL_CHART_TEXT_HPP

#include <algorithm>  // std::min
#include <array>
#include <charconv>
#include <cstddef>
#include <string>

namespace vitalfew {
inline namespace v0 {
namespace report {
namespace detail {

/// @returns digits with the thousands apart, up to the decimal point: 23,570.25
[[nodiscard]] inline std::string grouped(std::string digits) {
    constexpr std::size_t group = 3;
    const std::size_t first = digits.front() == '-' ? 1 : 0;
    for (std::size_t at = (std::min)(digits.find('.'), digits.size()); at > first + group;) {
        at -= group;
        digits.insert(at, ",");
    }
    return digits;
}

/// @returns 23,570
[[nodiscard]] inline std::string count_text(std::size_t count) {
    return grouped(std::to_string(count));
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
    return grouped({text.data(), end.ptr});
}

/// @returns a share in per cent with one decimal, "79.9 %"; "< 0.1 %" for what would be 0.0 % and is not 0
[[nodiscard]] inline std::string percent_text(double share) {
    if (share > 0 && share < 0.0005) {
        return "< 0.1 %";
    }
    return decimal_text(100 * share, 1) + " %";
}

}  // namespace detail
}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif
