// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_DISPLAY_WIDTH_HPP
#define VITALFEW_REPORT_DISPLAY_WIDTH_HPP

#include "vitalfew/report/detail/character_width.hpp"

#include <algorithm>  // std::min
#include <cstddef>
#include <string>
#include <string_view>

namespace vitalfew {
inline namespace v0 {
namespace report {

/// @returns how many columns of a terminal a text in UTF-8 takes: 2 for each East Asian wide character and each
/// emoji, 0 for each combining one, 1 for each sequence of bytes that is no character
/// Complexity: O(bytes) time; allocates nothing.
/// @see Unicode Standard Annex #11, "East Asian Width"; an estimate, as good as terminals agree among
/// themselves
[[nodiscard]] constexpr std::size_t display_width(std::string_view text) noexcept {
    std::size_t columns = 0;
    while (!text.empty()) {
        const detail::utf8_character c = detail::next_character(text);
        columns += c.valid ? detail::character_width(c.value) : 1;
        text.remove_prefix(c.bytes);
    }
    return columns;
}

/// @returns a text as it may be shown on a terminal, whatever it holds: valid UTF-8, each control character a
/// blank (among them the marks that turn the direction of writing round), each broken sequence of bytes
/// U+FFFD; no wider than a number of columns, cut with an ellipsis
/// Complexity: O(bytes) time; allocates the result.
[[nodiscard]] inline std::string printable(std::string_view text, std::size_t columns) {
    constexpr std::string_view ellipsis = "\xE2\x80\xA6";     // U+2026
    constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD
    std::string result;
    std::size_t used = 0;
    std::size_t cut = 0;  // how much of the result leaves room for an ellipsis
    while (!text.empty()) {
        const detail::utf8_character c = detail::next_character(text);
        const bool control = c.valid && detail::is_control(c.value);
        const bool shown = c.valid && !control && c.value != 0xFFFD;
        const std::size_t taken = shown ? detail::character_width(c.value) : 1;
        if (used + taken > columns) {
            result.resize(cut);
            return columns == 0 ? result : result.append(ellipsis);
        }
        result += shown ? text.substr(0, c.bytes) : control ? std::string_view(" ") : replacement;
        used += taken;
        if (used < columns) {
            cut = result.size();
        }
        text.remove_prefix(c.bytes);
    }
    return result;
}

/// @returns printable(text, columns), filled up with blanks to exactly that many columns
[[nodiscard]] inline std::string fitted(std::string_view text, std::size_t columns) {
    std::string result = printable(text, columns);
    result.append(columns - (std::min)(columns, display_width(result)), ' ');
    return result;
}

}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif
